#include "reconstruct/articles/segment.hpp"

#include <algorithm>

namespace broadsheet::reconstruct {
namespace {

void promote_title(const std::vector<Item>& items, Story& story, std::size_t longest_title) {
  const auto title = std::find_if(story.titles.begin(), story.titles.end(), [&](const Story::Title& t) {
    return items[t.item].joined.text.size() > longest_title;
  });
  if (!story.heads.empty() || title == story.titles.end()) return;
  story.heads.push_back(title->item);
  story.confidence = title->probability;
  story.body.erase(std::find(story.body.begin(), story.body.end(), title->item));
  story.titles.erase(title);
}

}  // namespace

void refuse_foreign_titles(std::vector<Item>& items, const std::vector<ItemFeatures>& features) {
  const auto is_text = [&](std::size_t k) {
    return items[k].kind == ItemKind::paragraph && !items[k].doubtful;
  };
  for (std::size_t i = 2; i + 2 < items.size(); ++i) {
    if (items[i].kind != ItemKind::head) continue;
    // A single paragraph says too little.
    if (!is_text(i - 2) || !is_text(i - 1) || !is_text(i + 1) || !is_text(i + 2)) continue;
    const HeadFeatures& f = features[i].head;
    if (f[HeadFeature::cohesion_of_bodies] == 0 && f[HeadFeature::line_share_before] == 0)
      items[i].no_title = true;
  }
}

std::vector<Story> segment_articles(std::vector<Item>& items, const std::vector<ItemFeatures>& features,
                                    std::size_t longest_title) {
  const std::vector<ArticleStep> way = best_path(items, features);
  std::vector<Story> out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const ArticleStep& step = way[i];
    if (out.empty() || step.transition == Transition::begins) out.emplace_back();
    Story& story = out.back();
    const bool group = step.state == ArticleState::head_before || step.state == ArticleState::head_after;
    if (items[i].doubtful)
      items[i].kind = group || step.transition == Transition::subhead ? ItemKind::head : ItemKind::paragraph;
    items[i].doubtful = false;
    const bool head = items[i].kind == ItemKind::head && step.transition != Transition::subhead;
    (head ? story.heads : story.body).push_back(i);
    if (items[i].kind == ItemKind::head && !head) story.titles.push_back({i, step.probability});
    if (!head) continue;
    story.head_after = step.state == ArticleState::head_after;
    story.confidence =
        story.heads.size() == 1 ? step.probability : std::min(story.confidence, step.probability);
  }
  for (Story& story : out) promote_title(items, story, longest_title);
  return out;
}

}  // namespace broadsheet::reconstruct
