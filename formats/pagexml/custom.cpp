#include "pagexml/custom.hpp"

#include <algorithm>

namespace broadsheet::pagexml {
namespace {

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
  return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

std::optional<std::string_view> value_in(std::string_view group, std::string_view key) {
  while (!group.empty()) {
    const std::string_view pair = group.substr(0, group.find(';'));
    group.remove_prefix(std::min(pair.size() + 1, group.size()));
    const std::size_t colon = pair.find(':');
    if (colon != std::string_view::npos && trimmed(pair.substr(0, colon)) == key)
      return trimmed(pair.substr(colon + 1));
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> custom_value(std::string_view custom, std::string_view group,
                                             std::string_view key) {
  for (std::size_t open = custom.find('{'); open != std::string_view::npos; open = custom.find('{')) {
    const std::string_view name = trimmed(custom.substr(0, open));
    const std::size_t close = std::min(custom.find('}', open), custom.size());
    if (name == group)
      if (const auto value = value_in(custom.substr(open + 1, close - open - 1), key)) return value;
    custom.remove_prefix(std::min(close + 1, custom.size()));
  }
  return std::nullopt;
}

}  // namespace broadsheet::pagexml
