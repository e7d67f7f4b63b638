#include "pagexml/page_reader.hpp"

#include "ocr/finish_page.hpp"
#include "ocr/line_builder.hpp"
#include "ocr/numbers.hpp"
#include "ocr/page_limits.hpp"
#include "ocr/roles.hpp"
#include "pagexml/custom.hpp"
#include "pagexml/reading_order.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace broadsheet::pagexml {
namespace {

using common::child;
using common::is;
using layout::BlockRole;
using layout::Box;
using layout::kNone;

constexpr double kPointsPerInch = 72;

std::string_view value(pugi::xml_node node, const char* name) { return node.attribute(name).value(); }

/// Coords/@points, or the <Point> elements of 2010 and before.
Box box_of(pugi::xml_node node) {
  const pugi::xml_node coords = child(node, "Coords");
  if (const auto box = ocr::box_of_points(value(coords, "points"))) return *box;
  std::string points;
  for (const pugi::xml_node point : common::children(coords, "Point"))
    points += std::string(value(point, "x")) + ',' + std::string(value(point, "y")) + ' ';
  return ocr::box_of_points(points).value_or(Box{});
}

/// The reading that counts: the one of the lowest index; one without an index before those with one.
pugi::xml_node best_text(pugi::xml_node node) {
  pugi::xml_node best;
  double lowest = 0;
  for (const pugi::xml_node text : common::children(node, "TextEquiv")) {
    const double index = ocr::number(value(text, "index")).value_or(-1);
    if (best && index >= lowest) continue;
    best = text;
    lowest = index;
  }
  return best;
}

std::string_view text_in(pugi::xml_node equivalent) {
  const std::string_view unicode = child(equivalent, "Unicode").text().get();
  return unicode.empty() ? child(equivalent, "PlainText").text().get() : unicode;
}

struct Region {
  pugi::xml_node node;
  BlockRole role = BlockRole::unknown;
  std::string_view language;
  std::size_t place = 0;
  std::string_view article;
  int rotation = 0;
  bool vertical = false;
};

bool is_picture(std::string_view name) {
  constexpr std::array<std::string_view, 6> kPictures = {"ImageRegion", "GraphicRegion", "LineDrawingRegion",
                                                         "ChartRegion", "MapRegion",     "MathsRegion"};
  return std::find(kPictures.begin(), kPictures.end(), name) != kPictures.end();
}

class PageReader {
 public:
  PageReader(const common::XmlInput& xml, pugi::xml_node node) : xml_(xml), node_(node), order_(node) {}

  layout::Page read() {
    page_.recognised = true;
    page_.width = std::max(ocr::number(value(node_, "imageWidth")).value_or(0), 0.0);
    page_.height = std::max(ocr::number(value(node_, "imageHeight")).value_or(0), 0.0);
    page_.points_per_unit = points_per_pixel();
    Region whole;
    whole.language = value(node_, "primaryLanguage");
    find_regions(node_, whole);
    std::stable_sort(regions_.begin(), regions_.end(),
                     [](const Region& a, const Region& b) { return a.place < b.place; });
    for (const Region& region : regions_) add_region(region);
    ocr::finish_page(page_, languages_);
    return std::move(page_);
  }

 private:
  double points_per_pixel() const {
    const double resolution = ocr::number(value(node_, "imageXResolution")).value_or(0);
    const bool metric = value(node_, "imageResolutionUnit") == "PPCM";
    const double per_inch = metric ? resolution * 2.54 : resolution;
    return per_inch >= 50 && per_inch <= 2400 ? kPointsPerInch / per_inch : 0;
  }

  // Regions may hold regions: texts of advertisements, cells of tables, which Transkribus has in elements of
  // their own.
  void find_regions(pugi::xml_node parent, const Region& around) {
    for (const pugi::xml_node node : parent.children()) {
      const std::string_view name = common::name_of(node);
      if (!name.ends_with("Region") && name != "TableCell") continue;
      if (is_picture(name)) add_mark(node, layout::MarkKind::picture);
      if (name == "SeparatorRegion") add_mark(node, layout::MarkKind::rule);
      Region region = region_of(node, name, around);
      if (name == "TextRegion" || name == "TableCell") regions_.push_back(region);
      find_regions(node, region);
    }
  }

  Region region_of(pugi::xml_node node, std::string_view name, const Region& around) const {
    Region region = around;
    region.node = node;
    if (const Placed* placed = order_.find(value(node, "id"))) {
      region.place = placed->place;
      region.article = placed->article;
    } else if (!around.node) {
      region.place = order_.is_given() ? static_cast<std::size_t>(-1) : 0;
    }
    if (const std::string_view language = value(node, "primaryLanguage"); !language.empty())
      region.language = language;
    if (around.role == BlockRole::unknown) region.role = role_of(node, name);
    const std::string_view custom = value(node, "custom");
    if (const auto id = custom_value(custom, "structure", "id");
        id && custom_value(custom, "structure", "type").value_or("") == "article")
      region.article = *id;
    const double skew = ocr::number(value(node, "orientation")).value_or(0);
    // How far the region must be turned with the clock to stand upright: the text is turned the other way.
    region.rotation = static_cast<int>(std::lround(-skew / 90)) & 3;
    region.vertical = value(node, "readingDirection") == "top-to-bottom";
    return region;
  }

  static BlockRole role_of(pugi::xml_node node, std::string_view name) {
    if (name == "AdvertRegion") return BlockRole::advertisement;
    const BlockRole typed = ocr::role_of(value(node, "type"));
    if (typed != BlockRole::unknown) return typed;
    return ocr::role_of(custom_value(value(node, "custom"), "structure", "type").value_or(""));
  }

  void add_region(const Region& region) {
    const std::size_t first = page_.lines.size();
    for (const pugi::xml_node line : common::children(region.node, "TextLine")) add_line(line, region);
    if (page_.lines.size() == first) add_unlined(region);
    languages_[std::string(region.language)] += page_.lines.size() - first;
  }

  void add_line(pugi::xml_node node, const Region& region) {
    ocr::LineBuilder builder(ocr::Blanks::between_words);
    layout::Line line;
    line.box = box_of(node);
    const pugi::xml_node text = best_text(node);
    const bool words = add_words(node, text, builder, line.box);
    line.vertical = region.vertical;
    take_style(node, region, line);
    std::optional<layout::Line> read = builder.finish(std::move(line));
    if (!read) return;
    if (!words) read->words.clear();
    const std::optional<double> baseline = ocr::mean_y(value(child(node, "Baseline"), "points"));
    read->baseline = baseline.value_or(read->box.y1);
    if (baseline && !ocr::has_extent(read->box)) read->box.y1 = *baseline;
    if (!read->vertical) read->rotation = static_cast<std::int16_t>(region.rotation * 90);
    read->source = xml_.line_of(node);
    const std::string_view custom = value(node, "custom");
    const bool own = custom_value(custom, "structure", "type").value_or("") == "article";
    push(std::move(*read), region,
         own ? custom_value(custom, "structure", "id").value_or("") : region.article);
  }

  // The text of the line is what people corrected; words that say the same have places, others do not count.
  static bool add_words(pugi::xml_node node, pugi::xml_node text, ocr::LineBuilder& builder, const Box& box) {
    const std::string whole = ocr::one_line(text_in(text));
    std::string joined;
    for (const pugi::xml_node word : common::children(node, "Word")) {
      const std::string its = ocr::one_line(text_in(best_text(word)));
      if (!its.empty()) joined += (joined.empty() ? "" : " ") + its;
    }
    if (joined.empty() || (!whole.empty() && joined != whole)) {
      builder.word(whole, box, ocr::number(value(text, "conf")));
      return false;
    }
    for (const pugi::xml_node word : common::children(node, "Word")) {
      const pugi::xml_node its = best_text(word);
      builder.word(text_in(its), box_of(word), ocr::number(value(its, "conf")));
    }
    return true;
  }

  void take_style(pugi::xml_node node, const Region& region, layout::Line& line) {
    pugi::xml_node style = child(node, "TextStyle");
    if (!style) style = child(child(node, "Word"), "TextStyle");
    if (!style) style = child(region.node, "TextStyle");
    if (!style) return;
    line.size = std::max(ocr::number(value(style, "fontSize")).value_or(0), 0.0);
    layout::Face face;
    face.family = value(style, "fontFamily");
    face.bold = value(style, "bold") == "true";
    face.italic = value(style, "italic") == "true";
    face.serif = value(style, "serif") == "true";
    if (face == layout::Face()) return;
    const auto known = std::find(page_.faces.begin(), page_.faces.end(), face);
    line.face = static_cast<std::int32_t>(known - page_.faces.begin());
    if (known == page_.faces.end()) page_.faces.push_back(face);
  }

  // A region whose text is not cut into lines: its line ends are the printed ones, evenly set.
  void add_unlined(const Region& region) {
    std::string_view rest = text_in(best_text(region.node));
    const auto count = static_cast<std::size_t>(std::count(rest.begin(), rest.end(), '\n')) + 1;
    const Box box = box_of(region.node);
    const double height = box.height() / static_cast<double>(count);
    for (std::size_t i = 0; i < count; ++i) {
      const std::string_view text = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(text.size() + 1, rest.size()));
      const double top = box.y0 + height * static_cast<double>(i);
      ocr::LineBuilder builder(ocr::Blanks::between_words);
      builder.word(text, {}, std::nullopt);
      layout::Line line;
      line.box = {box.x0, top, box.x1, top + height};
      line.baseline = line.box.y1;
      line.source = xml_.line_of(region.node);
      std::optional<layout::Line> read = builder.finish(std::move(line));
      if (!read) continue;
      read->words.clear();
      push(std::move(*read), region, region.article);
    }
  }

  void push(layout::Line line, const Region& region, std::string_view article) {
    line.order = static_cast<std::uint32_t>(page_.lines.size());
    line.block = block_for(region, article, line.box);
    glyphs_ += line.text.size();
    ocr::check_limits(page_, glyphs_);
    page_.lines.push_back(std::move(line));
  }

  // A block is a region, or as much of one as belongs to one article.
  std::int32_t block_for(const Region& region, std::string_view article, const Box& box) {
    if (region.node == last_region_ && article == last_article_) {
      Box& its = page_.blocks.back().box;
      its = {std::min(its.x0, box.x0), std::min(its.y0, box.y0), std::max(its.x1, box.x1),
             std::max(its.y1, box.y1)};
    } else {
      layout::Block block;
      block.id = value(region.node, "id");
      block.role = region.role;
      block.article = article_index(article);
      if (block.article != kNone && order_.is_given())
        block.order = static_cast<std::int32_t>(page_.blocks.size());
      block.box = box;
      page_.blocks.push_back(std::move(block));
      last_region_ = region.node;
      last_article_ = article;
    }
    return static_cast<std::int32_t>(page_.blocks.size() - 1);
  }

  std::int32_t article_index(std::string_view id) {
    if (id.empty()) return kNone;
    const auto known = std::find_if(page_.articles.begin(), page_.articles.end(),
                                    [&](const layout::GivenArticle& a) { return a.id == id; });
    const auto index = static_cast<std::int32_t>(known - page_.articles.begin());
    if (known == page_.articles.end()) page_.articles.push_back({std::string(id), "", "", ""});
    return index;
  }

  void add_mark(pugi::xml_node node, layout::MarkKind kind) {
    const Box box = box_of(node);
    if (box.x1 <= box.x0 && box.y1 <= box.y0) return;
    page_.marks.push_back({kind, box, kNone, kNone});
    ocr::check_limits(page_, glyphs_);
  }

  const common::XmlInput& xml_;
  pugi::xml_node node_;
  ReadingOrder order_;
  layout::Page page_;
  std::vector<Region> regions_;
  std::map<std::string, std::size_t> languages_;
  pugi::xml_node last_region_;
  std::string_view last_article_;
  std::size_t glyphs_ = 0;
};

}  // namespace

layout::Page read_page(const common::XmlInput& xml) {
  const pugi::xml_node root = xml.root();
  if (!is(root, "PcGts"))
    throw plugin::Failure("the XML begins with <" + std::string(common::name_of(root)) +
                              ">, not with <PcGts>: it is no PAGE XML",
                          BS_BAD_INPUT, xml.line_of(root));
  const pugi::xml_node page = child(root, "Page");
  if (!page)
    throw plugin::Failure("the file has no <Page>: it is PAGE XML, but of no page", BS_BAD_INPUT,
                          xml.line_of(root));
  return PageReader(xml, page).read();
}

}  // namespace broadsheet::pagexml
