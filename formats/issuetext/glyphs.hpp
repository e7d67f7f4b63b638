// issuetext/glyphs.hpp - what a character is on a printed line: its class, its
// width, and whether a line may break beside it.
//
// Widths are in em, the width of a Han character. Line breaking follows the
// kinsoku rules of JLREQ (section 3.1.7) and CLREQ (section 3.1.3) in so far as
// newspapers keep them: closing punctuation never begins a line, opening
// punctuation never ends one.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::issuetext {

using View = std::u32string_view;
using Text = std::u32string;

inline bool is_blank(char32_t c) {
  return c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0xFEFF;
}
inline bool is_digit(char32_t c) { return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19); }

/// Han, Kana, Bopomofo and the iteration marks: scripts written without spaces.
bool is_han(char32_t c);
bool is_hangul(char32_t c);
/// A letter of a script written with spaces; Hangul is not one.
bool is_letter(char32_t c);
bool is_upper(char32_t c);
char32_t to_lower(char32_t c);

/// Punctuation as wide as a Han character, half of which may be squeezed away.
bool is_wide_punctuation(char32_t c);
bool is_opening(char32_t c);  ///< may not end a line
bool is_closing(char32_t c);  ///< may not begin a line: closing brackets, stops, commas
bool ends_sentence(char32_t c);

/// The last character of `s` that is neither blank nor a closing quote or
/// bracket: what decides whether a sentence ended. 0 for none.
char32_t final_mark(View s);
/// Whether `s` ends as a sentence does, closing quotes aside.
bool is_sentence_end(View s);

/// How wide Latin letters and digits are set.
enum class Spacing { proportional, fixed };

/// The width of a character in em.
double width_of(char32_t c, Spacing spacing);

/// How wide a line is set: naturally, and with all its wide punctuation squeezed.
struct Width {
  double natural = 0, squeezed = 0;
};
/// The width of `s`. Blanks beside Han characters have none: extraction put them there.
Width width_of(View s, Spacing spacing);

/// The length of the first unbreakable unit of `s`, in characters: one Han
/// character or one word, with the punctuation that sticks to it.
std::size_t first_unit(View s);

/// `s` without blanks at its ends.
View trim(View s);
bool starts_with(View s, View prefix);
bool ends_with(View s, View suffix);

Text to_text(std::string_view utf8);
std::string to_utf8(View text);

}  // namespace broadsheet::issuetext
