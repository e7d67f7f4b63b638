// reconstruct/items/dehyphenate.hpp - lines -> running text: line breaks, hyphens and the
// spaces of extraction undone.
#pragma once

#include "reconstruct/language/profile.hpp"
#include "reconstruct/language/words/vocabulary.hpp"
#include "reconstruct/page/page.hpp"

#include <string>
#include <unordered_set>
#include <vector>

namespace broadsheet::reconstruct {

/// The words of a page that stand whole on one line: evidence for or against a hyphen, or a blank.
class PageWords {
 public:
  PageWords() = default;
  PageWords(const Page& page, const Profile& profile);
  bool has(View word) const;
  /// Whether one begins with `start`, of two characters or more.
  bool has_beginning(View start) const;
  /// Whether the page breaks words: one in forty lines ends in a hyphen, or two break a word that is known.
  bool hyphenates() const { return hyphenates_; }
  /// Those of the language.
  const Vocabulary& vocabulary() const { return *vocabulary_; }
  /// Whether its lines end anywhere in a word, without a mark, as Hangul may be set: more than one in forty
  /// begins with what never begins a word.
  bool end_anywhere() const { return end_anywhere_; }

 private:
  void collect(View line, bool hangul);

  const Vocabulary* vocabulary_ = &vocabulary_of("");
  bool hyphenates_ = false, end_anywhere_ = false;
  std::unordered_set<std::uint64_t> seen_, beginnings_;
};

/// Lines put together. Line breaks and their hyphens are undone; blanks of the input stay, one each.
struct Joined {
  Text text;
  struct Start {
    std::size_t at;      ///< in `text`
    std::uint32_t line;  ///< of the input
  };
  std::vector<Start> starts;           ///< where each line begins
  std::vector<std::uint32_t> hyphens;  ///< lines whose last hyphen was undone
  bool loose_blanks = false;           ///< as in Page
  std::uint32_t line_at(std::size_t at) const;
};
Joined join(const Page& page, const std::vector<std::size_t>& lines, const Profile& profile,
            const PageWords& words);

/// A stretch of body text: no blank stays beside a Han character, one between the words of a spaced script.
struct Body {
  Text text;
  std::vector<std::size_t> lost;  ///< positions in `text` where a glyph left its space behind
  std::vector<std::uint32_t> lost_lines;
};
Body body_of(const Joined& joined, std::size_t begin, std::size_t end, bool spaced);

/// A line of display text: blanks between phrases stay, those that extraction set go.
Text display_of(View line, bool spaced);

}  // namespace broadsheet::reconstruct
