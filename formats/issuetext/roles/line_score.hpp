// issuetext/roles/line_score.hpp - how well the width of a line fits its role in a column.
//
// All values are log probabilities (nats), roughly normalised: a line in the
// middle of a paragraph that fills its column scores near 0. The functions of a
// width are asked for every line and every width that is followed: they take no
// logarithm, and several widths at a time.
#pragma once

#include "issuetext/roles/paragraphs.hpp"
#include "issuetext/roles/simd.hpp"

namespace broadsheet::issuetext {

using namespace reconstruct;

/// How exactly widths are known, and what a blank between words measures.
struct Scale {
  bool spaced = false;         ///< words are separated by blanks
  double blank = 0;            ///< em that a blank needs at least
  double blur = 0.25;          ///< em by which a natural width may be wrong
  bool ends_anywhere = false;  ///< lines end inside words, without a mark
  double parting = 0;  ///< nats per em: how seldom no syllable of a long word is set where it would fit
};

/// What a page does.
struct PageStatistics {
  double indent = 2;           ///< of a first line, in em
  double unindented = 4;       ///< cost (nats) of a first line without it
  double blank_breaks = 0;     ///< log odds for a paragraph break at a blank line
  double no_blank_breaks = 0;  ///< … and where none stands
  double blank_opens = 0;      ///< log odds for display lines that begin after a paragraph and a blank line
};

/// What scoring needs of a line, taken from Page once.
struct LineFeatures {
  double natural = 0, squeezed = 0;
  double next_unit = 0;  ///< the unit that would have had to fit, with its blank; 0 at the end of the page
  double next_part =
      0;  ///< what of it would always have fitted: less where it is a word that can be hyphenated
  bool sentence_end = false, called = false, colon = false, hyphen = false, opens_badly = false,
       blank_before = false, indented = false;
  bool clauses = false;     ///< it has commas or stops inside, as headlines in Han do not
  bool lower_case = false;  ///< begins in it: no paragraph does
  double phrase = 0;        ///< nats for a display line: it is of a block that is no sentence
  double tight = 0;         ///< score of a line that has no room for the unit at all
  Hint hint;                // `called`: it ends in a question or exclamation mark, as headlines may
};

/// To be computed once a line for LineFeatures::tight: any of the places in the unit may be its last.
double tight(double next_unit, double next_part, double parting);

/// Scores of one line that depend on the width W of its column.
class WidthScore {
 public:
  WidthScore(const LineFeatures& line, const Scale& scale);

  /// The line ends because the next unit did not fit into `target` em.
  template <class Lanes>
  [[gnu::always_inline]] Lanes full(const Lanes& target) const;
  /// The line ends where its paragraph does: any width up to `target` is as good. `uniform` and `full` are
  /// those of `target`.
  template <class Lanes>
  [[gnu::always_inline]] Lanes ending(const Lanes& target, const Lanes& uniform, const Lanes& full) const {
    return natural_ - target <= lanes<Lanes>(0.01f) ? uniform : uniform + full;
  }

 private:
  float natural_, next_unit_, next_part_, tight_, blur_, squeeze_, over_cost_, left_cost_, slack_cost_,
      parting_;
};

template <class Lanes>
inline Lanes WidthScore::full(const Lanes& target) const {
  const Lanes none{};
  const Lanes slack = target - natural_, over = -slack;
  const Lanes wider = over - (squeeze_ + blur_);  // than the line can be squeezed
  const Lanes squeezed = -0.5f - over_cost_ * over;
  const Lanes too_wide = max(lanes<Lanes>(-14), (-2.5f - 0.6f * squeeze_) - 3 * wider);
  const Lanes left = slack - next_unit_;                 // em left over with the next unit on the line
  const Lanes unparted = max(none, slack - next_part_);  // em for parts that were not set there
  const Lanes tight = tight_ - slack_cost_ * slack - parting_ * unparted;
  const Lanes nearly = (tight_ - 1.75f) - (1.5f / blur_) * left;
  const Lanes loose = max(lanes<Lanes>(-11), -left_cost_ - left);
  const Lanes inside = left < lanes<Lanes>(-blur_) ? tight : left < none ? nearly : loose;
  return slack < lanes<Lanes>(-0.01f) ? (wider <= none ? squeezed : too_wide) : inside;
}

/// Of a line that ends its paragraph anywhere in `target` em.
double uniform(double target);

/// Scores of one line that do not depend on W.
struct RoleScores {
  double goes_on;  ///< as a line after which the paragraph goes on
  double ends;     ///< as the last line of one
  double display;
  double opens;              ///< … the first one after a paragraph
  double starts, continues;  ///< about its beginning
};
RoleScores score_roles(const LineFeatures& s, const Scale& scale, const PageStatistics& statistics);

}  // namespace broadsheet::issuetext
