// layout/regions/running.hpp - articles that run from column to column: briefs, notices.
#pragma once

#include "layout/regions/grouping.hpp"

namespace broadsheet::layout {

/// Whether the columns of a row hold articles of one column each, of which one goes on at the top of the next
/// column, above the heading of another.
bool runs_on(const RegionContext& context, const std::vector<ZoneList>& pieces);

/// Neighbours in a row that are such columns, whatever stands beside them: [begin, end) of two pieces and
/// more.
std::vector<std::pair<std::size_t, std::size_t>> running_columns(const RegionContext& context,
                                                                 const std::vector<ZoneList>& pieces);

/// Such columns, from left to right: each heading begins an article, what stands above the first heading of a
/// column belongs to the last article of the column before.
std::vector<ZoneList> running_articles(const RegionContext& context, const std::vector<ZoneList>& pieces);

}  // namespace broadsheet::layout
