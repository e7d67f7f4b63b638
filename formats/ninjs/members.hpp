// ninjs/members.hpp - the members of a ninjs 3.1 object, after IPTC's schema.
//
// For planned coverage and people's addresses only the outermost member is here: newspapers rarely
// have them.
#pragma once

#include <string_view>

namespace broadsheet::ninjs {

enum class Is {
  text,
  uri,
  time,    ///< RFC 3339 date-time
  choice,  ///< a text; `more` lists the ones there are: "full|partial"
  number,
  whole,   ///< a whole number; `more` is its range, if it has one: "1-9"
  object,  ///< `more` is its kind, or "" where it is not looked into
  list     ///< of objects, in the same way
};

struct Member {
  std::string_view kind;  ///< of object that has it: "news", "text", "concept", …
  std::string_view name;
  Is is;
  std::string_view more = "";
  bool required = false;
};

inline constexpr std::string_view kTypes =
    "text|audio|video|picture|graphic|composite|component|event|planning";

inline constexpr Member kMembers[] = {
    {"news", "standard", Is::object, "standard"},
    {"news", "uri", Is::uri, "", true},
    {"news", "type", Is::choice, kTypes},
    {"news", "representationType", Is::choice, "full|partial"},
    {"news", "profile", Is::text},
    {"news", "version", Is::text},
    {"news", "firstCreated", Is::time},
    {"news", "versionCreated", Is::time},
    {"news", "contentCreated", Is::time},
    {"news", "embargoedUntil", Is::time},
    {"news", "expires", Is::time},
    {"news", "pubStatus", Is::choice, "usable|withheld|canceled"},
    {"news", "urgency", Is::whole, "1-9"},
    {"news", "copyrightHolder", Is::text},
    {"news", "copyrightNotice", Is::text},
    {"news", "usageTerms", Is::text},
    {"news", "rightsInfo", Is::object},
    {"news", "edNote", Is::text},
    {"news", "language", Is::text},
    {"news", "title", Is::text},
    {"news", "by", Is::text},
    {"news", "slugline", Is::text},
    {"news", "located", Is::text},
    {"news", "descriptions", Is::list, "text"},
    {"news", "bodies", Is::list, "text"},
    {"news", "headlines", Is::list, "text"},
    {"news", "people", Is::list, "concept"},
    {"news", "organisations", Is::list, "concept"},
    {"news", "places", Is::list, "concept"},
    {"news", "subjects", Is::list, "concept"},
    {"news", "events", Is::list, "concept"},
    {"news", "objects", Is::list, "concept"},
    {"news", "genres", Is::list, "concept"},
    {"news", "infoSources", Is::list, "concept"},
    {"news", "digitalSourceType", Is::object, "concept"},
    {"news", "eventDetails", Is::object},
    {"news", "plannedCoverage", Is::list},
    {"news", "renditions", Is::list, "rendition"},
    {"news", "associations", Is::list, "association"},
    {"news", "altIds", Is::list, "alternative"},
    {"news", "trustIndicators", Is::list, "indicator"},

    // An association is a news object, and has these besides.
    {"association", "name", Is::text, "", true},
    {"association", "rel", Is::text},

    {"standard", "name", Is::text},
    {"standard", "version", Is::text},
    {"standard", "schema", Is::uri},

    {"text", "role", Is::text},
    {"text", "contentType", Is::text},
    {"text", "charCount", Is::whole},
    {"text", "wordCount", Is::whole},
    {"text", "value", Is::text, "", true},

    {"concept", "id", Is::text},
    {"concept", "name", Is::text},
    {"concept", "rel", Is::text},
    {"concept", "role", Is::text},
    {"concept", "uri", Is::uri},
    {"concept", "literal", Is::text},
    {"concept", "creator", Is::text},
    {"concept", "relevance", Is::whole, "0-100"},
    {"concept", "confidence", Is::whole, "0-100"},
    {"concept", "contactInfo", Is::list},
    {"concept", "symbols", Is::list},
    {"concept", "geoJSON", Is::object},

    {"rendition", "name", Is::text, "", true},
    {"rendition", "href", Is::text},
    {"rendition", "contentType", Is::text},
    {"rendition", "title", Is::text},
    {"rendition", "width", Is::whole},
    {"rendition", "height", Is::whole},
    {"rendition", "sizeInBytes", Is::whole},
    {"rendition", "duration", Is::number},
    {"rendition", "format", Is::text},
    {"rendition", "aspectRatio", Is::text},
    {"rendition", "videoCodec", Is::text},
    {"rendition", "frameRate", Is::number},
    {"rendition", "poi", Is::object},
    {"rendition", "transportProtocol", Is::text},
    {"rendition", "scanType", Is::choice, "progressive|interlaced"},
    {"rendition", "bitrate", Is::text},

    {"alternative", "role", Is::text},
    {"alternative", "value", Is::text},

    {"indicator", "role", Is::uri},
    {"indicator", "title", Is::text},
    {"indicator", "href", Is::uri},
};

}  // namespace broadsheet::ninjs
