// layout/headings/advertisements.hpp - boxes of lines that head no text: advertisements, tables of contents.
#pragma once

#include "layout/zones/zone_stage.hpp"

namespace broadsheet::layout {

/// Takes the lines of each frame or tint that has a title, says no sentence and has no text of its own right
/// below: an advertisement if they all stand in the middle, other furniture if they are a list of short
/// lines. Looked for before captions are; not on recognised pages, which have no frames.
void find_advertisements(ZoneWork& work);

}  // namespace broadsheet::layout
