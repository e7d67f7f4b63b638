#include "html/content/flow.hpp"

#include "common/text.hpp"
#include "html/content/furniture.hpp"
#include "pictures/collect.hpp"

#include <utility>

namespace broadsheet::html {
namespace {

// A line as it is put together from pieces of text.
class Line {
 public:
  std::string text;

  void add(std::string_view piece) {
    while (!piece.empty()) {
      const std::string_view before = piece;
      const char32_t c = common::take_char(piece);
      if (c == ' ' || c == '\t' || c == '\n' || c == 0xA0) {
        space_ = true;
        line_end_ = line_end_ || c == '\n';
        continue;
      }
      if (c == 0xAD || c == 0xFEFF || c == 0x200B) continue;  // where a line may end
      if (c == 0x3000 && text.empty()) continue;  // the indent of a paragraph, as Chinese pages have it
      const bool joins = line_end_ && common::is_cjk(last_) && common::is_cjk(c);
      if (space_ && !joins && !text.empty()) text += ' ';
      space_ = line_end_ = false;
      text.append(before, 0, before.size() - piece.size());
      last_ = c;
    }
  }

 private:
  bool space_ = false, line_end_ = false;
  char32_t last_ = 0;
};

class Flow {
 public:
  std::vector<Block> blocks;

  struct Context {
    BlockKind kind = BlockKind::paragraph;
    std::uint32_t level = 0;
  };

  void children(pugi::xml_node parent, const Context& context) {
    for (const pugi::xml_node node : parent.children()) {
      if (node.type() == pugi::node_pcdata)
        line_.add(node.value());
      else if (node.type() == pugi::node_element && !is_beside_text(node))
        element(node, context);
    }
  }

  void end_block(const Context& context) {
    Block block;
    block.kind = context.kind;
    block.level = context.level;
    block.text = std::move(line_.text);
    block.runs = std::move(runs_);
    line_ = {};
    runs_.clear();
    if (context.kind == BlockKind::caption) block.credit = std::exchange(credit_, {});
    if (!block.text.empty() || !block.credit.empty()) blocks.push_back(std::move(block));
  }

  void element(pugi::xml_node node, const Context& outer) {
    const std::string_view name = node.name();
    if (name == "img") return picture(node, outer);
    if (name == "br") return end_block(outer);  // a block's text has no line ends
    if (name == "tr" && !is_layout_row(node)) return row(node, outer);
    if (name == "rt") return reading(node, outer);
    if (name == "b" || name == "strong") return mark(node, RunKind::strong, outer);
    if (name == "i" || name == "em") return mark(node, RunKind::emphasis, outer);
    if (name == "a" && node.attribute("href")) return mark(node, RunKind::link, outer);
    if (outer.kind == BlockKind::caption && class_tells(node, {"credit", "copyright"})) {
      credit_ = text_in(node);
      return;
    }
    if (!is_block(name)) return children(node, outer);
    end_block(outer);
    const Context inner = context_of(name, outer);
    children(node, inner);
    end_block(inner);
  }

 private:
  // One that is no part of a line of text. What lies on other machines is not ours.
  void picture(pugi::xml_node node, const Context& context) {
    const std::string_view address = address_of(node);
    const bool is_here = address.substr(0, 5) == "data:" || !pictures::has_scheme(address);
    if (address.empty() || !is_here || !line_.text.empty() || text_follows(node)) return;
    end_block(context);
    Block& figure = blocks.emplace_back();
    figure.kind = BlockKind::figure;
    figure.text = on_one_line(node.attribute("alt").value());
    figure.resource = address;
  }

  // A page that loads its pictures late has a placeholder, or nothing, where they belong.
  static std::string_view address_of(pugi::xml_node node) {
    const std::string_view src = node.attribute("src").value(), late = node.attribute("data-src").value();
    if (!late.empty() && !pictures::has_scheme(late) && (src.empty() || src.starts_with("data:")))
      return late;
    if (!src.empty()) return src;
    constexpr std::string_view kBlanks = " \t\n\r\f";  // the first of a list of addresses, each with its size
    std::string_view set = node.attribute("srcset").value();
    set.remove_prefix(std::min(set.find_first_not_of(kBlanks), set.size()));
    set = set.substr(0, set.find_first_of(kBlanks));
    return set.substr(0, set.find_last_not_of(',') + 1);
  }

  static bool text_follows(pugi::xml_node node) {
    for (pugi::xml_node at = node; at && !is_block(at.name()); at = at.parent())
      for (pugi::xml_node next = at.next_sibling(); next; next = next.next_sibling()) {
        if (next.type() == pugi::node_element && (is_block(next.name()) || is_beside_text(next)))
          return false;
        if (next.type() == pugi::node_element ? !text_in(next).empty() : !on_one_line(next.value()).empty())
          return true;
      }
    return false;
  }

  static Context context_of(std::string_view name, const Context& outer) {
    if (is_heading(name)) return {BlockKind::subhead, static_cast<std::uint32_t>(name[1] - '0')};
    if (name == "blockquote") return {BlockKind::quote, 0};
    if (name == "figcaption" || name == "caption") return {BlockKind::caption, 0};
    if (name == "li" || name == "dt" || name == "dd")
      return {BlockKind::list_item, outer.kind == BlockKind::list_item ? outer.level + 1 : 1};
    return outer;
  }

  void reading(pugi::xml_node node, const Context& context) {
    line_.add("（");
    children(node, context);
    line_.add("）");
  }

  // A table that is there for the layout of the page: a cell has blocks in it.
  static bool is_layout_row(pugi::xml_node row) {
    int paragraphs = 0;  // in the cell at hand
    return static_cast<bool>(row.find_node([&](pugi::xml_node node) {
      const std::string_view name = node.name();
      if (name == "td" || name == "th") paragraphs = 0;
      return is_heading(name) || is_one_of(name, {"table", "ul", "ol", "dl", "blockquote", "figure"}) ||
             (name == "p" && ++paragraphs > 1);
    }));
  }

  void row(pugi::xml_node node, const Context& outer) {
    end_block(outer);
    std::string cells;
    for (const pugi::xml_node cell : node.children())
      if (cell.type() == pugi::node_element) cells.append(cells.empty() ? "" : "\t").append(text_in(cell));
    line_.text = std::move(cells);
    end_block({BlockKind::table_row, 0});
  }

  void mark(pugi::xml_node node, RunKind kind, const Context& context) {
    const std::size_t before = blocks.size();
    Run run{kind, static_cast<std::uint32_t>(line_.text.size()), 0, ""};
    if (kind == RunKind::link) run.value = node.attribute("href").value();
    children(node, context);
    if (blocks.size() != before) return;  // it went over the end of a block
    run.end = static_cast<std::uint32_t>(line_.text.size());
    if (run.begin > 0 && run.begin < run.end && line_.text[run.begin] == ' ') ++run.begin;
    if (run.begin < run.end) runs_.push_back(std::move(run));
  }

  Line line_;
  std::vector<Run> runs_;
  std::string credit_;
};

void add_text(pugi::xml_node node, Line& line) {
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata) {
      line.add(child.value());
    } else if (!is_beside_text(child)) {
      const bool is_reading = std::string_view(child.name()) == "rt";
      if (is_block(child.name()) || std::string_view(child.name()) == "br") line.add(" ");
      if (is_reading) line.add("（");
      add_text(child, line);
      if (is_reading) line.add("）");
    }
  }
}

}  // namespace

std::string on_one_line(std::string_view text) {
  Line line;
  line.add(text);
  return std::move(line.text);
}

std::string text_in(pugi::xml_node element) {
  Line line;
  add_text(element, line);
  return std::move(line.text);
}

std::vector<Block> blocks_in(const std::vector<pugi::xml_node>& elements) {
  Flow flow;
  for (const pugi::xml_node node : elements) {
    flow.end_block({});
    flow.element(node, {});
  }
  flow.end_block({});
  return std::move(flow.blocks);
}

}  // namespace broadsheet::html
