// stream/json_string.hpp - a text as a JSON string.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::stream {

/// Appends `text`, valid UTF-8, in quotes. No character that anybody takes for
/// a line break stands in it as itself.
void append_quoted(std::string& out, std::string_view text);

}  // namespace broadsheet::stream
