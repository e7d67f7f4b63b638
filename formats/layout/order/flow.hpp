// layout/order/flow.hpp - a page of lines -> its lines in reading order, each with what geometry says of it.
//
// The last stage, and the one that callers use. Where a source gives article borders they are kept; all other
// lines go through zones.hpp and regions.hpp. Says what stands where, not what it means: which headline a
// body has, what is a byline, where articles begin is decided by formats/reconstruct, with these facts as
// evidence.
#pragma once

#include "layout/regions/regions.hpp"

namespace broadsheet::layout {

enum class FlowRole : unsigned char {
  heading,    ///< of the head group of its region
  starts,     ///< body text that begins a paragraph
  continues,  ///< body text that goes on
  crosshead,  ///< display type inside the body: a section title
  byline,     ///< a line of authors, or a jump mark, apart from the text
  caption,
  aside,  ///< rotated: a credit, an advertisement
  furniture
};

struct FlowLine {
  std::size_t line = 0;  ///< in Page::lines
  FlowRole role = FlowRole::continues;
  std::int32_t region = kNone;  ///< in Flow::regions; kNone for furniture
  bool first_of_zone = false;
  double indent = 0;    ///< em from the column's edge
  double short_by = 0;  ///< em that it ends before the column does
  double scale = 1;     ///< size against that of body text
  double column = 0;    ///< width of its column in em
  double gap = 0;       ///< em of white above it, beyond the usual leading; 0 for the first of its zone
  bool other_face = false, centred = false;
};

struct Flow {
  Zones zones;
  std::vector<Region> regions;
  std::vector<FlowLine> lines;  ///< every line of the page once: furniture first, then region by region
  bool indents = true;          ///< the page shows paragraphs by indents; if not, short lines end them
};

/// Whether article borders and roles that the source gives are used.
enum class Structure : unsigned char { automatic, given, layout };

/// REQUIRES: make_lines() was called; one hint for each line.
Flow flow_of(const Page& page, const std::vector<LineHint>& hints);

/// The article of a line as the source gives it, or kNone.
std::int32_t given_article(const Page& page, std::size_t line);
/// What the source says its block is.
BlockRole given_role(const Page& page, std::size_t line);

}  // namespace broadsheet::layout
