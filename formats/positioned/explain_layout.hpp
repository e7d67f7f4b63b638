// positioned/explain_layout.hpp - where each line of a page stands and what was made of it, for `broadsheet
// inspect`.
//
// Stage "layout" of the evidence. `why` is for people and for the drawing of
// tools/broadsheet/inspection/inspect_html.hpp, a list of facts "name value" with commas between them:
//     page 1, box 28.5 49.1 206.1 57.0, size 7.9, region 3, article 2, place 12
// Positions are points (or pixels where a page does not say how large they are), y downwards from the upper
// left corner. `decision` is "page" (text: its label), "heading", "begins a paragraph", "goes on", "section
// title", "byline", "caption", "rotated", "furniture" for lines in reading order, then "region", "picture",
// "filled box" and "rule".
#pragma once

#include "layout/order/flow.hpp"
#include "reconstruct/articles/segment.hpp"
#include "reconstruct/items/items.hpp"

#include <broadsheet/plugin.hpp>

#include <vector>

namespace broadsheet::positioned {

/// `texts`: one for each line of `page`; items name lines by their place in Flow::lines.
void explain_layout(const plugin::Host& host, const layout::Page& page, const layout::Flow& flow,
                    const std::vector<reconstruct::Text>& texts, const std::vector<reconstruct::Item>& items,
                    const std::vector<reconstruct::Story>& stories);

}  // namespace broadsheet::positioned
