// positioned/line_hints.hpp - what the words of a line say of it, for formats/layout, which knows no words.
#pragma once

#include "layout/zones/zones.hpp"
#include "reconstruct/language/profile.hpp"
#include "reconstruct/page/page.hpp"

#include <vector>

namespace broadsheet::positioned {

/// One hint for each line of `page`, whose text `lines` has, one entry per line.
std::vector<layout::LineHint> line_hints(const layout::Page& page,
                                         const std::vector<reconstruct::Text>& lines,
                                         const reconstruct::Profile& profile);

}  // namespace broadsheet::positioned
