#include "finereader/page_reader.hpp"

#include "finereader/characters.hpp"
#include "ocr/finish_page.hpp"
#include "ocr/language.hpp"
#include "ocr/numbers.hpp"
#include "ocr/page_limits.hpp"
#include "ocr/roles.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace broadsheet::finereader {
namespace {

using common::child;
using common::children;
using common::is;
using layout::BlockRole;
using layout::Box;
using layout::kNone;

constexpr double kPointsPerInch = 72;

std::string_view value(pugi::xml_node node, const char* name) { return node.attribute(name).value(); }

// xs:boolean.
bool says_yes(pugi::xml_node node, const char* name) {
  return value(node, name) == "true" || value(node, name) == "1";
}

// "EnglishUnitedKingdom", "OldGerman": a language with a country or an age before or after it.
std::string language_of(std::string_view name) {
  if (std::string tag = ocr::language_tag(name); !tag.empty()) return tag;
  if (name == "ChineseTaiwan") return "zh-Hant";
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  while (!name.empty()) {
    const auto end = std::find_if(name.begin() + 1, name.end(), is_capital);
    const auto length = static_cast<std::size_t>(end - name.begin());
    if (std::string tag = ocr::language_tag(name.substr(0, length)); length > 3 && !tag.empty()) return tag;
    name.remove_prefix(length);
  }
  return {};
}

BlockRole role_of(std::string_view name) {
  return name == "pictureCaption" || name == "tableCaption" ? BlockRole::caption : ocr::role_of(name);
}

using Roles = std::map<std::string_view, BlockRole>;

Roles roles_of(pugi::xml_node document) {
  Roles roles;
  for (const pugi::xml_node style :
       children(child(child(document, "documentData"), "paragraphStyles"), "paragraphStyle"))
    roles.emplace(value(style, "id"), role_of(value(style, "role")));
  return roles;
}

std::int16_t rotation_of(pugi::xml_node text) {
  const std::string_view its = value(text, "orientation");
  return its == "RotatedClockwise"          ? 90
         : its == "RotatedUpsidedown"       ? 180
         : its == "RotatedCounterclockwise" ? 270
                                            : 0;
}

class PageReader {
 public:
  PageReader(const common::XmlInput& xml, const Roles& roles, std::uint32_t number)
      : xml_(xml), roles_(roles), promises_(!value(xml.root(), "producer").starts_with("kraken")) {
    page_.number = number;
    page_.recognised = true;
  }

  layout::Page read(pugi::xml_node node) {
    page_.width = std::max(ocr::number(value(node, "width")).value_or(0), 0.0);
    page_.height = std::max(ocr::number(value(node, "height")).value_or(0), 0.0);
    const double resolution = ocr::number(value(node, "resolution")).value_or(0);
    page_.points_per_unit = resolution >= 50 && resolution <= 2400 ? kPointsPerInch / resolution : 0;
    for (const pugi::xml_node block : children(node, "block")) add_block(block);
    ocr::finish_page(page_, languages_);
    return std::move(page_);
  }

 private:
  void add_block(pugi::xml_node node) {
    const std::string_view type = value(node, "blockType");
    if (type == "Picture") add_mark(layout::MarkKind::picture, box_of(node));
    if (type.starts_with("Separator")) add_mark(layout::MarkKind::rule, box_of(node));
    add_texts(node);
    for (const pugi::xml_node row : children(node, "row"))
      for (const pugi::xml_node cell : children(row, "cell")) add_texts(cell);
  }

  void add_texts(pugi::xml_node node) {
    for (const pugi::xml_node text : children(node, "text")) {
      const std::size_t first = page_.blocks.size();
      for (const pugi::xml_node paragraph : children(text, "par"))
        add_paragraph(paragraph, rotation_of(text), page_.blocks.size() > first);
    }
  }

  // What stands first in a region may be the rest of a paragraph; what comes after it begins one.
  void add_paragraph(pugi::xml_node node, std::int16_t rotation, bool begins) {
    const std::size_t first = page_.lines.size();
    const auto block = static_cast<std::int32_t>(page_.blocks.size());
    for (const pugi::xml_node line : children(node, "line")) add_line(line, block, rotation);
    if (page_.lines.size() == first) return;
    layout::Block its;
    its.id = value(node, "id");
    its.one_paragraph = promises_ && is_of_one_size(first);
    its.starts_paragraph = promises_ && begins;
    if (const auto role = roles_.find(value(node, "style")); role != roles_.end()) its.role = role->second;
    its.box = page_.lines[first].box;
    for (std::size_t i = first + 1; i < page_.lines.size(); ++i) {
      const Box& box = page_.lines[i].box;
      its.box = {std::min(its.box.x0, box.x0), std::min(its.box.y0, box.y0), std::max(its.box.x1, box.x1),
                 std::max(its.box.y1, box.y1)};
    }
    page_.lines[first].has_initial = ocr::number(value(node, "dropCapCharsCount")).value_or(0) > 0;
    page_.blocks.push_back(std::move(its));
  }

  // A title in one "paragraph" with what is below it is a mistake of recognition.
  bool is_of_one_size(std::size_t first) const {
    constexpr double kOther = 1.2;
    const double size = page_.lines[first].size;
    return std::all_of(
        page_.lines.begin() + static_cast<std::ptrdiff_t>(first), page_.lines.end(),
        [&](const layout::Line& line) { return line.size <= size * kOther && size <= line.size * kOther; });
  }

  void add_line(pugi::xml_node node, std::int32_t block, std::int16_t rotation) {
    ocr::LineBuilder builder(ocr::Blanks::between_words);
    const bool placed = add_words(node, builder);
    layout::Line line;
    line.box = box_of(node);
    line.block = block;
    line.order = static_cast<std::uint32_t>(page_.lines.size());
    line.source = xml_.line_of(node);
    take_style(child(node, "formatting"), line);
    std::optional<layout::Line> read = builder.finish(std::move(line));
    if (!read) return;
    if (!placed) read->words.clear();
    const double baseline = ocr::number(value(node, "baseline")).value_or(0);
    read->baseline = baseline > read->box.y0 && baseline <= read->box.y1 ? baseline : read->box.y1;
    if (!read->vertical) read->rotation = rotation;
    glyphs_ += read->text.size();
    ocr::check_limits(page_, glyphs_);
    ++languages_[language_of(value(child(node, "formatting"), "lang"))];
    page_.lines.push_back(std::move(*read));
  }

  void take_style(pugi::xml_node run, layout::Line& line) {
    line.size = std::max(ocr::number(value(run, "fs")).value_or(0), 0.0);
    layout::Face face;
    face.family = value(run, "ff");
    face.bold = says_yes(run, "bold");
    face.italic = says_yes(run, "italic");
    if (face == layout::Face()) return;
    const auto known = std::find(page_.faces.begin(), page_.faces.end(), face);
    line.face = static_cast<std::int32_t>(known - page_.faces.begin());
    if (known == page_.faces.end()) page_.faces.push_back(face);
  }

  void add_mark(layout::MarkKind kind, const Box& box) {
    if (box.x1 <= box.x0 && box.y1 <= box.y0) return;
    page_.marks.push_back({kind, box, kNone, kNone});
    ocr::check_limits(page_, glyphs_);
  }

  const common::XmlInput& xml_;
  const Roles& roles_;
  const bool promises_;  ///< that paragraphs are such: kraken makes one of each region
  layout::Page page_;
  std::map<std::string, std::size_t> languages_;
  std::size_t glyphs_ = 0;
};

}  // namespace

std::vector<layout::Page> read_pages(const common::XmlInput& xml, std::size_t most) {
  const pugi::xml_node root = xml.root();
  if (!is(root, "document") || (!child(root, "page") && !child(root, "documentData")))
    throw plugin::Failure("the XML begins with <" + std::string(common::name_of(root)) +
                              "> and has no <page>: it is no FineReader XML",
                          BS_BAD_INPUT, xml.line_of(root));
  const Roles roles = roles_of(root);
  std::vector<layout::Page> pages;
  for (const pugi::xml_node page : children(root, "page")) {
    if (pages.size() == most)
      throw plugin::Failure("the FineReader XML has more pages than the " + std::to_string(most) +
                                " that the option max-pages allows",
                            BS_BAD_INPUT, xml.line_of(page));
    pages.push_back(PageReader(xml, roles, static_cast<std::uint32_t>(pages.size() + 1)).read(page));
  }
  return pages;
}

}  // namespace broadsheet::finereader
