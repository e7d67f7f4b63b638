// issuetext/fit.hpp - how well the width of a line fits its role in a column.
//
// All values are log probabilities (nats), roughly normalised: a line in the
// middle of a paragraph that fills its column scores near 0.
#pragma once

#include "issuetext/paragraphs.hpp"

#include <algorithm>

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
  bool clauses = false;  ///< it has commas or stops inside, as headlines in Han do not
  double phrase = 0;     ///< nats for a display line: it is of a block that is no sentence
  double tight = 0;      ///< score of a line that has no room for the unit at all
  Hint hint;  // `called`: it ends in a question or exclamation mark, as headlines may
};

/// To be computed once a line for Shape::tight: any of the places in the unit may be its last.
double tight(double next_unit);

/// The line ends because the next unit did not fit into `target` em. Asked for every line and
/// every width that is followed: it takes no logarithm.
inline double full(const Shape& s, double target, const Scale& scale) {
  const double slack = target - s.natural;
  if (slack < -0.01) {
    const double over = -slack, squeeze = s.natural - s.squeezed;
    if (over <= squeeze + scale.blur) return -0.5 - (scale.spaced ? 1.2 : 0.6) * over;
    return std::max(-14.0, -2.5 - 3 * (over - squeeze - scale.blur) - 0.6 * squeeze);
  }
  const double left = slack - s.next_unit;  // em left over with the next unit on the line
  if (s.next_unit == 0 || left < -scale.blur) return s.tight - 0.08 * slack / std::max(1.0, s.next_unit);
  if (left < 0) return s.tight - 0.25 - 1.5 * (1 + left / scale.blur);
  return std::max(-11.0, -(scale.spaced ? 3.5 : 4.5) - left);
}

/// The line ends where its paragraph does: any width up to `target` is as good.
double uniform(double target);

/// … with uniform(target) and full(s, target) known.
inline double ending(const Shape& s, double target, double uniform, double full) {
  return s.natural - target <= 0.01 ? uniform : uniform + full;
}

/// Scores of one line that do not depend on W.
struct Marks {
  double goes_on;  ///< as a line after which the paragraph goes on
  double ends;     ///< as the last line of one
  double display;
  double starts, continues;  ///< about its beginning
};
Marks marks_of(const Shape& s, const Habits& habits);

}  // namespace broadsheet::issuetext
