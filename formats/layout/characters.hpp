// layout/characters.hpp - the little that geometry must know of characters: where words end.
#pragma once

#include <cstddef>
#include <string_view>

namespace broadsheet::layout {

/// The character at `at` of valid UTF-8, which is moved after it; 0 at the end. Broken UTF-8 gives U+FFFD.
char32_t next_character(std::string_view utf8, std::size_t& at);
char32_t first_character(std::string_view utf8);
char32_t last_character(std::string_view utf8);
std::size_t count_characters(std::string_view utf8);

/// Han, Kana, full-width signs: set on a square, without blanks between words.
bool is_square(char32_t c);
bool is_letter_or_digit(char32_t c);  ///< of any script, as far as ranges tell

}  // namespace broadsheet::layout
