// reconstruct/language/words/initial.hpp - whether a drop cap is a word of its own: "A" before "brave".
//
// No blank is printed after it. The words of the page tell, then the commonest ones that begin so.
#pragma once

#include "reconstruct/text/glyphs.hpp"

#include <unordered_set>

namespace broadsheet::reconstruct {

/// The letters that `s` begins with.
View first_word(View s);

/// The words of a page, which say what an initial and the rest of its line make.
class InitialReader {
 public:
  /// Takes the words of a line, but not a first one, which an initial may have been taken from.
  void add(View line);
  /// In any case of letters.
  bool knows(View word) const;
  /// REQUIRES: `initial` is not empty; its last character is the letter.
  bool is_word(View initial, View rest) const;

 private:
  std::unordered_set<Text> words_;  // in lower case
};

}  // namespace broadsheet::reconstruct
