#include "positioned/line_hints.hpp"

#include "issuetext/lines/furniture.hpp"
#include "reconstruct/language/phrases.hpp"

#include <algorithm>
#include <numeric>

namespace broadsheet::positioned {
namespace {

using namespace reconstruct;

constexpr View kQuotes = U"”’」』》）)\"'】";

// Furniture is recognised by what stands beside it at the edges of a page, so its lines are looked at from
// top to bottom.
void find_furniture_lines(const layout::Page& page, const std::vector<Text>& lines, const Profile& profile,
                          std::vector<layout::LineHint>& hints) {
  std::vector<std::size_t> order(lines.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const layout::Box &x = page.lines[a].box, &y = page.lines[b].box;
    return x.y0 != y.y0 ? x.y0 < y.y0 : x.x0 < y.x0;
  });
  Page sorted;
  for (const std::size_t i : order) {
    Line line;
    line.begin = sorted.text.size();
    sorted.text += lines[i];
    line.end = sorted.text.size();
    sorted.lines.push_back(line);
  }
  const PageFurniture found = issuetext::find_furniture(sorted, profile);
  for (std::size_t k = 0; k < order.size(); ++k) {
    layout::LineHint& hint = hints[order[k]];
    hint.furniture = found.lines[k] != FurnitureKind::none;
    hint.sure_furniture = found.lines[k] == FurnitureKind::editors;
  }
}

}  // namespace

std::vector<layout::LineHint> line_hints(const layout::Page& page, const std::vector<Text>& lines,
                                         const Profile& profile) {
  std::vector<layout::LineHint> out(lines.size());
  find_furniture_lines(page, lines, profile, out);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const View s = lines[i];
    if (s.empty()) continue;
    layout::LineHint& hint = out[i];
    const auto to = jump_to(s, profile), from = jump_from(s, profile);
    const auto closing = closing_of(s, profile);
    hint.lead = from.has_value() || lead_of(s, profile).has_value();
    hint.byline = !byline_line(s, profile).empty() && !lead_of(s, profile);
    hint.closing = is_whole(to, s) || (closing && closing->begin == 0);
    hint.continued_from = is_whole(from, s);
    hint.caption = starts_caption(s, profile) || is_credit(s, profile);
    hint.ends_sentence = is_sentence_end(s);
    const char32_t last = s.back();
    hint.ends_open = !hint.ends_sentence && kQuotes.find(last) == View::npos && last != U'：' &&
                     last != ':' && last != U'…' && last != U'；' && last != ';';
  }
  return out;
}

}  // namespace broadsheet::positioned
