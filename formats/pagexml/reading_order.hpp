// pagexml/reading_order.hpp - <ReadingOrder> of PAGE XML: places of regions, and the articles it groups them
// to.
#pragma once

#include "common/xml/xml_input.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

namespace broadsheet::pagexml {

struct Placed {
  std::size_t place = 0;
  std::string_view article;  ///< ID of the group of type "article" around it; empty = none
};

class ReadingOrder {
 public:
  /// `page` is the <Page>. Views point into the parsed file.
  explicit ReadingOrder(pugi::xml_node page);

  bool is_given() const { return !regions_.empty(); }
  /// Of a region by its ID; null where the order does not name it.
  const Placed* find(std::string_view region) const;

 private:
  void walk(pugi::xml_node group, std::string_view article);

  std::unordered_map<std::string_view, Placed> regions_;
};

}  // namespace broadsheet::pagexml
