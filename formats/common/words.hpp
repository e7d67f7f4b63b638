// common/words.hpp - lists of words in one text, with blanks between them.
#pragma once

#include <cstddef>
#include <string_view>

namespace broadsheet::common {

/// Whether `word`, which is not empty, is one of `words`.
constexpr bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != words.npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

}  // namespace broadsheet::common
