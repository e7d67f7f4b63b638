#include "layout/zones/zones.hpp"

#include "layout/boxes.hpp"
#include "layout/characters.hpp"
#include "layout/zones/classes.hpp"
#include "layout/zones/marks.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace broadsheet::layout {
namespace {

constexpr double kHeadingGap = 0.9;  // em between the lines of one heading
constexpr double kSameCentre = 1.2;  // em between the centres of its lines; of stream neighbours more
constexpr double kSameCentreStream = 4;
constexpr std::size_t kLongestCaption = 24;                       // lines under a picture
constexpr std::size_t kCaptionLines = 8;                          // more lines of small print are text
constexpr double kColumnEdge = 0.6, kColumnEdgeRecognised = 1.6;  // em that a line may stand out to the left
constexpr double kHole = 0.75;  // line pitches that may be missing between two lines of a column

class ZoneFinder {
 public:
  ZoneFinder(const Page& page, const std::vector<LineHint>& hints) : page_(page), hints_(hints) {
    out_.classes = classes_of(page, hints, out_.measures);
    em_ = out_.measures.body, pitch_ = out_.measures.pitch;
    used_.assign(page.lines.size(), false);
    for (std::size_t i = 0; i < page.lines.size(); ++i)
      if (out_.classes[i] == LineClass::furniture || out_.classes[i] == LineClass::aside) used_[i] = true;
    for (std::size_t i = 0; i < page.lines.size(); ++i) by_top_.push_back(i);
    std::sort(by_top_.begin(), by_top_.end(), [&](std::size_t a, std::size_t b) {
      const Box &x = page.lines[a].box, &y = page.lines[b].box;
      return std::tuple(x.y0, x.x0, a) < std::tuple(y.y0, y.x0, b);
    });
  }

  Zones run() {
    if (page_.lines.empty()) return std::move(out_);
    sort_marks();
    headings();
    find_lines_under_figures();
    captions();
    find_lines_apart();
    columns();
    edges();
    return std::move(out_);
  }

 private:
  const Box& box(std::size_t line) const { return page_.lines[line].box; }
  bool is_display(std::size_t i) const {
    return out_.classes[i] == LineClass::display || out_.classes[i] == LineClass::heading;
  }

  void sort_marks() {
    MarkUses uses = uses_of_marks(page_, by_top_, em_);
    out_.rules = std::move(uses.rules), out_.panels = std::move(uses.panels);
    for (const std::size_t mark : uses.pictures) add_figure(mark);
  }

  // Parts of one picture are one figure.
  void add_figure(std::size_t mark) {
    const Box& b = page_.marks[mark].box;
    for (Zone& z : out_.zones)
      if (z.kind == ZoneKind::figure && touch(z.box, b)) {
        z.box = united(z.box, b);
        z.marks.push_back(mark);
        return;
      }
    Zone zone;
    zone.kind = ZoneKind::figure;
    zone.box = b;
    zone.has_picture = true;
    zone.marks = {mark};
    out_.zones.push_back(zone);
  }

  std::vector<std::size_t>::const_iterator first_from(double y) const {
    return layout::first_from(page_, by_top_, y);
  }

  // Lines around `seed` that `fits` lets join, one after the other. Only lines near in height are asked.
  template <class Fits>
  std::vector<std::size_t> stack(std::size_t seed, double reach, Fits&& fits) {
    std::vector<std::size_t> group = {seed};
    used_[seed] = true;
    Box all = box(seed);
    for (bool grown = true; grown;) {
      grown = false;
      for (auto at = first_from(all.y0 - reach - 8 * em_);
           at != by_top_.end() && box(*at).y0 < all.y1 + reach; ++at) {
        if (used_[*at] || !fits(all, group, *at)) continue;
        used_[*at] = true;
        group.push_back(*at);
        all = united(all, box(*at));
        grown = true;
      }
    }
    std::sort(group.begin(), group.end(), [&](std::size_t a, std::size_t b) {
      const double shift = page_.lines[a].baseline - page_.lines[b].baseline;
      return std::abs(shift) > 0.3 * em_ ? shift < 0 : box(a).x0 < box(b).x0;
    });
    return group;
  }

  bool is_near(const Box& all, const Box& b, double gap) const {
    const bool level = b.y0 < all.y1 && b.y1 > all.y0;
    const bool below = b.y0 >= all.y1 && b.y0 - all.y1 < gap, above = all.y0 >= b.y1 && all.y0 - b.y1 < gap;
    return (level || below || above) && overlap_x(all, b) > -0.2 * em_;
  }

  // An opening paragraph or a comment in larger type: sentences, in more lines than a head group has.
  bool is_large_text(const std::vector<std::size_t>& lines) const {
    std::size_t characters = 0;
    for (const std::size_t l : lines) {
      if (out_.classes[l] == LineClass::heading) return false;
      characters += count_characters(page_.lines[l].text);
    }
    const std::size_t least = out_.measures.spaced ? 160 : 60;
    return lines.size() > 4 && characters > least && hints_[lines.back()].ends_sentence;
  }

  void headings() {
    const double least = kHeadingGap * em_;
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      if (used_[i] || !is_display(i)) continue;
      const auto fits = [&](const Box& all, const std::vector<std::size_t>& group, std::size_t l) {
        if (!is_display(l)) return false;
        const double size = std::max(page_.lines[l].size, page_.lines[group.back()].size);
        if (!is_near(all, box(l), std::max(least, 0.45 * size)) || rule_between(out_.rules, all, box(l), em_))
          return false;
        const bool follows =
            page_.stream_is_reading_order &&
            std::any_of(group.begin(), group.end(), [&](std::size_t g) { return g + 1 == l || l + 1 == g; });
        const double off = std::abs(box(l).centre_x() - all.centre_x());
        const bool left = std::abs(box(l).x0 - all.x0) < 0.5 * em_;
        return off < (follows ? kSameCentreStream : kSameCentre) * em_ || left;
      };
      Zone zone;
      zone.kind = ZoneKind::heading;
      zone.lines = stack(i, 3 * em_, fits);
      if (is_large_text(zone.lines)) {
        for (const std::size_t l : zone.lines) out_.classes[l] = LineClass::body, used_[l] = false;
        continue;
      }
      zone.box = box(zone.lines.front());
      for (const std::size_t l : zone.lines) zone.box = united(zone.box, box(l));
      out_.zones.push_back(std::move(zone));
    }
  }

  // Lines right under a figure, within its width, in another size or face than the text: its caption, however
  // little smaller.
  void find_lines_under_figures() {
    for (const Zone& z : out_.zones) {
      if (z.kind != ZoneKind::figure) continue;
      double bottom = z.box.y1;
      for (auto at = first_from(z.box.y1 - 0.5 * em_);
           at != by_top_.end() && box(*at).y0 < bottom + 1.2 * em_; ++at) {
        const Box& b = box(*at);
        if (used_[*at] || out_.classes[*at] != LineClass::body || !differs(*at) || is_author(*at)) continue;
        if (b.x0 < z.box.x0 - em_ || b.x1 > z.box.x1 + em_) continue;
        out_.classes[*at] = LineClass::small;
        bottom = std::max(bottom, b.y1);
      }
    }
  }
  // Whether a line names the author of what stands below: right under a heading, or under the picture that
  // the heading is printed over. In smaller type than the text it would pass for a caption of the next
  // picture.
  bool is_author(std::size_t l) const {
    return hints_[l].byline && std::any_of(out_.zones.begin(), out_.zones.end(), [&](const Zone& z) {
             if (z.kind != ZoneKind::heading || overlap_x(z.box, box(l)) <= 0) return false;
             double bottom = z.box.y1;
             for (const Zone& figure : out_.zones)
               if (figure.kind == ZoneKind::figure && touch(figure.box, z.box))
                 bottom = std::max(bottom, figure.box.y1);
             const double gap = box(l).y0 - bottom;
             return gap > -0.5 * em_ && gap < 2 * em_;
           });
  }
  bool differs(std::size_t l) const {
    const Line& line = page_.lines[l];
    if (line.size > 0 && std::abs(line.size - em_) > 0.015 * em_) return true;
    return line.face != kNone && out_.measures.face != kNone && line.face != out_.measures.face;
  }

  void captions() {
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      if (used_[i] || out_.classes[i] != LineClass::small) continue;
      if (is_author(i)) {
        out_.classes[i] = LineClass::body;
        continue;
      }
      const auto fits = [&](const Box& all, const std::vector<std::size_t>&, std::size_t l) {
        return out_.classes[l] == LineClass::small && is_near(all, box(l), 0.8 * pitch_) &&
               (std::abs(box(l).x0 - all.x0) < 1.5 * em_ ||
                std::abs(box(l).centre_x() - all.centre_x()) < em_);
      };
      std::vector<std::size_t> lines = stack(i, 2 * em_, fits);
      Box all = box(lines.front());
      for (const std::size_t l : lines) all = united(all, box(l));
      Zone* figure = figure_for(all);
      if (lines.size() > (figure ? kLongestCaption : kCaptionLines)) {
        for (const std::size_t l : lines) out_.classes[l] = LineClass::body, used_[l] = false;
        continue;
      }
      if (figure) {
        figure->lines.insert(figure->lines.end(), lines.begin(), lines.end());
        figure->box = united(figure->box, all);
        continue;
      }
      Zone zone;
      zone.kind = ZoneKind::figure;
      zone.lines = std::move(lines);
      zone.box = all;
      out_.zones.push_back(std::move(zone));
    }
  }

  Zone* figure_for(const Box& caption) {
    Zone* best = nullptr;
    double least = 2 * em_;
    for (Zone& z : out_.zones) {
      if (z.kind != ZoneKind::figure || !z.has_picture || !z.lines.empty()) continue;
      const double distance = caption_distance(z.box, caption, em_);
      if (distance < least) least = distance, best = &z;
    }
    return best;
  }

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
      open.push_back(out_.zones.size());
      out_.zones.push_back(std::move(zone));
    }
  }

  // Right of a column's last line on its baseline, within the column: an author, an agency, a jump.
  bool is_beside_end(const Zone& column, std::size_t l, double down) const {
    const Box &end = box(column.lines.back()), &b = box(l);
    return std::abs(down) < 0.3 * em_ && b.x0 > end.x1 && column.lines.size() > 1 &&
           b.x1 < column.box.x1 + 0.6 * em_;
  }

  bool continues(const Zone& column, std::size_t l, double down) const {
    const Box &b = box(l), &c = column.box;
    const std::size_t last = column.lines.back();
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
    if (many && b.width() < 0.6 * c.width() && begins_columns(column, l)) return false;
    const double hole = down - pitch_;
    return hole <= kHole * pitch_ || is_filled(column, last, l, hole);
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

  // Whether, within a wide column, another line stands right of this one and has its next line below: from
  // here on the text is set in narrower columns.
  bool begins_columns(const Zone& column, std::size_t l) const {
    const Box& b = box(l);
    for (auto at = first_from(b.y0 - 0.3 * em_); at != by_top_.end() && box(*at).y0 < b.y0 + 0.3 * em_;
         ++at) {
      const Box& beside = box(*at);
      if (used_[*at] || beside.x0 < b.x1 + 0.3 * em_ || beside.x1 > column.box.x1 + em_) continue;
      for (auto next = first_from(beside.y0 + 0.5 * pitch_);
           next != by_top_.end() && box(*next).y0 < beside.y0 + 1.5 * pitch_; ++next)
        if (std::abs(box(*next).x0 - beside.x0) < 3 * em_ && box(*next).x1 <= column.box.x1 + em_ &&
            box(*next).x0 > b.x1 - em_)
          return true;
    }
    return false;
  }

  bool beside_figure(const Box& b) const {
    return std::any_of(out_.zones.begin(), out_.zones.end(), [&](const Zone& z) {
      return z.kind == ZoneKind::figure && z.box.y0 < b.y1 && z.box.y1 > b.y0;
    });
  }

  // Whether figures, or the space around a crosshead, explain the hole between two lines of a column.
  bool is_filled(const Zone& column, std::size_t last, std::size_t next, double hole) const {
    const Box &a = box(last), &b = box(next), &c = column.box;
    const Box gap{std::min(c.x0, b.x0), a.y1, std::max(c.x1, b.x1), b.y0};
    double filled = 0;
    std::size_t figures = 0;
    for (const Zone& z : out_.zones) {
      if (z.kind == ZoneKind::heading && touch(z.box, gap)) return false;
      if (z.kind != ZoneKind::figure || z.box.x0 < c.x0 - em_ || z.box.x1 > c.x1 + em_) continue;
      if (z.box.y0 < a.y0 - em_ || z.box.y1 > b.y1 + em_) continue;
      filled += z.box.height();
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
      z.only_byline = z.lines.size() <= 2 && (stands_apart(z) || first.closing);
    }
  }

  const Page& page_;
  const std::vector<LineHint>& hints_;
  Zones out_;
  double em_ = 1, pitch_ = 1;
  std::vector<bool> used_, apart_;
  std::vector<std::size_t> by_top_;
};

}  // namespace

Zones find_zones(const Page& page, const std::vector<LineHint>& hints) {
  return ZoneFinder(page, hints).run();
}

}  // namespace broadsheet::layout
