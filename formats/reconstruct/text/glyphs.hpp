// reconstruct/text/glyphs.hpp - what a character is on a printed line: its class, its
// width, and whether a line may break beside it.
//
// Widths are in em, the width of a Han character. Line breaking follows the
// kinsoku rules of JLREQ (section 3.1.7) and CLREQ (section 3.1.3) in so far as
// newspapers keep them: closing punctuation never begins a line, opening
// punctuation never ends one.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::reconstruct {

using View = std::u32string_view;
using Text = std::u32string;

inline bool is_blank(char32_t c) {  // asked most of letters and of Han, which are told first
  if (c < 0x80) return c == ' ' || c == '\t';
  if (c > 0x3000) return c == 0xFEFF;
  return c == 0x3000 || c == 0xA0 || (c >= 0x2000 && c <= 0x200B);
}
inline bool is_digit(char32_t c) { return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19); }

/// What glyphs.cpp knows of the characters of the basic plane, a bit for each question below:
/// they are asked of every character many times.
namespace glyph {
enum Bit : unsigned char {
  han = 1,
  hangul = 2,
  letter = 4,
  upper = 8,
  wide = 16,
  opening = 32,
  closing = 64,
  stop = 128
};
extern const std::array<unsigned char, 0x10000> kBits;
char32_t lower_of(char32_t capital);  ///< beyond Latin-1
inline bool has(char32_t c, Bit bit) { return c < kBits.size() && (kBits[c] & bit) != 0; }
}  // namespace glyph

/// Han, Kana, Bopomofo and the iteration marks: scripts written without spaces.
inline bool is_han(char32_t c) { return glyph::has(c, glyph::han) || (c >= 0x20000 && c <= 0x3FFFF); }
inline bool is_hangul(char32_t c) { return glyph::has(c, glyph::hangul); }
/// A letter of Latin, Greek or Cyrillic script, or a mark above or below one; Hangul is none.
inline bool is_letter(char32_t c) { return glyph::has(c, glyph::letter); }
inline bool is_upper(char32_t c) { return glyph::has(c, glyph::upper); }
inline bool is_lower(char32_t c) { return is_letter(c) && !is_upper(c); }
inline char32_t to_lower(char32_t c) { return !is_upper(c) ? c : c < 0x100 ? c + 32 : glyph::lower_of(c); }

/// Punctuation as wide as a Han character, half of which may be squeezed away.
inline bool is_wide_punctuation(char32_t c) { return glyph::has(c, glyph::wide); }
inline bool is_opening(char32_t c) { return glyph::has(c, glyph::opening); }  ///< may not end a line
/// May not begin a line: closing brackets, stops, commas.
inline bool is_closing(char32_t c) { return glyph::has(c, glyph::closing); }
inline bool ends_sentence(char32_t c) { return glyph::has(c, glyph::stop); }

/// The last character of `s` that is neither blank nor a closing quote or
/// bracket: what decides whether a sentence ended. 0 for none.
char32_t final_mark(View s);
/// Whether `s` ends as a sentence does, closing quotes aside.
bool is_sentence_end(View s);

/// Whether one of `marks`, which are wide, stands outside quotation marks: a headline in Han may quote
/// clauses, but has none.
bool has_outside_quotes(View s, View marks);

/// Whether a bracket that opens in `s` stays open at its end.
bool leaves_open(View s);
/// Whether one closes in `s` that was open at its start.
bool closes_foreign(View s);

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
std::vector<View> split_at_blanks(View s);  ///< what stands between them, none empty
bool starts_with(View s, View prefix);
bool ends_with(View s, View suffix);

Text to_text(std::string_view utf8);  ///< of valid UTF-8; the last character may be cut
std::string to_utf8(View text);

}  // namespace broadsheet::reconstruct
