// layout/order/line_type.hpp - how the type of a line differs from that of most text.
#pragma once

#include "layout/zones/zones.hpp"

namespace broadsheet::layout {

/// The size of a line, in sizes of the text (`em`; 0: all have the same). Without a size, the height of a
/// line tells one much larger than the text; less is a matter of ascenders.
double scale_of(const Line& line, double em);

/// Whether it is set in another face. In scripts without blanks a line of Latin letters is always in a face
/// of its own: only bold counts there.
bool is_other_face(const Page& page, const Measures& measures, const Line& line);

}  // namespace broadsheet::layout
