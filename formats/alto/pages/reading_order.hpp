// alto/pages/reading_order.hpp - the <ReadingOrder> of ALTO 4: in which order the blocks of a page are read.
#pragma once

#include "common/xml/xml_input.hpp"

#include <limits>
#include <string_view>
#include <unordered_map>

namespace broadsheet::alto {

class ReadingOrder {
 public:
  /// Reads it from the <Page> or from the <Layout> around it. Groups in groups are flattened; what an
  /// UnorderedGroup holds keeps the order of the file.
  explicit ReadingOrder(pugi::xml_node page);

  bool is_given() const { return !places_.empty(); }
  /// Of a block; those that the order does not name come last.
  std::size_t place_of(std::string_view block) const {
    const auto its = places_.find(block);
    return its == places_.end() ? std::numeric_limits<std::size_t>::max() : its->second;
  }

 private:
  void walk(pugi::xml_node group);

  std::unordered_map<std::string_view, std::size_t> places_;
};

}  // namespace broadsheet::alto
