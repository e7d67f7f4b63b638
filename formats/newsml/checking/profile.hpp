// newsml/checking/profile.hpp - validates a document against Broadsheet's profile of NewsML-G2.
#pragma once

#include "common/xml/libxml_memory.hpp"

#include <broadsheet/plugin.hpp>

#include <libxml/tree.h>

namespace broadsheet::newsml {

/// Tells each place (at most 100) where `document` breaks broadsheet-newsml.rng, as BS-N201. That
/// is so if `memory` has nothing to say afterwards.
void check_profile(const plugin::Host& host, xmlDoc* document, common::LibxmlMemory& memory);

}  // namespace broadsheet::newsml
