// nitf/read_fields.hpp - what the head of an NITF document says of it, as fields of a story.
#pragma once

#include "common/xml/pugixml.hpp"
#include "news/settings/metadata.hpp"

namespace broadsheet::nitf {

/// A release after the issue is an embargo. `head` may be null.
news::Metadata read_fields(pugi::xml_node head);

/// An NITF time ("20211031T060000+0800", "2021-10-31T06:00:00Z", "20211031") as RFC 3339; without a zone, or
/// an hour, it is in UTC, at midnight. "" for what is no time.
std::string moment_of(std::string_view norm);

}  // namespace broadsheet::nitf
