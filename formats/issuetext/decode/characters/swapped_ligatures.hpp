// issuetext/decode/characters/swapped_ligatures.hpp - ligatures that came out of a PDF of Ghostscript as Han.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::issuetext {

/// `text` (UTF-8) with "ff", "fi", "ffl" … for the two characters that common/encoding/swapped_letters.hpp
/// tells of, where they stand inside a Latin word.
std::string with_ligatures_restored(std::string_view text);

}  // namespace broadsheet::issuetext
