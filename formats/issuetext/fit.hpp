// issuetext/fit.hpp - how well the width of a line fits its role in a column.
//
// All values are log probabilities (nats), roughly normalised: a line in the
// middle of a paragraph that fills its column scores near 0.
#pragma once

#include "issuetext/paragraphs.hpp"

namespace broadsheet::issuetext {

/// What scoring needs of a line, taken from Page once.
struct Shape {
  double natural = 0, squeezed = 0;
  double next_unit = 0;    ///< the unit that would have had to fit, 0 at the end of the page
  bool sentence_end = false, colon = false, hyphen = false, opens_badly = false, blank_before = false, indented = false;
  Hint hint;
};

/// The line ends because the next unit did not fit into `target` em.
double full(const Shape& s, double target, bool spaced);

/// The line ends where its paragraph does: any width up to `target`.
double ending(const Shape& s, double target, bool spaced);

/// Scores of one line that do not depend on W.
struct Marks {
  double goes_on;  ///< as a line after which the paragraph goes on
  double ends;     ///< as the last line of one
  double display;
  double starts, continues;  ///< about its beginning
};
Marks marks_of(const Shape& s, const Habits& habits);

}  // namespace broadsheet::issuetext
