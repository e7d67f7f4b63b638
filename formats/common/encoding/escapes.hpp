// common/encoding/escapes.hpp - encodings of seven bits, which pass for ASCII.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::common {

/// "ISO-2022-KR", "ISO-2022-CN", "ISO-2022-JP-2" (RFC 1557, 1922, 1554), "ISO-2022-JP-3" (JIS X 0213) or "HZ"
/// (RFC 1843) for bytes below 128 that switch between sets of characters as those do, else "".
std::string_view escaped_encoding(std::string_view bytes);

/// `bytes` of ISO-2022-JP or ISO-2022-CN with escapes as converters know them: "ESC $ A" for the "ESC $ ( A"
/// that ISO 2022 allows as well, and no other set named while a set is in use, which glibc goes on reading in
/// the first.
/// "" where nothing changes.
std::string with_plain_escapes(std::string_view bytes, std::string_view encoding);

}  // namespace broadsheet::common
