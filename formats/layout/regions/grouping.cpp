#include "layout/regions/grouping.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace broadsheet::layout {
namespace {

constexpr double kLevel = 1.5;       // em between the tops of a heading and of text that goes on beside it
constexpr double kAbove = 2;         // em from an author or a caption to what it stands above
constexpr double kTextBelow = 6;     // em from a heading to its text, with the author between
constexpr std::size_t kWidest = 24;  // pieces of one article at most; newspapers have up to twelve columns

class Scorer {
 public:
  Scorer(const RegionContext& c, const std::vector<ZoneList>& pieces, double right)
      : c_(c), pieces_(pieces), right_(right) {
    for (const ZoneList& piece : pieces) {
      Box box = c.zone(piece.front()).box;
      for (const std::size_t z : piece) box = united(box, c.zone(z).box);
      boxes_.push_back(box);
    }
  }

  // Pieces [begin, end) as one article.
  double score(std::size_t begin, std::size_t end) const {
    ZoneList zones;
    Box all = boxes_[begin];
    for (std::size_t k = begin; k < end; ++k) {
      zones.insert(zones.end(), pieces_[k].begin(), pieces_[k].end());
      all = united(all, boxes_[k]);
    }
    std::vector<std::size_t> headings, columns;
    for (const std::size_t z : zones) {
      if (c_.is_heading(z)) headings.push_back(z);
      if (c_.is_text(z)) columns.push_back(z);
    }
    if (columns.empty()) return headings.empty() ? -5 : -8;
    double sum = 0;
    if (headings.size() > 1) sum -= 7 * static_cast<double>(headings.size() - 1);
    if (headings.empty()) sum += headless(zones);
    if (headings.size() == 1) {
      const double limit = end < boxes_.size() ? boxes_[end].x0 - 0.6 * c_.em() : right_;
      sum += 3 + headed(c_.zone(headings.front()), columns, zones, all, limit);
    }
    for (std::size_t k = begin; k + 1 < end; ++k) sum += joint(k);
    return sum;
  }

 private:
  double headless(const ZoneList& zones) const {
    const auto [first, last] = c_.first_and_last(zones);
    const Zone& column = c_.zone(static_cast<std::size_t>(first));
    double sum = -2;
    if (c_.hints[column.lines.front()].lead) sum += 1;
    if (c_.indent(column) < 0.6 * c_.em()) sum -= 1.5;
    return sum;
  }

  // One heading: above, below or left of its columns, and centred on them or on the room they have. Text may
  // go on right of the heading, but none of it stands left of it.
  double headed(const Zone& heading, const std::vector<std::size_t>& columns, const ZoneList& zones,
                const Box& all, double limit) const {
    const double em = c_.em();
    double bottom = -1e9, right = 1e9;
    Box under = heading.box;
    std::vector<std::size_t> beside;
    std::size_t below = 0;
    for (const std::size_t z : columns) {
      const Box& b = c_.zone(z).box;
      bottom = std::max(bottom, b.y1);
      if (heading.box.y1 <= b.y0 + em) {
        ++below;
        under = united(under, b);
      } else if (b.x0 > heading.box.x1 - em) {
        beside.push_back(z);
        right = std::min(right, b.x0);
      }
    }
    if (below == columns.size() || heading.box.y0 >= bottom - em) return centred(heading.box, all, limit);
    if (below + beside.size() < columns.size() || under.x1 > right) return -2.5;
    return below > 0 && go_on_beside(heading.box, beside, zones) ? 2 : 0.5;
  }

  // Whether columns right of a heading begin where it does, and none has a heading of its own below.
  bool go_on_beside(const Box& heading, const std::vector<std::size_t>& columns,
                    const ZoneList& zones) const {
    const double top = top_with(heading, zones);
    return std::all_of(columns.begin(), columns.end(), [&](std::size_t z) {
      const Box& b = c_.zone(z).box;
      return std::abs(top_with(b, zones) - top) < kLevel * c_.em() && !is_headed_below(b);
    });
  }

  // The top of a heading or column with the author or the picture above it.
  double top_with(const Box& box, const ZoneList& zones) const {
    double top = box.y0;
    for (const std::size_t z : zones) {
      const Box& b = c_.zone(z).box;
      const bool above = b.y1 < box.y0 + c_.em() && b.y1 > box.y0 - kAbove * c_.em() && overlap_x(b, box) > 0;
      if (above && !c_.is_heading(z) && !c_.is_text(z)) top = std::min(top, b.y0);
    }
    return top;
  }

  // Whether the next heading below a column has no text below it: it is that of the column.
  bool is_headed_below(const Box& column) const {
    const Box* next = nullptr;
    for (const Zone& zone : c_.all.zones)
      if (zone.kind == ZoneKind::heading && zone.box.y0 > column.y1 - c_.em() &&
          overlap_x(zone.box, column) > 0.5 * column.width() && (!next || zone.box.y0 < next->y0))
        next = &zone.box;
    return next && std::none_of(c_.all.zones.begin(), c_.all.zones.end(), [&](const Zone& text) {
             return text.kind == ZoneKind::column && !text.only_byline && text.box.y0 > next->y1 - c_.em() &&
                    text.box.y0 < next->y1 + kTextBelow * c_.em() && overlap_x(text.box, *next) > 0;
           });
  }

  double centred(const Box& heading, const Box& all, double limit) const {
    const double em = c_.em(), centre = heading.centre_x();
    const double flush = std::abs(heading.x0 - all.x0);
    const double off =
        std::max({all.centre_x() - centre, centre - (all.x0 + std::max(limit, all.x1)) / 2, 0.0});
    if (off < 0.7 * em) return std::abs(centre - all.centre_x()) < 0.7 * em ? 3 : 2;
    if (flush < 0.5 * em && heading.x1 < all.x1 + em) return 2;
    return -std::min(4.0, 0.5 * off / em);
  }

  // What speaks for piece k + 1 going on from piece k.
  double joint(std::size_t k) const {
    const auto last = c_.first_and_last(pieces_[k]).second;
    const auto first = c_.first_and_last(pieces_[k + 1]).first;
    if (last == kNone || first == kNone) return 0;
    const Zone &a = c_.zone(static_cast<std::size_t>(last)), &b = c_.zone(static_cast<std::size_t>(first));
    const std::size_t end = a.lines.back(), begin = b.lines.front();
    const double em = c_.em(), short_by = a.right - c_.page.lines[end].box.x1;
    const bool open = c_.hints[end].ends_open || (short_by < 0.6 * em && !c_.hints[end].ends_sentence);
    const bool indented = c_.indent(b) > 0.6 * em;
    double sum = 0.3;
    if (open)
      sum = indented ? -5 : 4;
    else if (!indented && short_by > 1.5 * em && b.lines.size() > 1)
      sum = -2.5;
    if (indented && c_.hints[begin].lead) sum -= 4;
    if (std::abs(a.box.y0 - b.box.y0) < 0.4 * c_.pitch()) sum += 1;
    if (std::abs(a.box.width() - b.box.width()) > 1.5 * em && b.lines.size() > 1) sum -= 1.5;
    if (c_.page.stream_is_reading_order && begin == end + 1) sum += 1.5;
    return sum;
  }

  const RegionContext& c_;
  const std::vector<ZoneList>& pieces_;
  double right_;
  std::vector<Box> boxes_;
};

}  // namespace

double RegionContext::indent(const Zone& column) const {
  return page.lines[column.lines.front()].box.x0 - column.left;
}

std::pair<std::int32_t, std::int32_t> RegionContext::first_and_last(const ZoneList& zones) const {
  std::int32_t first = kNone, last = kNone;
  const auto before = [&](std::size_t a, std::size_t b) {
    return std::tuple(zone(a).box.x0, zone(a).box.y0, a) < std::tuple(zone(b).box.x0, zone(b).box.y0, b);
  };
  for (const std::size_t z : zones) {
    if (!is_text(z)) continue;
    if (first == kNone || before(z, static_cast<std::size_t>(first))) first = static_cast<std::int32_t>(z);
    if (last == kNone || before(static_cast<std::size_t>(last), z)) last = static_cast<std::int32_t>(z);
  }
  return {first, last};
}

std::vector<ZoneList> group_row(const RegionContext& context, const std::vector<ZoneList>& pieces,
                                double right) {
  const Scorer scorer(context, pieces, right);
  const std::size_t n = pieces.size();
  std::vector<double> best(n + 1, -1e18);
  std::vector<std::size_t> from(n + 1, 0);
  best[0] = 0;
  for (std::size_t end = 1; end <= n; ++end)
    for (std::size_t begin = end > kWidest ? end - kWidest : 0; begin < end; ++begin) {
      const double sum = best[begin] + scorer.score(begin, end);
      if (sum > best[end]) best[end] = sum, from[end] = begin;
    }
  std::vector<ZoneList> groups;
  for (std::size_t end = n; end > 0; end = from[end]) {
    ZoneList group;
    for (std::size_t k = from[end]; k < end; ++k)
      group.insert(group.end(), pieces[k].begin(), pieces[k].end());
    groups.push_back(std::move(group));
  }
  std::reverse(groups.begin(), groups.end());
  return groups;
}

}  // namespace broadsheet::layout
