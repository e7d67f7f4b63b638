// layout/regions/grouping.hpp - which neighbouring pieces of a row are one article.
#pragma once

#include "layout/regions/cuts.hpp"

namespace broadsheet::layout {

/// What the stages of regions.cpp share.
struct RegionContext {
  const Page& page;
  const std::vector<LineHint>& hints;
  const Zones& all;
  double em() const { return all.measures.body; }
  double pitch() const { return all.measures.pitch; }
  const Zone& zone(std::size_t z) const { return all.zones[z]; }
  bool is_text(std::size_t z) const {
    return all.zones[z].kind == ZoneKind::column && !all.zones[z].only_byline;
  }
  bool is_heading(std::size_t z) const { return all.zones[z].kind == ZoneKind::heading; }
  /// How far the first line of a column is indented.
  double indent(const Zone& column) const;
  /// Leftmost and rightmost column of text, or kNone.
  std::pair<std::int32_t, std::int32_t> first_and_last(const ZoneList& zones) const;
};

/// The pieces, which stand side by side, in groups of neighbours with the best sum of what speaks for each
/// being one article. `right` is where the room of the row ends. O(n^2) groups for n pieces.
std::vector<ZoneList> group_row(const RegionContext& context, const std::vector<ZoneList>& pieces,
                                double right);

}  // namespace broadsheet::layout
