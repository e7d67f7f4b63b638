// layout/headings/signatures.hpp - authors in type of their own, smaller or larger than the text, which sizes
// alone take for captions or headings.
#pragma once

#include "layout/zones/zone_stage.hpp"

namespace broadsheet::layout {

/// Makes text of short lines right below the last sentence of a column, with nothing of it below.
void find_signatures(ZoneWork& work);

}  // namespace broadsheet::layout
