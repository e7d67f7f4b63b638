// issuetext/fit.hpp - how well the width of a line fits its role in a column.
//
// All values are log probabilities (nats), roughly normalised: a line in the
// middle of a paragraph that fills its column scores near 0.
#pragma once

#include "issuetext/paragraphs.hpp"

namespace broadsheet::issuetext {

/// How exactly widths are known, and what a blank between words measures.
struct Scale {
  bool spaced = false;   ///< words are parted by blanks
  double blank = 0;      ///< em that a blank needs at least
  double blur = 0.25;    ///< em by which a natural width may be wrong
};

/// What scoring needs of a line, taken from Page once.
struct Shape {
  double natural = 0, squeezed = 0;
  double next_unit = 0;  ///< the unit that would have had to fit, with its blank; 0 at the end of the page
  bool sentence_end = false, called = false, colon = false, hyphen = false, opens_badly = false, blank_before = false, indented = false;
  Hint hint;  // `called`: it ends in a question or exclamation mark, as headlines may
};

/// The line ends because the next unit did not fit into `target` em.
double full(const Shape& s, double target, const Scale& scale);

/// The line ends where its paragraph does: any width up to `target`.
double ending(const Shape& s, double target, const Scale& scale);

/// Scores of one line that do not depend on W.
struct Marks {
  double goes_on;  ///< as a line after which the paragraph goes on
  double ends;     ///< as the last line of one
  double display;
  double starts, continues;  ///< about its beginning
};
Marks marks_of(const Shape& s, const Habits& habits);

}  // namespace broadsheet::issuetext
