// reconstruct/output/plain_reading.hpp - the reading of a page that guesses nothing: its lines in the order
// of the input.
//
// It serves where the reconstruction failed on a page. The user gets every character of the
// page, in one article without a headline, instead of no document.
#pragma once

#include <broadsheet/model.hpp>

#include <cstdint>
#include <string_view>

namespace broadsheet::reconstruct {

/// One article, without id and page: a paragraph for each run of lines between empty ones. Lines are joined
/// by a blank where `spaced`, or where two Latin letters or digits meet. `page` is UTF-8 and begins in line
/// `first_line` of the input. Keeps the law of character_audit.hpp with nothing discarded.
Article plain_reading(std::string_view page, std::uint32_t first_line, bool spaced);

}  // namespace broadsheet::reconstruct
