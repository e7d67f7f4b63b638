#include "epub/flow.hpp"

#include "xhtml/inline.hpp"

#include <broadsheet/plugin.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace broadsheet::epub {
namespace {

constexpr int kMaxDepth = 256;

template <std::size_t N>
bool is_one_of(std::string_view name, const std::array<std::string_view, N>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_heading(std::string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
}

bool is_block(std::string_view name) {
  constexpr std::array<std::string_view, 29> kBlocks = {
      "address", "article", "aside", "blockquote", "body",     "caption",    "center", "dd",
      "details", "div",     "dl",    "dt",         "fieldset", "figcaption", "figure", "footer",
      "form",    "header",  "hr",    "li",         "main",     "ol",         "p",      "pre",
      "section", "summary", "table", "tr",         "ul"};
  return is_heading(name) || is_one_of(name, kBlocks);
}

bool is_invisible(pugi::xml_node node, std::string_view name) {
  constexpr std::array<std::string_view, 8> kInvisible = {"head",   "nav",   "noscript", "rp",
                                                          "script", "style", "template", "title"};
  return is_one_of(name, kInvisible) || node.attribute("hidden");
}

}  // namespace

void Flow::file(const std::string& path, pugi::xml_node body) {
  path_ = path;
  if (book_.toc.empty() && is_heading(local_name(body.first_child()))) end_article();
  arrive(path);
  children(body, {});
  end_block({});
}

void Flow::children(pugi::xml_node node, const Context& context) {
  if (context.depth > kMaxDepth)
    throw plugin::Failure(path_ + " in the book nests elements more than 256 deep; it is refused");
  for (const pugi::xml_node child : node.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata)
      text_.add(child.value());
    else if (child.type() == pugi::node_element)
      element(child, context);
  }
}

void Flow::element(pugi::xml_node node, Context context) {
  const std::string_view name = local_name(node);
  ++context.depth;
  const pugi::xml_attribute id = node.attribute("id");
  if (id) {
    const std::string where = path_ + "#" + clean(id.value());
    if (book_.toc.count(where) || book_.pages.count(where)) arrive(where);
  }
  if (is_invisible(node, name)) return;
  if (name == "img" || name == "image") {
    ++pictures_;
  } else if (name == "br") {
    end_block(context);  // a block's text has no line ends
  } else if (name == "tr") {
    table_row(node, context);
  } else if (is_block(name)) {
    block(node, context);
  } else if (name == "b" || name == "strong") {
    mark(node, RunKind::strong, context);
  } else if (name == "i" || name == "em") {
    mark(node, RunKind::emphasis, context);
  } else if (name == "a" && xhtml::is_safe_link(node.attribute("href").value())) {
    mark(node, RunKind::link, context);
  } else if (name == "rt") {
    text_.add("（");
    children(node, context);
    text_.add("）");
  } else {
    children(node, context);
  }
}

void Flow::block(pugi::xml_node node, const Context& outer) {
  const std::string_view name = local_name(node);
  end_block(outer);
  Context inner = outer;
  if (is_heading(name)) {
    inner.kind = BlockKind::subhead;
    inner.level = static_cast<std::uint32_t>(name[1] - '0');
  } else if (name == "blockquote") {
    inner.kind = BlockKind::quote;
  } else if (name == "figcaption" || name == "caption") {
    inner.kind = BlockKind::caption;
  } else if (name == "li" || name == "dt" || name == "dd") {
    inner.level = outer.kind == BlockKind::list_item ? outer.level + 1 : 1;
    inner.kind = BlockKind::list_item;
  }
  children(node, inner);
  end_block(inner);
}

void Flow::table_row(pugi::xml_node row, Context context) {
  end_block(context);
  context.kind = BlockKind::table_row;
  context.level = 0;
  std::string text;
  bool is_first = true;
  for (const pugi::xml_node cell : row.children()) {
    if (cell.type() != pugi::node_element) continue;
    if (!std::exchange(is_first, false)) text += '\t';
    text += text_in(cell);
  }
  text_ = {};
  text_.text = text;
  end_block(context);
}

void Flow::mark(pugi::xml_node node, RunKind kind, const Context& context) {
  const std::size_t blocks_before = article_.blocks.size();
  Run run{kind, static_cast<std::uint32_t>(text_.text.size()), 0, ""};
  if (kind == RunKind::link) run.value = clean(node.attribute("href").value());
  children(node, context);
  if (article_.blocks.size() != blocks_before) return;  // it went over the end of a block
  run.end = static_cast<std::uint32_t>(text_.text.size());
  if (run.begin < run.end && run.begin > 0 && text_.text[run.begin] == ' ') ++run.begin;
  if (run.begin < run.end) runs_.push_back(std::move(run));
}

/// A place that the contents or the list of printed pages name.
void Flow::arrive(const std::string& where) {
  const auto page = book_.pages.find(where);
  if (page != book_.pages.end()) page_ = page->second;
  const auto entry = book_.toc.find(where);
  if (entry != book_.toc.end()) {
    end_block({});
    end_article();
    label_ = entry->second.label;
    article_.section = entry->second.section;
  }
  if (article_.blocks.empty()) article_.page = page_;
}

void Flow::end_block(const Context& context) {
  Block block;
  block.kind = context.kind;
  block.level = context.level;
  block.text = std::move(text_.text);
  block.runs = std::move(runs_);
  text_ = {};
  runs_.clear();
  if (block.text.empty()) return;
  std::stable_sort(block.runs.begin(), block.runs.end(), [](const Run& a, const Run& b) {
    return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
  });
  const bool is_headline =
      context.kind == BlockKind::subhead && article_.blocks.empty() && article_.headline.empty();
  if (is_headline)
    article_.headline = std::move(block.text);
  else
    article_.blocks.push_back(std::move(block));
}

void Flow::end_article() {
  if (article_.headline.empty()) article_.headline = label_;
  if (!article_.blocks.empty() || !article_.headline.empty()) {
    article_.id = "a-" + std::to_string(++number_);
    emit_(article_);
  }
  article_ = {};
  article_.page = page_;
  label_.clear();
}

}  // namespace broadsheet::epub
