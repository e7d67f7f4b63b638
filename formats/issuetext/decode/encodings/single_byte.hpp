// issuetext/decode/encodings/single_byte.hpp - which of the encodings that have a byte for each letter.
//
// Those of Windows, ISO, DOS and the Macintosh are tried by what they make of the letters (legibility.hpp).
#pragma once

#include "issuetext/decode/encodings/legibility.hpp"

#include <string>
#include <string_view>

namespace broadsheet::issuetext {

struct SingleByte {
  std::string encoding;
  Legibility legibility;
};

/// The most legible reading of `sample`, rare encodings only where they are far better.
SingleByte guess_single_byte(std::string_view sample);

}  // namespace broadsheet::issuetext
