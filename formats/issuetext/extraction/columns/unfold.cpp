#include "issuetext/extraction/columns/unfold.hpp"

#include "reconstruct/text/glyphs.hpp"

#include <algorithm>
#include <vector>

namespace broadsheet::issuetext {
namespace {

using reconstruct::Text;

constexpr std::size_t kWidest = 1000;  // places of a row
constexpr std::size_t kLeastDrawnRows = 8;
constexpr double kLeastDrawn = 0.15;    // of the rows; 0.19 is the least of 40 issues, 0 of other extractors
constexpr int kLeastRowsOfAGutter = 3;  // with something on both sides
constexpr int kDeepest = 40;

using Rows = std::vector<Text>;

bool has_inner_gap(const Text& row) {
  for (std::size_t x = 1; x + 2 < row.size(); ++x)
    if (row[x] == ' ' && row[x + 1] == ' ' && row[x - 1] != ' ' &&
        row.find_first_not_of(' ', x) != Text::npos)
      return true;
  return false;
}

bool draws_columns(const Rows& rows) {
  std::size_t printed = 0, drawn = 0, widest = 0;
  for (const Text& row : rows) {
    if (row.find_first_not_of(' ') == Text::npos) continue;
    ++printed;
    drawn += has_inner_gap(row);
    widest = std::max(widest, row.size());
  }
  return widest <= kWidest && drawn >= kLeastDrawnRows &&
         static_cast<double>(drawn) >= kLeastDrawn * static_cast<double>(printed);
}

struct Region {
  std::size_t top, bottom, left, right;  // the last of each is outside
};

// Rows [top, bottom) that have nothing at `x` and beside it.
struct Gutter {
  std::size_t x = 0, top = 0, bottom = 0;
  int parted = 0;  // rows with something on both sides
};

class Unfolder {
 public:
  explicit Unfolder(const Rows& rows) : rows_(rows) {}

  std::string text() {
    std::size_t width = 0;
    for (const Text& row : rows_) width = std::max(width, row.size());
    unfold({0, rows_.size(), 0, width}, 0);
    return std::move(out_);
  }

 private:
  // First and last place of a row that has something, inside the region; first > last where none has.
  std::pair<std::size_t, std::size_t> extent(std::size_t y, const Region& r) const {
    const Text& row = rows_[y];
    std::size_t first = r.left, end = std::min(r.right, row.size());
    while (first < end && row[first] == ' ') ++first;
    while (end > first && row[end - 1] == ' ') --end;
    return first < end ? std::pair(first, end - 1) : std::pair(std::size_t{1}, std::size_t{0});
  }

  bool is_empty(std::size_t y, const Region& r) const {
    const auto [first, last] = extent(y, r);
    return first > last;
  }

  // Two empty rows separate what belongs together from what does not.
  bool unfold_by_rows(const Region& r, int depth) {
    for (std::size_t y = r.top + 1; y + 1 < r.bottom; ++y) {
      if (!is_empty(y, r) || !is_empty(y + 1, r)) continue;
      unfold({r.top, y, r.left, r.right}, depth + 1);
      out_ += '\n';
      unfold({y, r.bottom, r.left, r.right}, depth);
      return true;
    }
    return false;
  }

  // The gutter that parts most rows; of several the leftmost, and of those the uppermost. Row by row, and
  // only where a row has something: elsewhere it ends no run and parts nothing.
  Gutter best_gutter(const Region& r) const {
    std::vector<Gutter> all(r.right);
    Gutter* const runs = all.data();  // at each place the run that goes on, its bottom open
    for (std::size_t x = r.left; x < r.right; ++x) runs[x] = {x, r.top, 0, 0};
    Gutter best;
    const auto end_run = [&](Gutter& run, std::size_t y) {
      if (run.parted > best.parted || (run.parted == best.parted && run.parted > 0 && run.x < best.x))
        best = {run.x, run.top, y, run.parted};
      run.top = y + 1;
      run.parted = 0;
    };
    for (std::size_t y = r.top; y < r.bottom; ++y) {
      const auto [first, last] = extent(y, r);
      if (first > last) continue;
      const char32_t* const row = rows_[y].data();  // a blank in it is not its last
      const std::size_t end = std::min(last + 1, r.right - std::min<std::size_t>(r.right, 2));
      for (std::size_t x = std::max(first, r.left + 2) - 1; x < end; ++x)
        if (row[x] == ' ' && row[x + 1] == ' ')
          ++runs[x].parted;
        else
          end_run(runs[x], y);
    }
    for (std::size_t x = r.left + 1; x + 2 < r.right; ++x) end_run(runs[x], r.bottom);
    return best;
  }

  void unfold(Region r, int depth) {
    while (r.top < r.bottom && is_empty(r.top, r)) ++r.top;
    while (r.top < r.bottom && is_empty(r.bottom - 1, r)) --r.bottom;
    if (r.top == r.bottom) return;
    if (depth < kDeepest) {
      if (unfold_by_rows(r, depth)) return;
      if (const Gutter gutter = best_gutter(r); gutter.parted >= kLeastRowsOfAGutter) {
        unfold({r.top, gutter.top, r.left, r.right}, depth + 1);
        unfold({gutter.top, gutter.bottom, r.left, gutter.x}, depth + 1);
        unfold({gutter.top, gutter.bottom, gutter.x, r.right}, depth + 1);
        unfold({gutter.bottom, r.bottom, r.left, r.right}, depth + 1);
        return;
      }
    }
    print(r);
  }

  // Without the blanks that justify or place; those of Chinese between columns stay as one.
  void print(const Region& r) {
    for (std::size_t y = r.top; y < r.bottom; ++y) {
      const auto [first, last] = extent(y, r);
      if (first > last) continue;
      Text line;
      for (std::size_t x = first; x <= last; ++x)
        if (rows_[y][x] != ' ' || line.back() != ' ') line += rows_[y][x];
      out_ += reconstruct::to_utf8(line) + '\n';
    }
  }

  const Rows& rows_;
  std::string out_;
};

Rows rows_of(std::string_view page) {
  Rows rows;
  while (!page.empty()) {
    const std::size_t end = page.find('\n');
    rows.push_back(reconstruct::to_text(page.substr(0, end)));
    page.remove_prefix(end == page.npos ? page.size() : end + 1);
  }
  return rows;
}

}  // namespace

Unfolded unfold(std::string_view utf8) {
  Unfolded out;
  while (!utf8.empty()) {
    const std::size_t end = std::min(utf8.find('\f'), utf8.size());
    const std::string_view page = utf8.substr(0, end);
    // Most texts have no two blanks anywhere: nothing is made of them.
    const Rows rows = page.find("  ") == page.npos ? Rows() : rows_of(page);
    if (draws_columns(rows)) {
      out.text += Unfolder(rows).text();
      out.changed = true;
    } else {
      out.text += page;
    }
    if (end < utf8.size()) out.text += '\f';
    utf8.remove_prefix(std::min(end + 1, utf8.size()));
  }
  return out;
}

}  // namespace broadsheet::issuetext
