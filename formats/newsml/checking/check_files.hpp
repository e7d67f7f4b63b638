// newsml/checking/check_files.hpp - whether the files that items name lie beside them and are what is said of
// them.
#pragma once

#include "newsml/checking/check_values.hpp"

#include <broadsheet/plugin.hpp>

namespace broadsheet::newsml {

/// Of relative names only: what lies elsewhere is not looked at. Finds BS-N210.
void check_files(const plugin::Host& host, xmlNode* item, const Found& found);

}  // namespace broadsheet::newsml
