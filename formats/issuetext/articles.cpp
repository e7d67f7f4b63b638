#include "issuetext/articles.hpp"

#include <algorithm>

namespace broadsheet::issuetext {

std::vector<Story> stories_of(std::vector<Item>& items, const std::vector<Evidence>& evidence) {
  const std::vector<Step> way = best_way(items, evidence);
  std::vector<Story> out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Step& step = way[i];
    if (out.empty() || step.act == Act::begins) out.emplace_back();
    Story& story = out.back();
    const bool group = step.state == State::head_before || step.state == State::head_after;
    if (items[i].doubtful) items[i].kind = group || step.act == Act::subhead ? Kind::head : Kind::paragraph;
    items[i].doubtful = false;
    const bool head = items[i].kind == Kind::head && step.act != Act::subhead;
    (head ? story.heads : story.body).push_back(i);
    if (items[i].kind == Kind::head && !head) story.titles.push_back({i, step.probability});
    if (!head) continue;
    story.head_after = step.state == State::head_after;
    story.confidence = story.heads.size() == 1 ? step.probability : std::min(story.confidence, step.probability);
  }
  return out;
}

}  // namespace broadsheet::issuetext
