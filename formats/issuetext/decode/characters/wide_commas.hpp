// issuetext/decode/characters/wide_commas.hpp - commas of text recognition between Han characters.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::issuetext {

/// `text` (UTF-8) with a wide comma for each ASCII one between Han characters, which tesseract's models for
/// vertical text write: 、 where the text has kana, else ，. Only for text that was recognised: in other text
/// the comma is as its author set it.
std::string with_wide_commas(std::string_view text);

}  // namespace broadsheet::issuetext
