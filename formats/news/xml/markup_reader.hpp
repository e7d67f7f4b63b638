// news/xml/markup_reader.hpp - reads paragraphs, headings, lists and pictures from markup.
//
// XHTML and NITF bodies are read by one walk over the tree, with a table of the roles of their
// elements. An element that is not in the table is taken for a container, whose text is kept. What
// is not text (scripts, players) is left out and reported.
#pragma once

#include "common/xml/pugixml.hpp"

#include <broadsheet/model.hpp>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::news {

enum class ElementRole {
  paragraph,  ///< a block of text
  heading,    ///< a subhead; `level` where the element says it
  title,      ///< the first one is the headline, others are subheads
  quote,
  item,  ///< kind of the text within
  list,
  row,
  cell,
  figure,  ///< a picture: the next four are read within it
  caption,
  credit,
  reference,
  fact,
  mark,     ///< part of a text; `mark` says which
  part,     ///< part of a text, without meaning for us
  reading,  ///< of ruby: in brackets behind its characters
  line_break,
  silent,   ///< no text of the article
  left_out  ///< content that cannot be kept: worth a warning
};

/// Elements of one role.
struct Element {
  std::string_view names;  ///< with blanks between
  ElementRole role;
  RunKind mark = RunKind::strong;
  std::uint32_t level = 0;
  const char* value = "";  ///< attribute with the value of a mark
};

struct ReadBody {
  std::string headline;
  std::vector<std::string> kickers, subheadlines;
  std::vector<Block> blocks;
  std::vector<std::string> left_out;  ///< names of elements, each once
};

/// What `body` holds, by the elements of `table` (in any order, each name once).
ReadBody read_markup(pugi::xml_node body, std::span<const Element> table);

/// The elements of XHTML.
std::span<const Element> xhtml_elements();

/// Lines of plain text, each a paragraph.
std::vector<Block> read_plain_text(std::string_view text);

/// Takes the lead off block `index` of the text (captions do not count), or, where that does not begin
/// with it, off the first paragraph that does. A paragraph of nothing else goes.
void take_off_lead(std::vector<Block>& blocks, std::string_view lead, std::size_t index = 0);

}  // namespace broadsheet::news
