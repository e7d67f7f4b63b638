// train/taggers/augmentation/noise.hpp - a page in other forms: the same articles as another paper would
// print them.
#pragma once

#include "taggers/augmentation/forms.hpp"

namespace broadsheet::train {

/// A copy of `page` whose bylines, leads, credits, jump marks and folio lines are printed in forms drawn from
/// `seed`, the same all over the page. Each kind is altered in `share` of the pages.
Sample with_other_forms(const Sample& page, const Forms& forms, std::uint64_t seed, double share);

}  // namespace broadsheet::train
