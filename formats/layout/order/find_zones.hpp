// layout/order/find_zones.hpp - the stages that make zones, one after the other.
#pragma once

#include "layout/zones/zones.hpp"

namespace broadsheet::layout {

/// REQUIRES: one hint for each line; lines are valid.
Zones find_zones(const Page& page, const std::vector<LineHint>& hints);

}  // namespace broadsheet::layout
