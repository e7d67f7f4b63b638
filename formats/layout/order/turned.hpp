// layout/order/turned.hpp - vertical pages, seen so that their lines run from left to right.
//
// Pages of Japanese and Chinese newspapers set from top to bottom have columns as horizontal ones do, with
// the axes exchanged: lines follow each other from right to left. Turned by a quarter, all stages fit them.
#pragma once

#include "layout/order/flow.hpp"

namespace broadsheet::layout {

/// Whether most characters of the page are set from top to bottom.
bool is_vertical(const Page& page);

/// The page turned: what was right is above, what was above is left.
Page turned(const Page& page);

/// Turns the boxes of a flow back to where they stand on a page of this width.
void turn_back(Flow& flow, double width);

}  // namespace broadsheet::layout
