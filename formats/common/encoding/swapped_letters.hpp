// common/encoding/swapped_letters.hpp - letters of a ligature whose two bytes Ghostscript exchanged.
//
// Ghostscript 10.00 reads what a glyph for several letters stands for in the wrong order of bytes and writes
// that into the PDF: U+6600 U+6900 (昀椀) for "fi" (U+0066 U+0069). Of three letters the last two become the
// sum of theirs: U+6600 U+CF00 for "ffi". findings/ghostscript-tounicode.sh
#pragma once

#include <string>

namespace broadsheet::common {

/// The ASCII letters that two characters of one glyph stand for; empty where they are what they look like.
inline std::u32string swapped_letters(char32_t first, char32_t second) {
  const auto is_letter = [](char32_t c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; };
  if ((first & 0xFF) != 0 || (second & 0xFF) != 0 || !is_letter(first >> 8)) return {};
  const char32_t a = first >> 8, b = second >> 8;
  if (is_letter(b)) return {a, b};
  if (b > a && is_letter(b - a)) return {a, a, b - a};  // ffi, ffl
  return {};
}

}  // namespace broadsheet::common
