#include "markdown/syntax/inline.hpp"

#include "common/pieces.hpp"
#include "common/text.hpp"
#include "markdown/syntax/tree.hpp"

#include <algorithm>
#include <string_view>

namespace broadsheet::markdown {
namespace {

constexpr std::string_view kBlanks = " \t\r";

bool is_line_end(cmark_node* node) {
  const cmark_node_type type = cmark_node_get_type(node);
  return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

bool joins_without_blank(std::string_view before, std::string_view after) {
  return !before.empty() && !after.empty() && common::is_cjk(common::last_char(before)) &&
         common::is_cjk(common::take_char(after));
}

// What stands in front of each "|" that no backslash escapes; none where the line does not end in one.
std::vector<std::string_view> cells_of(std::string_view line) {
  std::vector<std::string_view> cells;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (line[i] == '|') {
      cells.push_back(common::trimmed(line.substr(begin, i - begin), kBlanks));
      begin = i + 1;
    }
  }
  if (begin != line.size()) cells.clear();
  return cells;
}

// The text of a cell, which is inline content whatever it begins with: a letter in front sees to that.
std::string text_of(std::string_view cell) {
  const std::string source = 'x' + std::string(cell);
  const Tree root = parse(source);
  return inline_of(cmark_node_first_child(root.get())).text.substr(1);
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
    else if (literal(node) == kEndOfLead && out_.lead == 0)
      out_.lead = out_.text.size();
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
  walk(block, [&](cmark_event_type event, cmark_node* node) {
    if (node != block) reader.event(event, node);
  });
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

std::vector<std::string> table_rows(std::string_view source) {
  std::vector<std::string> rows;
  std::size_t number = 0;
  for (; !source.empty(); ++number) {
    std::string_view line = source.substr(0, source.find('\n'));
    source.remove_prefix(std::min(line.size() + 1, source.size()));
    line = common::trimmed(line, kBlanks);
    if (line.size() < 2 || line.front() != '|') return {};
    if (number == 1 && line.find_first_not_of("|-: ") != line.npos) return {};
    const std::vector<std::string_view> cells = cells_of(line.substr(1));
    if (cells.empty()) return {};
    if (number == 1) continue;
    std::string& row = rows.emplace_back();
    for (const std::string_view& cell : cells)
      row.append(&cell == cells.data() ? "" : "\t").append(text_of(cell));
  }
  if (number < 2) rows.clear();  // no head without a rule below it
  return rows;
}

}  // namespace broadsheet::markdown
