// pdf/tiles.hpp - pictures that a program has cut into strips or tiles are one picture.
#pragma once

#include "pdf/poppler/extract.hpp"

namespace broadsheet::pdf {

/// Images that are drawn one after the other, in any order, and fill a grid without gaps become one mark:
/// that of the first, whose Image::parts says where each stands in the picture.
void join_tiles(PageText& text);

}  // namespace broadsheet::pdf
