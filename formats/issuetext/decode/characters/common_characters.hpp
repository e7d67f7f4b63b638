// issuetext/decode/characters/common_characters.hpp - the commonest characters of the languages that several
// encodings compete for (data/common_characters.txt).
#pragma once

#include <bitset>
#include <string_view>

namespace broadsheet::issuetext {

/// A set of characters of the basic plane.
class CommonCharacters {
 public:
  bool has(char32_t c) const { return c < 0x10000 && set_[c]; }

 private:
  friend const CommonCharacters& common_characters(std::string_view language);
  std::bitset<0x10000> set_;
};

/// Of "zh-Hans", "zh-Hant", "ja" or "ko"; of all of them together for "".
const CommonCharacters& common_characters(std::string_view language);

}  // namespace broadsheet::issuetext
