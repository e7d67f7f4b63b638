#include "issuetext/lines/split_columns.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace broadsheet::issuetext {
namespace {

constexpr double kShort = 1.2, kOver = 0.8;     // em by which a full line may differ from its measure
constexpr double kLeastBeside = 2;              // em that something beside a column is wide
constexpr double kIndent = 2;                   // em of a first line
constexpr double kNarrowest = 6, kWidest = 60;  // em of a measure

// The lines of a page after a change; those of most pages stay as they are, and are not copied.
struct NewLines {
  std::vector<Line> all;
  bool are_new = false;

  // Line i of `whole` is about to change.
  void keep_before(const std::vector<Line>& whole, std::size_t i) {
    if (are_new) return;
    are_new = true;
    all.reserve(whole.size() + 1);
    all.assign(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(i));
  }
  void keep(const Line& line) {
    if (are_new) all.push_back(line);
  }
};

class ColumnSplitter {
 public:
  ColumnSplitter(Page& page, Spacing spacing) : page_(page), spacing_(spacing) {}

  void run() {
    const std::vector<Line>& whole = page_.lines;
    for (std::size_t i = 0; i < whole.size(); ++i) {
      if (const std::size_t n = beside(whole, i); n >= 2) {
        const double measure = measure_above(whole, i);
        lines_.keep_before(whole, i);
        // What stands beside comes first, so that the column goes on after it in the measure it had.
        for (std::size_t k = i; k < i + n; ++k) {
          lines_.all.push_back(piece(whole[k], cut(whole[k], measure), whole[k].end));
          lines_.all.back().beside = true;
        }
        for (std::size_t k = i; k < i + n; ++k)
          lines_.all.push_back(piece(whole[k], whole[k].begin, cut(whole[k], measure)));
        i += n - 1;
      } else if (!row(whole, i)) {
        lines_.keep(whole[i]);
      }
    }
    if (lines_.are_new) page_.lines = std::move(lines_.all);
  }

 private:
  Line piece(const Line& of, std::size_t begin, std::size_t end) const {
    Line line = of;
    while (begin < end && is_blank(page_.text[begin])) ++begin;
    while (end > begin && is_blank(page_.text[end - 1])) --end;
    line.begin = begin;
    line.end = end;
    const View s = page_.of(line);
    line.width = width_of(s, spacing_);
    line.unit = width_of(s.substr(0, first_unit(s)), spacing_).natural;
    if (begin > of.begin) line.blank_before = line.indented = false;
    return line;
  }

  // The last blank of `line` before which as much stands as fits into `measure`, an indent aside;
  // its end for none.
  std::size_t cut(const Line& line, double measure, double indent = 0) const {
    const View s = page_.of(line);
    std::size_t found = line.end;
    for (std::size_t i = 1; i < s.size(); ++i) {
      if (!is_blank(s[i]) || is_blank(s[i - 1])) continue;
      const double width = width_of(s.substr(0, i), spacing_).natural;
      if (width > measure + kOver) break;
      if (width >= measure - indent - kShort) found = line.begin + i;
    }
    return found;
  }

  // What the two lines above line i fill, if they are full; 0 if they are not.
  static double measure_above(const std::vector<Line>& lines, std::size_t i) {
    if (i < 2) return 0;
    const double a = lines[i - 2].width.natural, b = lines[i - 1].width.natural;
    return std::abs(a - b) <= kShort ? std::max(a, b) : 0;
  }

  static bool is_measure(double em) { return em >= kNarrowest && em <= kWidest; }

  // How many lines from i on have something beside the column that the two lines above fill.
  std::size_t beside(const std::vector<Line>& lines, std::size_t i) const {
    const double measure = measure_above(lines, i);
    if (!is_measure(measure)) return 0;
    std::size_t n = 0;
    const auto is_wide = [&](const Line& line) {
      return line.width.natural > measure + kLeastBeside && cut(line, measure) < line.end;
    };
    while (i + n < lines.size() && is_wide(lines[i + n])) ++n;
    return n;
  }

  // Whether line i was a row of full lines of the measure of those that follow; they are there then.
  bool row(const std::vector<Line>& lines, std::size_t i) {
    if (i + 2 >= lines.size()) return false;
    const double measure = std::max(lines[i + 1].width.natural, lines[i + 2].width.natural);
    if (!is_measure(measure) || lines[i].width.natural < 2 * (measure - kShort) - kIndent) return false;
    if (std::abs(lines[i + 1].width.natural - lines[i + 2].width.natural) > kShort) return false;
    std::vector<Line> parts;
    Line rest = lines[i];
    for (;;) {
      const std::size_t at = cut(rest, measure, parts.empty() ? kIndent : 0);
      parts.push_back(piece(rest, rest.begin, at));
      if (at == rest.end) break;
      rest = piece(rest, at, rest.end);
    }
    const double last = parts.back().width.natural;
    if (parts.size() < 2 || last < measure - kShort || last > measure + kOver) return false;
    lines_.keep_before(lines, i);
    lines_.all.insert(lines_.all.end(), parts.begin(), parts.end());
    return true;
  }

  Page& page_;
  const Spacing spacing_;
  NewLines lines_;
};

}  // namespace

Page split_columns(Page page, Spacing spacing) {
  ColumnSplitter(page, spacing).run();
  return page;
}

Page split_jump_marks(Page page, const Profile& profile, Spacing spacing) {
  NewLines lines;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const Line& whole = page.lines[i];
    lines.keep(whole);
    const View s = page.of(whole);
    const auto mark = s.size() < 4 ? std::nullopt : profile.continued_from.match_end(s, profile);
    if (!mark || mark->begin == 0) continue;
    lines.keep_before(page.lines, i + 1);
    Line rest = whole;
    rest.begin += mark->begin;
    rest.blank_before = rest.indented = false;
    rest.width = width_of(page.of(rest), spacing);
    lines.all.back().end = rest.begin;
    lines.all.back().width = width_of(page.of(lines.all.back()), spacing);
    lines.all.push_back(rest);
  }
  if (lines.are_new) page.lines = std::move(lines.all);
  return page;
}

}  // namespace broadsheet::issuetext
