// html/content/stories.hpp - the other stories of a page that has several, each in an element of its own.
//
// The densest element is one of them only. Its like are the elements that have, as it does, one heading
// of the same level and paragraphs below it: stories of an issue, or sections of one text.
#pragma once

#include "html/content/main_text.hpp"
#include "html/content/page_tree.hpp"

#include <vector>

namespace broadsheet::html {

/// The articles of a page whose densest elements are `roots`. Where no story is like them, or none is left
/// out, that is `roots`. Else each story is an article; stories under a common headline, which may be
/// sections of one text, are one article with all of them.
std::vector<Roots> with_stories(const PageTree& tree, Roots roots);

}  // namespace broadsheet::html
