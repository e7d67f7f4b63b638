// issuetext/decode/decode.hpp - bytes of an issue -> text that the other stages rely on.
//
// The text is valid UTF-8 whose lines end in '\n' (for CR, CRLF, VT, NEL, U+2028,
// U+2029). Form feeds stay: they separate pages. Code points of the radical blocks
// (U+2E80..2EF3, U+2F00..2FD5), which PDF extraction leaves, have become the
// characters they stand for in the script of the text, and the rest is in normalization
// form C, which HTML checkers ask for: "é" is one character, U+2329 is U+3008. Ligatures and
// the turned punctuation of vertical text are plain characters; other compatible ones, as full-width forms,
// stay.
//
// Nothing is lost silently. Control, zero-width and soft-hyphen characters are listed
// in `discarded`; a soft hyphen at the end of a line stays, since its word goes on. U+FFFD stands for each
// glyph that is given by its number: "(cid:38)", a control character inside a line, a code point for private
// use. Bytes that mean nothing become U+FFFD, too, one for each maximal broken sequence (Unicode 15,
// section 3.9), and one warning tells their number and first line.
#pragma once

#include "issuetext/extraction/extractor.hpp"

#include <broadsheet/plugin.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::issuetext {

struct Decoded {
  std::string text;
  std::vector<Discarded> discarded;  ///< not in `text`; one entry per line and reason
  std::string encoding;              ///< "UTF-8", "GB18030", …
  Recognised by;                     ///< what took the text out of a PDF
};

/// `encoding_hint` is what the user says ("gb18030"); empty or "auto" leaves the choice
/// to the byte order mark, then to what makes sense of the bytes. Linear in `bytes`;
/// valid UTF-8 is checked and copied in one pass.
/// Throws Failure for an empty or binary input and for an encoding nobody knows.
/// Warns: BS-I010 glyphs without characters, once; BS-I001 broken sequences, BS-I002 lines in a second
/// encoding, BS-I003 the encoding is a guess that little speaks for.
Decoded decode(std::string_view bytes, std::string_view encoding_hint, const plugin::Host& host);

}  // namespace broadsheet::issuetext
