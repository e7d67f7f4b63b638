// html/content/flow.hpp - the blocks of elements, as a screen would show them.
#pragma once

#include "common/xml/pugixml.hpp"

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::html {

/// A text as it is shown on one line: white space is one blank, a line end between CJK characters
/// nothing.
std::string on_one_line(std::string_view text);

/// All text in `element` on one line, see on_one_line().
std::string text_in(pugi::xml_node element);

/// Paragraphs, headings (as subheads, level 1..6), captions, quotes, items and rows of
/// tables in the elements, with strong, emphasised and linked parts. Readings of ruby stand in
/// brackets after what they are read for: 漢（かん）字（じ）.
std::vector<Block> blocks_in(const std::vector<pugi::xml_node>& elements);

}  // namespace broadsheet::html
