// Fuzz target of the stages of formats/layout: a page as support/makers/layout_page.hpp writes it. Whatever
// stands where, each line of the page comes out once, and regions name zones that are there.
#include "layout/lines/lines.hpp"
#include "layout/order/flow.hpp"
#include "support/makers/layout_page.hpp"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace broadsheet;
  if (size > 1 << 16) return 0;
  layout::Page page = testing::layout_page({reinterpret_cast<const char*>(data), size});
  layout::drop_invalid(page);
  layout::make_lines(page);
  std::vector<layout::LineHint> hints(page.lines.size());
  for (std::size_t i = 0; i < hints.size(); ++i) {
    const unsigned bits =
        page.lines[i].text.empty() ? 0 : static_cast<unsigned char>(page.lines[i].text.back());
    hints[i].ends_sentence = bits == '.';
    hints[i].furniture = bits % 7 == 0, hints[i].byline = bits % 11 == 0, hints[i].lead = bits % 13 == 0;
    hints[i].may_name = bits % 5 == 0, hints[i].only_names = bits % 17 == 0,
    hints[i].caption = bits % 19 == 0;
    hints[i].credit = bits % 23 == 0, hints[i].closing = bits % 29 == 0, hints[i].repeated = bits % 31 == 0;
  }
  const layout::Flow flow = layout::flow_of(page, hints);
  std::vector<bool> seen(page.lines.size());
  for (const layout::FlowLine& line : flow.lines) {
    if (line.line >= seen.size() || seen[line.line]) std::abort();
    seen[line.line] = true;
  }
  if (flow.lines.size() != page.lines.size()) std::abort();
  for (const layout::Region& region : flow.regions)
    for (const std::size_t zone : region.zones)
      if (zone >= flow.zones.zones.size()) std::abort();
  return 0;
}
