#include "markdown/syntax/tree.hpp"

#include "markdown/syntax/cmark_memory.hpp"

#include <broadsheet/plugin.hpp>

#include <algorithm>
#include <array>
#include <string>

namespace broadsheet::markdown {
namespace {

constexpr std::array kLeaves = {CMARK_NODE_CODE_BLOCK, CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK,
                                CMARK_NODE_TEXT,       CMARK_NODE_SOFTBREAK,  CMARK_NODE_LINEBREAK,
                                CMARK_NODE_CODE,       CMARK_NODE_HTML_INLINE};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// The size of what begins a quote or an item of a list at the front of `line`, or 0.
std::size_t marker_size(std::string_view line) {
  if (line.starts_with('>')) return 1;
  std::size_t size = line.empty() || std::string_view("-+*").find(line[0]) == line.npos ? 0 : 1;
  if (size == 0) {
    while (size < std::min<std::size_t>(line.size(), 10) && line[size] >= '0' && line[size] <= '9') ++size;
    if (size == 0 || size == line.size() || (line[size] != '.' && line[size] != ')')) return 0;
    ++size;
  }
  return size == line.size() || is_blank(line[size]) ? size : 0;
}

// "- - -" is a rule, however long it is.
bool is_rule(std::string_view line) {
  return !line.empty() && (line[0] == '-' || line[0] == '*') &&
         std::all_of(line.begin(), line.end(), [&](char c) { return c == line[0] || is_blank(c); });
}

// How deep a line can be nested if `open` quotes and lists are open before it: those that it begins,
// and one of the open lists for each two columns of indent (CommonMark 0.30, section 5.2). More than
// `most` is not counted.
std::size_t nesting_of(std::string_view line, std::size_t open, std::size_t most) {
  std::size_t markers = 0, indents = 0, columns = 0;
  while (!line.empty() && markers <= most) {
    if (is_blank(line[0])) {
      columns += line[0] == '\t' ? 4 : 1;
      line.remove_prefix(1);
      continue;
    }
    indents += columns / 2;
    columns = 0;
    const std::size_t size = is_rule(line) ? 0 : marker_size(line);
    if (size == 0) break;
    ++markers;
    line.remove_prefix(size);
    if (!line.empty() && is_blank(line[0])) line.remove_prefix(1);  // belongs to the marker
  }
  return markers == 0 && line.empty() ? open : std::min(open, indents) + markers;
}

}  // namespace

Tree parse(std::string_view text) { return Tree(parse_with_cmark(text)); }

bool is_leaf(cmark_node* node) {
  return std::find(kLeaves.begin(), kLeaves.end(), cmark_node_get_type(node)) != kLeaves.end();
}

void check_nesting(std::string_view text, std::size_t most, std::uint32_t lines_before) {
  std::size_t open = 0;
  for (std::uint32_t line = lines_before + 1; !text.empty(); ++line) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    open = nesting_of(text.substr(0, end), open, most);
    if (open > most)
      throw plugin::Failure("quotes and lists are nested more than " + std::to_string(most) + " deep",
                            BS_BAD_INPUT, line);
    text.remove_prefix(std::min(end + (text.substr(end).starts_with("\r\n") ? 2 : 1), text.size()));
  }
}

Source::Source(std::string_view text) : text_(text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\n' || (text[i] == '\r' && text.substr(i + 1, 1) != "\n")) begins_.push_back(i + 1);
  begins_.push_back(text.size());
}

std::string_view Source::of(cmark_node* block) const {
  const auto last =
      std::min<std::size_t>(static_cast<std::size_t>(cmark_node_get_end_line(block)), begins_.size() - 1);
  const auto first = std::min<std::size_t>(static_cast<std::size_t>(cmark_node_get_start_line(block)), last);
  return first == 0 ? std::string_view()
                    : text_.substr(begins_[first - 1], begins_[last] - begins_[first - 1]);
}

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text ? text : "";
}

}  // namespace broadsheet::markdown
