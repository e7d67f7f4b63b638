#include "layout/lines/edges.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::layout {
namespace {

constexpr std::size_t kLines = 4;  // make an edge
constexpr double kReach = 16;      // em above and below where they stand
constexpr double kShortest = 4;    // em that a line is long

}  // namespace

Edges::Edges(const std::vector<Stretch>& stretches, double em)
    : unit_(std::max(0.25, em / 10)), reach_(kReach * em) {
  for (const Stretch& s : stretches) {
    if (s.to - s.from < kShortest * s.size) continue;
    left_[at(s.from)].push_back(s.across);
    right_[at(s.to)].push_back(s.across);
  }
  for (auto* side : {&left_, &right_})
    for (auto& [x, heights] : *side) std::sort(heights.begin(), heights.end());
}

long Edges::at(double x) const { return std::lround(x / unit_); }

bool Edges::is_edge(const Heights& side, double x, double y) const {
  std::size_t n = 0;
  for (const long near : {-1, 0, 1}) {
    const auto found = side.find(at(x) + near);
    if (found == side.end()) continue;
    const std::vector<double>& h = found->second;
    n += static_cast<std::size_t>(std::upper_bound(h.begin(), h.end(), y + reach_) -
                                  std::lower_bound(h.begin(), h.end(), y - reach_));
  }
  return n >= kLines;
}

}  // namespace broadsheet::layout
