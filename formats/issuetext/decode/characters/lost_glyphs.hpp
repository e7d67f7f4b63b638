// issuetext/decode/characters/lost_glyphs.hpp - codes that stand where extraction knew a glyph but not its
// character.
//
// pdfminer writes (cid:38), others the glyph's number as a control character, a code point for private use,
// or U+FFFD. Each becomes one U+FFFD, which shows the reader that something stood there.
#pragma once

#include "issuetext/decode/characters/sanitize.hpp"

namespace broadsheet::issuetext {

/// Puts U+FFFD for each "(cid:N)", which goes to `discarded`, and counts it.
void replace_glyph_names(Sanitized& text);

/// Whether the control character `c` may be the number of a glyph, and not one that text is sent with.
constexpr bool may_be_glyph_number(char32_t c) {
  return (c >= 0x01 && c <= 0x07) || (c >= 0x0E && c <= 0x19) || (c >= 0x1C && c <= 0x1F);
}

/// Code points that mean only what a font says.
constexpr bool is_private_use(char32_t c) {
  return (c >= 0xE000 && c <= 0xF8FF) || (c >= 0xF0000 && c <= 0x10FFFD);
}

}  // namespace broadsheet::issuetext
