#include "issuetext/order/reorder.hpp"

#include <utility>

namespace broadsheet::issuetext {

OrderedPage reorder(Page page, PageFurniture furniture, const ReadingOrder& found) {
  const std::vector<std::size_t>& order = found.order;
  for (const std::size_t head : found.heads) page.lines[head].blank_before = false;
  std::vector<Line> lines;
  std::vector<FurnitureKind> kinds;
  std::vector<std::size_t> places(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    lines.push_back(page.lines[order[i]]);
    lines.back().moved = i > 0 && order[i] != order[i - 1] + 1;
    kinds.push_back(furniture.lines[order[i]]);
    places[order[i]] = i;
  }
  page.lines = std::move(lines);
  furniture.lines = std::move(kinds);
  for (std::size_t& line : furniture.number_lines) line = places[line];
  return {std::move(page), std::move(furniture)};
}

}  // namespace broadsheet::issuetext
