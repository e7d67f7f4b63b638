#include "issuetext/lines/spacing.hpp"

#include <algorithm>
#include <vector>

namespace broadsheet::issuetext {

Spacing spacing_of(const Page& page) {
  // Over neighbouring lines: how often does the next word not fit into the wider of two lines?
  struct Widths {
    double line, unit;
  };
  const auto misfits = [&](Spacing spacing) {
    std::vector<Widths> widths;
    widths.reserve(page.lines.size());
    for (const Line& line : page.lines) {
      const View s = page.of(line);
      widths.push_back({width_of(s, spacing).natural, width_of(s.substr(0, first_unit(s)), spacing).natural});
    }
    double misfit = 0;
    for (std::size_t i = 0; i + 2 < page.lines.size(); ++i) {
      const View a = page.of(page.lines[i]);
      if (std::none_of(a.begin(), a.end(), is_letter)) continue;
      const double wa = widths[i].line, wb = widths[i + 1].line;
      const double next_b = wa + widths[i + 1].unit + 0.25;
      const double next_c = wb + widths[i + 2].unit + 0.25;
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
