// layout/regions/cuts.hpp - white strips and rules that part zones.
#pragma once

#include "layout/zones/zones.hpp"

namespace broadsheet::layout {

using ZoneList = std::vector<std::size_t>;  ///< indices into Zones::zones

enum class Axis : unsigned char { across, down };  ///< of a strip: it runs across the page, or down

/// The parts between strips of at least `least`, or rules, that run through all of `zones`, in order.
/// O(n log n + n * rules near).
std::vector<ZoneList> cut(const Zones& all, const ZoneList& zones, Axis axis, double least);

Box box_of(const Zones& all, const ZoneList& zones);

}  // namespace broadsheet::layout
