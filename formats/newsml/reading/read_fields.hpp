// newsml/reading/read_fields.hpp - what a NewsML-G2 item says of itself, as fields of a story.
#pragma once

#include "newsml/reading/read_item.hpp"

namespace broadsheet::newsml {

/// Appends version, times, status, embargo, rights, subjects and the rest that broadsheet/story_fields.hpp
/// names. Of our own items only what they say beyond the defaults. Warns (BS-N013) of an item that must not
/// be published now, or not at all: other formats than those of news cannot say so.
void add_fields(pugi::xml_node item, bool ours, std::vector<Attr>& attrs, const Warn& warn);

/// Who releases an item, as a field of a story has it; "" where that is the paper itself.
std::string provider_in(pugi::xml_node item);

}  // namespace broadsheet::newsml
