// issuetext/decode/encodings/encoding.hpp - which encoding bytes are in, and out of it.
//
// A guess is made by reading the beginning of the bytes in each encoding that newspapers
// use and counting the commonest characters of its languages: text read in the wrong
// encoding has next to none. Single-byte encodings are told apart by single_byte.hpp.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace broadsheet::issuetext {

struct Converted {
  std::string text;               ///< UTF-8
  std::size_t broken = 0;         ///< sequences that became U+FFFD
  std::uint32_t broken_line = 0;  ///< of the first of them
};

/// Bytes in `encoding`, a name that ICU or iconv knows. Throws Failure for any other. Of GB18030, the 18
/// characters that were in private use until its edition of 2022 (ICU 72 keeps them there) are what that
/// says, the forms for vertical lines among them as the marks that they are forms of.
Converted convert(std::string_view bytes, const std::string& encoding);

/// Whether ICU or iconv knows the name.
bool is_encoding(const std::string& name);

/// The names that errors and the manual recommend.
inline constexpr std::string_view kGoodEncodings =
    "utf-8, utf-16, utf-16le, utf-16be, gb18030, big5, big5-hkscs, shift_jis, euc-jp, euc-kr, windows-1252";

struct Guess {
  std::string encoding;
  double plausibility = 0;  ///< share of its letters that are common ones, 0..1; 1 where they fit one another
  bool is_legible = true;   ///< in no encoding of single bytes letters make words, where that is false
};

/// Below this a guess is little better than none.
inline constexpr double kPlausible = 0.2;

/// For bytes that are not UTF-8. `language` (BCP 47, may be empty) breaks ties.
Guess guess_encoding(std::string_view bytes, std::string_view language);

/// Whether nearly all bytes are letters and blanks of EBCDIC, and none a blank or line end of ASCII. Hebrew
/// and Greek of it may be ASCII by the look.
bool is_ebcdic(std::string_view bytes);

/// The UTF-16 byte order that `bytes` are plausible text in, or "".
std::string guess_utf16(std::string_view bytes);

/// "HZ", "UTF-7", "ISO-2022-JP-2", "ISO-2022-KR" or "ISO-2022-CN" for bytes below 128 that switch between
/// sets of characters as those do, else "".
std::string guess_seven_bit(std::string_view bytes);

/// The encoding that a byte order mark at the front names, or "".
std::string encoding_of_mark(std::string_view bytes);

}  // namespace broadsheet::issuetext
