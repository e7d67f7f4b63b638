// markdown/story_facts.hpp - what the text of a story shows nowhere, or not as what it is.
//
// Written as a comment below its headline: authors, agency, place and date of the dateline, and attributes.
// What is shown wins: where somebody corrected a name in the text, what the comment says of it holds no more.
#pragma once

#include "markdown/syntax/facts.hpp"

namespace broadsheet::markdown {

/// Attributes that say where on the page a text stood and how sure the recognition was: they do not hold for
/// a text that people edit, and are left out.
bool is_of_the_page(const Attr& attribute);

std::vector<Fact> facts_of(const Article& article);

/// Whether the line of the head, below the headline, is the dateline that `facts` tell of.
bool is_dateline(const std::vector<Fact>& facts, std::string_view line);

/// Gives the article, which has all that its text shows, what `facts` say besides. `shows_dateline`: a line
/// of its head is the dateline.
void complete(Article& article, const std::vector<Fact>& facts, bool shows_dateline);

}  // namespace broadsheet::markdown
