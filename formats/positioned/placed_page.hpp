// positioned/placed_page.hpp - a page in the order that layout found -> the page, labels and furniture that
// reconstruct takes.
#pragma once

#include "layout/order/flow.hpp"
#include "reconstruct/language/profile.hpp"
#include "reconstruct/page/furniture.hpp"
#include "reconstruct/page/labels.hpp"
#include "reconstruct/page/page.hpp"

#include <vector>

namespace broadsheet::positioned {

struct PlacedPage {
  reconstruct::Page page;  ///< with geometry; lines in the order of Flow::lines
  std::vector<reconstruct::LabelledLine> labels;
  reconstruct::PageFurniture furniture;
};

/// `texts` are those of source.lines, one entry per line.
PlacedPage placed_page(const layout::Page& source, const layout::Flow& flow,
                       const std::vector<reconstruct::Text>& texts, const reconstruct::Profile& profile);

}  // namespace broadsheet::positioned
