// layout/regions/owners.hpp - articles that no white strip separates, and pieces that one strip too many
// separated.
#pragma once

#include "layout/regions/grouping.hpp"

namespace broadsheet::layout {

/// A group for each heading of `zones`, with the columns and figures it owns; what none owns is the last
/// group.
std::vector<ZoneList> by_owner(const RegionContext& context, const ZoneList& zones);

/// A group without a heading whose column begins right of one that another group ends with goes on from it.
void join_continuing(const RegionContext& context, std::vector<ZoneList>& groups);

/// A group without body or without heading joins its neighbour of the same width. Joined ones are marked.
void join_incomplete(const RegionContext& context, std::vector<ZoneList>& groups);

}  // namespace broadsheet::layout
