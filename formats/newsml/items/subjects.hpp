// newsml/items/subjects.hpp - what a story is about, as concepts of vocabularies.
#pragma once

#include "common/xml/pugixml.hpp"
#include "newsml/items/item.hpp"

#include <set>
#include <string>

namespace broadsheet::newsml {

/// <genre>, <keyword>, <subject>. A code whose alias neither IPTC's catalog nor the item's own declares
/// cannot be resolved by anybody: it is written as a literal.
void add_subjects(pugi::xml_node content_meta, const Frame& frame, const news::Metadata& its);

/// The aliases of such codes.
std::set<std::string> unknown_aliases(const news::Metadata& its, const news::Settings& settings);

/// The language of a concept's name: the one it says; else the paper's, unless the name is in a script
/// that the paper's language is not written in: then English for Latin letters, else "".
std::string language_of_name(const news::Concept& its, const std::string& paper);

}  // namespace broadsheet::newsml
