// core/stream/base64.hpp - bytes as text of RFC 4648, section 4, and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::stream {

void append_base64(std::string& out, std::string_view bytes);

/// None where it is no such text. White space is left out, as in a data: URL; padding may be missing.
std::optional<std::string> from_base64(std::string_view text);

}  // namespace broadsheet::stream
