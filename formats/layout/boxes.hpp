// layout/boxes.hpp - how boxes stand to each other.
#pragma once

#include "layout/page.hpp"

#include <vector>

namespace broadsheet::layout {

Box united(const Box& a, const Box& b);
bool touch(const Box& a, const Box& b);
double overlap_x(const Box& a, const Box& b);  ///< length of the common stretch; negative: the gap

/// Whether one of `rules` parts two boxes, of which one stands below the other; `em` is the size of body
/// text.
bool rule_between(const std::vector<Box>& rules, const Box& a, const Box& b, double em);

}  // namespace broadsheet::layout
