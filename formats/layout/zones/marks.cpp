#include "layout/zones/marks.hpp"

#include "layout/boxes.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace broadsheet::layout {
namespace {

constexpr double kPageWide = 0.8;  // share of the page from which a mark is its background
constexpr double kCorner = 0.35;   // em by which the rules of a frame may miss each other
constexpr std::size_t kMostRules = 2000;
constexpr double kCovered = 0.25;  // share of a picture that text covers from which it is paper

/// The lines inside a mark.
struct Inside {
  std::size_t count = 0;
  double area = 0;
};

Inside lines_inside(const Page& page, const std::vector<std::size_t>& by_top, const Box& mark, double em) {
  Inside inside;
  for (auto at = first_from(page, by_top, mark.y0 - 0.2 * em); at != by_top.end(); ++at) {
    const Box& b = page.lines[*at].box;
    if (b.y0 > mark.y1) break;
    if (b.y1 >= mark.y1 + 0.3 * em || b.x0 <= mark.x0 - 0.3 * em || b.x1 >= mark.x1 + 0.3 * em) continue;
    ++inside.count;
    inside.area += b.width() * b.height();
  }
  return inside;
}

// Of a picture that nobody can give there is nothing to keep: its lines are all that is known of it.
bool is_picture(const Mark& mark, const Inside& inside, double em) {
  const double w = mark.box.width(), h = mark.box.height();
  if (w <= 4 * em || h <= 3 * em || w * h <= 30 * em * em) return false;
  return inside.count == 0 ||
         (mark.kind == MarkKind::picture && mark.picture != kNone && inside.area < kCovered * w * h);
}

}  // namespace

std::vector<std::size_t>::const_iterator first_from(const Page& page, const std::vector<std::size_t>& by_top,
                                                    double y) {
  return std::lower_bound(by_top.begin(), by_top.end(), y,
                          [&](std::size_t i, double at) { return page.lines[i].box.y0 < at; });
}

std::vector<Box> frames_of(const std::vector<Box>& rules, double em) {
  std::vector<Box> out;
  if (rules.size() > kMostRules) return out;
  const auto is_upright = [&](double x, double top, double bottom) {
    return std::any_of(rules.begin(), rules.end(), [&](const Box& r) {
      return r.height() > r.width() && std::abs(r.centre_x() - x) < kCorner * em &&
             std::abs(r.y0 - top) < kCorner * em && std::abs(r.y1 - bottom) < kCorner * em;
    });
  };
  std::map<std::pair<long, long>, std::vector<Box>> level;  // by their ends
  for (const Box& r : rules)
    if (r.width() > r.height())
      level[{std::lround(r.x0 / (0.5 * em)), std::lround(r.x1 / (0.5 * em))}].push_back(r);
  for (auto& [ends, group] : level) {
    std::sort(group.begin(), group.end(), [](const Box& a, const Box& b) { return a.y0 < b.y0; });
    for (std::size_t k = 0; k + 1 < group.size(); ++k) {
      const Box frame = united(group[k], group[k + 1]);
      if (is_upright(frame.x0, frame.y0, frame.y1) && is_upright(frame.x1, frame.y0, frame.y1))
        out.push_back(frame);
    }
  }
  return out;
}

MarkUses uses_of_marks(const Page& page, const std::vector<std::size_t>& by_top, double em) {
  MarkUses out;
  for (std::size_t m = 0; m < page.marks.size(); ++m) {
    const Mark& mark = page.marks[m];
    const double w = mark.box.width(), h = mark.box.height();
    if (mark.kind == MarkKind::rule) {
      if (std::max(w, h) > 3 * em) out.rules.push_back(mark.box);
      continue;
    }
    if (w < 3 * em || h < 2 * em || w * h > kPageWide * page.width * page.height) continue;
    const Inside inside = lines_inside(page, by_top, mark.box, em);
    if (inside.count > 1) out.panels.push_back(mark.box);
    if (is_picture(mark, inside, em)) out.pictures.push_back(m);
  }
  for (const Box& frame : frames_of(out.rules, em))
    if (lines_inside(page, by_top, frame, em).count > 1) out.panels.push_back(frame);
  return out;
}

}  // namespace broadsheet::layout
