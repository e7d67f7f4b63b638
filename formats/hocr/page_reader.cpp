#include "hocr/page_reader.hpp"

#include "hocr/properties.hpp"
#include "ocr/language.hpp"
#include "ocr/line_builder.hpp"
#include "ocr/numbers.hpp"
#include "ocr/page_limits.hpp"
#include "ocr/roles.hpp"

#include <broadsheet/plugin.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <unordered_map>

namespace broadsheet::hocr {
namespace {

using layout::kNone;

constexpr double kPointsPerInch = 72;

std::string_view title_of(pugi::xml_node node) { return node.attribute("title").value(); }

/// The hOCR class of an element: the first of its classes that begins with "ocr".
std::string_view class_of(pugi::xml_node node) {
  std::string_view classes = node.attribute("class").value();
  while (!classes.empty()) {
    classes.remove_prefix(std::min(classes.find_first_not_of(" \t\n"), classes.size()));
    const std::string_view word = classes.substr(0, classes.find_first_of(" \t\n"));
    if (word.substr(0, 3) == "ocr") return word;
    classes.remove_prefix(word.size());
  }
  return {};
}

bool is_line(std::string_view its) {
  constexpr std::array<std::string_view, 5> kLines = {"ocr_line", "ocr_header", "ocr_caption",
                                                      "ocr_textfloat", "ocrx_line"};
  return std::find(kLines.begin(), kLines.end(), its) != kLines.end();
}

bool is_block(std::string_view its) {
  return its == "ocr_carea" || its == "ocrx_block" || its == "ocr_footer";
}

bool is_picture(std::string_view its) {
  return its == "ocr_photo" || its == "ocr_image" || its == "ocrx_image" || its == "ocr_linedrawing";
}

void append_text(pugi::xml_node node, std::string& out) {
  if (node.type() == pugi::node_pcdata) out += node.value();
  for (const pugi::xml_node inner : node.children()) append_text(inner, out);
}

std::string text_of(pugi::xml_node node) {
  std::string text;
  append_text(node, text);
  return text;
}

void add_words(pugi::xml_node parent, ocr::LineBuilder& builder, bool& any) {
  for (const pugi::xml_node node : parent.children()) {
    if (class_of(node) != "ocrx_word" && class_of(node) != "ocr_word") {
      add_words(node, builder, any);
      continue;
    }
    const Properties its(title_of(node));
    std::optional<double> confidence = its.number("x_wconf");
    if (confidence) *confidence /= 100;
    builder.word(text_of(node), its.box(), confidence);
    any = true;
  }
}

class DocumentReader {
 public:
  explicit DocumentReader(const std::vector<std::uint32_t>& lines) : lines_(lines) {}

  std::vector<layout::Page> read(const pugi::xml_document& document) {
    for (const pugi::xml_node node : document.children()) walk(node, kNone, {});
    for (std::size_t i = 0; i < pages_.size(); ++i) finish(pages_[i], languages_[i]);
    return std::move(pages_);
  }

 private:
  // Elements come in the order of the document, which tag_soup gives lines for. Its depth is bounded.
  void walk(pugi::xml_node node, std::int32_t block, std::string_view language) {
    if (node.type() != pugi::node_element) return;
    const std::size_t ordinal = elements_++;
    if (const std::string_view its = node.attribute("lang").value(); !its.empty()) language = its;
    const std::string_view its = class_of(node);
    if (its == "ocr_page") {
      begin_page(node);
      block = kNone;
    } else if (!pages_.empty()) {
      if (is_line(its) && !holds_line(node)) {
        add_line(node, block, ordinal, language);
      } else if (is_block(its) || (its == "ocr_par" && block == kNone)) {
        block = add_block(node, its);
      } else if (is_picture(its) || its == "ocr_separator") {
        add_mark(node, its == "ocr_separator" ? layout::MarkKind::rule : layout::MarkKind::picture);
      }
    }
    for (const pugi::xml_node inner : node.children()) {
      const std::size_t pages = pages_.size();
      walk(inner, block, language);
      if (pages_.size() != pages) block = kNone;  // of the page before, which ended inside
    }
  }

  // An ocrx_line may be a logical line of several printed ones.
  static bool holds_line(pugi::xml_node node) {
    for (const pugi::xml_node inner : node.children())
      if (is_line(class_of(inner))) return true;
    return false;
  }

  void begin_page(pugi::xml_node node) {
    const Properties its(title_of(node));
    layout::Page& page = pages_.emplace_back();
    languages_.emplace_back();
    glyphs_ = 0;
    page.number = static_cast<std::uint32_t>(pages_.size());
    page.recognised = true;
    const layout::Box box = its.box();
    page.width = box.x1;
    page.height = box.y1;
    const double resolution = its.number("scan_res").value_or(0);
    page.points_per_unit = resolution >= 50 && resolution <= 2400 ? kPointsPerInch / resolution : 0;
    if (const auto label = its.value("lpageno")) page.label = ocr::one_line(unquoted(*label));
  }

  static std::string_view unquoted(std::string_view text) {
    if (text.size() >= 2 && text.front() == '"' && text.back() == '"') text = text.substr(1, text.size() - 2);
    return text;
  }

  std::int32_t add_block(pugi::xml_node node, std::string_view its) {
    layout::Page& page = pages_.back();
    layout::Block block;
    block.id = node.attribute("id").value();
    block.box = Properties(title_of(node)).box();
    if (its == "ocr_footer") block.role = layout::BlockRole::furniture;
    page.blocks.push_back(std::move(block));
    return static_cast<std::int32_t>(page.blocks.size() - 1);
  }

  void add_line(pugi::xml_node node, std::int32_t block, std::size_t ordinal, std::string_view language) {
    layout::Page& page = pages_.back();
    const Properties its(title_of(node));
    ocr::LineBuilder builder(ocr::Blanks::between_words);
    bool words = false;
    add_words(node, builder, words);
    layout::Line line;
    line.box = its.box();
    if (!words) builder.word(text_of(node), line.box, std::nullopt);
    line.size = std::max(its.number("x_size").value_or(0), 0.0);
    line.block = block;
    line.order = static_cast<std::uint32_t>(page.lines.size());
    line.source = ordinal < lines_.size() ? lines_[ordinal] : 0;
    std::optional<layout::Line> read = builder.finish(std::move(line));
    if (!read) return;
    if (!words) read->words.clear();
    read->baseline = its.baseline(read->box).value_or(read->box.y1);
    // textangle counts against the clock, Line::rotation with it.
    const int quarter = static_cast<int>(std::lround(-its.number("textangle").value_or(0) / 90)) & 3;
    if (!read->vertical) read->rotation = static_cast<std::int16_t>(quarter * 90);
    languages_.back()[std::string(language)] += 1;
    glyphs_ += read->text.size();
    ocr::check_limits(page, glyphs_);
    page.lines.push_back(std::move(*read));
  }

  void add_mark(pugi::xml_node node, layout::MarkKind kind) {
    layout::Mark mark;
    mark.kind = kind;
    mark.box = Properties(title_of(node)).box();
    if (mark.box.x1 <= mark.box.x0 && mark.box.y1 <= mark.box.y0) return;
    pages_.back().marks.push_back(mark);
    ocr::check_limits(pages_.back(), glyphs_);
  }

  static void finish(layout::Page& page, const std::map<std::string, std::size_t>& languages) {
    page.language = ocr::most_used_language(languages);
    for (const layout::Line& line : page.lines) {
      page.width = std::max(page.width, line.box.x1);
      page.height = std::max(page.height, line.box.y1);
    }
  }

  const std::vector<std::uint32_t>& lines_;
  std::size_t elements_ = 0, glyphs_ = 0;
  std::vector<layout::Page> pages_;
  std::vector<std::map<std::string, std::size_t>> languages_;
};

}  // namespace

std::vector<layout::Page> read_pages(const pugi::xml_document& document,
                                     const std::vector<std::uint32_t>& lines) {
  return DocumentReader(lines).read(document);
}

}  // namespace broadsheet::hocr
