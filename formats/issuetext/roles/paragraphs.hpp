// issuetext/roles/paragraphs.hpp - lines -> the role each plays in its column.
//
// A newspaper column is justified: inside a paragraph a line ends only because
// its next unbreakable unit did not fit, and the first line of a paragraph is
// short by the indent that extraction lost. The width W of the column is not
// given and changes. One Viterbi pass decides widths and roles together: its
// states are (W, role), a line is scored by how well its width fits its role,
// keeping W is free and changing it costs. Time and memory are linear in the
// number of lines: only the widths that recent lines suggest are followed.
#pragma once

#include "issuetext/hints/hint.hpp"
#include "reconstruct/page/labels.hpp"
#include "reconstruct/page/page.hpp"

#include <vector>

namespace broadsheet::issuetext {

using namespace reconstruct;

/// How the text of a page is set.
struct Typesetting {
  bool uses_spaces = false;  ///< words are separated by blanks
  Spacing spacing = Spacing::fixed;
  double indent = 2;
  bool ends_anywhere = false;  ///< lines end inside words, without a mark
};

/// One entry per line of `page`, which is measured; `hints` has as many. The page's own habits, as a first
/// run finds them, decide.
std::vector<LabelledLine> label_lines(const Page& page, const std::vector<Hint>& hints,
                                      const Typesetting& typesetting);

}  // namespace broadsheet::issuetext
