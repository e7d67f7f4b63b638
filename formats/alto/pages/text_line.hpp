// alto/pages/text_line.hpp - a <TextLine> -> layout::Line.
#pragma once

#include "alto/pages/styles.hpp"
#include "ocr/line_builder.hpp"

#include <optional>

namespace broadsheet::alto {

/// HPOS, VPOS, WIDTH, HEIGHT of any element, else the box of its Shape; a box without extent if it has none.
layout::Box box_of(pugi::xml_node node);

/// Whether most neighbouring Strings of the lines below `page` have an <SP/> between them: then two Strings
/// without one are one word, otherwise blanks go without saying.
ocr::Blanks blanks_of(pugi::xml_node page);

/// The next line of the same block, null at its end: HYP is explained by what follows.
struct LineNodes {
  pugi::xml_node line, next;
};

/// A line with its text, words, box, baseline, confidence, face. `type` is the style of its block, or null;
/// `size` is left in points: the caller knows the unit. Nothing if it has no text.
std::optional<layout::Line> read_line(const LineNodes& nodes, const TypeStyle* type, Styles& styles,
                                      ocr::Blanks blanks);

}  // namespace broadsheet::alto
