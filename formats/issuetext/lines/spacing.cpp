#include "issuetext/lines/spacing.hpp"

#include <algorithm>

namespace broadsheet::issuetext {

Spacing spacing_of(const Page& page) {
  // Over neighbouring lines: how often does the next word not fit into the wider of two lines?
  const auto misfits = [&](Spacing spacing) {
    double misfit = 0;
    for (std::size_t i = 0; i + 2 < page.lines.size(); ++i) {
      const View a = page.of(page.lines[i]), b = page.of(page.lines[i + 1]), c = page.of(page.lines[i + 2]);
      if (std::none_of(a.begin(), a.end(), is_letter)) continue;
      const double wa = width_of(a, spacing).natural, wb = width_of(b, spacing).natural;
      const double next_b = wa + width_of(b.substr(0, first_unit(b)), spacing).natural + 0.25;
      const double next_c = wb + width_of(c.substr(0, first_unit(c)), spacing).natural + 0.25;
      const double widest = std::max(wa, wb);
      if (std::min(wa, wb) * 1.4 < widest) continue;
      if (next_b < widest) misfit += 1;
      if (next_c < widest) misfit += 1;
    }
    return misfit;
  };
  return misfits(Spacing::fixed) <= misfits(Spacing::proportional) ? Spacing::fixed : Spacing::proportional;
}

}  // namespace broadsheet::issuetext
