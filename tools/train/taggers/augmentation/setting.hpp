// train/taggers/augmentation/setting.hpp - a page as another typesetter or extractor would leave it: the same
// words.
#pragma once

#include "taggers/augmentation/forms.hpp"

namespace broadsheet::train {

/// `page` with its display lines in title case or capitals, without the blank lines or with others, with
/// headlines and captions broken in two. Each page draws its setting once.
Sample in_other_setting(const Sample& page, std::uint64_t seed);

}  // namespace broadsheet::train
