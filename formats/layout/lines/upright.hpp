// layout/lines/upright.hpp - vertical text set glyph by glyph in a horizontal font.
//
// Programs that have no vertical font (browsers, older typesetting) draw each glyph upright below the last,
// and turn Latin words by a quarter. Neither says that the text is vertical; where the glyphs stand does.
#pragma once

#include "layout/page.hpp"

namespace broadsheet::layout {

/// Marks as vertical the runs of such text: all of a page on which most square glyphs stand below each other,
/// else five glyphs and more that do.
void find_upright_text(Page& page);

}  // namespace broadsheet::layout
