// layout/lines/along_line.hpp - runs seen along their line, whichever way it goes.
#pragma once

#include "layout/page.hpp"

#include <cstddef>
#include <vector>

namespace broadsheet::layout {

using Order = std::vector<std::size_t>;  // of runs
using Chains = std::vector<Order>;       // runs of a line, from left to right

constexpr double kGapOfTwo = 16;  ///< em between two words that fill a line of a column

/// `from`..`to` in the direction of reading, `across` to the next line, in points.
struct AlongLine {
  double from, to, across, size;
  int way;  ///< runs of different ways are never of one line; 0 is upright and horizontal
};

inline AlongLine along_line(const Run& r) {
  if (r.vertical) return {r.box.y0, r.box.y1, -r.box.centre_x(), r.size, 4};
  switch (r.rotation) {
    case 90: return {r.box.y0, r.box.y1, -r.baseline, r.size, 1};
    case 180: return {-r.box.x1, -r.box.x0, -r.baseline, r.size, 2};
    case 270: return {-r.box.y1, -r.box.y0, r.baseline, r.size, 3};
    default: return {r.box.x0, r.box.x1, r.baseline, r.size, 0};
  }
}

}  // namespace broadsheet::layout
