#include "layout/order/given.hpp"

#include "layout/order/flow.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace broadsheet::layout {
namespace {

constexpr double kHeading = 1.42;  // of the body's size: display type, where the source names no role

bool is_apart(BlockRole role) { return role == BlockRole::furniture || role == BlockRole::advertisement; }

bool is_given(const Page& page, std::size_t line) {
  return given_article(page, line) != kNone || is_apart(given_role(page, line));
}

class GivenArticles {
 public:
  GivenArticles(const Page& page, Zones& zones) : page_(page), zones_(zones), lines_(page.blocks.size()) {
    for (std::size_t l = 0; l < page.lines.size(); ++l)
      if (given_article(page, l) != kNone) lines_[static_cast<std::size_t>(page.lines[l].block)].push_back(l);
  }

  void leave_out() {
    clear_zones();
    classify();
  }

  std::vector<Region> regions() {
    std::map<std::int32_t, std::vector<std::size_t>> articles;  // blocks with text, by article
    for (std::size_t b = 0; b < page_.blocks.size(); ++b)
      if (!lines_[b].empty()) articles[page_.blocks[b].article].push_back(b);
    std::vector<Region> out;
    for (auto& [article, blocks] : articles) out.push_back(region(article, std::move(blocks)));
    return out;
  }

 private:
  // Figures stay where they are, without the lines that an article has.
  void clear_zones() {
    std::erase_if(zones_.zones, [this](Zone& zone) {
      const std::size_t before = zone.lines.size();
      std::erase_if(zone.lines, [this](std::size_t l) { return is_given(page_, l); });
      if (zone.lines.size() == before) return false;
      if (zone.lines.empty()) return !zone.has_picture;
      fit(zone);
      return false;
    });
  }

  void fit(Zone& zone) const {
    zone.box = page_.lines[zone.lines.front()].box;
    for (const std::size_t l : zone.lines) zone.box = united(zone.box, page_.lines[l].box);
    zone.left = zone.box.x0, zone.right = zone.box.x1;
  }

  void classify() {
    for (std::size_t l = 0; l < page_.lines.size(); ++l) {
      if (is_apart(given_role(page_, l)))
        zones_.classes[l] = LineClass::furniture;
      else if (given_article(page_, l) != kNone)
        zones_.classes[l] = LineClass::body;
    }
  }

  Region region(std::int32_t article, std::vector<std::size_t> blocks) {
    std::stable_sort(blocks.begin(), blocks.end(),
                     [this](std::size_t a, std::size_t b) { return place(a) < place(b); });
    Region out;
    out.facts.given = true;
    out.facts.article = article;
    std::size_t text = std::numeric_limits<std::size_t>::max();  // the column at hand
    for (const std::size_t b : blocks) {
      const ZoneKind kind = kind_of(b);
      if (kind == ZoneKind::column && text < zones_.zones.size() && goes_on(zones_.zones[text], b)) {
        Zone& column = zones_.zones[text];
        column.lines.insert(column.lines.end(), lines_[b].begin(), lines_[b].end());
        fit(column);
        continue;
      }
      Zone zone;
      zone.kind = kind;
      zone.lines = lines_[b];
      fit(zone);
      out.facts.has_heading = out.facts.has_heading || kind == ZoneKind::heading;
      out.facts.has_body = out.facts.has_body || kind == ZoneKind::column;
      text = kind == ZoneKind::column ? zones_.zones.size() : std::numeric_limits<std::size_t>::max();
      out.box = out.zones.empty() ? zone.box : united(out.box, zone.box);
      out.zones.push_back(zones_.zones.size());
      zones_.zones.push_back(std::move(zone));
    }
    return out;
  }

  // Blocks without a place of their own keep that of the file.
  std::int64_t place(std::size_t block) const {
    const std::int32_t order = page_.blocks[block].order;
    return order == kNone ? static_cast<std::int64_t>(block) : order;
  }

  // Right below, in the same column.
  bool goes_on(const Zone& column, std::size_t block) const {
    const Box& first = page_.lines[lines_[block].front()].box;
    const Box& last = page_.lines[column.lines.back()].box;
    const double em = zones_.measures.body;
    return first.y0 > last.y0 && first.y0 - last.y1 < 4 * em && overlap_x(first, column.box) > 0 &&
           std::abs(first.x0 - column.box.x0) < 4 * em;
  }

  ZoneKind kind_of(std::size_t block) const {
    switch (page_.blocks[block].role) {
      case BlockRole::kicker:
      case BlockRole::headline:
      case BlockRole::subheadline:
      case BlockRole::head: return ZoneKind::heading;
      case BlockRole::caption:
      case BlockRole::credit: return ZoneKind::figure;
      case BlockRole::unknown:
        if (is_under_picture(block)) return ZoneKind::figure;
        return is_large(block) ? ZoneKind::heading : ZoneKind::column;
      default: return ZoneKind::column;
    }
  }

  // Right below a picture and within its width: a caption, where the source names no roles.
  bool is_under_picture(std::size_t block) const {
    const Box& first = page_.lines[lines_[block].front()].box;
    const double em = zones_.measures.body;
    return std::any_of(page_.marks.begin(), page_.marks.end(), [&](const Mark& mark) {
      const double gap = first.y0 - mark.box.y1;
      return mark.kind == MarkKind::picture && mark.box.height() > 2 * em && gap > -em && gap < 1.2 * em &&
             first.x0 > mark.box.x0 - em && first.x1 < mark.box.x1 + em && lines_[block].size() <= 8;
    });
  }

  bool is_large(std::size_t block) const {
    return std::all_of(lines_[block].begin(), lines_[block].end(), [this](std::size_t l) {
      return page_.lines[l].size > kHeading * zones_.measures.body;
    });
  }

  const Page& page_;
  Zones& zones_;
  std::vector<std::vector<std::size_t>> lines_;  ///< of each block, if it is of an article
};

}  // namespace

bool has_given_structure(const Page& page) {
  return std::any_of(page.blocks.begin(), page.blocks.end(),
                     [](const Block& block) { return block.article != kNone || is_apart(block.role); });
}

void leave_out_given(const Page& page, Zones& zones) { GivenArticles(page, zones).leave_out(); }

std::vector<Region> given_regions(const Page& page, Zones& zones) {
  return GivenArticles(page, zones).regions();
}

}  // namespace broadsheet::layout
