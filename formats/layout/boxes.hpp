// layout/boxes.hpp - how boxes stand to each other.
#pragma once

#include "layout/page.hpp"

#include <vector>

namespace broadsheet::layout {

Box united(const Box& a, const Box& b);
bool touch(const Box& a, const Box& b);
double overlap_x(const Box& a, const Box& b);  ///< length of the common stretch; negative: the gap

/// How far a caption is from a figure that it may belong to, in the unit of the boxes: best right below it,
/// then right above, then beside, then printed over it. Large where it is none of its.
double caption_distance(const Box& figure, const Box& caption, double em);

/// Whether one of `rules` parts two boxes, of which one stands below the other; `em` is the size of body
/// text.
bool rule_between(const std::vector<Box>& rules, const Box& a, const Box& b, double em);

/// Whether a dash, a rule much shorter than a headline, stands between `upper` and `lower`, in the middle of
/// that: it says that both belong together.
bool dash_between(const std::vector<Box>& rules, const Box& upper, const Box& lower, double em);

}  // namespace broadsheet::layout
