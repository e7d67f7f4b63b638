// html/flow.hpp - the blocks of an element, as a screen would show them.
#pragma once

#include "common/pugixml.hpp"

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::html {

/// Whether the class attribute has a token that contains one of the words.
bool class_tells(pugi::xml_node element, std::initializer_list<std::string_view> words);

/// Navigation, forms, scripts, hints to other pages: what is no article's text.
bool is_beside_text(pugi::xml_node element);

/// All text in `element` on one line; white space is one blank, a line end between CJK
/// characters nothing.
std::string text_in(pugi::xml_node element);

/// Paragraphs, headings (as subheads, level 1..6), captions, quotes, items and rows of
/// tables in `element`, with strong, emphasised and linked parts.
std::vector<Block> blocks_in(pugi::xml_node element);

}  // namespace broadsheet::html
