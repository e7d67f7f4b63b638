// html/tree.hpp - HTML as the web has it -> a tree.
#pragma once

#include <pugixml.hpp>

#include <string_view>

namespace broadsheet::html {

/// Parses a page (libxml2) in the encoding that its byte order mark or <meta> names,
/// else UTF-8. Text and attribute values are valid UTF-8 without control characters
/// but tabs and line feeds. Nothing is fetched. Throws plugin::Failure for elements
/// nested more than `max_nesting` deep and for more than 1 GiB.
void parse(std::string_view page, pugi::xml_document& into, int max_nesting);

}  // namespace broadsheet::html
