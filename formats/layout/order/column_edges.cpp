#include "layout/order/column_edges.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::layout {
namespace {

constexpr std::size_t kInitialLines = 6;  // that a drop cap stands beside at most
constexpr double kPushedIn = 1;           // em

const Box& box(const Page& page, const Zone& column, std::size_t k) {
  return page.lines[column.lines[k]].box;
}

// A drop cap pushes in the lines below the first that it stands beside; TeX pushes them in further than the
// first.
bool is_beside_initial(const Page& page, const Zone& column, std::size_t k, double em) {
  for (std::size_t j = k > kInitialLines ? k - kInitialLines : 0; j < k; ++j) {
    const Line& first = page.lines[column.lines[j]];
    if (!first.has_initial) continue;
    bool beside = true;
    for (std::size_t i = j + 1; i <= k; ++i) {
      const double in = box(page, column, i).x0 - first.initial.x1;
      beside = beside && in > -0.3 * em && in < kPushedIn * em;
    }
    if (beside && box(page, column, k).y0 < first.initial.y1 + 0.5 * em) return true;
  }
  return false;
}

Edges edges_near(const Page& page, const Zone& column, std::size_t k) {
  std::vector<double> left, right;
  for (std::size_t j = k > 4 ? k - 4 : 0; j < std::min(column.lines.size(), k + 5); ++j)
    left.push_back(box(page, column, j).x0), right.push_back(box(page, column, j).x1);
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  return {left[left.size() / 4], right[right.size() * 3 / 4]};
}

// Moves the edges that `figure` pushes in beside line k.
void make_room(const Page& page, const Zone& column, std::size_t k, const Box& figure, double em,
               Edges& edges) {
  const Box& b = box(page, column, k);
  const bool on_left = figure.x1 < b.x0 + em && figure.x0 > column.left - em;
  const bool on_right = figure.x0 > b.x1 - em && figure.x1 < column.right + em;
  double left = 1e9, right = -1e9;
  for (const std::size_t l : column.lines) {
    const Box& o = page.lines[l].box;
    if (figure.y0 >= o.y1 || figure.y1 <= o.y0) continue;
    if (o.x0 > figure.x1 - em) left = std::min(left, o.x0);
    right = std::max(right, o.x1);
  }
  if (on_left) edges.left = left < 1e9 ? left : b.x0;
  if (on_right && right > -1e9) edges.right = right;
}

}  // namespace

Edges edges_at(const Page& page, const Zones& zones, const Region& region, const Zone& column,
               std::size_t k) {
  if (page.recognised) return edges_near(page, column, k);
  const double em = zones.measures.body;
  const Box& b = box(page, column, k);
  Edges edges{column.left, column.right};
  for (const std::size_t f : region.zones) {
    const Zone& figure = zones.zones[f];
    if (figure.kind == ZoneKind::figure && figure.box.y0 < b.y1 && figure.box.y1 > b.y0)
      make_room(page, column, k, figure.box, em, edges);
  }
  if (is_beside_initial(page, column, k, em)) edges.left = b.x0;
  return edges;
}

}  // namespace broadsheet::layout
