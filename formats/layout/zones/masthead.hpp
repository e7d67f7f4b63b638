// layout/zones/masthead.hpp - the name of the paper on a recognised page, and what stands around it.
#pragma once

#include "layout/zones/zones.hpp"

namespace broadsheet::layout {

/// Makes furniture of the largest line of a recognised page if only short lines stand beside it and above it,
/// and of these, and of the small lines right below it. Elsewhere sizes are exact and tell as much alone.
void take_masthead(const Page& page, const Measures& measures, std::vector<LineClass>& classes);

}  // namespace broadsheet::layout
