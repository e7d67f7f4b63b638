// layout/regions/decks.hpp - headings set into a column of the article that a wider heading above is over.
#pragma once

namespace broadsheet::layout {

struct ZoneWork;

/// Turns a heading into a deck where the text below it goes on in the middle of the sentence that the column
/// to its left ends with, and a larger heading is over both. Such text begins no article. Needs the columns.
void find_decks(ZoneWork& work);

}  // namespace broadsheet::layout
