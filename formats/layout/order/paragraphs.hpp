// layout/order/paragraphs.hpp - how a page shows where its paragraphs begin.
//
// Most newspapers indent the first line. Others print it flush: then the last line, which had room for more,
// shows the end, or white does.
#pragma once

#include "layout/zones/zones.hpp"

#include <set>

namespace broadsheet::layout {

struct ParagraphSigns {
  bool indents = true;        ///< first lines are indented; if not, last lines that had room for more tell
  bool white = false;         ///< white stands between paragraphs
  bool justified = false;     ///< all other lines reach the right edge
  double indent = 0;          ///< em that first lines are indented by; 0 where too few are
  std::set<Type> crossheads;  ///< types of single lines within text, of which the page has two or more
};

/// Counts over all columns of the page which of the signs follow a line that ends a sentence. The edges of
/// recognised lines waver too much for it: such a page counts as one with indents.
ParagraphSigns paragraph_signs(const Page& page, const std::vector<LineHint>& hints, const Zones& zones);

/// Whether line `k` is indented as paragraphs of the page are, and the line below it is not.
bool opens_paragraph(const Page& page, const Zone& column, std::size_t k, const ParagraphSigns& signs,
                     double em);

/// Whether the first word of `next` would fit into `room`, which the line before it leaves free.
bool had_room_for(const Line& next, double room, double em);

/// Whether `room` at the end of a line shows, where lines are justified, that a paragraph ends with it.
bool ends_justified(double room, const Measures& measures);

/// Whether more white than usual stands between two lines of a column, and less than a picture needs.
bool is_parted_by_white(const Line& last, const Line& next, const Measures& measures);

}  // namespace broadsheet::layout
