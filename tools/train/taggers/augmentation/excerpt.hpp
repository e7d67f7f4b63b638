// train/taggers/augmentation/excerpt.hpp - a part of a page, as people hand over what they copied out of one.
#pragma once

#include "taggers/augmentation/forms.hpp"

namespace broadsheet::train {

/// `page` without its furniture, or some of its articles with or without it. Pages that are always whole
/// teach that the first line is a masthead.
Sample excerpt_of(const Sample& page, std::uint64_t seed);

}  // namespace broadsheet::train
