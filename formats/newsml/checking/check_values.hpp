// newsml/checking/check_values.hpp - what an item says of itself that contradicts itself, or nothing can
// resolve.
#pragma once

#include <broadsheet/plugin.hpp>

#include <libxml/tree.h>

#include <functional>
#include <set>
#include <string>

namespace broadsheet::newsml {

/// Called for each fault: node, code, what, rule, advice.
using Found = std::function<void(xmlNode*, const char*, const std::string&, const char*, const char*)>;

/// BS-N204: codes of another form, and those whose alias no catalog of the item declares.
void check_codes(xmlNode* item, const Found& found);

/// BS-N207 dates that contradict each other, BS-N208 content without a target, BS-N209 urgency and priority.
void check_values(xmlNode* item, const Found& found);

/// BS-N205: links of an item to items that a message which is complete in itself lacks.
void check_links(xmlNode* item, const std::set<std::string>& guids, const Found& found);

/// BS-N209 for the header of a message.
void check_priority(xmlNode* header, const Found& found);

}  // namespace broadsheet::newsml
