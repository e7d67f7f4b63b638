// html/content/main_text.hpp - where on a page its article is.
//
// Text in paragraphs speaks for the elements around it, the more commas and the fewer links it has;
// so do the names of elements. The densest element is the article, with those of its neighbours that
// are like it. (The method is that of Arc90's Readability, 2009, which browsers' reading views use.)
#pragma once

#include "html/content/page_tree.hpp"

#include <cstddef>
#include <vector>

namespace broadsheet::html {

/// Indexes of the elements that hold one article, in the order of the page, none within another.
using Roots = std::vector<std::size_t>;

/// The articles of the page, several where it has several <article> elements of some length, each
/// with a heading. Skips in `tree` what stands within them and is no text: lists of links, forms,
/// lines about sharing. Empty where the page has no text.
std::vector<Roots> main_texts(PageTree& tree);

}  // namespace broadsheet::html
