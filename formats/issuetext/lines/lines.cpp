#include "issuetext/lines/lines.hpp"

#include "issuetext/extraction/mend.hpp"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace broadsheet::issuetext {
namespace {

bool is_wide(char32_t c) { return is_han(c) || is_wide_punctuation(c) || is_hangul(c); }

// A stretched line has a space at nearly every place where two glyphs meet.
bool is_stretched(View s) {
  std::size_t wide_pairs = 0, spaced_pairs = 0;
  for (std::size_t i = 0; i + 1 < s.size(); ++i) {
    if (!is_han(s[i])) continue;
    if (is_wide(s[i + 1])) {
      ++wide_pairs;
    } else if (is_blank(s[i + 1]) && i + 2 < s.size() && !is_blank(s[i + 2])) {
      ++spaced_pairs;
    }
  }
  return spaced_pairs >= 3 && spaced_pairs > wide_pairs;
}

// Appends `s`. Of a stretched line's blanks only those between two Latin words are kept, and one for several
// in a row.
void append_line(Text& out, View s, bool stretched) {
  if (!stretched) {
    out += s;
    return;
  }
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (is_blank(s[i])) {
      const bool latin = i > 0 && i + 1 < s.size() && is_letter(s[i - 1]) && is_letter(s[i + 1]);
      const bool wide =
          i > 0 && is_blank(s[i - 1]) && i + 1 < s.size() && is_han(s[i + 1]) && is_han(out.back());
      if (!latin && !wide) continue;
    }
    out += s[i];
  }
}

// Whether the line begins with a quotation mark that closes what the lines above it open: in some texts the
// same mark stands for both.
bool closes_quote(const std::vector<PrintedLine>& lines, std::size_t i) {
  constexpr std::size_t kMost = 16;  // lines of a quotation
  const char32_t mark = lines[i].text.front();
  if (mark != U'”' && mark != U'’') return false;
  const char32_t marks[] = {mark, mark == U'”' ? U'“' : U'‘', 0};
  for (std::size_t k = i; k-- > 0 && k + kMost >= i && !lines[k + 1].blank_before;)
    if (const std::size_t at = lines[k].text.find_last_of(marks); at != View::npos)
      return lines[k].text[at] != mark;
  return false;
}

// The piece goes on in the line before it: extraction cut one printed line in two.
bool goes_on(const std::vector<PrintedLine>& lines, std::size_t i, bool spaced, bool trailing_means_more) {
  const PrintedLine& now = lines[i];
  if (now.blank_before) return false;
  if (trailing_means_more && lines[i - 1].trailing) return true;
  const char32_t c = now.text.front();
  if (spaced) return false;
  if (closes_quote(lines, i)) return true;
  // No line begins with closing punctuation; "’" and ASCII marks may stand for others.
  return is_closing(c) && is_wide_punctuation(c) && c != 0x2026 && c != 0xB7 && c != 0x201D && c != 0x2019;
}

// The lines of a page that are not empty; `number` is that of the first.
PrintedLines printed_lines_of(View text, std::uint32_t number) {
  PrintedLines printed;
  printed.lines.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), U'\n')) + 1);
  bool blank = false;
  for (;; ++number) {
    const View whole = text.substr(0, text.find(U'\n'));
    if (const View line = trim(whole); line.empty()) {
      blank = true;
    } else {
      printed.lines.push_back(
          {line, number, number, blank, is_blank(whole.front()), is_blank(whole.back()), false});
      blank = false;
    }
    if (whole.size() == text.size()) return printed;  // a form feed ends a page, not a line
    text.remove_prefix(whole.size() + 1);
  }
}

Page page_of(const PrintedLines& printed, bool spaced) {
  const std::vector<PrintedLine>& raws = printed.lines;
  const auto trailing = static_cast<std::size_t>(
      std::count_if(raws.begin(), raws.end(), [](const PrintedLine& r) { return r.trailing; }));
  // Where few lines end in a blank, the blank is of the print: the line goes on after it.
  const bool trailing_means_more = spaced && trailing * 2 < raws.size();
  Page page;
  page.loose_blanks = printed.loose_blanks;
  page.lines.reserve(raws.size());
  std::size_t characters = 0;
  for (const PrintedLine& r : raws) characters += r.text.size() + 1;
  page.text.reserve(characters);
  for (std::size_t i = 0; i < raws.size(); ++i) {
    const PrintedLine& r = raws[i];
    if (!page.lines.empty() && goes_on(raws, i, spaced, trailing_means_more)) {
      if (spaced) page.text += U' ';
      append_line(page.text, r.text, is_stretched(r.text));
      page.lines.back().end = page.text.size();
      page.lines.back().last = r.last;
      page.lines.back().goes_on = r.goes_on;
      continue;
    }
    Line line;
    line.first = r.first;
    line.last = r.last;
    line.goes_on = r.goes_on;
    line.run_on = r.run_on;
    line.blank_before = r.blank_before;
    line.indented = r.indented;
    line.stretched = is_stretched(r.text);
    line.begin = page.text.size();
    append_line(page.text, r.text, line.stretched);
    line.end = page.text.size();
    page.lines.push_back(line);
  }
  return page;
}

// Whether lines[i] and the one before it can be one line of print, `width` em wide. One that ends a
// column is followed by another width: it must fit into both, or fill its own.
bool is_line(const Page& page, std::size_t i, double width) {
  constexpr std::size_t kAround = 8;
  constexpr double kBlur = 0.3, kFull = 0.6;
  const auto column = [&](std::size_t begin, std::size_t end) {
    std::vector<double> widths;
    for (std::size_t k = begin; k < end; ++k) widths.push_back(page.lines[k].width.natural);
    std::sort(widths.begin(), widths.end());
    return widths.empty() ? 0 : widths[widths.size() * 3 / 4];
  };
  const double above = column(i > kAround ? i - kAround : 0, i - 1);
  const double below = column(i + 1, std::min(page.lines.size(), i + 1 + kAround));
  if (above == 0 || below == 0) return width <= std::max(above, below) + kBlur;
  return width <= std::min(above, below) + kBlur || std::abs(width - above) < kFull;
}

// Adjacent squeezed punctuation ("，「") makes pdftotext -raw begin a new line inside a line of print.
// It is one where the pieces together are no wider than the column around them.
void join_squeezed(Page& page) {
  std::vector<Line> lines;  // from the first on that is joined: few pages have one
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const Line& now = page.lines[i];
    if (i > 0 && !now.blank_before) {
      const Line& before = lines.empty() ? page.lines[i - 1] : lines.back();
      const View a = page.of(before), b = page.of(now);
      const bool pair = is_wide_punctuation(a.back()) && is_closing(a.back()) && is_opening(b.front()) &&
                        is_wide_punctuation(b.front());
      if (pair && before.end == now.begin && is_line(page, i, before.width.squeezed + now.width.squeezed)) {
        if (lines.empty())
          lines.assign(page.lines.begin(), page.lines.begin() + static_cast<std::ptrdiff_t>(i));
        lines.back().end = now.end;
        lines.back().last = now.last;
        lines.back().width.natural += now.width.natural;
        lines.back().width.squeezed += now.width.squeezed;
        continue;
      }
    }
    if (!lines.empty()) lines.push_back(now);
  }
  if (!lines.empty()) page.lines = std::move(lines);
}

}  // namespace

std::optional<PrintedPage> printed_page(const PageText& one, bool spaced, Extractor by,
                                        const Vocabulary& language) {
  const Text text = to_text(one.text);
  PrintedLines printed = printed_lines_of(text, one.first_line);
  if (printed.lines.empty()) return std::nullopt;
  const Columns columns = mend(printed, spaced, by, language);
  if (printed.lines.empty()) return std::nullopt;
  Page page = page_of(printed, spaced);
  return PrintedPage{std::move(page), std::move(printed.set_aside), columns};
}

std::optional<PageText> PageReader::next_text() {
  if (rest_.empty()) return std::nullopt;
  const PageText one{rest_.substr(0, rest_.find('\f')), number_};
  rest_.remove_prefix(std::min(one.text.size() + 1, rest_.size()));
  number_ += static_cast<std::uint32_t>(std::count(one.text.begin(), one.text.end(), '\n'));
  return one;
}

std::optional<Page> PageReader::next() {
  while (const std::optional<PageText> one = next_text())
    if (std::optional<PrintedPage> printed = printed_page(*one, spaced_, by_))
      return std::move(printed->page);
  return std::nullopt;
}

Page measure(Page page, Spacing spacing) {
  const auto measure_line = [&](Line& line) {
    const View s = page.of(line);
    line.width = width_of(s, spacing);
    line.unit = width_of(s.substr(0, first_unit(s)), spacing).natural;
  };
  for (Line& line : page.lines) measure_line(line);
  join_squeezed(page);
  return page;
}

}  // namespace broadsheet::issuetext
