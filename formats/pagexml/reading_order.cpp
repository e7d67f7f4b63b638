#include "pagexml/reading_order.hpp"

#include "ocr/numbers.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace broadsheet::pagexml {
namespace {

using common::is;

double index_of(pugi::xml_node node) {
  return ocr::number(node.attribute("index").value()).value_or(std::numeric_limits<double>::max());
}

}  // namespace

ReadingOrder::ReadingOrder(pugi::xml_node page) { walk(common::child(page, "ReadingOrder"), {}); }

const Placed* ReadingOrder::find(std::string_view region) const {
  const auto its = regions_.find(region);
  return its == regions_.end() ? nullptr : &its->second;
}

// The members of an ordered group go by their index, others by the order of the file.
void ReadingOrder::walk(pugi::xml_node group, std::string_view article) {
  std::vector<pugi::xml_node> members;
  for (const pugi::xml_node node : group.children())
    if (node.type() == pugi::node_element) members.push_back(node);
  std::stable_sort(members.begin(), members.end(),
                   [](pugi::xml_node a, pugi::xml_node b) { return index_of(a) < index_of(b); });
  for (const pugi::xml_node node : members) {
    const std::string_view region = node.attribute("regionRef").value();
    const bool is_article = std::string_view(node.attribute("type").value()) == "article";
    const std::string_view its = is_article ? node.attribute("id").value() : article;
    if (!region.empty()) regions_.emplace(region, Placed{regions_.size(), its});
    walk(node, its);
  }
}

}  // namespace broadsheet::pagexml
