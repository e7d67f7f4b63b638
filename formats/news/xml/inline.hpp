// news/xml/inline.hpp - marks on a text as inline elements.
#pragma once

#include "common/xml/pugixml.hpp"
#include "news/text/marked_text.hpp"

#include <functional>

namespace broadsheet::news {

/// Opens the element for a mark below `parent` and returns it; null where the mark has none.
using OpenMark = std::function<pugi::xml_node(pugi::xml_node parent, const Run& run)>;

/// Whether a mark names a thing (link, person, place, organisation): the element of one holds no other.
bool is_entity(RunKind kind);

/// Appends the text to `parent`, marks as elements that `open` makes. Marks that overlap are cut into
/// neighbours; of several entities on one text the first is written, and at most 8 marks deep.
void write_inline(pugi::xml_node parent, const MarkedText& marked, const OpenMark& open);

/// The cells of a row, which tabs part: a <td> each.
void write_cells(pugi::xml_node row, const MarkedText& marked, const OpenMark& open);

/// The last child of `parent` where it has this name, else a new one: neighbouring rows share a table.
pugi::xml_node last_or_new(pugi::xml_node parent, const char* name);

/// Whether a link's target may become an href: an absolute http, https, ftp or mailto address
/// in characters that need no repair.
bool is_safe_link(std::string_view target);

}  // namespace broadsheet::news
