// train/taggers/augmentation/composition.hpp - a page as a paper would make it up that prints other pieces:
// authors below their articles instead of above, subheads, captions and jump marks where there were none,
// or none where there were some.
#pragma once

#include "taggers/augmentation/forms.hpp"

namespace broadsheet::train {

/// The page with pieces of some kinds left out and others put in. What is put in is printed in forms of the
/// page's own, and says what other lines of the page say.
Sample in_other_composition(const Sample& page, const Forms& forms, std::uint64_t seed);

}  // namespace broadsheet::train
