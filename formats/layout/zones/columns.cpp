#include "layout/zones/columns.hpp"

#include "layout/characters.hpp"
#include "layout/zones/by_top.hpp"
#include "layout/zones/zone_stage.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace broadsheet::layout {
namespace {

constexpr double kColumnEdge = 0.6, kColumnEdgeRecognised = 1.6;  // em that a line may stand out to the left
constexpr std::size_t kMostBeside = 80;  // lines in the rows about one that are looked at
constexpr double kOtherSize = 0.025;     // em by which a size differs from that of text
constexpr double kHole = 0.75;           // line pitches that may be missing between two lines of a column
constexpr double kSideHole = 0.4;     // and those at which a story may begin whose heading stands at the left
constexpr double kBesideFigure = 12;  // em from a heading to a picture right of it
constexpr double kTextBelow = 4;      // em from a heading to its text
constexpr std::size_t kMostOpen = 400;  // columns beside each other; no page has so many

class Columns : ZoneStage {
 public:
  explicit Columns(ZoneWork& work)
      : ZoneStage(work), headings_(out_.zones, ZoneKind::heading), figures_(out_.zones, ZoneKind::figure) {}

  void run() {
    find_lines_apart();
    columns();
    edges();
  }

 private:
  // Columns: every line goes below the column whose last line stands right above it.
  void columns() {
    std::vector<std::size_t> rest;
    for (std::size_t i = 0; i < page_.lines.size(); ++i)
      if (!used_[i]) rest.push_back(i);
    std::sort(rest.begin(), rest.end(), [&](std::size_t a, std::size_t b) {
      const Line &x = page_.lines[a], &y = page_.lines[b];
      return std::tuple(x.baseline, x.box.x0, a) < std::tuple(y.baseline, y.box.x0, b);
    });
    std::vector<std::size_t> open;  // columns, as indices into zones
    for (const std::size_t l : rest) {
      std::size_t best = 0;
      double least = 1e9;
      for (std::size_t k = 0; k < open.size();) {
        const Zone& column = out_.zones[open[k]];
        const double down = page_.lines[l].baseline - page_.lines[column.lines.back()].baseline;
        if (down > 60 * pitch_) {  // too far above for anything that follows
          open[k] = open.back();
          open.pop_back();
          continue;
        }
        const bool joins = is_beside_end(column, l, down) || continues(column, l, down);
        if (down < least && joins) least = down, best = open[k];
        ++k;
      }
      if (least < 1e9) {
        Zone& column = out_.zones[best];
        column.lines.push_back(l);
        column.box = united(column.box, box(l));
        continue;
      }
      Zone zone;
      zone.lines = {l};
      zone.box = box(l);
      if (open.size() == kMostOpen) open.erase(open.begin());
      open.push_back(out_.zones.size());
      out_.zones.push_back(std::move(zone));
    }
  }

  // Right of a column's last line on its baseline, within the column: an author, an agency, a jump.
  bool is_beside_end(const Zone& column, std::size_t l, double down) const {
    const Box &end = box(column.lines.back()), &b = box(l);
    return std::abs(down) < 0.3 * em_ && b.x0 > end.x1 && column.lines.size() > 1 &&
           b.x1 < column.box.x1 + 0.6 * em_ && !begins_columns(column, column.lines.back());
  }

  bool continues(const Zone& column, std::size_t l, double down) const {
    const Box &b = box(l), &c = column.box;
    const std::size_t last = column.lines.back();
    if (hints_[l].continued_from && stands_over_heading(b)) return false;
    if (page_.lines[l].block != kNone && page_.lines[l].block == page_.lines[last].block && l > last &&
        down > 0)
      return true;
    if (down < 0.5 * pitch_ || (stands_apart(column) && !stands_apart(l))) return false;
    const bool many = column.lines.size() > 3;
    if (overlap_x(b, c) < 0.5 * std::min(b.width(), c.width())) return false;
    const double out_left = (page_.recognised ? kColumnEdgeRecognised : kColumnEdge) * em_;
    if (b.x0 < c.x0 - out_left && many && !beside_figure(b)) return false;
    if (b.x1 > c.x1 + (page_.recognised ? 2.5 : 1.2) * em_ && many) return false;
    if (rule_between(out_.rules, box(last), b, em_)) return false;
    if ((many || box(last).width() > 1.6 * b.width()) && b.width() < 0.6 * c.width() &&
        begins_columns(column, l))
      return false;
    const double hole = down - pitch_;
    if (hole > kSideHole * pitch_ && is_level_with_heading(b)) return false;
    return hole <= kHole * pitch_ || is_filled(column, last, l, hole);
  }

  // Whether a heading left of a line begins where it does: that of the story that begins here.
  bool is_level_with_heading(const Box& b) const {
    return !page_.recognised && headings_.any(b.y0 - 0.6 * em_, b.y0 + 0.6 * em_, [&](const Box& heading) {
      return heading.x1 < b.x0 && std::abs(heading.y0 - b.y0) < 0.6 * em_;
    });
  }

  // Whether a picture stands at the top of a story whose heading is left of it, with no text below.
  bool begins_story(const Box& figure) const {
    return !page_.recognised &&
           headings_.any(figure.y0 - 0.6 * em_, figure.y0 + 0.6 * em_, [&](const Box& heading) {
             return heading.x1 < figure.x0 + em_ && figure.x0 - heading.x1 < kBesideFigure * em_ &&
                    std::abs(heading.y0 - figure.y0) < 0.6 * em_ && !has_text_below(heading);
           });
  }

  bool has_text_below(const Box& heading) const {
    const double end = heading.y1 + kTextBelow * em_;
    for (auto at = first_from(heading.y1 - 0.3 * em_); at != by_top_.end() && box(*at).y0 < end; ++at)
      if (!used_[*at] && !stands_apart(*at) && overlap_x(box(*at), heading) > 0) return true;
    return false;
  }

  bool stands_over_heading(const Box& b) const {
    return headings_.any(b.centre_y(), b.y1 + em_, [&](const Box& heading) {
      return overlap_x(heading, b) > 0 && heading.y0 > b.centre_y() && heading.y0 < b.y1 + em_;
    });
  }

  bool stands_apart(std::size_t l) const { return hints_[l].byline || hints_[l].continued_from || apart_[l]; }
  // A line or two of authors, or a jump mark, above the columns: no part of the one it happens to stand over.
  bool stands_apart(const Zone& column) const {
    return column.lines.size() <= 2 && stands_apart(column.lines.front()) &&
           stands_apart(column.lines.back());
  }

  // Lines under a heading with its centre, shorter than it could be, and no sentence.
  void find_lines_apart() {
    apart_.assign(page_.lines.size(), false);
    for (const Zone& z : out_.zones) {
      if (z.kind != ZoneKind::heading) continue;
      Box above = z.box;
      for (auto at = first_from(above.y1 - 0.3 * em_); at != by_top_.end(); ++at) {
        const Box& b = box(*at);
        if (b.y0 > above.y1 + 2 * em_) break;
        if (used_[*at] || hints_[*at].ends_sentence || hints_[*at].lead) continue;
        if (std::abs(b.centre_x() - z.box.centre_x()) > 0.5 * em_ || b.width() > 14 * em_) continue;
        const bool alone = std::none_of(first_from(b.y0 - 0.5 * em_), by_top_.cend(), [&](std::size_t o) {
          return o != *at && std::abs(box(o).y0 - b.y0) < 0.5 * em_ &&
                 std::abs(box(o).centre_x() - b.centre_x()) < z.box.width() / 2;
        });
        apart_[*at] = alone && !fills_column(*at);
      }
    }
  }
  // Whether the line right below it begins where it does, or reaches as far: then it may be text.
  bool fills_column(std::size_t l) const {
    const Box& b = box(l);
    for (auto at = first_from(b.y1 - 0.5 * em_); at != by_top_.end() && box(*at).y0 < b.y1 + 1.5 * em_; ++at)
      if (*at != l && overlap_x(box(*at), b) > 0 && box(*at).width() < b.width() + 2 * em_) return true;
    return false;
  }

  // Whether, within a wide column, another line stands beside this one and has its next line below: from here
  // on the text is set in narrower columns.
  bool begins_columns(const Zone& column, std::size_t l) const {
    const Box& b = box(l);
    const auto is_right = [&](const Box& o) { return o.x0 > b.x1 - em_ && o.x1 <= column.box.x1 + em_; };
    const auto is_left = [&](const Box& o) { return o.x1 < b.x0 + em_ && o.x0 >= column.box.x0 - em_; };
    std::size_t seen = 0;
    for (auto at = first_from(b.y0 - 0.3 * em_);
         at != by_top_.end() && box(*at).y0 < b.y0 + 0.3 * em_ && ++seen <= kMostBeside; ++at) {
      const Box& beside = box(*at);
      if (used_[*at] || (beside.x0 < b.x1 + 0.3 * em_ && beside.x1 > b.x0 - 0.3 * em_)) continue;
      const bool right = is_right(beside);
      if (!right && !is_left(beside)) continue;
      std::size_t below = 0;
      for (auto next = first_from(beside.y0 + 0.5 * pitch_);
           next != by_top_.end() && box(*next).y0 < beside.y0 + 1.5 * pitch_ && ++below <= kMostBeside;
           ++next)
        if (std::abs(box(*next).x0 - beside.x0) < 3 * em_ &&
            (right ? is_right(box(*next)) : is_left(box(*next))))
          return true;
    }
    return false;
  }

  bool beside_figure(const Box& b) const {
    return figures_.any(b.y0, b.y1, [&](const Box& figure) { return figure.y0 < b.y1 && figure.y1 > b.y0; });
  }

  // Whether figures, or the space around a crosshead, explain the hole between two lines of a column.
  bool is_filled(const Zone& column, std::size_t last, std::size_t next, double hole) const {
    const Box &a = box(last), &b = box(next), &c = column.box;
    const Box gap{std::min(c.x0, b.x0), a.y1, std::max(c.x1, b.x1), b.y0};
    double filled = 0;
    std::size_t figures = 0;
    if (headings_.any(gap.y0, gap.y1, [&](const Box& heading) { return touch(heading, gap); })) return false;
    figures_.any(a.y0 - em_, b.y1 + em_, [&](const Box& figure) {
      const bool beside = figure.x0 < c.x0 - em_ || figure.x1 > c.x1 + em_;
      if (beside || figure.y0 < a.y0 - em_ || figure.y1 > b.y1 + em_ || begins_story(figure)) return false;
      filled += figure.height();
      ++figures;
      return false;
    });
    for (const Box& inset : out_.insets) {
      if (overlap_x(inset, c) <= 0 || inset.y0 < a.y1 - em_ || inset.y1 > b.y0 + em_) continue;
      filled += inset.height();
      ++figures;
    }
    const bool follows = page_.stream_is_reading_order && next == last + 1;
    const double allowed =
        (page_.recognised ? 1.1 : 0.7) + 0.9 * static_cast<double>(figures) + (follows ? 1.2 : 0);
    return hole - filled <= 0.8 * allowed * pitch_;
  }

  void edges() {
    for (Zone& z : out_.zones) {
      if (z.kind != ZoneKind::column) continue;
      z.left = z.box.x0, z.right = z.box.x1;
      const LineHint& first = hints_[z.lines.front()];
      z.only_byline = z.lines.size() <= 2 && (stands_apart(z) || first.closing || first.continued_from ||
                                              is_author_under_heading(z));
    }
  }

  // In another type than text, or a name in a script without blanks, right under a heading, too short for a
  // sentence: an author, whatever the words.
  bool is_author_under_heading(const Zone& z) const {
    if (page_.recognised) return false;
    std::size_t characters = 0;
    for (const std::size_t l : z.lines) {
      const Line& line = page_.lines[l];
      const bool other_size = line.size > 0 && std::abs(line.size - em_) > kOtherSize * em_;
      const bool name = hints_[l].may_name && !out_.measures.spaced;
      if ((!other_size && line.face == out_.measures.face && !name) || hints_[l].ends_sentence ||
          hints_[l].lead)
        return false;
      characters += count_characters(line.text);
    }
    return characters <= longest_author() &&
           headings_.any(z.box.y0 - 2 * em_, z.box.y0 + em_, [&](const Box& heading) {
             const double gap = z.box.y0 - heading.y1;
             return gap > -0.5 * em_ && gap < 2 * em_ && overlap_x(heading, z.box) > 0;
           });
  }

  std::vector<bool> apart_;
  const ByTop headings_, figures_;
};

}  // namespace

void find_columns(ZoneWork& work) { Columns(work).run(); }

}  // namespace broadsheet::layout
