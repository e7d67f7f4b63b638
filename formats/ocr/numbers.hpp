// ocr/numbers.hpp - numbers in attributes of strangers: absent, empty, "12.5px" or "NaN" are all possible.
#pragma once

#include "layout/page.hpp"

#include <optional>
#include <string_view>

namespace broadsheet::ocr {

/// The number at the front of `text`, white space before it skipped; nothing if there is none or it is not
/// finite. Coordinates beyond ten millions, which no page has, count as absent.
std::optional<double> number(std::string_view text);

/// The same, taken off the front with the white space and commas after it.
std::optional<double> take_number(std::string_view& text);

/// The box around points "x,y x,y ..." or "x y x y ..."; nothing for fewer than two.
std::optional<layout::Box> box_of_points(std::string_view points);

/// The mean y of such points; nothing without any.
std::optional<double> mean_y(std::string_view points);

/// Whether a box says more than a point: sources leave out what they do not know.
inline bool has_extent(const layout::Box& box) { return box.x1 > box.x0 && box.y1 > box.y0; }

}  // namespace broadsheet::ocr
