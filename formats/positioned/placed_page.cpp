#include "positioned/placed_page.hpp"

#include "issuetext/furniture/furniture.hpp"
#include "reconstruct/tagger/line_tagger.hpp"

#include <algorithm>
#include <optional>
#include <set>

namespace broadsheet::positioned {
namespace {

using namespace reconstruct;
using layout::FlowRole;

constexpr std::size_t kMostNumbers = 3;  // that a page may print as its own; more are those of a contents box
constexpr double kSure = 10;             // nats of a break that an indent shows

PlacedAs placed_as(FlowRole role) {
  switch (role) {
    case FlowRole::heading: return PlacedAs::heading;
    case FlowRole::crosshead: return PlacedAs::crosshead;
    case FlowRole::byline: return PlacedAs::apart;
    case FlowRole::caption: return PlacedAs::caption;
    case FlowRole::aside: return PlacedAs::aside;
    case FlowRole::furniture: return PlacedAs::furniture;
    default: return PlacedAs::body;
  }
}

bool is_text(FlowRole role) { return role == FlowRole::starts || role == FlowRole::continues; }

class Builder {
 public:
  Builder(const layout::Page& source, const layout::Flow& flow, const std::vector<Text>& texts,
          const Profile& profile)
      : source_(source), flow_(flow), texts_(texts), profile_(profile), em_(flow.zones.measures.body) {}

  PlacedPage run() {
    for (std::size_t k = 0; k < flow_.lines.size(); ++k) {
      line(flow_.lines[k]);
      label(k);
    }
    LineTagger::standard().tag(out_.page);
    furniture();
    return std::move(out_);
  }

 private:
  void line(const layout::FlowLine& f) {
    const layout::Line& from = source_.lines[f.line];
    const Text& text = texts_[f.line];
    Line line;
    line.begin = out_.page.text.size();
    out_.page.text += text;
    line.end = out_.page.text.size();
    line.first = line.last = from.source;
    line.goes_on = from.text.ends_with("\u00AD");
    line.blank_before = f.first_of_zone || f.gap > 0.5;
    const Spacing spacing = profile_.spaced ? Spacing::proportional : Spacing::fixed;
    line.width = width_of(text, spacing);
    line.unit = width_of(View(text).substr(0, first_unit(text)), spacing).natural;
    out_.page.lines.push_back(line);
    out_.page.geometry.push_back(geometry(f, from));
  }

  LineGeometry geometry(const layout::FlowLine& f, const layout::Line& from) const {
    LineGeometry g;
    g.as = placed_as(f.role);
    g.region = f.region;
    g.first_of_zone = f.first_of_zone;
    g.size = f.scale;
    g.width = (from.vertical ? from.box.height() : from.box.width()) / em_;
    g.gap = f.gap;
    g.other_face = f.other_face;
    g.face = from.face;
    g.room = f.column;
    if (f.region == layout::kNone) return g;
    const layout::Region& region = flow_.regions[static_cast<std::size_t>(f.region)];
    g.region_has_heading = region.facts.has_heading;
    g.region_has_body = region.facts.has_body;
    g.region_is_sure = region.facts.given || region.facts.panel != layout::kNone;
    if (f.role == FlowRole::heading) g.room = room(region, f.line) / em_;
    return g;
  }

  // What a line of a region's head group could have filled: the columns below it, not those beside it.
  double room(const layout::Region& region, std::size_t line) const {
    layout::Box all{1e9, 1e9, -1e9, -1e9};
    double widest = 0;
    for (const std::size_t z : region.zones) {
      const layout::Zone& zone = flow_.zones.zones[z];
      if (zone.kind == layout::ZoneKind::deck && std::count(zone.lines.begin(), zone.lines.end(), line) > 0)
        return zone.box.width();
      if (zone.kind != layout::ZoneKind::heading) continue;
      all = layout::united(all, zone.box), widest = std::max(widest, zone.box.width());
    }
    const double bottom = all.y1 - em_;
    bool is_over_text = false;
    for (const std::size_t z : region.zones) {
      const layout::Zone& zone = flow_.zones.zones[z];
      if (zone.kind != layout::ZoneKind::column || zone.only_byline || zone.box.y0 < bottom) continue;
      all = layout::united(all, zone.box), is_over_text = true;
    }
    return is_over_text ? all.width() : widest;
  }

  void label(std::size_t k) {
    const layout::FlowLine& f = flow_.lines[k];
    LabelledLine label;
    label.role = Role::display;
    if (is_text(f.role)) {
      const bool starts = f.role == FlowRole::starts;
      bool ends = true;  // no more of the paragraph in this region
      for (std::size_t next = k + 1; next < flow_.lines.size() && flow_.lines[next].region == f.region;
           ++next) {
        if (flow_.lines[next].role == FlowRole::caption) continue;
        ends = flow_.lines[next].role != FlowRole::continues;
        break;
      }
      label.role = starts ? (ends ? Role::only : Role::first) : (ends ? Role::last : Role::middle);
      label.width = f.column;
      label.margin = kSure;
    }
    out_.labels.push_back(label);
  }

  // Outside of the articles, and not for what its words say.
  bool is_aside(std::size_t k) const {
    const layout::LineClass it = flow_.zones.classes[flow_.lines[k].line];
    return it == layout::LineClass::quote || it == layout::LineClass::advertisement;
  }

  // Geometry says which lines are furniture, their words of what kind.
  void furniture() {
    PageFurniture& found = out_.furniture;
    Page only;
    std::vector<std::size_t> index;
    for (std::size_t k = 0; k < flow_.lines.size(); ++k)
      if (flow_.lines[k].role == FlowRole::furniture && !is_aside(k)) index.push_back(k);
    const auto box = [&](std::size_t k) { return source_.lines[flow_.lines[k].line].box; };
    std::stable_sort(index.begin(), index.end(), [&](std::size_t a, std::size_t b) {  // the name is on top
      return box(a).y0 < box(b).y0;
    });
    for (const std::size_t k : index) {
      Line line = out_.page.lines[k];
      const View text = out_.page.of(line);
      line.begin = only.text.size();
      only.text += text;
      line.end = only.text.size();
      only.lines.push_back(line);
      only.geometry.push_back(out_.page.geometry[k]);
    }
    const PageFurniture kinds = issuetext::find_furniture(only, profile_);
    found.lines.assign(out_.page.lines.size(), FurnitureKind::none);
    for (std::size_t k = 0; k < index.size(); ++k)
      found.lines[index[k]] = kinds.lines[k] == FurnitureKind::none ? FurnitureKind::folio : kinds.lines[k];
    for (std::size_t k = 0; k < flow_.lines.size(); ++k)
      if (is_aside(k)) found.lines[k] = FurnitureKind::folio;
    const auto title = title_of(index, kinds);
    found.publication = title ? to_utf8(out_.page.of(out_.page.lines[*title])) : kinds.publication;
    found.date = kinds.date;
    if (std::set(kinds.numbers.begin(), kinds.numbers.end()).size() > kMostNumbers) return;
    found.numbers = kinds.numbers;
    for (const std::size_t line : kinds.number_lines) found.number_lines.push_back(index[line]);
  }

  // The paper's name on its front page: by far the largest of the lines `index` that are furniture. What
  // words tell may be its subtitle ("Independent daily newspaper").
  std::optional<std::size_t> title_of(const std::vector<std::size_t>& index,
                                      const PageFurniture& kinds) const {
    constexpr double kLarge = 3, kLarger = 1.5;  // sizes of the text, of any other line of furniture
    const bool is_front = std::all_of(kinds.numbers.begin(), kinds.numbers.end(),
                                      [](const std::string& number) { return number == "1"; });
    std::optional<std::size_t> title;
    double largest = 0, second = 0;
    for (std::size_t k = 0; k < index.size(); ++k) {
      const double size = source_.lines[flow_.lines[index[k]].line].size;
      second = std::max(second, std::min(size, largest));
      if (size > largest) largest = size, title = k;
    }
    if (!title || !is_front || largest < kLarge * em_ || largest < kLarger * second) return std::nullopt;
    const View text = out_.page.of(out_.page.lines[index[*title]]);
    const FurnitureKind kind = kinds.lines[*title];
    const bool may_name = kind == FurnitureKind::none || kind == FurnitureKind::masthead;
    if (!may_name || std::any_of(text.begin(), text.end(), is_digit)) return std::nullopt;
    return index[*title];
  }

  const layout::Page& source_;
  const layout::Flow& flow_;
  const std::vector<Text>& texts_;
  const Profile& profile_;
  double em_;
  PlacedPage out_;
};

}  // namespace

PlacedPage placed_page(const layout::Page& source, const layout::Flow& flow, const std::vector<Text>& texts,
                       const Profile& profile) {
  return Builder(source, flow, texts, profile).run();
}

}  // namespace broadsheet::positioned
