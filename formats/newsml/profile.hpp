// newsml/profile.hpp - the profile of NewsML-G2 that Broadsheet writes, held against a document.
#pragma once

#include <broadsheet/plugin.hpp>

#include <libxml/tree.h>

namespace broadsheet::newsml {

/// Tells each place (at most 100) where `document` breaks broadsheet-newsml.rng, as BS-N201.
void check_profile(const plugin::Host& host, xmlDoc* document);

}  // namespace broadsheet::newsml
