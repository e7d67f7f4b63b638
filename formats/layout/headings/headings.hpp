// layout/headings/headings.hpp - lines in display type -> headings: stacks with one centre or one left edge.
#pragma once

namespace broadsheet::layout {

struct ZoneWork;

/// Takes all display lines; text in larger type, which they may be, is body text from now on.
void find_headings(ZoneWork& work);

}  // namespace broadsheet::layout
