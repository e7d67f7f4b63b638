#include "news/markup_reader.hpp"

#include "news/marked_text_builder.hpp"
#include "news/text.hpp"
#include "news/xml_input.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace broadsheet::news {
namespace {

bool has_class(pugi::xml_node node, std::string_view name) {
  const std::string_view all = node.attribute("class").value();
  for (std::size_t at = all.find(name); at != std::string_view::npos; at = all.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || all[at - 1] == ' ') && (end == all.size() || all[end] == ' ')) return true;
  }
  return false;
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
    const auto at =
        std::find_if(table_.begin(), table_.end(), [&](const Element& e) { return is(node, e.name); });
    return at == table_.end() ? nullptr : &*at;
  }

  static bool is_inline(const Element* element) {
    return element && (element->does == Does::mark || element->does == Does::part ||
                       element->does == Does::silent || element->does == Does::left_out);
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
    if (!element || element->does == Does::line_break) {
      if (!element) flow(node, context);
      return;
    }
    switch (element->does) {
      case Does::paragraph: return paragraph(node, context);
      case Does::heading: return heading(node, element->level);
      case Does::title: return title(node, element->level);
      case Does::quote: return flow(node, {BlockKind::quote, 0, context.list_depth, node});
      case Does::list: ++context.list_depth; return flow(node, context);
      case Does::item: return item(node, context);
      case Does::row: return row(node);
      case Does::figure: return figure(node);
      case Does::caption: return caption(node);
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
    if (has_class(node, "table-row")) context = {BlockKind::table_row, 0, 0, node};
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
      if (!element || element->does != Does::cell) continue;
      if (!std::exchange(first, false)) whole.text += '\t';
      append(whole, flat_text(cell));
    }
    if (!is_blank(whole.text)) push(std::move(whole), {BlockKind::table_row, 0, 0, node});
  }

  void figure(pugi::xml_node node) {
    Block block;
    block.kind = BlockKind::caption;
    for (const pugi::xml_node at : node.children()) {
      const Element* element = find(at);
      if (!element) continue;
      if (element->does == Does::caption) block.text += (block.text.empty() ? "" : " ") + flat_text(at).text;
      if (element->does == Does::credit) block.credit = text_of(at);
      if (element->does == Does::fact) add_fact(block, attribute(at, "name"), attribute(at, "value"));
      if (element->does == Does::reference) {
        add_fact(block, "picture.href", attribute(at, at.attribute("source") ? "source" : "src"));
        add_fact(block, "picture.type", attribute(at, "mime-type"));
      }
    }
    if (!is_blank(block.text) || !is_blank(block.credit)) out_.blocks.push_back(std::move(block));
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
    if (element.does == Does::silent) return;
    if (element.does == Does::left_out) {
      const std::string name(name_of(node));
      if (std::find(out_.left_out.begin(), out_.left_out.end(), name) == out_.left_out.end())
        out_.left_out.push_back(name);
      return;
    }
    const std::optional<Run> mark = mark_of(node, element);
    if (mark) text.begin(mark->kind, mark->value);
    flat(node, text);
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
    if (element.does == Does::part || element.mark == RunKind::emphasis)
      for (const Named& its : kClasses)
        if (has_class(node, its.name)) return Run{its.kind, 0, 0, attribute(node, "data-value")};
    if (element.does != Does::mark) return std::nullopt;
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

constexpr Element kXhtml[] = {{"p", Does::paragraph},
                              {"pre", Does::paragraph},
                              {"dt", Does::paragraph},
                              {"h1", Does::title, {}, 1},
                              {"h2", Does::heading, {}, 1},
                              {"h3", Does::heading, {}, 2},
                              {"h4", Does::heading, {}, 3},
                              {"h5", Does::heading, {}, 4},
                              {"h6", Does::heading, {}, 5},
                              {"blockquote", Does::quote},
                              {"ul", Does::list},
                              {"ol", Does::list},
                              {"li", Does::item},
                              {"tr", Does::row},
                              {"td", Does::cell},
                              {"th", Does::cell},
                              {"figure", Does::figure},
                              {"figcaption", Does::caption},
                              {"img", Does::reference},
                              {"br", Does::line_break},
                              {"strong", Does::mark, RunKind::strong},
                              {"b", Does::mark, RunKind::strong},
                              {"em", Does::mark, RunKind::emphasis},
                              {"i", Does::mark, RunKind::emphasis},
                              {"a", Does::mark, RunKind::link, 0, "href"},
                              {"span", Does::part},
                              {"u", Does::part},
                              {"s", Does::part},
                              {"small", Does::part},
                              {"big", Does::part},
                              {"sub", Does::part},
                              {"sup", Does::part},
                              {"cite", Does::part},
                              {"q", Does::part},
                              {"code", Does::part},
                              {"abbr", Does::part},
                              {"acronym", Does::part},
                              {"font", Does::part},
                              {"time", Does::part},
                              {"mark", Does::part},
                              {"ins", Does::part},
                              {"bdi", Does::part},
                              {"bdo", Does::part},
                              {"ruby", Does::part},
                              {"rb", Does::part},
                              {"kbd", Does::part},
                              {"samp", Does::part},
                              {"var", Does::part},
                              {"tt", Does::part},
                              {"dfn", Does::part},
                              {"data", Does::part},
                              {"label", Does::part},
                              {"nobr", Does::part},
                              {"wbr", Does::silent},
                              {"rt", Does::silent},
                              {"rp", Does::silent},
                              {"head", Does::silent},
                              {"script", Does::silent},
                              {"style", Does::silent},
                              {"template", Does::silent},
                              {"link", Does::silent},
                              {"meta", Does::silent},
                              {"del", Does::silent},
                              {"hr", Does::silent},
                              {"noscript", Does::silent},
                              {"object", Does::left_out},
                              {"embed", Does::left_out},
                              {"iframe", Does::left_out},
                              {"video", Does::left_out},
                              {"audio", Does::left_out},
                              {"svg", Does::left_out},
                              {"math", Does::left_out},
                              {"canvas", Does::left_out},
                              {"form", Does::left_out},
                              {"input", Does::left_out},
                              {"select", Does::left_out},
                              {"textarea", Does::left_out},
                              {"button", Does::left_out}};

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
