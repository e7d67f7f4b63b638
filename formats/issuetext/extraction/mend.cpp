#include "issuetext/extraction/mend.hpp"

#include <algorithm>

namespace broadsheet::issuetext {
namespace {

// Where blanks stand inside the text of many lines, or often in a few, they are of extraction.
bool has_loose_blanks(const PrintedLines& page) {
  std::size_t lines = 0, loose_lines = 0, han = 0, loose = 0;
  for (const PrintedLine& line : page.lines) {
    const View s = line.text;
    const std::size_t han_before = han, loose_before = loose;
    for (std::size_t i = 0; i < s.size(); ++i) {
      han += is_han(s[i]);
      loose += i > 0 && i + 1 < s.size() && is_blank(s[i]) && is_han(s[i - 1]) &&
               (is_han(s[i + 1]) || is_closing(s[i + 1]));
    }
    lines += han > han_before;
    loose_lines += loose > loose_before;
  }
  return (loose_lines >= 3 && loose_lines * 3 >= lines) || (loose >= 6 && loose * 8 >= han);
}

}  // namespace

Columns mend(PrintedLines& page, bool spaced, Extractor by, const Vocabulary& language) {
  mend_line_ends(page, by);
  if (spaced) {
    mend_tracked_letters(page, language);
    if (by == Extractor::mutool || by == Extractor::pdf2txt || by == Extractor::unknown)
      mend_parted_words(page);
    mend_initials(page);
    return Columns::as_printed;
  }
  const bool by_rows = (by == Extractor::pdftotext || by == Extractor::unknown) && part_rows(page);
  page.loose_blanks = has_loose_blanks(page);
  Columns columns = mend_vertical_text(page);
  page.loose_blanks |= columns == Columns::in_no_order;
  set_ruby_aside(page);
  mend_tracked_han(page);
  if (columns == Columns::as_printed && by_rows) columns = Columns::by_rows;
  return columns;
}

}  // namespace broadsheet::issuetext
