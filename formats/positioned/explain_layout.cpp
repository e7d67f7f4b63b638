#include "positioned/explain_layout.hpp"

#include <cmath>
#include <cstdio>

namespace broadsheet::positioned {
namespace {

using layout::FlowRole;

std::string_view name_of(FlowRole role) {
  switch (role) {
    case FlowRole::heading: return "heading";
    case FlowRole::starts: return "begins a paragraph";
    case FlowRole::continues: return "goes on";
    case FlowRole::crosshead: return "section title";
    case FlowRole::byline: return "byline";
    case FlowRole::caption: return "caption";
    case FlowRole::aside: return "rotated";
    default: return "furniture";
  }
}

std::string_view name_of(layout::MarkKind kind) {
  switch (kind) {
    case layout::MarkKind::picture: return "picture";
    case layout::MarkKind::fill: return "filled box";
    default: return "rule";
  }
}

class Teller {
 public:
  Teller(const plugin::Host& host, const layout::Page& page)
      : host_(host), page_(page), scale_(page.points_per_unit > 0 ? page.points_per_unit : 1) {}

  void tell(std::string_view decision, std::string_view text, const layout::Box& box, const std::string& more,
            std::uint32_t line = 0) const {
    char place[160];
    std::snprintf(place, sizeof place, "page %u, box %.1f %.1f %.1f %.1f",
                  static_cast<unsigned>(page_.number), box.x0 * scale_, box.y0 * scale_, box.x1 * scale_,
                  box.y1 * scale_);
    const std::string why = place + more;
    plugin::Evidence e;
    e.stage = "layout";
    e.decision = decision;
    e.text = text;
    e.why = why;
    e.first_line = e.last_line = line;
    host_.explain(e);
  }

  std::string size(double size) const {
    char text[32];
    std::snprintf(text, sizeof text, ", size %.1f", size * scale_);
    return text;
  }

 private:
  const plugin::Host& host_;
  const layout::Page& page_;
  double scale_;
};

// The article of each of Flow::lines, from 1; 0 for none.
std::vector<std::size_t> articles_of(std::size_t lines, const std::vector<reconstruct::Item>& items,
                                     const std::vector<reconstruct::Story>& stories) {
  std::vector<std::size_t> out(lines, 0);
  for (std::size_t s = 0; s < stories.size(); ++s)
    for (const auto* part : {&stories[s].heads, &stories[s].body})
      for (const std::size_t item : *part)
        for (const std::size_t line : items[item].lines) out[line] = s + 1;
  return out;
}

}  // namespace

void explain_layout(const plugin::Host& host, const layout::Page& page, const layout::Flow& flow,
                    const std::vector<reconstruct::Text>& texts, const std::vector<reconstruct::Item>& items,
                    const std::vector<reconstruct::Story>& stories) {
  const Teller teller(host, page);
  teller.tell("page", page.label, {0, 0, page.width, page.height}, teller.size(flow.zones.measures.body));
  const std::vector<std::size_t> articles = articles_of(flow.lines.size(), items, stories);
  for (std::size_t k = 0; k < flow.lines.size(); ++k) {
    const layout::FlowLine& f = flow.lines[k];
    const layout::Line& line = page.lines[f.line];
    std::string more = teller.size(line.size);
    if (f.region != layout::kNone) more += ", region " + std::to_string(f.region + 1);
    if (articles[k] > 0) more += ", article " + std::to_string(articles[k]);
    more += ", place " + std::to_string(k + 1);
    if (line.confidence < 1)
      more += ", confidence " + std::to_string(std::lround(line.confidence * 100)) + "%";
    teller.tell(name_of(f.role), reconstruct::to_utf8(texts[f.line]), line.box, more, line.source);
  }
  for (std::size_t r = 0; r < flow.regions.size(); ++r)
    teller.tell("region", "", flow.regions[r].box, ", region " + std::to_string(r + 1));
  for (const layout::Mark& mark : page.marks) teller.tell(name_of(mark.kind), "", mark.box, "");
}

}  // namespace broadsheet::positioned
