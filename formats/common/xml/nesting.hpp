// common/xml/nesting.hpp - measures how deep XML is nested, so that code which bounds it may recurse.
#pragma once

#include "common/xml/pugixml.hpp"

namespace broadsheet::common {

/// The first element that is nested more than `most` deep, `root` being 1 deep; null where none is.
inline pugi::xml_node nested_deeper(pugi::xml_node root, long most) {
  const pugi::xml_node above = root.parent();
  long depth = 1;
  for (pugi::xml_node at = root; at != above;) {
    if (depth > most && at.type() == pugi::node_element) return at;
    if (at.first_child()) {
      at = at.first_child();
      ++depth;
      continue;
    }
    for (; at != root && !at.next_sibling(); --depth) at = at.parent();
    if (at == root) break;
    at = at.next_sibling();
  }
  return {};
}

}  // namespace broadsheet::common
