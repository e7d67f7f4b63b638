// support/characters.hpp - the characters of a text, as those who set it count them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::testing {

/// One entry for each code point of `text`, which is UTF-8.
inline std::vector<std::string> characters_of(std::string_view text) {
  std::vector<std::string> out;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) out.emplace_back();
    out.back() += c;
  }
  return out;
}

}  // namespace broadsheet::testing
