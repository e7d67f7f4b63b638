#include "issuetext/extraction/mend.hpp"

#include <algorithm>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kLeastRun = 4;  // one-character lines that are a run
constexpr std::size_t kLongest = 40;  // characters of a column that is given as one line
constexpr std::size_t kMeasure = 20;  // … of the lines that a longer one is cut into

bool is_cell_digit(char32_t c) { return is_digit(c) || (c < 0x80 && is_letter(c)) || c == '.' || c == '%'; }

// A character of vertical text: one, with the punctuation after or before it, or figures set upright.
bool is_cell(View s) {
  if (s.size() == 1) return is_han(s[0]) || is_wide_punctuation(s[0]) || is_cell_digit(s[0]);
  if (s.size() > 3) return false;
  if (std::all_of(s.begin(), s.end(), is_cell_digit)) return true;
  const auto marks = std::count_if(s.begin(), s.end(), is_wide_punctuation);
  return s.size() == 2 && marks >= 1;
}

bool is_upright(View s) { return std::all_of(s.begin(), s.end(), is_cell_digit); }

// Characters that stood below each other.
struct Column {
  Text text;
  std::vector<std::uint32_t> numbers;  // of the input's lines, one a character
  bool blank_before = false;
  void add(const PrintedLine& cell) {
    for (const char32_t c : cell.text)
      if (!is_blank(c)) text += c, numbers.push_back(cell.first);
  }
  bool is_finished() const { return is_sentence_end(text); }
};

// Figures that extraction took for a block of their own stand in the column.
std::vector<Column> columns_of(const std::vector<PrintedLine>& lines, std::size_t begin, std::size_t end) {
  std::vector<Column> columns;
  bool was_upright = false;
  for (std::size_t i = begin; i < end; ++i) {
    const PrintedLine& cell = lines[i];
    const bool alone = cell.blank_before && (i + 1 == end || lines[i + 1].blank_before);
    const bool upright = is_upright(cell.text) && alone;
    if (columns.empty() || (cell.blank_before && !upright && !was_upright)) {
      columns.emplace_back();
      columns.back().blank_before = cell.blank_before;
    }
    columns.back().add(cell);
    was_upright = upright;
  }
  return columns;
}

// Whether a sentence that began in the column before ends with its first characters.
bool ends_at_once(const Column& column) {
  constexpr std::size_t kFew = 3;
  for (std::size_t i = 1; i <= std::min(kFew, column.text.size()); ++i)
    if (is_sentence_end(View(column.text).substr(0, i))) return true;
  return false;
}

// How often brackets close that never opened, or open again before they close; how often the end of a
// sentence stands after a column that is finished.
std::size_t faults_of(const std::vector<Column>& columns, bool reversed) {
  std::size_t faults = 0;
  char32_t open = 0;
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const Column& column = columns[reversed ? columns.size() - 1 - k : k];
    for (const char32_t c : column.text) {
      if (c == U'「' || c == U'（') {
        faults += open == c;
        open = c;
      } else if (c == U'」' || c == U'）') {
        faults += open == 0;
        open = 0;
      }
    }
    const Column* before = k == 0 ? nullptr : &columns[reversed ? columns.size() - k : k - 1];
    faults += ends_at_once(column) && (!before || before->is_finished());
    // Nothing but a title ends in the middle of a sentence and much above the foot of its column.
    faults += before && !before->is_finished() && before->text.size() > column.text.size() + 3 &&
              is_closing(column.text.front()) && !is_opening(column.text.front());
  }
  return faults;
}

// Whether more columns stand together that are short and no sentence than a headline has: the columns of
// several articles, one under the other, came out in turn. Very short ones do not count: a printed blank
// parts the post of an author, both names, and what begins a report.
bool has_titles_in_turn(const std::vector<Column>& columns, std::size_t tallest) {
  constexpr std::size_t kMost = 4, kPiece = 4;
  std::size_t titles = 0;
  for (const Column& column : columns) {
    if (column.text.size() <= kPiece) continue;
    titles = !column.is_finished() && column.text.size() * 3 < tallest * 2 ? titles + 1 : 0;
    if (titles > kMost) return true;
  }
  return false;
}

// The pieces of `line` between blanks.
template <class Do>
void for_each_piece(View line, Do&& look) {
  for (std::size_t i = 0; i < line.size();) {
    const auto end = static_cast<std::size_t>(
        std::find_if(line.begin() + static_cast<std::ptrdiff_t>(i), line.end(), is_blank) - line.begin());
    if (end > i) look(line.substr(i, end - i));
    i = end + 1;
  }
}

class VerticalText {
 public:
  explicit VerticalText(PrintedLines& page) : page_(page) {}

  Columns run() {
    if (is_rows()) return Columns::in_no_order;
    for (std::size_t i = 0; i < page_.lines.size();) {
      std::size_t end = i, han = 0;
      for (; end < page_.lines.size() && is_cell(page_.lines[end].text); ++end)
        han += is_han(page_.lines[end].text.front());
      if (han >= kLeastRun && han * 2 > end - i) {
        cells_ += end - i;
        give(columns_of(page_.lines, i, end));
        i = end;
      } else {
        out_.push_back(page_.lines[i++]);
      }
    }
    // A few pieces out of order are no reason to give up the page.
    const bool is_page = cells_ * 5 > page_.lines.size() * 3;
    page_.lines = std::move(out_);
    if (!is_page) return Columns::as_printed;
    return is_mixed_ ? Columns::in_no_order : is_run_on_ ? Columns::without_ends : Columns::as_printed;
  }

 private:
  // Rows through all columns, as pdftotext prints them without options: ragged lines of scraps of one to
  // three characters, some of which have a stop or a comma.
  bool is_rows() const {
    constexpr std::size_t kLongestScrap = 3, kLeastScraps = 24;
    std::size_t scraps = 0, longer = 0, pairs = 0, marks = 0, longest = 0, ragged = 0;
    for (const PrintedLine& line : page_.lines) longest = std::max(longest, line.text.size());
    for (const PrintedLine& line : page_.lines) {
      ragged += line.text.size() * 2 < longest;
      for_each_piece(line.text, [&](View piece) {
        const bool has_han = std::any_of(piece.begin(), piece.end(), is_han);
        const bool is_short = piece.size() <= kLongestScrap;
        scraps += is_short && has_han;
        pairs += is_short && has_han && piece.size() > 1;
        longer += !is_short;
        marks += is_short && has_han && std::any_of(piece.begin(), piece.end(), is_wide_punctuation);
      });
    }
    return scraps >= kLeastScraps && longer * 8 < scraps && pairs * 5 > scraps && marks > 2 &&
           ragged * 2 >= page_.lines.size();
  }

  void give(std::vector<Column> columns) {
    std::size_t tallest = 0;
    for (const Column& column : columns) tallest = std::max(tallest, std::min(column.text.size(), kLongest));
    const std::size_t forwards = faults_of(columns, false), backwards = faults_of(columns, true);
    if (has_titles_in_turn(columns, tallest) || (forwards > 0 && backwards > 0))
      is_mixed_ = true;
    else if (forwards > 0)
      std::reverse(columns.begin(), columns.end());
    for (std::size_t k = 0; k < columns.size(); ++k) {
      const bool goes_on =
          k > 0 && !columns[k - 1].is_finished() && columns[k - 1].text.size() + 2 >= tallest;
      put(columns[k], columns[k].blank_before && !goes_on);
    }
  }

  void put(const Column& column, bool blank_before) {
    const View all = page_.keep(column.text);
    const std::size_t most = all.size() > kLongest ? kMeasure : kLongest;
    for (std::size_t at = 0; at < all.size();) {
      std::size_t end = std::min(all.size(), at + most);
      while (end < all.size() && is_closing(all[end]) && !is_opening(all[end])) ++end;  // none begins a line
      PrintedLine line;
      line.text = all.substr(at, end - at);
      const auto numbers = std::minmax_element(column.numbers.begin() + static_cast<std::ptrdiff_t>(at),
                                               column.numbers.begin() + static_cast<std::ptrdiff_t>(end));
      line.first = *numbers.first;
      line.last = *numbers.second;
      line.run_on = all.size() > kLongest;
      is_run_on_ |= line.run_on;
      line.blank_before = blank_before && at == 0;
      out_.push_back(line);
      at = end;
    }
  }

  PrintedLines& page_;
  std::vector<PrintedLine> out_;
  std::size_t cells_ = 0;  // lines that were a character of a column
  bool is_mixed_ = false, is_run_on_ = false;
};

}  // namespace

Columns mend_vertical_text(PrintedLines& page) { return VerticalText(page).run(); }

}  // namespace broadsheet::issuetext
