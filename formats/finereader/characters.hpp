// finereader/characters.hpp - the characters of one line of FineReader XML -> words.
//
// A line has runs of one formatting; a run has its text, or each character with its box (<charParams>),
// blanks among them. Words go on from run to run: FineReader begins a new one where a letter is bold. A blank
// in an element of its own, of which parsers leave nothing, is one.
#pragma once

#include "common/xml/xml_input.hpp"
#include "ocr/line_builder.hpp"

namespace broadsheet::finereader {

/// The box of the attributes l, t, r and b; without extent where they say none.
layout::Box box_of(pugi::xml_node node);

/// Gives the words of a <line> to `builder`. Returns whether they have boxes.
bool add_words(pugi::xml_node line, ocr::LineBuilder& builder);

}  // namespace broadsheet::finereader
