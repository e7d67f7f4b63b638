#include "reconstruct/language/words/initial.hpp"

#include "reconstruct/text/lower_case.hpp"

namespace broadsheet::reconstruct {

View first_word(View s) {
  std::size_t end = 0;
  while (end < s.size() && is_letter(s[end])) ++end;
  return s.substr(0, end);
}

void InitialReader::add(View line) {
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (!is_letter(line[i])) continue;
    const View word = first_word(line.substr(i));
    if (i > 0) words_.insert(to_lower(word));
    i += word.size();
  }
}

bool InitialReader::knows(View word) const { return words_.contains(to_lower(word)); }

bool InitialReader::is_word(View initial, View rest) const {
  constexpr View kWords = U"AIOEYUÀÉ", kVowels = U"aeiou";
  static const std::unordered_set<Text> kCommon = {
      U"after", U"again", U"all",  U"almost", U"along",  U"already", U"also", U"although", U"among", U"and",
      U"any",   U"as",    U"at",   U"about",  U"across", U"if",      U"in",   U"it",       U"its",   U"is",
      U"of",    U"on",    U"only", U"over",   U"our",    U"other",   U"out",  U"under",    U"until", U"up"};
  if (kWords.find(initial.back()) == View::npos) return false;
  const View word = first_word(rest);
  const Text both = to_lower(Text(initial.substr(initial.size() - 1)) + Text(word));
  if (knows(both) || kCommon.contains(both)) return false;
  return (knows(word) && word.size() > 1) || (both[0] == U'a' && kVowels.find(word[0]) == View::npos);
}

}  // namespace broadsheet::reconstruct
