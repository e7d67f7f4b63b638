// ocr/numbers.hpp - numbers in attributes of strangers: absent, empty, "12.5px" or "NaN" are all possible.
#pragma once

#include "layout/page.hpp"

#include <optional>
#include <string_view>

namespace broadsheet::ocr {

/// The number at the front of `text`, white space before it skipped; nothing if there is none or it is not
/// finite. Coordinates beyond ten millions are nobody's and count as none.
std::optional<double> number(std::string_view text);

/// The same, taken off the front with the white space and commas after it.
std::optional<double> take_number(std::string_view& text);

/// The box around points "x,y x,y ..." or "x y x y ..."; nothing for fewer than two.
std::optional<layout::Box> box_of_points(std::string_view points);

/// The mean y of such points; nothing without any.
std::optional<double> mean_y(std::string_view points);

}  // namespace broadsheet::ocr
