// common/pieces.hpp - small questions about a text in UTF-8: its words, its ends, its lines.
#pragma once

#include "common/text.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace broadsheet::common {

/// Whether `word`, which is not empty, is one of `words`, which have blanks between them.
constexpr bool has_word(std::string_view words, std::string_view word) {
  for (std::size_t at = words.find(word); at != words.npos; at = words.find(word, at + 1)) {
    const std::size_t end = at + word.size();
    if ((at == 0 || words[at - 1] == ' ') && (end == words.size() || words[end] == ' ')) return true;
  }
  return false;
}

/// `text` without the characters of `blanks` at its ends.
constexpr std::string_view trimmed(std::string_view text, std::string_view blanks = " \t\r\n") {
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  return text.substr(0, text.find_last_not_of(blanks) + 1);
}

/// 0 for no character at all.
inline char32_t first_char(std::string_view text) { return text.empty() ? 0 : take_char(text); }
inline char32_t last_char(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) continue;
  return first_char(text.substr(at));
}

/// The line, from 1, in which the byte `offset` stands.
inline std::uint32_t line_at(std::string_view text, std::size_t offset) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  return 1 + static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
}

}  // namespace broadsheet::common
