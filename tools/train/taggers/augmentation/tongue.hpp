// train/taggers/augmentation/tongue.hpp - an English page as one of another language that separates its words
// with blanks.
//
// There are no pages with gold in most languages. What the taggers learn of them are shapes: German writes
// its nouns large, Korean words are short, Vietnamese letters bear marks. So the letters of a page are
// exchanged for those of the language, word by word, the same for the same word; its forms come from
// noise.hpp.
#pragma once

#include "taggers/augmentation/forms.hpp"

namespace broadsheet::train {

/// `page` with the letters of `language`, a name of forms/*.json; Sample::language tells it.
Sample in_other_tongue(const Sample& page, const std::string& language);

}  // namespace broadsheet::train
