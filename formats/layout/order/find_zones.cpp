#include "layout/order/find_zones.hpp"

#include "layout/headings/advertisements.hpp"
#include "layout/headings/authors.hpp"
#include "layout/headings/headings.hpp"
#include "layout/headings/historic.hpp"
#include "layout/headings/pull_quotes.hpp"
#include "layout/headings/rubrics.hpp"
#include "layout/headings/signatures.hpp"
#include "layout/regions/decks.hpp"
#include "layout/zones/captions.hpp"
#include "layout/zones/columns.hpp"
#include "layout/zones/zone_stage.hpp"

namespace broadsheet::layout {
namespace {

// Parts of one picture are one figure.
void add_figure(const Page& page, std::size_t mark, std::vector<Zone>& zones) {
  const Box& b = page.marks[mark].box;
  for (Zone& z : zones)
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
  zones.push_back(zone);
}

void sort_marks(ZoneWork& work) {
  MarkUses uses = uses_of_marks(work.page, work.by_top, work.out.measures.body);
  work.out.rules = std::move(uses.rules), work.out.panels = std::move(uses.panels);
  for (const std::size_t mark : uses.pictures) add_figure(work.page, mark, work.out.zones);
}

// A page in more pieces was not set in columns. Which of them belongs to which would take the square of their
// number.
constexpr std::size_t kMostZones = 2000;

// The lines in the order of the input, as one column.
Zones one_column(const Page& page, const std::vector<LineHint>& hints) {
  ZoneWork work(page, hints);
  Zone all;
  for (std::size_t l = 0; l < page.lines.size(); ++l) {
    if (work.used[l]) continue;
    all.box = all.lines.empty() ? page.lines[l].box : united(all.box, page.lines[l].box);
    all.lines.push_back(l);
  }
  all.left = all.box.x0, all.right = all.box.x1;
  if (!all.lines.empty()) work.out.zones = {std::move(all)};
  return std::move(work.out);
}

}  // namespace

Zones find_zones(const Page& page, const std::vector<LineHint>& hints) {
  ZoneWork work(page, hints);
  if (page.lines.empty()) return std::move(work.out);
  sort_marks(work);
  for (const auto& find :
       {find_centred_lines, find_authors, find_signatures, find_headings, settle_headings, find_rubrics,
        find_pull_quotes, find_advertisements, find_captions, find_columns, find_decks}) {
    find(work);
    if (work.out.zones.size() > kMostZones) return one_column(page, hints);
  }
  return std::move(work.out);
}

}  // namespace broadsheet::layout
