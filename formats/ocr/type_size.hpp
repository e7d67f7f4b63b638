// ocr/type_size.hpp - sizes of type in points -> sizes in the unit of the page.
#pragma once

#include "layout/page.hpp"

namespace broadsheet::ocr {

/// Turns Line::size from points (as the styles of a file say) into units of the page. Where the unit is
/// pixels of no known resolution, the heights of the lines tell it; Page::points_per_unit is set with it. A
/// size that the height of its line contradicts becomes 0, for unknown: programs write sizes that they never
/// measured. Where no line has a size, boxes tell it, and leave out the ink of other lines.
void set_type_sizes(layout::Page& page);

}  // namespace broadsheet::ocr
