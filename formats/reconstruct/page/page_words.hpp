// reconstruct/page/page_words.hpp - the words that a page prints, and how it breaks them.
#pragma once

#include "reconstruct/language/profile.hpp"
#include "reconstruct/language/words/vocabulary.hpp"
#include "reconstruct/page/page.hpp"

#include <cstdint>
#include <vector>

namespace broadsheet::reconstruct {

/// The letters that `s` begins or ends with, Hangul among them; of a long word the last 60.
View word_at_begin(View s);
View word_at_end(View s);

/// "–" or "—".
inline bool is_dash(char32_t c) { return c == 0x2013 || c == 0x2014; }

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
  /// Whether dashes touch the word on one side only, as in Spanish: "dijo —según ella— que".
  bool dashes_lean() const { return dashes_lean_; }
  /// Those of the language.
  const Vocabulary& vocabulary() const { return *vocabulary_; }
  /// Whether its lines end anywhere in a word, without a mark, as Hangul may be set: more than one in forty
  /// begins with what never begins a word.
  bool end_anywhere() const { return end_anywhere_; }

 private:
  void collect(View line, bool hangul);

  const Vocabulary* vocabulary_ = &vocabulary_of("");
  bool hyphenates_ = false, end_anywhere_ = false, dashes_lean_ = false;
  std::vector<std::uint64_t> seen_, beginnings_;  // hashes, sorted
};

}  // namespace broadsheet::reconstruct
