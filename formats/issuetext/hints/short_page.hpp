// issuetext/hints/short_page.hpp - sentences of a page too short to tell what its columns measure.
//
// Two lines of body text have no measure in common, and look like a headline and its deck. But no headline is
// a sentence with its stop.
#pragma once

#include "reconstruct/page/furniture.hpp"
#include "reconstruct/page/page.hpp"

#include <vector>

namespace broadsheet::issuetext {

using namespace reconstruct;

/// Of each line whether it is of a block of long lines that ends in a full stop; none is where the page has
/// more lines than a few. `page` is measured.
std::vector<bool> sentences_of_short_page(const Page& page, const PageFurniture& furniture);

}  // namespace broadsheet::issuetext
