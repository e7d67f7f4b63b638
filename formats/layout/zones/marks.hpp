// layout/zones/marks.hpp - what the ink of a page that is no text does: pictures, panels, rules.
//
// A box with lines inside is a panel, which parts its text from that around it. A picture under few letters
// is a picture all the same, with its title or credit printed over it; under many it is paper.
#pragma once

#include "layout/page.hpp"

#include <vector>

namespace broadsheet::layout {

struct MarkUses {
  std::vector<Box> rules, panels;
  std::vector<std::size_t> pictures;  ///< in Page::marks
};

/// Rectangles of four rules that meet. Of more rules than a page of text has, none is looked for.
std::vector<Box> frames_of(const std::vector<Box>& rules, double em);

/// `by_top`: the lines of the page, by the upper edge of their boxes; `em`: size of body text.
MarkUses uses_of_marks(const Page& page, const std::vector<std::size_t>& by_top, double em);

/// The first of `by_top` whose upper edge is at `y` or below.
std::vector<std::size_t>::const_iterator first_from(const Page& page, const std::vector<std::size_t>& by_top,
                                                    double y);

}  // namespace broadsheet::layout
