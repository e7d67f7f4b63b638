#include "reconstruct/page/page_words.hpp"

#include <algorithm>

namespace broadsheet::reconstruct {
namespace {

bool is_word_character(char32_t c) { return is_letter(c) || is_hangul(c); }

// Whether a line break put a hyphen into a word: one that is known, and no compound by its parts.
bool is_broken_word(View left, View right, const Profile& profile, const Vocabulary& known) {
  const bool two_words = (known.has(left) || profile.prefixes.has(left)) && known.has(right);
  return !left.empty() && !right.empty() && !two_words && known.has(Text(left) + Text(right));
}

bool has_leaning_dash(View s) {
  for (std::size_t i = 1; i + 1 < s.size(); ++i)
    if (is_dash(s[i]) && is_blank(s[i - 1]) != is_blank(s[i + 1])) return true;
  return false;
}

}  // namespace

View word_at_end(View s) {
  constexpr std::size_t kLongest = 60;  // a word may grow without end, one hyphen a line
  const std::size_t from = s.size() > kLongest ? s.size() - kLongest : 0;
  std::size_t i = s.size();
  while (i > from && is_word_character(s[i - 1])) --i;
  return s.substr(i);
}

View word_at_begin(View s) {
  std::size_t i = 0;
  while (i < s.size() && is_word_character(s[i])) ++i;
  return s.substr(0, i);
}

PageWords::PageWords(const Page& page, const Profile& profile) {
  if (!profile.spaced) return;
  vocabulary_ = &vocabulary_of(profile.language);
  constexpr std::size_t kSome = 2;
  std::size_t hyphens = 0, broken = 0, torn = 0;
  View left;  // of a word with a hyphen at the end of the line above
  for (const Line& line : page.lines) {
    const View s = page.of(line), first = word_at_begin(s);
    broken += is_broken_word(left, first, profile, *vocabulary_);
    const bool hyphen = s.back() == '-' && s.size() > 2 && is_word_character(s[s.size() - 2]);
    left = hyphen ? word_at_end(s.substr(0, s.size() - 1)) : View();
    hyphens += hyphen;
    torn += profile.bound.has(first);
    dashes_lean_ = dashes_lean_ || has_leaning_dash(s);
  }
  hyphenates_ = broken >= kSome || hyphens * 40 > page.lines.size();
  end_anywhere_ = torn * 40 > page.lines.size();
  for (const Line& line : page.lines) collect(page.of(line), end_anywhere_);
  for (std::vector<std::uint64_t>* words : {&seen_, &beginnings_}) {
    std::sort(words->begin(), words->end());
    words->erase(std::unique(words->begin(), words->end()), words->end());
  }
}

// The first word of a line may be the second half of one, and in Hangul the last the first.
void PageWords::collect(View s, bool hangul) {
  for (std::size_t i = 0; i < s.size();) {
    std::size_t end = i;
    while (end < s.size() && (is_word_character(s[end]) || (s[end] == '-' && end > i))) ++end;
    const View word = s.substr(i, end - i);
    if (!word.empty() && i > 0 && word.back() != '-' && !(hangul && end == s.size())) {
      seen_.push_back(hash_of_word(word));
      for (std::size_t n = 2; hangul && n <= word.size(); ++n)
        beginnings_.push_back(hash_of_word(word.substr(0, n)));
    }
    i = end + 1;
  }
}

bool PageWords::has(View word) const {
  return std::binary_search(seen_.begin(), seen_.end(), hash_of_word(word));
}
bool PageWords::has_beginning(View start) const {
  return std::binary_search(beginnings_.begin(), beginnings_.end(), hash_of_word(start));
}

}  // namespace broadsheet::reconstruct
