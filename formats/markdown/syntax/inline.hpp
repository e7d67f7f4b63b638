// markdown/syntax/inline.hpp - the inline content of one block of a CommonMark tree.
#pragma once

#include <broadsheet/model.hpp>

#include <cmark.h>

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::markdown {

/// Where a lead ends in the paragraph that begins with it.
inline constexpr std::string_view kEndOfLead = "<!-- lead -->";

struct Inline {
  std::string text;  ///< lines joined, between CJK characters without a blank
  std::vector<Run> runs;
  std::size_t lead = 0;  ///< bytes of the text that stand before kEndOfLead
};
Inline inline_of(cmark_node* block);

/// How the whole of a paragraph is marked.
enum class Marked { no, emphasis, strong, both, two_emphases, image };
Marked marked(cmark_node* paragraph);

/// The rows of a pipe table, cells divided by tabs; none where it is no table. `source`: the
/// paragraph as it is written, since a tree no longer tells "|" from "\|".
std::vector<std::string> table_rows(std::string_view source);

}  // namespace broadsheet::markdown
