// common/labels/by_words.hpp - the words that stand before the names of authors and tell no job: "By", "von".
#pragma once

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace broadsheet::common {

inline constexpr std::array<std::string_view, 8> kByWords = {"by", "von", "par",  "por",
                                                             "di", "da",  "door", "av"};

/// Of a word in small or capital letters, with or without a colon.
inline bool is_by_word(std::string_view word) {
  const std::string lower = ascii::lower(word.substr(0, word.find(':')));
  return std::find(kByWords.begin(), kByWords.end(), lower) != kByWords.end();
}

}  // namespace broadsheet::common
