// issuetext/decode/characters/presentation.hpp - the plain characters that a form for one place or one font
// stands for.
//
// Extractors that take a font's own table give ligatures (U+FB00 for "ff"), the letters of Arabic and Hebrew
// in the form that they had in the word, and the punctuation of vertical text turned (U+FE12 for 。).
#pragma once

#include <string_view>

namespace broadsheet::issuetext {

/// Whether `c` may be such a form: only then plain_form_of() has something to say.
constexpr bool may_be_presentation_form(char32_t c) {
  return c == 0xE5E5 || (c >= 0xFB00 && c <= 0xFDFF) || (c >= 0xFE10 && c <= 0xFE19) ||
         (c >= 0xFE30 && c <= 0xFE48) || (c >= 0xFE70 && c <= 0xFEFC);
}

/// What `c` stands for, as UTF-8; empty where it stands for itself. Valid until the next call of the thread.
std::string_view plain_form_of(char32_t c);

}  // namespace broadsheet::issuetext
