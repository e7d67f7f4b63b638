// nitf/read_fields.hpp - what the head of an NITF document says of it, as fields of a story.
#pragma once

#include "common/xml/pugixml.hpp"
#include "news/settings/metadata.hpp"

#include <string>
#include <vector>

namespace broadsheet::nitf {

/// A release after the issue is an embargo. `head` may be null. `held_back` gets why the story may not be
/// published (news::hold_back).
news::Metadata read_fields(pugi::xml_node head, std::vector<std::string>& held_back);

/// An NITF time ("20211031T060000+0800", "2021-10-31T06:00:00Z", "20211031") as RFC 3339; without a zone, or
/// an hour, it is in UTC, at midnight. "" for what is no time.
std::string moment_of(std::string_view norm);

}  // namespace broadsheet::nitf
