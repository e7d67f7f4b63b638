// common/encoding/escapes.hpp - encodings of seven bits, which pass for ASCII.
#pragma once

#include <string_view>

namespace broadsheet::common {

/// "ISO-2022-KR", "ISO-2022-CN", "ISO-2022-JP-2" (RFC 1557, 1922, 1554) or "HZ" (RFC 1843) for bytes below
/// 128 that switch between sets of characters as those do, else "".
std::string_view escaped_encoding(std::string_view bytes);

}  // namespace broadsheet::common
