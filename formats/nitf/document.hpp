// nitf/document.hpp - a story as an NITF 3.6 document.
//
// The same markup serves the format nitf and bodies of NewsML-G2. Text stands in
// one <block> of body.content, because a widely used receiver (Superdesk) reads
// only what is in blocks there. The page is pubdata/@position.sequence and the
// section @position.section, as the schema explains these attributes; the provider is doc-id/@regsrc.
#pragma once

#include "common/xml/pugixml.hpp"
#include "news/story/story.hpp"

namespace broadsheet::nitf {

inline constexpr const char* kNamespace = "http://iptc.org/std/NITF/2006-10-18/";
inline constexpr const char* kVersion = "-//IPTC//DTD NITF 3.6//EN";

/// A part of our document that NITF has no element for: <meta name="broadsheet.…">.
inline constexpr const char* kMetaPrefix = "broadsheet.";

enum class Role {
  document,  ///< stands alone: has the pictures and all metadata
  body       ///< of an item whose metadata and pictures are outside it
};

/// Appends <nitf> to `parent`.
void write_document(pugi::xml_node parent, const Issue& issue, const news::Story& story,
                    const news::Settings& settings, Role role);

}  // namespace broadsheet::nitf
