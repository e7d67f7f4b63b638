// issuetext/paragraphs.hpp - lines -> the role each plays in its column.
//
// A newspaper column is justified: inside a paragraph a line ends only because
// its next unbreakable unit did not fit, and the first line of a paragraph is
// short by the indent that extraction lost. The width W of the column is not
// given and changes. One Viterbi pass decides widths and roles together: its
// states are (W, role), a line is scored by how well its width fits its role,
// keeping W is free and changing it costs. Time and memory are linear in the
// number of lines: only the widths that recent lines suggest are followed.
#pragma once

#include "issuetext/lines.hpp"

#include <vector>

namespace broadsheet::issuetext {

enum class Role : unsigned char {
  first,    ///< opens a paragraph that goes on
  middle,   ///< inside a paragraph
  last,     ///< ends one
  only,     ///< a paragraph of one line
  display,  ///< headline, caption, byline, furniture: no body text
  inside    ///< the same between two lines of one paragraph
};

/// What other stages know of a line before its width is looked at.
struct Hint {
  bool display = false;         ///< certainly no body text
  bool body = false;            ///< certainly body text
  bool may_be_display = false;  ///< a display line may end like a sentence here (captions)
  bool starts = false;          ///< begins a paragraph if it is body text
  bool ends = false;            ///< ends one
  bool closes = false;     ///< a jump mark or a bracket with the authors, alone on its line: ends an article
  bool continues = false;  ///< begins inside a bracket that the line before opened
};

struct Placed {
  Role role = Role::middle;
  double width = 0;   ///< W of its column in em; 0 for display lines
  double margin = 0;  ///< nats between this decision about a break before the line and the other one
};

/// How the text of a page is set.
struct Script {
  bool spaced = false;
  Spacing spacing = Spacing::fixed;
  double indent = 2;
  bool ends_anywhere = false;  ///< lines end inside words, without a mark
};

/// One entry a line of `page`, which is measured; `hints` has as many. The page's own habits, as a first
/// run finds them, decide.
std::vector<Placed> place(const Page& page, const std::vector<Hint>& hints, const Script& script);

inline bool starts_paragraph(Role r) { return r == Role::first || r == Role::only; }
inline bool is_body(Role r) { return r != Role::display && r != Role::inside; }

}  // namespace broadsheet::issuetext
