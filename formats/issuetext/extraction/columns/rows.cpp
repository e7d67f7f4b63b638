#include "issuetext/extraction/columns/rows.hpp"

#include "issuetext/extraction/mend.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace broadsheet::issuetext {
namespace {

constexpr double kNarrowest = 7, kWidest = 40;  // em of a column
constexpr double kLack = 2.6, kOver = 0.8;      // em by which a full line may differ from its measure
constexpr std::size_t kLeastRows = 4;           // that are nothing but full pieces
constexpr std::size_t kMostColumns = 10;
constexpr std::size_t kGiveUp = 40;       // lines without a clean row among them
constexpr std::size_t kLongestRow = 400;  // characters

bool is_kana(char32_t c) { return c >= 0x3041 && c <= 0x30FF; }

class Rows {
 public:
  explicit Rows(PrintedLines& page) : page_(page) {}

  bool run() {
    find_measure();
    if (measure_.full == 0) return false;
    std::vector<PrintedLine> out;
    for (std::size_t i = 0; i < page_.lines.size();) {
      const std::size_t end = stretch_from(i);
      if (end == i) {
        out.push_back(page_.lines[i++]);
        continue;
      }
      give(i, end, out);
      i = end;
    }
    page_.lines = std::move(out);
    return found_;
  }

 private:
  // The width that most lines have before a blank.
  void find_measure() {
    std::array<std::size_t, static_cast<std::size_t>(kWidest * 2) + 2> votes{};
    std::size_t kana = 0, han = 0;
    for (const PrintedLine& line : page_.lines) {
      const View s = line.text;
      double width = 0;
      for (std::size_t i = 0; i < s.size() && width <= kWidest; ++i) {
        if (is_blank(s[i]) && !is_blank(s[i - 1]) && width >= kNarrowest)
          ++votes[static_cast<std::size_t>(width * 2 + 0.5)];
        width += ems(s.substr(i, 1));
        kana += is_kana(s[i]);
        han += is_han(s[i]);
      }
    }
    const auto most = std::max_element(votes.begin(), votes.end());
    if (*most < kLeastRows) return;
    measure_.full = static_cast<double>(most - votes.begin()) / 2;
    measure_.indent = kana * 4 > han ? 1 : 2;
  }

  // Where a piece that was stretched to its measure ends, a blank after each of its characters; 0 if `s` does
  // not begin with one.
  std::size_t end_of_stretched(View s) const {
    constexpr std::size_t kLeast = 5;
    std::size_t end = 0, tokens = 0;
    for (std::size_t i = 0; i < s.size();) {
      std::size_t token = i;
      while (token < s.size() && !is_blank(s[token])) ++token;
      const View one = s.substr(i, token - i);
      if (one.size() > 1 && !std::all_of(one.begin(), one.end(), [](char32_t c) { return c < 0x80; })) break;
      end = token;
      ++tokens;
      for (i = token; i < s.size() && is_blank(s[i]);) ++i;
    }
    return tokens < kLeast || end == s.size() || ems(s.substr(0, end)) > measure_.full + kOver ? 0 : end;
  }

  // The pieces of a line; none where it is no row of this measure.
  std::vector<View> pieces_of(View s) const {
    std::vector<View> pieces;
    if (s.size() > kLongestRow) return pieces;
    // The last piece may be so short that it has room beside the one before it.
    const auto has_two = [&](View rest) {
      const std::size_t blank = rest.rfind(U' ');
      return !pieces.empty() && blank != View::npos && ems(rest.substr(0, blank)) >= measure_.full - kLack;
    };
    while (ems(s) > measure_.full + kOver || has_two(s)) {
      const double indent = pieces.empty() ? measure_.indent : 0;
      std::size_t best = end_of_stretched(s);
      double least = kLack + indent;
      double width = 0;
      const bool stretched = best > 0;
      for (std::size_t i = 0; i < s.size() && width <= measure_.full + kOver && !stretched; ++i) {
        if (is_blank(s[i]) && std::abs(width - measure_.full) <= least)
          best = i, least = std::abs(width - measure_.full);
        width += ems(s.substr(i, 1));
      }
      if (best == 0 || pieces.size() + 1 == kMostColumns) return {};
      pieces.push_back(trim(s.substr(0, best)));
      s = trim(s.substr(best));
    }
    pieces.push_back(s);
    return pieces;
  }

  // Of a headline over several columns: blank lines around it, and it ends no sentence.
  bool is_apart(std::size_t i) const {
    return page_.lines[i].blank_before && i + 1 < page_.lines.size() && page_.lines[i + 1].blank_before &&
           !is_sentence_end(page_.lines[i].text);
  }

  // The end of the rows that begin with line i; i where none does. What is looked at beyond that end is no
  // more than a share of what lies before it, and kGiveUp lines.
  std::size_t stretch_from(std::size_t i) {
    rows_.clear();
    std::size_t end = i, clean = 0, parted = 0, last = i, columns = 0, found = i;
    const auto is_clean = [&] { return clean * 5 >= parted * 3; };
    for (; end < page_.lines.size(); ++end) {
      const View s = page_.lines[end].text;
      std::vector<View> pieces = pieces_of(s);
      if (pieces.empty() || (pieces.size() == 1 && (end == i || is_apart(end) || end - last > kGiveUp)))
        break;
      const auto blanks = static_cast<std::size_t>(std::count_if(s.begin(), s.end(), is_blank));
      columns = std::max(columns, pieces.size());
      parted += pieces.size() > 1;
      clean += pieces.size() > 1 && blanks + 1 == pieces.size();
      if (pieces.size() > 1) last = end + 1;
      rows_.push_back({std::move(pieces), page_.lines[end].first});
      if (clean >= kLeastRows && is_clean()) found = last;
      if (parted > kGiveUp && !is_clean()) break;
    }
    if (found == i) return i;
    // What the last rows leave over: no more than a line for each column.
    const std::size_t after = std::min({end, found + columns, i + rows_.size()});
    rows_.resize(after - i);
    return after;
  }

  void give(std::size_t begin, std::size_t end, std::vector<PrintedLine>& out) {
    const std::vector<std::size_t> first = columns_of_rows(rows_, measure_);
    std::size_t columns = 0;
    for (const Row& row : rows_) columns = std::max(columns, row.pieces.size());
    std::vector<std::vector<PrintedLine>> of(columns);
    for (std::size_t r = 0; r < end - begin; ++r)
      for (std::size_t k = 0; k < rows_[r].pieces.size(); ++k) {
        PrintedLine line;
        line.text = rows_[r].pieces[k];
        line.first = page_.lines[begin + r].first;
        line.last = page_.lines[begin + r].last;
        of[first[r] + k].push_back(line);
      }
    found_ = true;
    const std::size_t at = out.size();
    for (const std::vector<PrintedLine>& column : of) out.insert(out.end(), column.begin(), column.end());
    out[at].blank_before = page_.lines[begin].blank_before;
  }

  PrintedLines& page_;
  Measure measure_;
  std::vector<Row> rows_;  // of the stretch that was found last
  bool found_ = false;
};

}  // namespace

double ems(View text) {
  double width = 0;
  for (const char32_t c : text) width += is_blank(c) ? 0 : c < 0x2000 ? 0.5 : 1;
  return width;
}

bool part_rows(PrintedLines& page) { return Rows(page).run(); }

}  // namespace broadsheet::issuetext
