// layout/headings/rubrics.hpp - "In Brief": what a row of short stories is headed with.
#pragma once

#include "layout/zones/zone_stage.hpp"

namespace broadsheet::layout {

/// Makes furniture of short display lines that stand over several headlines in one smaller type: of the first
/// of these they would be the kicker.
void find_rubrics(ZoneWork& work);

}  // namespace broadsheet::layout
