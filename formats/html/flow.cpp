#include "html/flow.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <initializer_list>
#include <utility>

namespace broadsheet::html {
namespace {

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

bool is_block(std::string_view name) {
  return is_heading(name) ||
         is_one_of(name, {"address", "article", "aside", "blockquote", "body",  "caption",    "center",
                          "dd",      "details", "div",   "dl",         "dt",    "figcaption", "figure",
                          "footer",  "header",  "li",    "main",       "ol",    "p",          "pre",
                          "section", "summary", "table", "tbody",      "thead", "ul"});
}

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

 private:
  void element(pugi::xml_node node, const Context& outer) {
    const std::string_view name = node.name();
    if (name == "br") return end_block(outer);  // a block's text has no line ends
    if (name == "tr") return row(node, outer);
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

  static Context context_of(std::string_view name, const Context& outer) {
    if (is_heading(name)) return {BlockKind::subhead, static_cast<std::uint32_t>(name[1] - '0')};
    if (name == "blockquote") return {BlockKind::quote, 0};
    if (name == "figcaption" || name == "caption") return {BlockKind::caption, 0};
    if (name == "li" || name == "dt" || name == "dd")
      return {BlockKind::list_item, outer.kind == BlockKind::list_item ? outer.level + 1 : 1};
    return outer;
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
      if (is_block(child.name()) || std::string_view(child.name()) == "br") line.add(" ");
      add_text(child, line);
    }
  }
}

}  // namespace

bool class_tells(pugi::xml_node element, std::initializer_list<std::string_view> words) {
  std::string classes = element.attribute("class").value();
  std::transform(classes.begin(), classes.end(), classes.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return classes.find(word) != classes.npos; });
}

bool is_beside_text(pugi::xml_node element) {
  if (is_one_of(element.name(),
                {"aside", "button", "dialog", "form", "head", "iframe", "input", "nav", "noscript", "object",
                 "rp", "script", "select", "style", "svg", "template", "textarea", "title"}))
    return true;
  if (element.attribute("hidden") || std::string_view(element.attribute("aria-hidden").value()) == "true")
    return true;
  return class_tells(element, {"advert", "breadcrumb", "comments", "newsletter", "promo", "related", "share",
                               "social", "article-links", "sr-only"});
}

std::string text_in(pugi::xml_node element) {
  Line line;
  add_text(element, line);
  return std::move(line.text);
}

std::vector<Block> blocks_in(pugi::xml_node element) {
  Flow flow;
  flow.children(element, {});
  flow.end_block({});
  return std::move(flow.blocks);
}

}  // namespace broadsheet::html
