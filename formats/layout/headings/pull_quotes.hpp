// layout/headings/pull_quotes.hpp - headings that are none: a sentence of the article, printed again in large
// type.
#pragma once

namespace broadsheet::layout {

struct ZoneWork;

/// Takes pull quotes out of the headings. What the text says, too, is in no zone from now on; what it does
/// not say stays where it stands, as a crosshead. The columns around them go on: see Zones::insets.
void find_pull_quotes(ZoneWork& work);

}  // namespace broadsheet::layout
