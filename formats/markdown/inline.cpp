#include "markdown/inline.hpp"

#include "common/text.hpp"

#include <memory>
#include <string_view>

namespace broadsheet::markdown {
namespace {

using Iterator = std::unique_ptr<cmark_iter, decltype(&cmark_iter_free)>;

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text ? text : "";
}

bool is_line_end(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

char32_t last_char(std::string_view s) {
  std::size_t at = s.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(s[at]) & 0xC0) == 0x80) --at;
  s.remove_prefix(at);
  return common::take_char(s);
}

bool joins_without_blank(std::string_view before, std::string_view after) {
  return !before.empty() && !after.empty() && common::is_cjk(last_char(before)) &&
         common::is_cjk(common::take_char(after));
}

// Puts one block's events together.
class InlineReader {
 public:
  void event(cmark_event_type event, cmark_node* node) {
    if (const RunKind kind = kind_of(node); kind != RunKind{})
      event == CMARK_EVENT_ENTER ? begin(kind, node) : end();
    else if (is_line_end(node))
      line_ended_ = true;
    else if (cmark_node_get_type(node) != CMARK_NODE_HTML_INLINE)
      text(literal(node));
  }
  Inline take() { return std::move(out_); }

 private:
  static RunKind kind_of(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_STRONG: return RunKind::strong;
      case CMARK_NODE_EMPH: return RunKind::emphasis;
      case CMARK_NODE_LINK: return RunKind::link;
      default: return RunKind{};
    }
  }

  void begin(RunKind kind, cmark_node* node) {
    const char* url = kind == RunKind::link ? cmark_node_get_url(node) : nullptr;
    open_.push_back({kind, static_cast<std::uint32_t>(out_.text.size()), 0, url ? url : ""});
  }

  void end() {
    Run run = std::move(open_.back());
    open_.pop_back();
    run.end = static_cast<std::uint32_t>(out_.text.size());
    if (run.begin < run.end) out_.runs.push_back(std::move(run));
  }

  void text(std::string_view text) {
    if (text.empty()) return;
    if (line_ended_ && !joins_without_blank(out_.text, text)) out_.text += ' ';
    line_ended_ = false;
    for (const char c : text) out_.text += c == '\n' ? ' ' : c;
  }

  Inline out_;
  std::vector<Run> open_;
  bool line_ended_ = false;
};

}  // namespace

Inline inline_of(cmark_node* block) {
  InlineReader reader;
  const Iterator iterator(cmark_iter_new(block), cmark_iter_free);
  for (cmark_event_type event; (event = cmark_iter_next(iterator.get())) != CMARK_EVENT_DONE;)
    if (cmark_node* node = cmark_iter_get_node(iterator.get()); node != block) reader.event(event, node);
  return reader.take();
}

Marked marked(cmark_node* paragraph) {
  cmark_node* first = cmark_node_first_child(paragraph);
  cmark_node* last = cmark_node_last_child(paragraph);
  if (!first) return Marked::no;
  const cmark_node_type type = cmark_node_get_type(first);
  if (first != last) {
    const bool three = cmark_node_next(cmark_node_next(first)) == last;
    return three && type == CMARK_NODE_EMPH && cmark_node_get_type(last) == CMARK_NODE_EMPH &&
                   literal(cmark_node_next(first)) == " "
               ? Marked::two_emphases
               : Marked::no;
  }
  if (type == CMARK_NODE_IMAGE) return Marked::image;
  if (type == CMARK_NODE_STRONG) return Marked::strong;
  if (type != CMARK_NODE_EMPH) return Marked::no;
  cmark_node* inner = cmark_node_first_child(first);
  const bool both = inner && !cmark_node_next(inner) && cmark_node_get_type(inner) == CMARK_NODE_STRONG;
  return both ? Marked::both : Marked::emphasis;
}

std::vector<std::string> table_rows(cmark_node* paragraph) {
  std::vector<std::string> lines(1);
  for (cmark_node* node = cmark_node_first_child(paragraph); node; node = cmark_node_next(node)) {
    if (is_line_end(node))
      lines.emplace_back();
    else
      lines.back() += inline_of(node).text.empty() ? std::string(literal(node)) : inline_of(node).text;
  }
  if (lines.size() < 2 || lines[1].find_first_not_of("|-: ") != std::string::npos) return {};
  lines.erase(lines.begin() + 1);
  for (std::string& line : lines) {
    if (line.size() < 2 || line.front() != '|' || line.back() != '|') return {};
    std::string row;
    for (std::string_view cells = std::string_view(line).substr(1); !cells.empty();) {
      std::string_view cell = cells.substr(0, cells.find('|'));
      cells.remove_prefix(cell.size() + 1);
      if (!cell.empty() && cell.front() == ' ') cell.remove_prefix(1);
      if (!cell.empty() && cell.back() == ' ') cell.remove_suffix(1);
      row.append(row.empty() ? "" : "\t").append(cell);
    }
    line = std::move(row);
  }
  return lines;
}

}  // namespace broadsheet::markdown
