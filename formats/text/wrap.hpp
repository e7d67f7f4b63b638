// text/wrap.hpp - lines of a given display width.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace broadsheet::text {

/// How many terminal cells a text takes: two for a CJK character, none for a
/// combining mark (UAX #11). Characters of ambiguous width (“”—…) take two where
/// `wide_ambiguous`, as CJK fonts have them.
std::size_t width_of(std::string_view text, bool wide_ambiguous);

/// What goes before the first line of a paragraph and before the others.
struct Indent {
  std::string_view first, rest;
};

/// Breaks paragraphs where Unicode's line breaking rules allow it (UAX #14,
/// strict: no line begins with 。, ー or a small kana).
///
/// No line is wider than asked, unless an indent and one character are: what
/// has no break opportunity is broken between characters.
class Wrapper {
 public:
  /// `width` in cells; 0 never breaks. `language`: a BCP 47 tag or empty.
  Wrapper(std::size_t width, std::string_view language);
  ~Wrapper();
  Wrapper(const Wrapper&) = delete;

  /// Appends `paragraph`, UTF-8 without line breaks, as lines that end in a line feed.
  void append(std::string& out, std::string_view paragraph, Indent indent = {});

 private:
  class Breaks;
  struct Filled {  // the characters of a paragraph that have room on a line
    std::size_t end = 0;
    bool between_ideographs = false;  // it ends there, where every line may end (UAX #14: ID ÷ ID)
  };
  Filled fill(std::string_view paragraph, std::size_t begin, std::size_t column) const;

  std::size_t width_;
  bool wide_ambiguous_;
  std::string locale_;
  std::unique_ptr<Breaks> breaks_;  // made when first needed: loading ICU's rules takes a while
};

}  // namespace broadsheet::text
