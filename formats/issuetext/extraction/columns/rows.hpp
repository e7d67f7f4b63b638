// issuetext/extraction/columns/rows.hpp - narrow columns that came out row by row.
//
// pdftotext takes columns whose gutter is little more than a character for one: each of its lines is a row
// through all of them, a blank between the pieces. Pieces of one measure in row after row tell.
#pragma once

#include "issuetext/extraction/printed_lines.hpp"

#include <cstddef>
#include <vector>

namespace broadsheet::issuetext {

/// A line of such a page: what stands in some columns that follow each other.
struct Row {
  std::vector<View> pieces;
  std::uint32_t line = 0;
};

/// What the lines of a column measure, in em.
struct Measure {
  double full = 0;
  double indent = 2;  ///< of a paragraph's first line
};

/// How wide a text is without its blanks, in em.
double ems(View text);

/// In which column the first piece of each row stands, so that sentences go on and paragraphs begin as print
/// has them. Linear.
std::vector<std::size_t> columns_of_rows(const std::vector<Row>& rows, Measure measure);

}  // namespace broadsheet::issuetext
