// common/text.hpp - text functions that several formats share. Texts are UTF-8.
#pragma once

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>

namespace broadsheet::common {

/// The character at the front of `s`, which is taken off; U+FFFD for a broken
/// byte. REQUIRES: !s.empty()
char32_t take_char(std::string_view& s);

void append_char(std::string& out, char32_t c);

/// `s` with U+FFFD for each broken byte.
std::string valid_utf8(std::string_view s);

/// Whether `c` is a Han, Kana, Bopomofo or Hangul character or a full-width
/// form: text around it is joined without a space (except Hangul).
bool is_cjk(char32_t c);

/// A label for an article: its headline, else the first clauses of its text (7
/// to 20 CJK characters or twice as many others, cut at punctuation, "…" where
/// it was cut), else its id. A label is for lists and tables of contents, never
/// printed as a headline.
struct Label {
  std::string text;
  bool derived;  ///< made from the text: the article has no headline
};
Label label_of(const Article& article);

}  // namespace broadsheet::common
