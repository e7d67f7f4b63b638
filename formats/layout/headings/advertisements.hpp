// layout/headings/advertisements.hpp - boxes of centred lines that head no text: advertisements.
#pragma once

#include "layout/zones/zone_stage.hpp"

namespace broadsheet::layout {

/// Takes the lines of each frame or tint whose lines all stand in its middle, say no sentence, and have no
/// text of their own right below the box. Looked for before captions are; not on recognised pages, which have
/// no frames.
void find_advertisements(ZoneWork& work);

}  // namespace broadsheet::layout
