#include "reconstruct/page/sentence.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::reconstruct {
namespace {

// Words of two letters or more that begin in lower case.
std::size_t lower_case_words(View s) {
  std::size_t words = 0;
  for (std::size_t i = 0; i + 1 < s.size(); ++i)
    words += is_lower(s[i]) && is_letter(s[i + 1]) && (i == 0 || is_blank(s[i - 1]));
  return words;
}

bool is_all_upper(View s) { return std::none_of(s.begin(), s.end(), is_lower); }

// In a script that tells a beginning by its case. One of the two breaks must be in lower case below; a line
// of a name or a date alone could otherwise not be distinguished from a byline or folio line.
bool runs_through(View above, View line, View below) {
  if (is_all_upper(above)) return false;  // a headline or a byline
  const bool from_above =
      is_lower(line.front()) || View(U",;-").find(above.back()) != View::npos || lower_case_words(line) >= 2;
  const bool to_below = is_lower(below.front());
  if (to_below && !is_sentence_end(line)) return from_above || lower_case_words(above) >= 2;
  return from_above && lower_case_words(line) >= 2 && !is_sentence_end(line);
}

}  // namespace

bool lies_inside_sentence(const Page& page, std::size_t i, bool uses_spaces) {
  if (i == 0 || i + 1 >= page.lines.size()) return false;
  const Line &above = page.lines[i - 1], &line = page.lines[i], &below = page.lines[i + 1];
  if (line.blank_before || below.blank_before || is_sentence_end(page.of(above))) return false;
  if (uses_spaces) return runs_through(page.of(above), page.of(line), page.of(below));
  constexpr double kFull = 1.2;  // em by which lines of one justified column may differ
  constexpr double kColumn = 8;  // em: shorter lines may be a list of names
  return above.width.natural >= kColumn && std::abs(above.width.natural - line.width.natural) < kFull &&
         below.width.natural < line.width.natural + kFull && !is_sentence_end(page.of(line));
}

}  // namespace broadsheet::reconstruct
