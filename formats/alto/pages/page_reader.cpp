#include "alto/pages/page_reader.hpp"

#include "alto/pages/reading_order.hpp"
#include "alto/pages/styles.hpp"
#include "alto/pages/text_line.hpp"
#include "ocr/language.hpp"
#include "ocr/numbers.hpp"
#include "ocr/roles.hpp"
#include "ocr/type_size.hpp"

#include <algorithm>
#include <cmath>
#include <map>

namespace broadsheet::alto {
namespace {

using common::is;
using layout::BlockRole;
using layout::Box;
using layout::kNone;

std::string_view value(pugi::xml_node node, const char* name) { return node.attribute(name).value(); }

/// What a block has from what it stands in.
struct Context {
  const TypeStyle* type = nullptr;
  BlockRole role = BlockRole::unknown;
  std::string_view language;
  double rotation = 0;
  bool margin = false;
  std::vector<std::string> within;  ///< IDs of the ComposedBlocks around it
};

struct FoundBlock {
  pugi::xml_node node;
  Context context;
};

bool is_margin(pugi::xml_node node) { return is(node, "TopMargin") || is(node, "BottomMargin"); }

/// A page while it is read.
class PageReader {
 public:
  PageReader(const common::XmlInput& xml, const PageRequest& request, Styles& styles)
      : xml_(xml), request_(request), styles_(styles) {}

  AltoPage read(pugi::xml_node node, std::uint32_t number) {
    layout::Page& page = out_.page;
    out_.id = value(node, "ID");
    page.file = request_.file;
    page.number = number;
    page.label = value(node, "PRINTED_IMG_NR");
    page.recognised = true;
    page.points_per_unit = styles_.points_per_unit;
    blanks_ = blanks_of(node);
    find_blocks(node, {});
    order_blocks(node);
    for (const FoundBlock& found : blocks_) add_block(found);
    page.faces = styles_.faces;
    page.language = ocr::most_used_language(languages_);
    take_size(node);
    if (wanted(out_.id)) out_.targets[out_.id] = whole_page();
    ocr::set_type_sizes(page);
    return std::move(out_);
  }

 private:
  bool wanted(const std::string& id) const {
    return request_.targets && !id.empty() && request_.targets->count(id) > 0;
  }

  [[noreturn]] void too_many(const std::string& what) const {
    throw plugin::Failure((request_.file.empty() ? "page " : request_.file + ": page ") +
                          std::to_string(out_.page.number) + " has more than " + what +
                          ": a newspaper page has a few thousand; the file is no page of one");
  }

  // Depth is bounded by XmlInput.
  void find_blocks(pugi::xml_node parent, const Context& around) {
    for (const pugi::xml_node node : parent.children()) {
      if (is(node, "TextBlock")) {
        blocks_.push_back({node, context_of(node, around)});
      } else if (is(node, "Illustration") || is(node, "GraphicalElement")) {
        add_mark(node, around);
      } else if (node.type() == pugi::node_element && !is(node, "Shape")) {
        Context inner = context_of(node, around);
        inner.margin = inner.margin || is_margin(node);
        if (std::string id(value(node, "ID")); wanted(id)) inner.within.push_back(std::move(id));
        find_blocks(node, inner);
      }
    }
  }

  Context context_of(pugi::xml_node node, const Context& around) const {
    Context its = around;
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view name = attribute.name(), text = attribute.value();
      if (name == "STYLEREFS")
        if (const TypeStyle* type = styles_.type_of(text)) its.type = type;
      if (name == "TAGREFS")
        if (const BlockRole role = styles_.role_of(text); role != BlockRole::unknown) its.role = role;
      if (name == "TYPE" && is(node, "ComposedBlock") && ocr::role_of(text) == BlockRole::advertisement)
        its.role = BlockRole::advertisement;
      if (name == "ROTATION") its.rotation = ocr::number(text).value_or(0);
      if (name == "LANG" || name == "language") its.language = text;
    }
    return its;
  }

  void order_blocks(pugi::xml_node page) {
    const ReadingOrder order(page);
    if (!order.is_given()) return;
    std::stable_sort(blocks_.begin(), blocks_.end(), [&](const FoundBlock& a, const FoundBlock& b) {
      return order.place_of(value(a.node, "ID")) < order.place_of(value(b.node, "ID"));
    });
  }

  void add_block(const FoundBlock& found) {
    layout::Page& page = out_.page;
    const auto index = static_cast<std::int32_t>(page.blocks.size());
    layout::Block block;
    block.id = value(found.node, "ID");
    block.box = box_of(found.node);
    block.role = found.context.role;
    const std::size_t first = page.lines.size();
    add_lines(found, index);
    if (page.lines.size() == first) return;
    place_lines(block, first, found.context.rotation);
    // A line or two above or below the print space is the running title; more is a page whose margins are
    // wrong.
    if (found.context.margin && page.lines.size() - first <= 2 && block.role == BlockRole::unknown)
      block.role = BlockRole::furniture;
    if (wanted(block.id)) out_.targets[block.id].blocks.push_back(index);
    for (const std::string& id : found.context.within) out_.targets[id].blocks.push_back(index);
    languages_[std::string(found.context.language)] += page.lines.size() - first;
    page.blocks.push_back(std::move(block));
  }

  void add_lines(const FoundBlock& found, std::int32_t block) {
    pugi::xml_node node = common::child(found.node, "TextLine");
    while (node) {
      pugi::xml_node next = node.next_sibling();
      while (next && !is(next, "TextLine")) next = next.next_sibling();
      add_line({node, next}, found, block);
      node = next;
    }
  }

  void add_line(const LineNodes& nodes, const FoundBlock& found, std::int32_t block) {
    layout::Page& page = out_.page;
    const auto index = static_cast<std::int32_t>(page.lines.size());
    std::optional<layout::Line> line = read_line(nodes, found.context.type, styles_, blanks_);
    if (!line) return;
    if (page.lines.size() >= limits_.lines) too_many(std::to_string(limits_.lines) + " lines");
    glyphs_ += line->text.size();
    if (glyphs_ > limits_.glyphs) too_many(std::to_string(limits_.glyphs) + " characters");
    line->block = block;
    line->order = static_cast<std::uint32_t>(index);
    line->source = xml_.line_of(nodes.line);
    page.lines.push_back(std::move(*line));
    if (!request_.targets) return;
    note_line(nodes.line, index);
    for (const pugi::xml_node child : nodes.line.children()) note_line(child, index);
  }

  void note_line(pugi::xml_node node, std::int32_t index) {
    std::string id(value(node, "ID"));
    if (!wanted(id)) return;
    Target& target = out_.targets[std::move(id)];
    target.first_line = target.last_line = index;
  }

  // Lines without places of their own share the place of their block.
  void place_lines(layout::Block& block, std::size_t first, double degrees) {
    std::vector<layout::Line>& lines = out_.page.lines;
    Box all;
    bool any = false;
    const double height = block.box.height() / static_cast<double>(lines.size() - first);
    for (std::size_t i = first; i < lines.size(); ++i) {
      layout::Line& line = lines[i];
      if (!ocr::has_extent(line.box) && ocr::has_extent(block.box)) {
        const double top = block.box.y0 + height * static_cast<double>(i - first);
        line.box = {block.box.x0, top, block.box.x1, top + height};
        line.baseline = line.box.y1;
      }
      if (!ocr::has_extent(line.box)) continue;
      all = any ? Box{std::min(all.x0, line.box.x0), std::min(all.y0, line.box.y0),
                      std::max(all.x1, line.box.x1), std::max(all.y1, line.box.y1)}
                : line.box;
      any = true;
    }
    if (any && !ocr::has_extent(block.box)) block.box = all;
    // ROTATION is in degrees counter-clockwise, Line::rotation clockwise; a scan a little askew is none.
    const int quarter = static_cast<int>(std::lround(-degrees / 90)) & 3;
    for (std::size_t i = first; i < lines.size(); ++i)
      if (!lines[i].vertical) lines[i].rotation = static_cast<std::int16_t>(quarter * 90);
  }

  void add_mark(pugi::xml_node node, const Context& around) {
    if (out_.page.marks.size() >= limits_.marks)
      too_many(std::to_string(limits_.marks) + " pictures and rules");
    layout::Mark mark;
    mark.box = box_of(node);
    mark.kind = is(node, "Illustration") ? layout::MarkKind::picture : layout::MarkKind::rule;
    if (!(mark.box.x1 > mark.box.x0 || mark.box.y1 > mark.box.y0)) return;
    const auto index = static_cast<std::int32_t>(out_.page.marks.size());
    if (std::string id(value(node, "ID")); wanted(id)) out_.targets[id].mark = index;
    for (const std::string& id : around.within)
      if (Target& target = out_.targets[id]; target.mark == kNone) target.mark = index;
    out_.page.marks.push_back(mark);
  }

  Target whole_page() const {
    Target target;
    for (std::size_t i = 0; i < out_.page.blocks.size(); ++i)
      target.blocks.push_back(static_cast<std::int32_t>(i));
    return target;
  }

  // Some files give the page no size, or one smaller than what stands on it.
  void take_size(pugi::xml_node node) {
    layout::Page& page = out_.page;
    page.width = std::max(ocr::number(value(node, "WIDTH")).value_or(0), 0.0);
    page.height = std::max(ocr::number(value(node, "HEIGHT")).value_or(0), 0.0);
    for (const layout::Line& line : page.lines) {
      page.width = std::max(page.width, line.box.x1);
      page.height = std::max(page.height, line.box.y1);
    }
  }

  const common::XmlInput& xml_;
  const PageRequest& request_;
  Styles& styles_;
  const layout::Limits limits_;
  ocr::Blanks blanks_ = ocr::Blanks::between_words;
  AltoPage out_;
  std::vector<FoundBlock> blocks_;
  std::map<std::string, std::size_t> languages_;
  std::size_t glyphs_ = 0;
};

}  // namespace

std::vector<AltoPage> read_pages(const common::XmlInput& xml, const PageRequest& request) {
  const pugi::xml_node root = xml.root();
  if (!is(root, "alto"))
    throw plugin::Failure("the XML begins with <" + std::string(common::name_of(root)) +
                              ">, not with <alto>: it is no page of ALTO",
                          BS_BAD_INPUT, xml.line_of(root));
  Styles styles = read_styles(root);
  const std::string image =
      common::child(common::child(common::child(root, "Description"), "sourceImageInformation"), "fileName")
          .text()
          .get();
  std::vector<AltoPage> pages;
  for (const pugi::xml_node node : common::child(root, "Layout").children())
    if (is(node, "Page"))
      pages.push_back(
          PageReader(xml, request, styles).read(node, static_cast<std::uint32_t>(pages.size() + 1)));
  if (pages.size() == 1) pages.front().image = image;
  return pages;
}

}  // namespace broadsheet::alto
