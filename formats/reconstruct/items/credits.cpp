#include "reconstruct/items/credits.hpp"

#include <algorithm>

namespace broadsheet::reconstruct {
namespace {

// What stands in brackets at the end of `s` and has no digits.
std::optional<Credit> in_last_bracket(View s) {
  constexpr std::size_t kLongest = 40;
  if (s.size() < 4 || (s.back() != ')' && s.back() != U'）')) return std::nullopt;
  const std::size_t open = s.find_last_of(U"(（");
  if (open == View::npos || open == 0 || s.size() - open > kLongest) return std::nullopt;
  const View text = trim(s.substr(open + 1, s.size() - open - 2));
  if (text.size() < 2 || std::any_of(text.begin(), text.end(), is_digit)) return std::nullopt;
  std::size_t end = open;
  while (end > 0 && is_blank(s[end - 1])) --end;
  return Credit{end, text};
}

}  // namespace

bool is_credit_in_capitals(View line, const Profile& profile) {
  constexpr std::size_t kLongest = 60;
  static constexpr View kWords[] = {U"PHOTO",   U"PHOTOS", U"PHOTOGRAPH", U"PHOTOGRAPHS",
                                    U"PICTURE", U"VIA",    U"FOR"};
  if (!profile.spaced || line.size() > kLongest || is_sentence_end(line)) return false;
  const auto letters = std::count_if(line.begin(), line.end(), [](char32_t c) { return is_letter(c); });
  const auto small = std::count_if(line.begin(), line.end(), is_lower);
  if (letters < 4 || small * 8 > letters || std::any_of(line.begin(), line.end(), is_digit)) return false;
  if (const std::size_t slash = line.find(U'/'); slash != View::npos && slash > 2)
    return slash + 2 < line.size();
  const std::vector<View> words = split_at_blanks(line);
  return words.size() > 2 && std::any_of(words.begin(), words.end(), [](View word) {
           return std::find(std::begin(kWords), std::end(kWords), word) != std::end(kWords);
         });
}

std::optional<Credit> credit_at_end(View caption, const Profile& profile, bool is_placed) {
  std::optional<Credit> credit = credit_of(caption, profile);
  return credit || !is_placed ? credit : in_last_bracket(caption);
}

}  // namespace broadsheet::reconstruct
