#include "pdf/tiles.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace broadsheet::pdf {
namespace {

constexpr double kNear = 0.6, kNearOfThin = 0.3;  // points; of its thickness, what is thin
constexpr double kSameScale = 0.05;               // share by which columns of one picture may differ in scale
constexpr std::size_t kLookAhead = 4096;          // images after which a grid has to be full

/// A column or row of a grid.
struct Line {
  double begin, end;
  std::uint32_t pixels;
  double scale() const { return (end - begin) / std::max(pixels, 1u); }
  bool is_near(double a, double b) const {
    return std::abs(a - b) < std::min(kNear, kNearOfThin * (end - begin));
  }
};

/// Columns or rows without gaps, by where they begin.
class Lines {
 public:
  explicit Lines(bool have_one_scale) : have_one_scale_(have_one_scale) {}

  /// The one that stands there, or the end.
  std::map<double, Line>::const_iterator find(const Line& line) const {
    const auto at = lines_.lower_bound(line.begin - std::min(kNear, kNearOfThin * (line.end - line.begin)));
    const bool is_there = at != lines_.end() && line.is_near(at->second.begin, line.begin) &&
                          line.is_near(at->second.end, line.end) && at->second.pixels == line.pixels;
    return is_there ? at : lines_.end();
  }
  bool has(const Line& line) const { return find(line) != lines_.end(); }
  bool may_go_on_with(const Line& line) const {
    if (lines_.empty()) return true;
    const Line &first = lines_.begin()->second, &last = lines_.rbegin()->second;
    if (have_one_scale_ && std::abs(line.scale() / first.scale() - 1) > kSameScale) return false;
    return line.is_near(last.end, line.begin) || line.is_near(first.begin, line.end);
  }
  /// Where it begins from now on.
  double add(const Line& line) {
    if (const auto at = find(line); at != lines_.end()) return at->first;
    return lines_.emplace(line.begin, line).first->first;
  }
  std::size_t size() const { return lines_.size(); }
  double begin() const { return lines_.begin()->second.begin; }
  double end() const { return lines_.rbegin()->second.end; }
  /// Pixels before each line, and before the end.
  std::map<double, std::uint32_t> offsets() const {
    std::map<double, std::uint32_t> out;
    constexpr std::uint64_t kMost = std::numeric_limits<std::int32_t>::max();
    std::uint64_t sum = 0;
    for (const auto& [begin, line] : lines_) {
      out[begin] = static_cast<std::uint32_t>(sum);
      sum = std::min(kMost, sum + line.pixels);
    }
    out[end()] = static_cast<std::uint32_t>(sum);
    return out;
  }

 private:
  bool have_one_scale_;
  std::map<double, Line> lines_;
};

/// Images that may be one picture, as far as they are looked at.
class Grid {
 public:
  /// False where the image does not go on with it.
  bool add(const layout::Mark& mark, const Image& image) {
    const Line column{mark.box.x0, mark.box.x1, image.width}, row{mark.box.y0, mark.box.y1, image.height};
    const bool is_new_column = !columns_.has(column), is_new_row = !rows_.has(row);
    if (is_new_column && (!columns_.may_go_on_with(column) || (is_new_row && !order_.empty()))) return false;
    if (is_new_row && !rows_.may_go_on_with(row)) return false;
    const Cell cell{columns_.add(column), rows_.add(row)};
    order_.push_back({cell, mark.picture});
    return cells_.insert(cell).second;
  }
  std::size_t images() const { return order_.size(); }
  bool is_full() const { return columns_.size() * rows_.size() == images(); }
  layout::Box box() const { return {columns_.begin(), rows_.begin(), columns_.end(), rows_.end()}; }
  /// Makes `first` the image that has the others as its parts.
  void tell(Image& first) const {
    const auto x = columns_.offsets(), y = rows_.offsets();
    for (const auto& [cell, number] : order_)
      first.parts.push_back({number, x.at(cell.first), y.at(cell.second)});
    first.width = x.rbegin()->second, first.height = y.rbegin()->second;
  }

 private:
  using Cell = std::pair<double, double>;
  Lines columns_{true}, rows_{false};
  std::set<Cell> cells_;
  std::vector<std::pair<Cell, std::int32_t>> order_;
};

using Marks = std::vector<layout::Mark>;

/// The longest run of marks from `begin` on that is one picture.
Grid grid_from(const Marks& marks, std::size_t begin, const std::vector<Image>& images) {
  const auto add = [&](Grid& grid) {
    const layout::Mark& mark = marks[begin + grid.images()];
    return mark.picture != layout::kNone && grid.add(mark, images[static_cast<std::size_t>(mark.picture)]);
  };
  Grid grid, full;
  std::size_t count = 0;
  while (begin + grid.images() < marks.size() && grid.images() < count + kLookAhead && add(grid))
    if (grid.is_full()) count = grid.images();
  while (full.images() < count) add(full);
  return full;
}

}  // namespace

void join_tiles(PageText& text) {
  const Marks marks = std::exchange(text.page.marks, {});
  for (std::size_t i = 0; i < marks.size();) {
    text.page.marks.push_back(marks[i]);
    if (marks[i].picture == layout::kNone) {
      ++i;
      continue;
    }
    const Grid grid = grid_from(marks, i, text.images);
    if (grid.images() > 1) {
      text.page.marks.back().box = grid.box();
      grid.tell(text.images[static_cast<std::size_t>(marks[i].picture)]);
    }
    i += std::max<std::size_t>(grid.images(), 1);
  }
}

}  // namespace broadsheet::pdf
