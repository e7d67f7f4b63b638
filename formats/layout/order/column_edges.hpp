// layout/order/column_edges.hpp - where the lines of a column begin and end: indents are measured from there.
#pragma once

#include "layout/regions/regions.hpp"

namespace broadsheet::layout {

/// In the units of the page.
struct Edges {
  double left, right;
};

/// Beside line `k` of `column`: figures of its region and drop caps push lines in. Of recognised pages, which
/// waver and are skewed, the quartiles of the lines around.
Edges edges_at(const Page& page, const Zones& zones, const Region& region, const Zone& column, std::size_t k);

}  // namespace broadsheet::layout
