// layout/regions/regions.hpp - zones -> regions: the zones that make one article each.
//
// Filled or framed boxes stand for themselves. Then white strips and rules part the page, first across, then
// down, as long as they go through; the columns of a row that remain are grouped with the best sum of what
// speaks for one article: one heading, centred over its columns, tops level, a sentence that runs over the
// break between two columns, neighbours in the stream. Where no strip parts two headings, a column belongs to
// the heading right above it, to the level column beside it, or to what the column before ends with.
#pragma once

#include "layout/zones/zones.hpp"

namespace broadsheet::layout {

/// What spoke for a region, for the stages that weigh evidence.
struct RegionFacts {
  bool has_heading = false, has_body = false;
  std::int32_t panel = kNone;  ///< the filled or framed box that it stands in, in Zones::panels
  bool owned = false;          ///< no white strip separated it: found by what stands above and beside
  bool attached = false;       ///< put together from pieces of which one lacked body or heading
  bool given = false;          ///< its borders are the source's
  bool head_below = false, head_beside = false;
  double centre_off = 0;         ///< em between the centres of heading and columns
  std::int32_t article = kNone;  ///< in Page::articles, if given
};

struct Region {
  std::vector<std::size_t> zones;  ///< headings from top to bottom, then columns and figures in reading order
  Box box;
  RegionFacts facts;
};

/// Whether line `first` begins, at the top of a column further right, what a caption that ends with `last`
/// has left open at the bottom of its own.
bool goes_on_as_caption(const Page& page, const std::vector<LineHint>& hints, std::size_t last,
                        std::size_t first, double em);

/// Every zone is in exactly one region. Regions stand in reading order: from top to bottom, left to right.
std::vector<Region> find_regions(const Page& page, const std::vector<LineHint>& hints, const Zones& zones);

}  // namespace broadsheet::layout
