#include "issuetext/extraction/mend.hpp"

#include <algorithm>

namespace broadsheet::issuetext {
namespace {

// Where blanks stand inside the text of many lines, they are of extraction.
bool has_loose_blanks(const PrintedLines& page) {
  std::size_t han = 0, loose = 0;
  for (const PrintedLine& line : page.lines) {
    const View s = line.text;
    han += std::any_of(s.begin(), s.end(), [](char32_t c) { return is_han(c); });
    for (std::size_t i = 1; i + 1 < s.size(); ++i) {
      const bool inside = is_blank(s[i]) && is_han(s[i - 1]) && (is_han(s[i + 1]) || is_closing(s[i + 1]));
      if (!inside) continue;
      ++loose;
      break;
    }
  }
  return loose >= 3 && loose * 3 >= han;
}

}  // namespace

Columns mend(PrintedLines& page, bool spaced, Extractor by) {
  mend_line_ends(page, by);
  if (spaced) {
    mend_tracked_letters(page);
    if (by == Extractor::mutool || by == Extractor::pdf2txt || by == Extractor::unknown)
      mend_parted_words(page);
    mend_initials(page);
    return Columns::as_printed;
  }
  page.loose_blanks = has_loose_blanks(page);
  const Columns columns = mend_vertical_text(page);
  page.loose_blanks |= columns == Columns::in_no_order;
  set_ruby_aside(page);
  mend_tracked_han(page);
  return columns;
}

}  // namespace broadsheet::issuetext
