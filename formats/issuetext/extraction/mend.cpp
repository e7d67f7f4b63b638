#include "issuetext/extraction/mend.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace broadsheet::issuetext {
namespace {

/// Where a character that moved to the next line leaves room for a blank between any two: half of the lines
/// are no longer than this.
constexpr std::size_t kNarrow = 6;

bool is_narrow(std::vector<std::size_t> lengths) {
  if (lengths.size() < 8) return false;  // too few to say how wide the columns are
  const auto middle = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2);
  std::nth_element(lengths.begin(), middle, lengths.end());
  return *middle <= kNarrow;
}

// Where blanks stand inside the text of many lines, or often in a few, they are of extraction; in narrow
// columns, those of justified lines.
bool has_loose_blanks(const PrintedLines& page) {
  std::size_t lines = 0, loose_lines = 0, han = 0, loose = 0;
  std::vector<std::size_t> lengths;
  for (const PrintedLine& line : page.lines) {
    const View s = line.text;
    const std::size_t han_before = han, loose_before = loose;
    for (std::size_t i = 0; i < s.size(); ++i) {
      han += is_han(s[i]);
      loose += i > 0 && i + 1 < s.size() && is_blank(s[i]) && is_han(s[i - 1]) &&
               (is_han(s[i + 1]) || is_closing(s[i + 1]));
    }
    lines += han > han_before;
    if (han > han_before) lengths.push_back(s.size());
    loose_lines += loose > loose_before;
  }
  return is_narrow(std::move(lengths)) || (loose_lines >= 3 && loose_lines * 3 >= lines) ||
         (loose >= 6 && loose * 8 >= han);
}

}  // namespace

Columns mend(PrintedLines& page, bool spaced, Extractor by, const Vocabulary& language) {
  mend_line_ends(page, by);
  if (spaced) {
    mend_tracked_letters(page, language);
    if (by == Extractor::mutool || by == Extractor::pdf2txt || by == Extractor::unknown)
      mend_parted_words(page);
    mend_initials(page, language);
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
