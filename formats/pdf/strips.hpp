// pdf/strips.hpp - pictures that a program has cut into strips are one picture.
#pragma once

#include "pdf/poppler/extract.hpp"

namespace broadsheet::pdf {

/// Images that are drawn one after the other, each right below the last and as wide as it, become one mark:
/// that of the first, whose Image::strips names the others.
void join_strips(PageText& text);

}  // namespace broadsheet::pdf
