// newsml/items/item.hpp - stories and pictures as NewsML-G2 News Items.
//
// The order of elements is that of the Power schema, 2.24 to 2.35. What receivers need (version,
// firstCreated, pubStatus, title, contentMeta, contentSet) is always written, and nothing is
// written that neither the source nor the user said.
#pragma once

#include "common/xml/pugixml.hpp"
#include "news/story/story.hpp"

#include <string>
#include <string_view>

namespace broadsheet::newsml {

enum class BodyFormat { xhtml, nitf, text };

/// What all items of an issue share.
struct Frame {
  const Issue& issue;
  const news::Settings& settings;
  int minor_version = 35;  ///< of NewsML-G2 2.x
  BodyFormat body = BodyFormat::xhtml;
};

/// Begins an item: attributes, catalogs.
pugi::xml_node begin_item(pugi::xml_node parent, const char* element, const Frame& frame,
                          const std::string& guid, int version);

/// A fact of our own vocabulary: <name rel="…" value="…"/>. Nothing where the value is empty.
void add_property(pugi::xml_node parent, const char* name, const char* rel, std::string_view value);
/// A fact that the model has no field for.
void add_attribute(pugi::xml_node content_meta, const Attr& attr);

/// <pubHistory> with the paper's name and date; null where nothing is known of them. Properties follow.
pugi::xml_node add_history(pugi::xml_node item, const Frame& frame);

void add_rights(pugi::xml_node item, const Frame& frame, const news::Rights& rights);
/// Who releases a story: its own word holds, unless an option says who it is.
void add_provider(pugi::xml_node parent, const Frame& frame, std::string_view its_own = {});

/// <itemMeta> up to its title.
pugi::xml_node add_item_meta(pugi::xml_node item, const Frame& frame, const char* kind,
                             std::string_view title, const news::Metadata& its);
/// The signal of a later version: update or correction.
void add_revision(pugi::xml_node item_meta, const news::Metadata& its);
/// "stat:usable", as the metadata says.
std::string status_code(const news::Metadata& its);

pugi::xml_node add_story(pugi::xml_node parent, const Frame& frame, const news::Story& story);
pugi::xml_node add_picture(pugi::xml_node parent, const Frame& frame, const news::Story& story,
                           const news::Picture& picture);

}  // namespace broadsheet::newsml
