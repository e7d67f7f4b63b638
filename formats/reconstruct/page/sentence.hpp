// reconstruct/page/sentence.hpp - whether a sentence runs through a line.
//
// A line in the middle of a sentence belongs to the body, whatever it looks like: "June 30, 1954, the second"
// is no folio line and "von Altdorf, Neudorf" no byline where the lines around them need it.
#pragma once

#include "reconstruct/page/page.hpp"

#include <cstddef>

namespace broadsheet::reconstruct {

/// Whether the sentence above line `i` of `page` goes on in it and in the line below, none of the three
/// standing apart. `uses_spaces` is that of the script: there lower case tells; elsewhere lines as wide as
/// their column do. Errs towards false. REQUIRES: i < page.lines.size(); the page is measured.
bool lies_inside_sentence(const Page& page, std::size_t i, bool uses_spaces);

}  // namespace broadsheet::reconstruct
