// feed/residue.hpp - what publishing systems put around the text of an item of their feeds, taken off.
//
// WordPress ends the text with "The post … appeared first on …" in the language of the site and with buttons
// to share it, and cuts a teaser off with a link; Drupal begins it with title, account and date, and ends it
// with tags and links. Known by classes and links alone, whatever the language.
#pragma once

#include "common/xml/pugixml.hpp"

#include <string>
#include <vector>

namespace broadsheet::feed {

/// What the item says of itself beside its text.
struct ItemFacts {
  std::string title, link;
  std::vector<std::string> creators;
};

/// Takes residue out of `text`, the parsed markup of an item, and returns the tags that stood in it.
std::vector<std::string> remove_residue(pugi::xml_node text, const ItemFacts& item);

}  // namespace broadsheet::feed
