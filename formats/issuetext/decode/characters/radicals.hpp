// issuetext/decode/characters/radicals.hpp - what a code point of the radical blocks stands for.
#pragma once

#include <string_view>

namespace broadsheet::issuetext {

/// Whether `c` is in KANGXI RADICALS or CJK RADICALS SUPPLEMENT, or is the horizontal bar U+2015, the
/// hyphenation point U+2027 or the division slash U+2215: fonts have one glyph for each of those and the dash
/// of Chinese, the middle dot of Japanese or the wide slash, so that extraction returns either.
constexpr bool is_radical(char32_t c) {
  return (c >= 0x2E80 && c <= 0x2EF3) || (c >= 0x2F00 && c <= 0x2FD5) || c == 0x2015 || c == 0x2027 ||
         c == 0x2215;
}

/// The character `radical` stands for in pages of `script` (zh-Hans, zh-Hant, ja, ko;
/// empty = where all scripts agree or it is not known); `radical` itself if none.
char32_t character_of(char32_t radical, std::string_view script);

/// Whether scripts differ about `radical`.
bool depends_on_script(char32_t radical);

/// The script of `text`, one of the above, by the commonest characters; empty if no
/// Han, kana or hangul is among its first 64 KiB.
std::string_view script_of(std::string_view text);

}  // namespace broadsheet::issuetext
