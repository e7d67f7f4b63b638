#include "layout/regions/owners.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace broadsheet::layout {
namespace {

constexpr double kDeckGap = 2.5;    // em between a heading and what it goes on with
constexpr std::size_t kMany = 400;  // groups of a page beyond which none is joined any more

class Owners {
 public:
  Owners(const RegionContext& c, const ZoneList& zones) : c_(c), owner_(c.all.zones.size(), kNone) {
    for (const std::size_t z : zones) {
      const ZoneKind kind = c.zone(z).kind;
      (kind == ZoneKind::heading ? headings_ : kind == ZoneKind::column ? columns_ : figures_).push_back(z);
    }
    std::sort(headings_.begin(), headings_.end(), [&](std::size_t a, std::size_t b) {
      return std::tuple(c.zone(a).box.y0, a) < std::tuple(c.zone(b).box.y0, b);
    });
    std::sort(columns_.begin(), columns_.end(), [&](std::size_t a, std::size_t b) {
      const auto key = [&](std::size_t z) {
        return std::tuple(std::lround(c.zone(z).box.x0 / (2 * c.em())), c.zone(z).box.y0, z);
      };
      return key(a) < key(b);
    });
  }

  std::vector<ZoneList> run() {
    for (const std::size_t h : headings_) owner_[h] = new_group(h);
    stack_headings();
    for (const std::size_t column : columns_) place_column(column);
    for (const std::size_t figure : figures_) place_figure(figure);
    std::vector<ZoneList> out;
    for (ZoneList& group : groups_)
      if (!group.empty()) out.push_back(std::move(group));
    if (!loose_.empty()) out.push_back(std::move(loose_));
    return out;
  }

 private:
  std::int32_t new_group(std::size_t heading) {
    groups_.push_back({heading});
    return static_cast<std::int32_t>(groups_.size()) - 1;
  }

  // Two headings in one stack are one.
  void stack_headings() {
    for (std::size_t k = 1; k < headings_.size(); ++k) {
      const std::size_t upper = headings_[k - 1], lower = headings_[k];
      const Box &a = c_.zone(upper).box, &b = c_.zone(lower).box;
      const double gap = b.y0 - a.y1;
      if (gap < 0 || gap > 1.2 * c_.em() || overlap_x(a, b) <= 0.5 * std::min(a.width(), b.width())) continue;
      auto& into = groups_[static_cast<std::size_t>(owner_[upper])];
      auto& from = groups_[static_cast<std::size_t>(owner_[lower])];
      into.insert(into.end(), from.begin(), from.end());
      from.clear();
      owner_[lower] = owner_[upper];
    }
  }

  void place_column(std::size_t column) {
    const Box& box = c_.zone(column).box;
    std::int32_t owner = kNone;
    const std::int32_t near = right_above(column);
    if (near != kNone && box.y0 - c_.zone(static_cast<std::size_t>(near)).box.y1 < 4 * c_.pitch())
      owner = owner_[static_cast<std::size_t>(near)];
    if (owner == kNone) owner = owner_left_of(column);
    owner_[column] = owner;
    (owner != kNone ? groups_[static_cast<std::size_t>(owner)] : loose_).push_back(column);
  }

  std::int32_t right_above(std::size_t column) const {
    const Box& box = c_.zone(column).box;
    std::int32_t best = kNone;
    for (const auto* list : {&headings_, &columns_})
      for (const std::size_t z : *list) {
        const Box& b = c_.zone(z).box;
        if (z == column || b.y1 > box.y0 + 0.8 * c_.em()) continue;
        if (overlap_x(b, box) <= 0.3 * std::min(b.width(), box.width())) continue;
        if (best == kNone || b.y1 > c_.zone(static_cast<std::size_t>(best)).box.y1)
          best = static_cast<std::int32_t>(z);
      }
    return best;
  }

  // Of the level column to the left, else of the one that ends lowest there.
  std::int32_t owner_left_of(std::size_t column) const {
    const Box& box = c_.zone(column).box;
    const double em = c_.em();
    std::int32_t level = kNone, lowest = kNone;
    for (const std::size_t z : columns_) {
      const Box& b = c_.zone(z).box;
      if (z == column || owner_[z] == kNone || b.x1 >= box.x0 + em || box.x0 - b.x1 >= 4 * em) continue;
      if (level == kNone && std::abs(b.y0 - box.y0) < 1.5 * c_.pitch()) level = static_cast<std::int32_t>(z);
      if (lowest == kNone || b.y1 > c_.zone(static_cast<std::size_t>(lowest)).box.y1)
        lowest = static_cast<std::int32_t>(z);
    }
    const std::int32_t from = level != kNone ? level : lowest;
    return from == kNone ? kNone : owner_[static_cast<std::size_t>(from)];
  }

  void place_figure(std::size_t figure) {
    const Box& box = c_.zone(figure).box;
    std::int32_t best = kNone;
    double least = 1e9;
    for (const auto* list : {&columns_, &headings_})
      for (const std::size_t z : *list) {
        const Box& b = c_.zone(z).box;
        const double distance =
            std::max({b.y0 - box.y1, box.y0 - b.y1, 0.0}) + std::max({b.x0 - box.x1, box.x0 - b.x1, 0.0});
        if (distance < least) least = distance, best = static_cast<std::int32_t>(z);
      }
    const std::int32_t owner = best == kNone ? kNone : owner_[static_cast<std::size_t>(best)];
    (owner != kNone ? groups_[static_cast<std::size_t>(owner)] : loose_).push_back(figure);
  }

  const RegionContext& c_;
  ZoneList headings_, columns_, figures_, loose_;
  std::vector<std::int32_t> owner_;  // of a zone, in groups_
  std::vector<ZoneList> groups_;
};

struct Content {
  bool heading = false, text = false;
  Box box;
};

Content content_of(const RegionContext& c, const ZoneList& group) {
  Content out;
  out.box = box_of(c.all, group);
  for (const std::size_t z : group)
    out.heading = out.heading || c.is_heading(z), out.text = out.text || c.is_text(z);
  return out;
}

// A row of headings side by side leaves white through the page above the decks, or the second lines, that
// they have: whether the first heading of `below` goes on with the lines of `heads`, in no larger type.
bool heads_go_on(const RegionContext& c, const ZoneList& heads, const ZoneList& below) {
  const auto size_of = [&](std::size_t z) {
    double size = 0;
    for (const std::size_t l : c.zone(z).lines) size = std::max(size, c.page.lines[l].size);
    return size;
  };
  const Zone* upper = nullptr;
  double upper_size = 0;
  for (const std::size_t z : heads)
    if (c.is_heading(z) && (!upper || c.zone(z).box.y1 > upper->box.y1))
      upper = &c.zone(z), upper_size = size_of(z);
  for (const std::size_t z : below) {
    const Box& b = c.zone(z).box;
    const double gap = b.y0 - upper->box.y1;
    if (c.is_heading(z) && gap > -0.5 * c.em() && gap < kDeckGap * c.em() &&
        size_of(z) <= 1.05 * upper_size &&
        overlap_x(b, upper->box) > 0.6 * std::min(b.width(), upper->box.width()))
      return true;
  }
  return false;
}

// Whether a headline over several stories, with no text of its own, hangs on a story by a dash.
bool is_banner_of(const RegionContext& c, const ZoneList& banner, const ZoneList& story) {
  return std::any_of(banner.begin(), banner.end(), [&](std::size_t upper) {
    return c.is_heading(upper) && std::any_of(story.begin(), story.end(), [&](std::size_t lower) {
             return c.is_heading(lower) &&
                    dash_between(c.all.rules, c.zone(upper).box, c.zone(lower).box, c.em());
           });
  });
}

// The zones of groups that are nothing but headings, side by side with others.
std::vector<bool> zones_in_rows(const RegionContext& c, const std::vector<ZoneList>& groups) {
  std::vector<bool> out(c.all.zones.size());
  std::vector<std::pair<Box, const ZoneList*>> headings;
  for (const ZoneList& group : groups)
    if (const Content its = content_of(c, group); its.heading && !its.text)
      headings.push_back({its.box, &group});
  for (const auto& [box, group] : headings)
    for (const auto& [other, its] : headings)
      if (its != group && other.y0 < box.y1 && other.y1 > box.y0)
        for (const std::size_t z : *group) out[z] = true;
  return out;
}

// The group that `group`, which lacks something, belongs to; kNone for none.
std::int32_t partner_of(const RegionContext& c, const std::vector<ZoneList>& groups, std::size_t group,
                        const std::vector<bool>& in_row) {
  const Content own = content_of(c, groups[group]);
  const double em = c.em();
  std::int32_t best = kNone;
  double least = 12 * em;
  for (std::size_t k = 0; k < groups.size(); ++k) {
    if (k == group) continue;
    const Content other = content_of(c, groups[k]);
    if (overlap_x(own.box, other.box) < 0.8 * std::min(own.box.width(), other.box.width())) continue;
    if (own.heading && other.heading &&
        (own.text || !other.text ||
         !(is_banner_of(c, groups[group], groups[k]) ||
           (in_row[groups[group].front()] && heads_go_on(c, groups[group], groups[k])))))
      continue;
    double distance = std::max(own.box.y0 - other.box.y1, other.box.y0 - own.box.y1);
    if (own.text && !own.heading) {  // only to the piece above that it continues
      const std::int32_t first = c.first_and_last(groups[group]).first,
                         last = c.first_and_last(groups[k]).second;
      distance = own.box.y0 - other.box.y1;
      if (last == kNone && !(other.heading && distance >= -em)) continue;
      if (distance < -em) continue;
      if (last != kNone && distance > 1.7 * em &&
          c.hints[c.zone(static_cast<std::size_t>(last)).lines.back()].ends_sentence &&
          c.indent(c.zone(static_cast<std::size_t>(first))) > 0.6 * em)
        continue;
    }
    if (distance < least) least = distance, best = static_cast<std::int32_t>(k);
  }
  return best;
}

/// Puts each group into the one that `partner_of` gives for it, until no group has one.
template <class PartnerOf>
void merge_groups(std::vector<ZoneList>& groups, const PartnerOf& partner_of) {
  for (std::size_t i = 0; i < groups.size() && groups.size() < kMany;) {
    const std::int32_t to = partner_of(i);
    if (to == kNone) {
      ++i;
      continue;
    }
    auto& into = groups[static_cast<std::size_t>(to)];
    into.insert(into.end(), groups[i].begin(), groups[i].end());
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(i));
    i = 0;
  }
}

}  // namespace

std::vector<ZoneList> by_owner(const RegionContext& context, const ZoneList& zones) {
  return Owners(context, zones).run();
}

void join_continuing(const RegionContext& c, std::vector<ZoneList>& groups) {
  const double em = c.em();
  const auto find = [&](std::size_t i) {
    std::int32_t best = kNone;
    const std::int32_t first = c.first_and_last(groups[i]).first;
    const Content own = content_of(c, groups[i]);
    if (first == kNone || own.heading) return best;
    const Box& begin = c.zone(static_cast<std::size_t>(first)).box;
    double lowest = -1e9;
    for (std::size_t j = 0; j < groups.size(); ++j) {
      const std::int32_t last = j == i ? kNone : c.first_and_last(groups[j]).second;
      if (last == kNone) continue;
      const Box& end = c.zone(static_cast<std::size_t>(last)).box;
      if (end.x1 > begin.x0 + em || begin.x0 - end.x1 > 4 * em || end.y1 < begin.y0) continue;
      if (end.y0 > own.box.y1) continue;  // further down the page
      bool below = false;                 // then the text goes on there
      for (std::size_t k = 0; k < groups.size() && !below; ++k)
        for (const std::size_t z : groups[k]) {
          const Box& b = c.zone(z).box;
          below = below || (k != j && c.zone(z).kind != ZoneKind::figure && b.y0 > end.y1 - em &&
                            overlap_x(b, end) > em);
        }
      if (!below && end.y1 > lowest) lowest = end.y1, best = static_cast<std::int32_t>(j);
    }
    return best;
  };
  merge_groups(groups, find);
}

void join_incomplete(const RegionContext& c, std::vector<ZoneList>& groups) {
  const std::vector<bool> in_row =
      groups.size() < kMany ? zones_in_rows(c, groups) : std::vector<bool>(c.all.zones.size());
  // A heading without text is surely incomplete; text without a heading may be an article, so it waits.
  for (const bool headings : {true, false})
    merge_groups(groups, [&](std::size_t i) {
      const Content own = content_of(c, groups[i]);
      const bool asks = headings ? own.heading && !own.text : !own.heading || !own.text;
      return asks ? partner_of(c, groups, i, in_row) : kNone;
    });
}

}  // namespace broadsheet::layout
