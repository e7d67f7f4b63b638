#include "layout/zones/zone_stage.hpp"

#include "layout/zones/classes.hpp"

#include <tuple>

namespace broadsheet::layout {

ZoneWork::ZoneWork(const Page& its_page, const std::vector<LineHint>& its_hints)
    : page(its_page), hints(its_hints) {
  out.classes = classes_of(page, hints, out.measures);
  used.assign(page.lines.size(), false);
  for (const LineHint& hint : hints) out.authors.push_back(hint.byline);
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    if (out.classes[i] == LineClass::furniture || out.classes[i] == LineClass::aside) used[i] = true;
  for (std::size_t i = 0; i < page.lines.size(); ++i) by_top.push_back(i);
  std::sort(by_top.begin(), by_top.end(), [&](std::size_t a, std::size_t b) {
    const Box &x = page.lines[a].box, &y = page.lines[b].box;
    return std::tuple(x.y0, x.x0, a) < std::tuple(y.y0, y.x0, b);
  });
}

}  // namespace broadsheet::layout
