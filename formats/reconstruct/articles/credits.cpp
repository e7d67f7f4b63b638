#include "reconstruct/articles/credits.hpp"

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

std::optional<Credit> credit_at_end(View caption, const Profile& profile, bool is_placed) {
  std::optional<Credit> credit = credit_of(caption, profile);
  return credit || !is_placed ? credit : in_last_bracket(caption);
}

}  // namespace broadsheet::reconstruct
