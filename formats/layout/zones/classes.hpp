// layout/zones/classes.hpp - the size of body text, and each line's class by its size against it.
#pragma once

#include "layout/zones/zones.hpp"

namespace broadsheet::layout {

/// One class for each line; fills in `measures`. REQUIRES: one hint for each line.
std::vector<LineClass> classes_of(const Page& page, const std::vector<LineHint>& hints, Measures& measures);

}  // namespace broadsheet::layout
