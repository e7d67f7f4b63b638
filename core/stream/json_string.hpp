// core/stream/json_string.hpp - writes a text as a JSON string.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::stream {

/// Appends `text`, valid UTF-8, in quotes. Every character that some program takes for a line break is
/// escaped, and every control character: in a page, U+0080 to U+009F would be windows-1252's.
void append_quoted(std::string& out, std::string_view text);

}  // namespace broadsheet::stream
