// layout/lines/lines.hpp - runs of text -> printed lines, each within one column.
//
// A line goes on while the next run of the stream stands right of it on its baseline. The blank between
// words of justified text may be wider than the gap between columns, so a gap ends a line sooner where
// other lines begin and end as well. Where the stream jumps about (words sorted or shuffled) the runs are
// first put into rows across the page, which part where the white of columns is. O(n log n).
#pragma once

#include "layout/page.hpp"

namespace broadsheet::layout {

/// Makes page.lines of page.runs, which are gone afterwards; does nothing where lines are given. Sets
/// page.stream_is_reading_order, and levels the sizes of recognised text. Runs are valid, see drop_invalid().
void make_lines(Page& page);

/// Takes out what breaks the promises of page.hpp: numbers that are none, boxes turned round, empty text,
/// characters that end a line, of which blanks are made, and indices that point at nothing.
void drop_invalid(Page& page);

}  // namespace broadsheet::layout
