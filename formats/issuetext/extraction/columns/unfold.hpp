// issuetext/extraction/columns/unfold.hpp - columns that stand side by side, as `pdftotext -layout` prints
// them.
//
// Such a text draws the page: each of its lines is a row through all columns, which blanks keep apart.
// A character takes one place, whatever its width. Other extractors never print rows of blanks inside
// a line, so a few of them tell.
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::issuetext {

struct Unfolded {
  std::string text;
  bool changed = false;  ///< some page drew its columns, and they now follow each other
};

/// The text with the columns of such pages one below the other: where rows of blanks part a stretch of lines,
/// what is left of them comes first. Pages that draw nothing stay as they are. Characters other than
/// blanks are neither lost nor added. `utf8` is valid; form feeds separate pages. Time is of the order of
/// rows times columns times the depth in which columns are nested; a page wider than 1 000 places stays.
Unfolded unfold(std::string_view utf8);

}  // namespace broadsheet::issuetext
