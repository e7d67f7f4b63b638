// layout/zones/by_top.hpp - boxes that are asked for by height: those near one are found without a look at
// the others of the page.
#pragma once

#include "layout/page.hpp"

#include <algorithm>
#include <vector>

namespace broadsheet::layout {

class ByTop {
 public:
  /// Of the zones of one kind. Later ones are not seen.
  template <class Zones, class Kind>
  ByTop(const Zones& zones, Kind kind) {
    for (const auto& zone : zones)
      if (zone.kind == kind) boxes_.push_back(zone.box);
    std::stable_sort(boxes_.begin(), boxes_.end(), [](const Box& a, const Box& b) { return a.y0 < b.y0; });
    for (const Box& box : boxes_)
      lowest_.push_back(lowest_.empty() ? box.y1 : std::max(lowest_.back(), box.y1));
  }

  /// Calls `look` with each box that reaches into the stretch from `top` to `bottom`, lowest first, until it
  /// gives true; whether it did.
  template <class Look>
  bool any(double top, double bottom, Look&& look) const {
    const auto end = std::upper_bound(boxes_.begin(), boxes_.end(), bottom,
                                      [](double y, const Box& box) { return y < box.y0; });
    for (auto i = static_cast<std::size_t>(end - boxes_.begin()); i-- > 0 && lowest_[i] >= top;)
      if (boxes_[i].y1 >= top && look(boxes_[i])) return true;
    return false;
  }

 private:
  std::vector<Box> boxes_;
  std::vector<double> lowest_;  // of a box and those above it
};

}  // namespace broadsheet::layout
