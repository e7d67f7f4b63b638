// reconstruct/tagger/field_tagger.hpp - names, roles, agencies, places, dates and credits inside lines
// whose kind is known: a linear-chain conditional random field over characters.
#pragma once

#include "reconstruct/tagger/field_label.hpp"
#include "reconstruct/text/glyphs.hpp"

#include <vector>

namespace broadsheet::reconstruct {

/// The label of each character of `text`; a blank has the label of the character before it, and the first
/// ones that of the first character. Linear; the same on every machine.
std::vector<FieldLabel> tag_fields(View text, FieldText kind);

}  // namespace broadsheet::reconstruct
