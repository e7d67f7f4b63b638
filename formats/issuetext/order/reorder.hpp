// issuetext/order/reorder.hpp - an order of lines, and a page that is put into it.
#pragma once

#include "reconstruct/page/furniture.hpp"
#include "reconstruct/page/page.hpp"

#include <vector>

namespace broadsheet::issuetext {

using namespace reconstruct;

struct ReadingOrder {
  std::vector<std::size_t> order;  ///< of the page's lines, as indices; empty where they stand right
  std::vector<std::size_t> heads;  ///< of them, those that go on from the line before them in `order`
  bool is_as_extracted() const { return order.empty(); }
};

/// A page whose lines have been put into reading order. No index of a line that was found before is valid.
struct OrderedPage {
  Page page;
  PageFurniture furniture;
};

/// Puts the lines into the order found; those that stand after another line than in the input are marked.
/// REQUIRES: !order.is_as_extracted()
OrderedPage reorder(Page page, PageFurniture furniture, const ReadingOrder& order);

}  // namespace broadsheet::issuetext
