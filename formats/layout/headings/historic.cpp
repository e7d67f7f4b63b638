#include "layout/headings/historic.hpp"

#include "layout/characters.hpp"
#include "layout/zones/zone_stage.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::layout {
namespace {

constexpr double kShort = 0.1;             // share of the column that a centred line leaves free on each side
constexpr double kOff = 0.12;              // and by which the two may differ
constexpr std::size_t kCentredLines = 3;   // more of them are a poem or a table
constexpr std::size_t kFewCharacters = 4;  // fewer are an ornament

class CentredLines : ZoneStage {
 public:
  explicit CentredLines(ZoneWork& work) : ZoneStage(work) {}

  void run() {
    centred_.assign(page_.lines.size(), false);
    for (const std::size_t l : by_top_) centred_[l] = may_be(l) && is_centred(l);
    for (const std::size_t l : by_top_)
      if (centred_[l] && stands_between_paragraphs(l)) out_.classes[l] = LineClass::display;
  }

 private:
  bool may_be(std::size_t l) const {
    return !used_[l] && out_.classes[l] == LineClass::body && !hints_[l].closing && !hints_[l].byline &&
           count_characters(page_.lines[l].text) >= kFewCharacters;
  }

  // The lines of the column right above (-1) or below (+1), nearest first.
  std::vector<std::size_t> lines_beside(std::size_t l, int way, std::size_t most) const {
    std::vector<std::size_t> out;
    const Box& b = box(l);
    const double reach = 2.2 * pitch_ * static_cast<double>(most);
    for (auto at = first_from(way < 0 ? b.y0 - reach : b.y0 + 0.3 * pitch_);
         at != by_top_.end() && box(*at).y0 < (way < 0 ? b.y0 - 0.3 * pitch_ : b.y0 + reach); ++at)
      if (*at != l && overlap_x(box(*at), b) > 0.5 * std::min(b.width(), box(*at).width()))
        out.push_back(*at);
    if (way < 0) std::reverse(out.begin(), out.end());
    if (out.size() > most) out.resize(most);
    return out;
  }

  // The column's edges, by the lines around.
  bool is_centred(std::size_t l) const {
    double left = 1e30, right = -1e30;
    for (const int way : {-1, 1})
      for (const std::size_t o : lines_beside(l, way, 4)) {
        if (out_.classes[o] != LineClass::body) continue;
        left = std::min(left, box(o).x0), right = std::max(right, box(o).x1);
      }
    const double width = right - left, in = box(l).x0 - left, short_by = right - box(l).x1;
    return width > 8 * em_ && in > kShort * width && short_by > kShort * width &&
           std::abs(in - short_by) < kOff * width;
  }

  // Few centred lines, below them one that fills the column, above them the end of a paragraph or a gap.
  bool stands_between_paragraphs(std::size_t l) const {
    std::size_t run = 1, last = l;
    for (const int way : {-1, 1})
      for (const std::size_t o : lines_beside(l, way, kCentredLines + 1)) {
        if (!centred_[o] && !is_display(o)) {
          if (way < 0 && !ends_paragraph(o, l)) return false;
          break;
        }
        ++run;
        if (way > 0) last = o;
      }
    if (run > kCentredLines) return false;
    const auto below = lines_beside(last, 1, 1);
    return !below.empty() && out_.classes[below[0]] == LineClass::body &&
           box(below[0]).width() > 1.2 * box(l).width() && box(below[0]).x1 > box(l).x1 + em_;
  }

  bool ends_paragraph(std::size_t above, std::size_t l) const {
    return hints_[above].ends_sentence || box(above).x1 < box(l).x1 ||
           box(l).y0 - box(above).y1 > 0.8 * pitch_;
  }

  std::vector<bool> centred_;
};

constexpr double kWide = 1.5,
                 kLarge = 1.6;       // columns, and sizes of the smaller one, that a governing heading has
constexpr double kCrosshead = 1.45;  // sizes of body text that a crosshead may have

class HeadingSettler : ZoneStage {
 public:
  explicit HeadingSettler(ZoneWork& work) : ZoneStage(work) {}

  void run() {
    join_parted();
    column_ = column_width();
    std::vector<Zone> headings;
    for (const Zone& z : out_.zones)
      if (z.kind == ZoneKind::heading) headings.push_back(z);
    std::erase_if(out_.zones, [&](const Zone& z) {
      if (z.kind != ZoneKind::heading || is_given(z) || !is_governed(z, headings)) return false;
      for (const std::size_t l : z.lines) out_.classes[l] = LineClass::crosshead, used_[l] = false;
      out_.insets.push_back(z.box);
      return true;
    });
  }

 private:
  double size(const Zone& zone) const {
    double most = 0;
    for (const std::size_t l : zone.lines) most = std::max(most, box(l).height());
    return most;
  }

  // Most lines of text fill their columns.
  double column_width() const {
    std::vector<double> widths;
    for (std::size_t l = 0; l < page_.lines.size(); ++l)
      if (out_.classes[l] == LineClass::body) widths.push_back(box(l).width());
    if (widths.empty()) return 1e30;
    const auto at = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() * 3 / 4);
    std::nth_element(widths.begin(), at, widths.end());
    return *at;
  }

  void join_parted() {
    for (std::size_t a = 0; a < out_.zones.size(); ++a)
      for (std::size_t b = 0; b < out_.zones.size(); ++b) {
        if (a == b || !are_parted(out_.zones[a], out_.zones[b])) continue;
        Zone &upper = out_.zones[a], &lower = out_.zones[b];
        const std::vector<std::size_t> between = lines_between(upper, lower);
        for (const std::size_t l : between) used_[l] = true, out_.classes[l] = LineClass::display;
        upper.lines.insert(upper.lines.end(), between.begin(), between.end());
        upper.lines.insert(upper.lines.end(), lower.lines.begin(), lower.lines.end());
        upper.box = united(upper.box, lower.box);
        out_.zones.erase(out_.zones.begin() + static_cast<std::ptrdiff_t>(b));
        return join_parted();
      }
  }

  std::vector<std::size_t> lines_between(const Zone& upper, const Zone& lower) const {
    std::vector<std::size_t> out;
    for (auto at = first_from(upper.box.y0); at != by_top_.end() && box(*at).y0 < lower.box.y0; ++at)
      if (!used_[*at] && box(*at).centre_y() > upper.box.y1 && box(*at).centre_y() < lower.box.y0 &&
          overlap_x(box(*at), united(upper.box, lower.box)) > 0)
        out.push_back(*at);
    return out;
  }

  // One right above the other, of one size and centre, with one small line in the middle between them.
  bool are_parted(const Zone& upper, const Zone& lower) const {
    if (upper.kind != ZoneKind::heading || lower.kind != ZoneKind::heading) return false;
    const double a = size(upper), b = size(lower), gap = lower.box.y0 - upper.box.y1;
    if (gap <= 0 || gap > 1.2 * std::min(a, b) || std::max(a, b) > 1.35 * std::min(a, b)) return false;
    if (std::min(a, b) < 1.5 * em_ ||
        std::abs(upper.box.centre_x() - lower.box.centre_x()) > 0.1 * upper.box.width())
      return false;
    const std::vector<std::size_t> between = lines_between(upper, lower);
    return between.size() == 1 && box(between[0]).width() < 0.5 * upper.box.width() &&
           std::abs(box(between[0]).centre_x() - upper.box.centre_x()) < 0.15 * upper.box.width();
  }

  bool is_governed(const Zone& small, const std::vector<Zone>& headings) const {
    if (small.box.width() > 1.05 * column_ || size(small) > kCrosshead * em_) return false;
    const Zone* governor = nullptr;
    for (const Zone& g : headings) {
      const bool is_above = g.box.y1 < small.box.y0 && overlap_x(g.box, small.box) > 0.7 * small.box.width();
      const bool parts = g.box.width() > 1.05 * column_ || size(g) > kCrosshead * em_;
      if (is_above && parts && (!governor || g.box.y1 > governor->box.y1)) governor = &g;
    }
    return governor && governor->box.width() > kWide * column_ && size(*governor) > kLarge * size(small) &&
           !rule_between(out_.rules, governor->box, small.box, em_);
  }

  double column_ = 0;
};

}  // namespace

void find_centred_lines(ZoneWork& work) {
  if (work.page.recognised) CentredLines(work).run();
}

void settle_headings(ZoneWork& work) {
  if (work.page.recognised) HeadingSettler(work).run();
}

}  // namespace broadsheet::layout
