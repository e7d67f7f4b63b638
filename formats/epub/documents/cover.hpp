// epub/documents/cover.hpp - draws a cover for issues without a picture.
#pragma once

#include "epub/documents/cover_canvas.hpp"
#include "epub/plan/issue_plan.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::epub {

/// An SVG 1.1 picture, 3:4: name, date, and the first headlines. Black on
/// white, so that it looks the same in a dark theme.
std::string cover_svg(const Plan& plan);

/// The same, without its frame, on any canvas.
void draw_cover(const Plan& plan, CoverCanvas& out);

/// Breaks a text into at most `max_lines` lines of about `em` ems, CJK between
/// characters but not before closing punctuation, other scripts between words;
/// what does not fit is cut with "…".
std::vector<std::string> break_lines(std::string_view text, double em, std::size_t max_lines);

/// The width of a text in ems, estimated from its scripts.
double width_in_ems(std::string_view text);

}  // namespace broadsheet::epub
