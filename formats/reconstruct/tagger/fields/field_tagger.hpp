// reconstruct/tagger/fields/field_tagger.hpp - names, roles, agencies, places, dates and credits inside lines
// whose kind is known: a linear-chain conditional random field over characters.
#pragma once

#include "reconstruct/tagger/field_label.hpp"
#include "reconstruct/text/glyphs.hpp"

#include <functional>
#include <vector>

namespace broadsheet::reconstruct {

/// The label of each character of `text`; a blank has the label of the character before it, and the first
/// ones that of the first character. Linear; the same on every machine.
std::vector<FieldLabel> tag_fields(View text, FieldText kind);

/// The labels of the first characters alone: `is_enough` is asked now and then with as many as are settled.
std::vector<FieldLabel> tag_fields(View text, FieldText kind,
                                   const std::function<bool(const std::vector<FieldLabel>&)>& is_enough);

}  // namespace broadsheet::reconstruct
