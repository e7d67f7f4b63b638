#include "reconstruct/language/words/word_list.hpp"

#include <algorithm>

namespace broadsheet::reconstruct {

bool has_word_at(View s, std::size_t at, View word) {
  if (at + word.size() > s.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (to_lower(s[at + i]) != to_lower(word[i])) return false;
  return true;
}

Text in_either_case(char32_t letter) {
  Text out(1, letter);
  for (const char32_t capital : {letter - 32, letter - 1, letter - 80, letter + 121})
    if (is_upper(capital) && to_lower(capital) == letter) out += capital;
  return out;
}

std::size_t WordList::longest_at(View s) const {
  std::size_t best = 0;
  for (const View w : words_) {
    std::size_t i = 0, k = 0;
    while (k < w.size()) {
      while (k > 0 && i < s.size() && is_han(w[k]) && is_blank(s[i])) ++i;
      if (i >= s.size() || !same_letter(w[k], s[i])) break;
      ++i, ++k;
    }
    if (k == w.size()) best = std::max(best, i);
  }
  return best;
}

bool WordList::is_in(View s) const {
  for (; !s.empty(); s.remove_prefix(1))
    if (length_at(s) > 0) return true;
  return false;
}

}  // namespace broadsheet::reconstruct
