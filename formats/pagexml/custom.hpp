// pagexml/custom.hpp - the custom attribute of PAGE XML: "readingOrder {index:3;} structure {type:heading;}".
#pragma once

#include <optional>
#include <string_view>

namespace broadsheet::pagexml {

/// The value of a key in one of the groups, such as ("structure", "type"); nothing if it is not there.
/// Transkribus writes spaces after ':' and ';' or not; a group may come more than once, the first value
/// counts.
std::optional<std::string_view> custom_value(std::string_view custom, std::string_view group,
                                             std::string_view key);

}  // namespace broadsheet::pagexml
