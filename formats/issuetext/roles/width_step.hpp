// issuetext/roles/width_step.hpp - one line further: the best scores of every column width that is followed,
// several widths at a time.
#pragma once

#include "issuetext/roles/line_score.hpp"

#include <cstddef>
#include <cstdint>

namespace broadsheet::issuetext {

inline constexpr std::size_t kFollowed = 20;  ///< widths followed from line to line
inline constexpr std::size_t kReachHan = 4,
                             kReachSpaced = 6;  ///< lines whose widths are suggested: from the one before
/// … and those suggested.
inline constexpr std::size_t kMostWidths =
    (kFollowed + 3 * (kReachSpaced + 1) + 2 + kMostLanes - 1) / kMostLanes * kMostLanes;
inline constexpr float kNever = -1e9f;

/// How the states of one width were reached, a bit for each choice.
enum Choice : std::int32_t {
  kIsFirst = 1,
  kIsOnly = 2,  // the open one by a first line, not a middle one; the closed one by an only line
  kResumed = 4,
  kOtherWidth = 8,  // it goes on from an interruption; from a paragraph of another width
  kClosedElsewhere = 16,
  kLooseBefore = 32,  // it begins after a paragraph of another width; after display lines
  kInsideBefore = 64  // the interruption goes on
};

/// A number for each width, whose access is not checked: it is of every width of every line.
using Row = float[kMostWidths];

/// Widths with the scores of their states, and what is known of each. Up to a multiple of kMostLanes there
/// are others behind them, with kNever for all scores.
struct FollowedWidths {
  std::size_t size = 0;
  unsigned char half_ems[kMostWidths];
  Row width, uniform, uniform_first;
  Row open, closed, inside;
};

/// What is the same for every width when a line is read.
struct LineTerms {
  LineTerms(const RoleScores& marks, const PageStatistics& statistics)
      : goes_on(static_cast<float>(marks.goes_on)),
        ends(static_cast<float>(marks.ends)),
        display(static_cast<float>(marks.display)),
        starts(static_cast<float>(marks.starts)),
        continues(static_cast<float>(marks.continues)),
        indent(static_cast<float>(statistics.indent)),
        unindented(static_cast<float>(statistics.unindented)) {}

  float goes_on, ends, display, starts, continues, indent, unindented;
  // The best ways to come from another width: inside a paragraph, after one, after display lines.
  float other_open = 0, other_closed = 0, after_display = 0;
};

/// The best scores of a line in any width: at all, as the beginning of a paragraph, as what goes on with one.
struct Tops {
  float any, begins, goes_on;
};

/// Of a line, for each width: its best score, and the choices that led to its states.
struct Outcome {
  Row top;
  std::int32_t choices[kMostWidths];
};

/// The states of every width after a line, in place of those before it. In the widest vectors that the
/// machine has; by fours on every machine, with the same numbers.
Tops step_widths(FollowedWidths& now, const WidthScore& fit, const LineTerms& terms, Outcome& out);
Tops step_widths_by_fours(FollowedWidths& now, const WidthScore& fit, const LineTerms& terms, Outcome& out);

}  // namespace broadsheet::issuetext
