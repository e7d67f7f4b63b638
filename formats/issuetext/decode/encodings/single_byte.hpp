// issuetext/decode/encodings/single_byte.hpp - which of the encodings that have a byte for each letter.
//
// ICU's detector knows statistics of some languages, in the encodings of Windows and ISO. What it says, and
// the encodings of DOS and the Macintosh, are tried by what they make of the letters: in the wrong one,
// letters stand beside signs, capitals after small letters, and alphabets within one word.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::issuetext {

struct SingleByte {
  std::string encoding;
  double legibility = 0;  ///< 0..1, of legibility()
};

/// The most legible reading of `sample`; of equals the first of: ICU's matches, windows-1252, others.
SingleByte guess_single_byte(std::string_view sample);

/// The share of pairs of neighbours with a character beyond ASCII that may be neighbours in a word; 1 where
/// there are none.
double legibility(std::string_view utf8);

}  // namespace broadsheet::issuetext
