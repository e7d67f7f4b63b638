// positioned/blocks/matching.hpp - which block of an article a line of the page went into.
#pragma once

#include "layout/page.hpp"

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>

namespace broadsheet::positioned {

/// Letters and digits, by which a line is found in the text that was made of it.
std::string bare(std::string_view text);

/// That of a block, with the lead of its article and its credit.
std::string bare_text(const Block& block, std::string_view lead);

/// Whether a block has the line; `bare_block` and `bare_line` are their bare texts. Lines of the source
/// between the block's first and last may be another's: their text tells.
bool has_line(const Block& block, std::string_view bare_block, const layout::Line& line,
              std::string_view bare_line);

/// "x0 y0 x1 y1" in points, in the page's own unit where that is not known.
std::string box_text(const layout::Box& box, double points_per_unit);

/// A number with that many digits after the point.
std::string decimal(double value, int digits);

}  // namespace broadsheet::positioned
