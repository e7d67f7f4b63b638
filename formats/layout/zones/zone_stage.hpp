// layout/zones/zone_stage.hpp - what the stages of zones.hpp share: the lines not yet in a zone, and how
// lines are stacked.
#pragma once

#include "layout/boxes.hpp"
#include "layout/zones/marks.hpp"
#include "layout/zones/zones.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::layout {

/// The zones found so far. Lives for one page.
struct ZoneWork {
  ZoneWork(const Page& page, const std::vector<LineHint>& hints);

  const Page& page;
  const std::vector<LineHint>& hints;
  Zones out;
  std::vector<bool> used;           ///< lines that are in a zone, or will be in none
  std::vector<std::size_t> by_top;  ///< lines from top to bottom
};

/// Base of the stages, each of which takes some of the lines.
class ZoneStage {
 protected:
  explicit ZoneStage(ZoneWork& work)
      : page_(work.page),
        hints_(work.hints),
        out_(work.out),
        em_(work.out.measures.body),
        pitch_(work.out.measures.pitch),
        used_(work.used),
        by_top_(work.by_top) {}

  const Box& box(std::size_t line) const { return page_.lines[line].box; }
  bool is_display(std::size_t i) const {
    return out_.classes[i] == LineClass::display || out_.classes[i] == LineClass::heading;
  }
  // Whether a line is set in another size or face than most text.
  bool differs(std::size_t l) const {
    const Line& line = page_.lines[l];
    if (line.size > 0 && std::abs(line.size - em_) > 0.015 * em_) return true;
    return line.face != kNone && out_.measures.face != kNone && line.face != out_.measures.face;
  }
  bool has_type_of(std::size_t a, std::size_t b) const {
    const Line &x = page_.lines[a], &y = page_.lines[b];
    return x.face == y.face && std::abs(x.size - y.size) < 0.015 * em_;
  }
  // Whether the source has said what the zone is.
  bool is_given(const Zone& zone) const {
    const std::int32_t block = page_.lines[zone.lines.front()].block;
    return block != kNone && page_.blocks[static_cast<std::size_t>(block)].role != BlockRole::unknown;
  }
  Box box_of(const std::vector<std::size_t>& lines) const {
    Box all = box(lines.front());
    for (const std::size_t l : lines) all = united(all, box(l));
    return all;
  }

  // Characters that a line of authors has at most.
  std::size_t longest_author() const { return out_.measures.spaced ? 60 : 20; }

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

  const Page& page_;
  const std::vector<LineHint>& hints_;
  Zones& out_;
  const double em_, pitch_;
  std::vector<bool>& used_;
  const std::vector<std::size_t>& by_top_;
};

}  // namespace broadsheet::layout
