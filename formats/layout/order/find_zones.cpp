#include "layout/order/find_zones.hpp"

#include "layout/headings/advertisements.hpp"
#include "layout/headings/headings.hpp"
#include "layout/headings/historic.hpp"
#include "layout/headings/pull_quotes.hpp"
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

}  // namespace

Zones find_zones(const Page& page, const std::vector<LineHint>& hints) {
  ZoneWork work(page, hints);
  if (page.lines.empty()) return std::move(work.out);
  sort_marks(work);
  find_centred_lines(work);
  find_headings(work);
  settle_headings(work);
  find_pull_quotes(work);
  find_advertisements(work);
  find_captions(work);
  find_columns(work);
  return std::move(work.out);
}

}  // namespace broadsheet::layout
