#include "layout/regions/regions.hpp"

#include "layout/regions/owners.hpp"
#include "layout/regions/running.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace broadsheet::layout {
namespace {

constexpr double kRowStrip = 1.15, kColumnStrip = 0.55;  // em of white that part rows, columns
constexpr double kHeadedRowStrip = 0.3;                  // em of white above a heading that parts rows
constexpr double kHeadingStrip = 2.5;                    // em between a heading and its text at most
constexpr double kHeadingStripRecognised = 4;
constexpr double kLevel = 1.5;      // em between the tops of regions side by side
constexpr double kLead = 1.2;       // by how much the lead's headline is the largest
constexpr double kUnderRubric = 3;  // em from a rubric to the first of its stories
constexpr int kDeepest = 64;        // strips within strips

class RegionFinder {
 public:
  RegionFinder(const Page& page, const std::vector<LineHint>& hints, const Zones& zones)
      : c_{page, hints, zones} {}

  std::vector<Region> run() {
    std::vector<Region> out;
    for (auto& [panel, zones] : by_panel()) {
      std::vector<ZoneList> groups;
      solve(zones, box_of(c_.all, zones).x1, 0, groups);
      join_incomplete(c_, groups);
      join_continuing(c_, groups);
      for (ZoneList& group : groups) out.push_back(region(std::move(group), panel));
    }
    put_in_order(out);
    keep_together(out);
    return out;
  }

 private:
  // From top to bottom; of those that begin at one height, from left to right. The story with the largest
  // headline of the upper half is the first, wherever it stands.
  void put_in_order(std::vector<Region>& regions) const {
    std::stable_sort(regions.begin(), regions.end(), [](const Region& a, const Region& b) {
      return a.box.y0 != b.box.y0 ? a.box.y0 < b.box.y0 : a.box.x0 < b.box.x0;
    });
    for (auto row = regions.begin(); row != regions.end();) {
      auto end = row;
      while (end != regions.end() && end->box.y0 - row->box.y0 < kLevel * c_.em()) ++end;
      std::stable_sort(row, end, [](const Region& a, const Region& b) { return a.box.x0 < b.box.x0; });
      row = end;
    }
    auto lead = regions.end();
    double largest = 0, second = 0;
    for (auto r = regions.begin(); r != regions.end(); ++r) {
      const double size = headline_size(*r);
      if (size > largest)
        second = largest, largest = size, lead = r;
      else
        second = std::max(second, size);
    }
    if (lead == regions.end() || largest < kLead * second || lead->box.y0 > c_.page.height / 2) return;
    std::rotate(regions.begin(), lead, lead + 1);
  }

  // What stands in one box is read without what stands beside the box in between.
  static void keep_together(std::vector<Region>& regions) {
    for (auto at = regions.begin(); at != regions.end(); ++at)
      if (const std::int32_t panel = at->facts.panel; panel != kNone)
        at = std::prev(std::stable_partition(
            std::next(at), regions.end(), [&](const Region& other) { return other.facts.panel == panel; }));
  }

  double headline_size(const Region& region) const {
    double size = 0;
    if (!region.facts.has_body || region.facts.panel != kNone) return size;
    for (const std::size_t z : region.zones)
      if (c_.is_heading(z))
        for (const std::size_t l : c_.zone(z).lines) size = std::max(size, c_.page.lines[l].size);
    return size;
  }

  // The zones of each panel that holds a whole article or more; all others under kNone.
  std::map<std::int32_t, ZoneList> by_panel() const {
    const std::size_t n = c_.all.zones.size();
    std::vector<std::int32_t> panel_of(n, kNone);
    std::vector<double> area(n, 1e30);
    const double slack = 0.3 * c_.em();
    const double hang = c_.all.measures.spaced ? slack : c_.em();  // marks on a square hang from the column
    for (std::size_t p = 0; p < c_.all.panels.size(); ++p) {
      const Box& panel = c_.all.panels[p];
      ZoneList inside;
      bool text = false;
      for (std::size_t z = 0; z < n; ++z) {
        const Box& b = c_.zone(z).box;
        if (b.x0 < panel.x0 - slack || b.x1 > panel.x1 + hang || b.y0 < panel.y0 - slack ||
            b.y1 > panel.y1 + slack)
          continue;
        inside.push_back(z);
        text = text || c_.is_text(z);
      }
      if (!text || inside.size() == n) continue;  // a bar after a heading separates nothing
      for (const std::size_t z : inside)
        if (panel.width() * panel.height() < area[z])
          area[z] = panel.width() * panel.height(), panel_of[z] = static_cast<std::int32_t>(p);
    }
    std::map<std::int32_t, ZoneList> out;
    for (std::size_t z = 0; z < n; ++z) out[panel_of[z]].push_back(z);
    return out;
  }

  std::size_t headings_in(const ZoneList& zones) const {
    return static_cast<std::size_t>(
        std::count_if(zones.begin(), zones.end(), [&](std::size_t z) { return c_.is_heading(z); }));
  }

  void solve(const ZoneList& zones, double right, int depth, std::vector<ZoneList>& out) const {
    if (depth < kDeepest) {
      std::vector<ZoneList> rows = with_text(cut(c_.all, zones, Axis::across, kRowStrip * c_.em()));
      if (rows.size() == 1) rows = parted_by_headings(zones);
      if (rows.size() > 1) {
        for (const ZoneList& row : rows) solve(row, right, depth + 1, out);
        return;
      }
    }
    const std::vector<ZoneList> pieces = cut(c_.all, zones, Axis::down, kColumnStrip * c_.em());
    if (pieces.size() == 1) {
      if (headings_in(zones) < 2 && !begins_below(zones)) return out.push_back(zones);
      return append(out, by_owner(c_, zones));
    }
    if (runs_on(c_, pieces)) return append(out, running_articles(c_, pieces));
    auto done = pieces.begin();
    for (const auto& [begin, end] : running_columns(c_, pieces)) {
      const auto first = pieces.begin() + static_cast<std::ptrdiff_t>(begin),
                 last = pieces.begin() + static_cast<std::ptrdiff_t>(end);
      group({done, first}, zones.size(), box_of(c_.all, *first).x0 - kColumnStrip * c_.em(), depth, out);
      append(out, running_articles(c_, {first, last}));
      done = last;
    }
    group({done, pieces.end()}, zones.size(), right, depth, out);
  }

  // Neighbours in a row of so many zones.
  void group(const std::vector<ZoneList>& pieces, std::size_t zones, double right, int depth,
             std::vector<ZoneList>& out) const {
    if (pieces.empty()) return;
    for (const ZoneList& group : group_row(c_, pieces, right)) {
      const std::size_t headings = headings_in(group);
      if (headings < 2 && !begins_below(group))
        out.push_back(group);
      else if (group.size() < zones && depth < kDeepest)
        solve(group, right, depth + 1, out);
      else
        append(out, by_owner(c_, group));
    }
  }

  // Rows with less white between them, each but the first with a heading at its top that all of its text
  // stands below: over several columns, however short the heading is.
  std::vector<ZoneList> parted_by_headings(const ZoneList& zones) const {
    std::vector<ZoneList> out;
    if (c_.page.recognised) return {zones};
    for (ZoneList& row : with_text(cut(c_.all, zones, Axis::across, kHeadedRowStrip * c_.em()))) {
      if (out.empty() || is_headed(row))
        out.push_back(std::move(row));
      else
        out.back().insert(out.back().end(), row.begin(), row.end());
    }
    return out;
  }

  bool is_headed(const ZoneList& row) const {
    double top = 1e30;  // but for authors and jump marks
    for (const std::size_t z : row)
      if (c_.is_heading(z) || c_.is_text(z)) top = std::min(top, c_.zone(z).box.y0);
    return std::any_of(row.begin(), row.end(), [&](std::size_t h) {
      const Box& heading = c_.zone(h).box;
      if (!c_.is_heading(h) || heading.y0 > top + 0.3 * c_.em()) return false;
      if (stands_left_of_text(h, row)) return true;
      bool has_text_beside = false;
      for (const std::size_t z : row) {
        if (!c_.is_text(z)) continue;
        if (c_.zone(z).box.y0 < heading.y1 - 0.2 * c_.em()) return false;
        has_text_beside = has_text_beside || c_.zone(z).box.x0 > heading.x1 - c_.em();
      }
      return has_text_beside;
    });
  }

  bool stands_left_of_text(std::size_t h, const ZoneList& row) const {
    const Box& heading = c_.zone(h).box;
    bool level = false;
    for (const std::size_t z : row) {
      const bool figure = c_.zone(z).kind == ZoneKind::figure && c_.zone(z).box.x0 > heading.x1 - c_.em();
      if (!c_.is_text(z) && !figure) continue;
      if (overlap_x(c_.zone(z).box, heading) > 0) return false;
      level = level || std::abs(c_.zone(z).box.y0 - heading.y0) < 1.5 * c_.em();
    }
    return level;
  }

  // Whether an old page's only heading stands between the end of one article and the text of its own, in one
  // column. White and sizes tell more on other pages.
  bool begins_below(const ZoneList& zones) const {
    if (!c_.page.recognised) return false;
    for (const std::size_t h : zones) {
      if (!c_.is_heading(h)) continue;
      bool above = false, below = false;
      for (const std::size_t z : zones) {
        const Box &text = c_.zone(z).box, &heading = c_.zone(h).box;
        if (!c_.is_text(z) || overlap_x(text, heading) < 0.5 * heading.width()) continue;
        above = above || text.y1 < heading.y0 + c_.em();
        below = below || text.y0 > heading.y1 - c_.em();
      }
      if (above && below) return true;
    }
    return false;
  }

  // A heading and what stands below it, a little apart, are one row.
  std::vector<ZoneList> with_text(std::vector<ZoneList> rows) const {
    for (std::size_t k = 0; k + 1 < rows.size();) {
      ZoneList &row = rows[k], &next = rows[k + 1];
      const auto top = std::min_element(next.begin(), next.end(), [&](std::size_t a, std::size_t b) {
        return c_.zone(a).box.y0 < c_.zone(b).box.y0;
      });
      const bool no_text = std::none_of(row.begin(), row.end(), [&](std::size_t z) { return c_.is_text(z); });
      const double gap = box_of(c_.all, next).y0 - box_of(c_.all, row).y1;
      if (!no_text || headings_in(row) == 0 || c_.is_heading(*top) ||
          gap > (c_.page.recognised ? kHeadingStripRecognised : kHeadingStrip) * c_.em()) {
        ++k;
        continue;
      }
      row.insert(row.end(), next.begin(), next.end());
      rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(k) + 1);
    }
    return rows;
  }

  static void append(std::vector<ZoneList>& out, std::vector<ZoneList>&& more) {
    for (ZoneList& group : more) out.push_back(std::move(group));
  }

  Region region(ZoneList group, std::int32_t panel) const {
    Region out;
    out.box = with_rubric(box_of(c_.all, group));
    out.facts.panel = panel;
    ZoneList headings, columns, figures;
    for (const std::size_t z : group) {
      const ZoneKind kind = c_.zone(z).kind;
      const bool display = kind == ZoneKind::heading || kind == ZoneKind::deck;
      (display ? headings : kind == ZoneKind::column ? columns : figures).push_back(z);
      out.facts.has_body = out.facts.has_body || c_.is_text(z);
    }
    out.facts.has_heading = !headings.empty();
    const auto by_height = [&](std::size_t a, std::size_t b) {
      return std::tuple(c_.zone(a).box.y0, c_.zone(a).box.x0, a) <
             std::tuple(c_.zone(b).box.y0, c_.zone(b).box.x0, b);
    };
    std::sort(headings.begin(), headings.end(), by_height);
    std::sort(figures.begin(), figures.end(), by_height);
    put_captions_together(figures);
    out.zones = std::move(headings);
    take_bylines(columns, out.zones);
    for (const std::size_t z : in_flow(columns)) out.zones.push_back(z);
    out.zones.insert(out.zones.end(), figures.begin(), figures.end());
    return out;
  }

  // The first of the stories below a rubric begins where it does: beside those in the next columns.
  Box with_rubric(Box box) const {
    const Box own = box;
    for (const std::size_t l : c_.all.rubrics) {
      const Box& b = c_.page.lines[l].box;
      if (b.y0 < own.y0 && b.y1 > own.y0 - kUnderRubric * c_.em() && b.x0 > own.x0 - c_.em() && b.x0 < own.x1)
        box = united(box, b);
    }
    return box;
  }

  // A caption that the columns broke: its rest stands higher, at the top of the next one.
  void put_captions_together(ZoneList& figures) const {
    for (std::size_t k = 0; k < figures.size(); ++k) {
      const Zone& rest = c_.zone(figures[k]);
      if (rest.has_picture || rest.lines.empty()) continue;
      for (std::size_t j = 0; j < figures.size(); ++j) {
        const Zone& begin = c_.zone(figures[j]);
        if (j == k || begin.lines.empty() ||
            !goes_on_as_caption(c_.page, c_.hints, begin.lines.back(), rest.lines.front(), c_.em()))
          continue;
        const std::size_t moved = figures[k];
        figures.erase(figures.begin() + static_cast<std::ptrdiff_t>(k));
        figures.insert(figures.begin() + static_cast<std::ptrdiff_t>(j < k ? j + 1 : j), moved);
        return;  // no page has two of them in one article
      }
    }
  }

  // A line of authors above all columns comes before them, wherever it is centred.
  void take_bylines(ZoneList& columns, ZoneList& out) const {
    double top = 1e30;
    for (const std::size_t z : columns)
      if (c_.is_text(z)) top = std::min(top, c_.zone(z).box.y0);
    const auto above = [&](std::size_t z) {
      return !c_.is_text(z) && (c_.zone(z).box.y1 <= top + c_.em() || is_under_heading(z, out));
    };
    for (const std::size_t z : columns)
      if (above(z)) out.push_back(z);
    std::erase_if(columns, above);
  }

  bool is_under_heading(std::size_t z, const ZoneList& headings) const {
    return std::any_of(headings.begin(), headings.end(), [&](std::size_t h) {
      const Box &a = c_.zone(h).box, &b = c_.zone(z).box;
      const double gap = b.y0 - a.y1;
      return c_.is_heading(h) && gap > -c_.em() && gap < 2.5 * c_.em() && overlap_x(a, b) > 0;
    });
  }

  // From left to right; a column that reaches over others comes after those above it.
  ZoneList in_flow(ZoneList columns) const {
    std::sort(columns.begin(), columns.end(), [&](std::size_t a, std::size_t b) {
      return std::tuple(c_.zone(a).box.x0, c_.zone(a).box.y0, a) <
             std::tuple(c_.zone(b).box.x0, c_.zone(b).box.y0, b);
    });
    ZoneList out;
    const double slack = 0.25 * c_.em();
    while (!columns.empty()) {
      std::size_t next = 0;
      for (std::size_t k = 0; k < columns.size(); ++k) {
        const Box& b = c_.zone(columns[k]).box;
        const bool waits = std::any_of(columns.begin(), columns.end(), [&](std::size_t z) {
          const Box& o = c_.zone(z).box;
          return z != columns[k] && o.y1 <= b.y0 + slack && overlap_x(o, b) > slack;
        });
        if (waits) continue;
        next = k;
        break;
      }
      out.push_back(columns[next]);
      columns.erase(columns.begin() + static_cast<std::ptrdiff_t>(next));
    }
    return out;
  }

  RegionContext c_;
};

}  // namespace

bool goes_on_as_caption(const Page& page, const std::vector<LineHint>& hints, std::size_t last,
                        std::size_t first, double em) {
  const Line &a = page.lines[last], &b = page.lines[first];
  return hints[last].ends_open && !hints[first].caption && b.box.x0 > a.box.x1 - em && b.box.y1 < a.box.y0 &&
         a.face == b.face && std::abs(a.size - b.size) < 0.02 * em && !page.recognised;
}

std::vector<Region> find_regions(const Page& page, const std::vector<LineHint>& hints, const Zones& zones) {
  if (zones.zones.empty()) return {};
  return RegionFinder(page, hints, zones).run();
}

}  // namespace broadsheet::layout
