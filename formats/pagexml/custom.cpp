#include "pagexml/custom.hpp"

#include "common/pieces.hpp"

#include <algorithm>

namespace broadsheet::pagexml {
namespace {

std::optional<std::string_view> value_in(std::string_view group, std::string_view key) {
  while (!group.empty()) {
    const std::string_view pair = group.substr(0, group.find(';'));
    group.remove_prefix(std::min(pair.size() + 1, group.size()));
    const std::size_t colon = pair.find(':');
    if (colon != std::string_view::npos && common::trimmed(pair.substr(0, colon)) == key)
      return common::trimmed(pair.substr(colon + 1));
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> custom_value(std::string_view custom, std::string_view group,
                                             std::string_view key) {
  for (std::size_t open = custom.find('{'); open != std::string_view::npos; open = custom.find('{')) {
    const std::string_view name = common::trimmed(custom.substr(0, open));
    const std::size_t close = std::min(custom.find('}', open), custom.size());
    if (name == group)
      if (const auto value = value_in(custom.substr(open + 1, close - open - 1), key)) return value;
    custom.remove_prefix(std::min(close + 1, custom.size()));
  }
  return std::nullopt;
}

}  // namespace broadsheet::pagexml
