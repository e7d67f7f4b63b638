// core/io/utf8.hpp - checks that bytes are valid UTF-8.
#pragma once

#include <string_view>

namespace broadsheet {

/// RFC 3629: shortest forms only, no surrogates, nothing above U+10FFFF.
bool is_utf8(std::string_view text);

}  // namespace broadsheet
