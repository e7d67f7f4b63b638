#include "alto/pages/reading_order.hpp"

#include "alto/pages/styles.hpp"

#include <algorithm>

namespace broadsheet::alto {

ReadingOrder::ReadingOrder(pugi::xml_node page) {
  walk(common::child(page, "ReadingOrder"));
  if (places_.empty()) walk(common::child(page.parent(), "ReadingOrder"));
}

void ReadingOrder::walk(pugi::xml_node group) {
  for (const pugi::xml_node node : group.children()) {
    each_reference(node.attribute("REF").value(),
                   [this](std::string_view id) { places_.emplace(id, places_.size()); });
    walk(node);
  }
}

}  // namespace broadsheet::alto
