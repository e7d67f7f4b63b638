// layout/zones/captions.hpp - lines in small type -> captions, each with the picture it hangs on.
#pragma once

namespace broadsheet::layout {

struct ZoneWork;

/// Makes a figure of each caption, or adds it to the figure of its picture; small print that is too long for
/// a caption is body text from now on.
void find_captions(ZoneWork& work);

}  // namespace broadsheet::layout
