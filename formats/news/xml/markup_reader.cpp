#include "news/xml/markup_reader.hpp"

#include "common/pieces.hpp"
#include "news/text/marked_text_builder.hpp"
#include "news/text/text.hpp"
#include "news/xml/xml_input.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace broadsheet::news {
namespace {

bool has_class(pugi::xml_node node, std::string_view name) {
  return common::has_word(node.attribute("class").value(), name);
}

/// The level our writers put beside an element: data-level="3" or class="level-3".
std::optional<std::uint32_t> written_level(pugi::xml_node node) {
  std::string_view digits = node.attribute("data-level").value();
  const std::string_view its_class = node.attribute("class").value();
  if (its_class.starts_with("level-")) digits = its_class.substr(6);
  std::uint32_t level = 0;
  if (digits.empty() ||
      std::from_chars(digits.data(), digits.data() + digits.size(), level).ec != std::errc())
    return std::nullopt;
  return level;
}

bool is_text(pugi::xml_node node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

class MarkupReader {
 public:
  explicit MarkupReader(std::span<const Element> table) : table_(table) {}

  ReadBody read(pugi::xml_node body) {
    flow(body, {});
    return std::move(out_);
  }

 private:
  /// What text is that no nearer element claims.
  struct Context {
    BlockKind kind = BlockKind::paragraph;
    std::uint32_t level = 0;
    std::uint32_t list_depth = 0;
    pugi::xml_node owner;  ///< whose attributes tell of the text
  };

  const Element* find(pugi::xml_node node) const {
    const std::string_view name = name_of(node);
    if (name.empty()) return nullptr;  // a text
    const auto at = std::find_if(table_.begin(), table_.end(),
                                 [&](const Element& e) { return common::has_word(e.names, name); });
    return at == table_.end() ? nullptr : &*at;
  }

  static bool is_inline(const Element* element) {
    return element && (element->role == ElementRole::mark || element->role == ElementRole::part ||
                       element->role == ElementRole::reading || element->role == ElementRole::silent ||
                       element->role == ElementRole::left_out);
  }

  /// Text and blocks in their order.
  void flow(pugi::xml_node node, Context context) {
    MarkedTextBuilder text;
    for (const pugi::xml_node at : node.children()) {
      const Element* element = is_text(at) ? nullptr : find(at);
      if (is_text(at))
        text.text(at.value());
      else if (at.type() != pugi::node_element)
        continue;
      else if (is_inline(element))
        inline_element(at, *element, text);
      else {
        add(text, context);
        block(at, element, context);
      }
    }
    add(text, context);
  }

  void block(pugi::xml_node node, const Element* element, Context context) {
    if (!element || element->role == ElementRole::line_break) {
      if (!element) flow(node, context);
      return;
    }
    switch (element->role) {
      case ElementRole::paragraph: return paragraph(node, context);
      case ElementRole::heading: return heading(node, element->level);
      case ElementRole::title: return title(node, element->level);
      case ElementRole::quote: return flow(node, {BlockKind::quote, 0, context.list_depth, node});
      case ElementRole::list: ++context.list_depth; return flow(node, context);
      case ElementRole::item: return item(node, context);
      case ElementRole::row: return row(node);
      case ElementRole::figure: return figure(node);
      case ElementRole::caption: return caption(node);
      default: return flow(node, context);
    }
  }

  void paragraph(pugi::xml_node node, Context context) {
    if (has_class(node, "kicker")) return out_.kickers.push_back(text_of(node));
    if (has_class(node, "subheadline")) return out_.subheadlines.push_back(text_of(node));
    context.owner = node;
    if (has_class(node, "list-item"))
      context = {BlockKind::list_item, written_level(node).value_or(0), 0, node};
    if (has_class(node, "subhead")) context = {BlockKind::subhead, written_level(node).value_or(0), 0, node};
    if (has_class(node, "table-row"))
      context = {BlockKind::table_row, written_level(node).value_or(0), 0, node};
    flow(node, context);
  }

  void heading(pugi::xml_node node, std::uint32_t level) {
    if (has_class(node, "kicker") || has_class(node, "subheadline")) return paragraph(node, {});
    flow(node, {BlockKind::subhead, written_level(node).value_or(level), 0, node});
  }

  void title(pugi::xml_node node, std::uint32_t level) {
    if (!out_.headline.empty()) return heading(node, level);
    out_.headline = text_of(node);
  }

  void item(pugi::xml_node node, const Context& context) {
    const std::uint32_t nested = context.list_depth > 1 ? context.list_depth : 0;
    flow(node, {BlockKind::list_item, written_level(node).value_or(nested), context.list_depth, node});
  }

  void row(pugi::xml_node node) {
    MarkedText whole;
    bool first = true;
    for (const pugi::xml_node cell : node.children()) {
      const Element* element = find(cell);
      if (!element || element->role != ElementRole::cell) continue;
      if (!std::exchange(first, false)) whole.text += '\t';
      append(whole, flat_text(cell));
    }
    if (!is_blank(whole.text))
      push(std::move(whole), {BlockKind::table_row, written_level(node).value_or(0), 0, node});
  }

  void figure(pugi::xml_node node) {
    Block block;
    block.kind = BlockKind::caption;
    bool names_file = false;  // as NITF does; an <img> without a caption is an ornament
    for (const pugi::xml_node at : node.children()) {
      const Element* element = find(at);
      if (!element) continue;
      if (element->role == ElementRole::caption)
        block.text += (block.text.empty() ? "" : " ") + flat_text(at).text;
      if (element->role == ElementRole::credit) block.credit = text_of(at);
      if (element->role == ElementRole::fact) add_fact(block, attribute(at, "name"), attribute(at, "value"));
      if (element->role == ElementRole::reference) {
        names_file = names_file || at.attribute("source");
        add_fact(block, "picture.href", attribute(at, at.attribute("source") ? "source" : "src"));
        add_fact(block, "picture.type", attribute(at, "mime-type"));
      }
    }
    if (names_file || !is_blank(block.text) || !is_blank(block.credit))
      out_.blocks.push_back(std::move(block));
  }

  static void add_fact(Block& block, const std::string& key, const std::string& value) {
    if (key == "no-binary" || (key.empty() && value.empty())) return;
    if (key.starts_with("picture.") && (value.empty() || !attr(block.attrs, key).empty())) return;
    block.attrs.push_back({key, value});
  }

  /// One outside a figure.
  void caption(pugi::xml_node node) {
    MarkedText text = flat_text(node);
    if (!is_blank(text.text)) push(std::move(text), {BlockKind::caption, 0, 0, node});
  }

  MarkedText flat_text(pugi::xml_node node) {
    MarkedTextBuilder text;
    flat(node, text);
    return text.take();
  }

  /// All text in a node; where a block ends, a blank.
  void flat(pugi::xml_node node, MarkedTextBuilder& text) {
    for (const pugi::xml_node at : node.children()) {
      if (is_text(at)) text.text(at.value());
      if (at.type() != pugi::node_element) continue;
      const Element* element = find(at);
      if (is_inline(element)) {
        inline_element(at, *element, text);
      } else {
        text.text("\n");
        flat(at, text);
        text.text("\n");
      }
    }
  }

  void inline_element(pugi::xml_node node, const Element& element, MarkedTextBuilder& text) {
    if (element.role == ElementRole::silent) return;
    if (element.role == ElementRole::left_out) {
      const std::string name(name_of(node));
      if (std::find(out_.left_out.begin(), out_.left_out.end(), name) == out_.left_out.end())
        out_.left_out.push_back(name);
      return;
    }
    const std::optional<Run> mark = mark_of(node, element);
    if (mark) text.begin(mark->kind, mark->value);
    const bool is_reading = element.role == ElementRole::reading && !is_blank(text_of(node));
    if (is_reading) text.text("（");
    flat(node, text);
    if (is_reading) text.text("）");
    if (mark) text.end();
  }

  static std::optional<Run> mark_of(pugi::xml_node node, const Element& element) {
    struct Named {
      std::string_view name;
      RunKind kind;
    };
    constexpr Named kClasses[] = {
        {"person", RunKind::person}, {"place", RunKind::place},   {"organisation", RunKind::organisation},
        {"link", RunKind::link},     {"strong", RunKind::strong}, {"lost-glyph", RunKind::lost_glyph}};
    if (element.role == ElementRole::part || element.mark == RunKind::emphasis)
      for (const Named& its : kClasses)
        if (has_class(node, its.name)) return Run{its.kind, 0, 0, attribute(node, "data-value")};
    if (element.role != ElementRole::mark) return std::nullopt;
    Run run{element.mark, 0, 0, *element.value ? attribute(node, element.value) : ""};
    if (run.kind == RunKind::link && run.value.empty()) return std::nullopt;  // an anchor
    return run;
  }

  void add(MarkedTextBuilder& builder, const Context& context) {
    MarkedText text = builder.take(context.kind == BlockKind::table_row);
    if (!is_blank(text.text)) push(std::move(text), context);
  }

  void push(MarkedText text, const Context& context) {
    Block block;
    block.kind = context.kind;
    block.level = context.level;
    block.runs = std::move(text.runs);
    block.text = std::move(text.text);
    if (const auto marks = context.owner.attribute("data-marks"))
      block.runs = decode_marks(marks.value(), block.text);
    out_.blocks.push_back(std::move(block));
  }

  std::span<const Element> table_;
  ReadBody out_;
};

constexpr Element kXhtml[] = {
    {"p pre dt", ElementRole::paragraph},
    {"h1", ElementRole::title, {}, 1},
    {"h2", ElementRole::heading, {}, 1},
    {"h3", ElementRole::heading, {}, 2},
    {"h4", ElementRole::heading, {}, 3},
    {"h5", ElementRole::heading, {}, 4},
    {"h6", ElementRole::heading, {}, 5},
    {"blockquote", ElementRole::quote},
    {"ul ol", ElementRole::list},
    {"li", ElementRole::item},
    {"tr", ElementRole::row},
    {"td th", ElementRole::cell},
    {"figure", ElementRole::figure},
    {"figcaption", ElementRole::caption},
    {"img", ElementRole::reference},
    {"br", ElementRole::line_break},
    {"strong b", ElementRole::mark, RunKind::strong},
    {"em i", ElementRole::mark, RunKind::emphasis},
    {"a", ElementRole::mark, RunKind::link, 0, "href"},
    {"span u s small big sub sup cite q code abbr acronym font time mark ins bdi bdo ruby rb kbd samp var tt "
     "dfn data label nobr",
     ElementRole::part},
    {"rt", ElementRole::reading},
    {"wbr rp head script style template link meta del hr noscript", ElementRole::silent},
    {"object embed iframe video audio svg math canvas form input select textarea button",
     ElementRole::left_out}};

}  // namespace

ReadBody read_markup(pugi::xml_node body, std::span<const Element> table) {
  return MarkupReader(table).read(body);
}

std::span<const Element> xhtml_elements() { return kXhtml; }

std::vector<Block> read_plain_text(std::string_view text) {
  std::vector<Block> blocks;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    Block block;
    block.text = clean(text.substr(0, end));
    if (!is_blank(block.text)) blocks.push_back(std::move(block));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return blocks;
}

void take_off_lead(std::vector<Block>& blocks, std::string_view lead, std::size_t index) {
  const auto begins = [&](const Block& block) {
    return block.kind == BlockKind::paragraph && block.text.starts_with(lead);
  };
  auto at = std::find_if(blocks.begin(), blocks.end(), [&](const Block& block) {
    return block.kind != BlockKind::caption && index-- == 0;
  });
  if (at == blocks.end() || !begins(*at)) at = std::find_if(blocks.begin(), blocks.end(), begins);
  if (lead.empty() || at == blocks.end()) return;
  MarkedText rest{std::move(at->text), std::move(at->runs)};
  drop_front(rest, lead.size());
  trim(rest);
  at->text = std::move(rest.text);
  at->runs = std::move(rest.runs);
  if (is_blank(at->text)) blocks.erase(at);
}

}  // namespace broadsheet::news
