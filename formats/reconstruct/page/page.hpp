// reconstruct/page/page.hpp - a page as the lines that were printed on it, in reading order.
//
// Every reader that knows where lines are fills one of these in: from text alone, or from positions.
#pragma once

#include "reconstruct/page/geometry.hpp"
#include "reconstruct/page/line_label.hpp"
#include "reconstruct/text/glyphs.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace broadsheet::reconstruct {

/// What stood between the edges of a column.
struct Line {
  std::size_t begin = 0, end = 0;     ///< in Page::text, in code points, trimmed
  std::uint32_t first = 0, last = 0;  ///< lines of the input, from 1
  bool blank_before = false;          ///< an empty line stands before it
  bool indented = false;              ///< blanks stand before its first character
  bool stretched = false;             ///< it had a space after every glyph
  bool moved = false;                 ///< another line stands before it in the input
  bool goes_on = false;               ///< its last word goes on in the next line: the source says so
  bool run_on = false;                ///< where it begins and ends says nothing: certainly body text
  bool beside = false;                ///< it stands beside the column whose lines are around it
  Width width;                        ///< in em
  double unit = 0;                    ///< width of its first unbreakable unit, in em
  LineTag tag{};                      ///< what it probably is: set by LineTagger::tag()
};

/// One page of the input.
struct Page {
  Text text;                           ///< the lines' characters, forced spacing undone, without line ends
  std::vector<Line> lines;             ///< without the empty ones
  std::vector<LineGeometry> geometry;  ///< one entry for each line, or none where positions are not known
  bool loose_blanks = false;           ///< blanks between Han characters say nothing about lost glyphs
  View of(const Line& line) const { return View(text).substr(line.begin, line.end - line.begin); }
};

}  // namespace broadsheet::reconstruct
