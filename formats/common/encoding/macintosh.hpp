// common/encoding/macintosh.hpp - encodings of the Macintosh that neither iconv nor Debian's ICU has.
//
// ICU knows their names without their tables; the "MAC-IS" of glibc is not what Macs in Iceland wrote.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::common {

/// The 128 characters of "x-mac-croatian", "-icelandic", "-romanian" or "-arabic", whichever way the label
/// is spelt ("MacCroatian", "mac_croatia"); empty for any other label.
std::u32string_view macintosh_upper_half(std::string_view label);

/// UTF-8 of bytes whose upper half is these 128.
std::string from_upper_half(std::string_view bytes, std::u32string_view upper_half);

}  // namespace broadsheet::common
