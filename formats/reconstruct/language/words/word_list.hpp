// reconstruct/language/words/word_list.hpp - lists of words and characters that are asked for at every place
// of a text: nearly always the answer is no, and it comes quickly.
#pragma once

#include "reconstruct/text/glyphs.hpp"

#include <bitset>
#include <vector>

namespace broadsheet::reconstruct {

/// The same letter, or a capital in the text where the word is lower-case.
inline bool same_letter(char32_t word, char32_t text) {
  return word == text || (is_upper(text) && word == to_lower(text));
}

/// Whether `word` stands in `s` at `at`, capitals and small letters alike.
bool has_word_at(View s, std::size_t at, View word);

/// `letter` and the capital that same_letter() takes for it.
Text in_either_case(char32_t letter);

/// A set of characters that is never wrong about one that is in it, and rarely about another.
class Characters {
 public:
  void add(char32_t c) { bits_.set(c % kBits); }
  bool may_have(char32_t c) const { return bits_[c % kBits]; }
  bool may_have_one_of(View s) const {
    for (const char32_t c : s)
      if (may_have(c)) return true;
    return false;
  }

 private:
  static constexpr std::size_t kBits = 1024;
  std::bitset<kBits> bits_;
};

class WordList {
 public:
  WordList() = default;
  /// REQUIRES: none is empty.
  explicit WordList(std::vector<Text> words);

  auto begin() const { return words_.begin(); }  ///< the longest first
  auto end() const { return words_.end(); }

  bool may_begin(char32_t c) const { return first_.may_have(c); }
  /// How much of `s` the longest word takes that `s` begins with, blanks between Han characters aside; 0 for
  /// none.
  std::size_t length_at(View s) const { return s.empty() || !may_begin(s[0]) ? 0 : longest_at(s); }
  bool is_in(View s) const;
  /// Whether `s` is one of the words.
  bool has(View s) const { return !s.empty() && length_at(s) == s.size(); }

 private:
  std::size_t longest_at(View s) const;

  std::vector<Text> words_;
  Characters first_;
};

}  // namespace broadsheet::reconstruct
