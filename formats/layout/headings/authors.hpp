// layout/headings/authors.hpp - lines that name the authors of an article, by their words or by the type that
// the page sets its authors in.
#pragma once

#include "layout/zones/zone_stage.hpp"

namespace broadsheet::layout {

/// Adds to Zones::authors, which has those that words tell. Those above a headline, nearer to it than to the
/// text of another article, become display type, so that they stay with it; others in display type become
/// text.
void find_authors(ZoneWork& work);

}  // namespace broadsheet::layout
