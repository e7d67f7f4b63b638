// newsml/reading/read_item.hpp - a NewsML-G2 News Item as an article or a picture.
//
// Items of our own writer give back what went in. Items of other producers are
// read by the sense of their elements; metadata that the model has no field for
// become attributes (slugline, keyword, subject, copyrightNotice, …), so that a
// later writer can still use them.
#pragma once

#include "common/xml/pugixml.hpp"

#include <broadsheet/model.hpp>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace broadsheet::newsml {

enum class ItemKind { text, picture, other };

struct ReadItem {
  ItemKind kind = ItemKind::other;
  std::string guid;
  bool ours = false;                    ///< written by Broadsheet: its own vocabulary is declared
  Issue issue;                          ///< what the item tells of the paper it was printed in
  Article article;                      ///< of a text; of a picture: section and page
  Block caption;                        ///< of a picture
  std::string headline;                 ///< of a picture
  std::optional<std::size_t> position;  ///< of a picture: blocks of its story in front of it
  std::vector<std::string> links;       ///< guids of items it belongs to
};

/// Called with a code, the reason and the node it is about.
using Warn = std::function<void(const char* code, const std::string& why, pugi::xml_node node)>;

/// REQUIRES: `item` is a <newsItem>.
ReadItem read_item(pugi::xml_node item, const Warn& warn);

/// What an item's pubHistory, else its provider and version, tell of the paper.
Issue read_paper(pugi::xml_node item);

/// Whether the item's catalog declares Broadsheet's own vocabulary.
bool is_ours(pugi::xml_node item);

/// The value of the first property `rel` below `parent`, by the name of its element.
std::string property(pugi::xml_node parent, std::string_view element, std::string_view rel);

/// An attribute of our document from its property: literal and value.
Attr attribute_of(pugi::xml_node property);

/// The name of a party, a place or a concept: its <name>, else its literal.
std::string name_in(pugi::xml_node node);

/// "ninat:text" -> "text"; also the last part of a URI.
std::string code_of(pugi::xml_node node);

}  // namespace broadsheet::newsml
