#include "issuetext/roles/line_score.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::issuetext {

namespace {
// How much what the tagger says counts, which sees widths, too, in part: whether a line is body text, and
// whether it begins a paragraph. Chosen on pages whose papers the tagger had not seen; where words have
// blanks between them, it is surer than it is right.
struct TaggerWeights {
  double body, start;
};
constexpr TaggerWeights kTagged = {2.4, 0.7}, kTaggedSpaced = {1.4, 0.4};
constexpr double kDisplayLine = -0.7;  // nats of a display line: its width tells nothing
constexpr double kNoUnit = 1e6;        // em: at the end of a page nothing would have had to fit
constexpr double kLowerCase = 4;       // nats against a paragraph that begins in lower case
}  // namespace

double tight(double next_unit, double next_part, double parting) {
  const double places = parting > 0 ? std::min(next_unit, next_part + 1 / parting) : next_unit;
  return -0.15 - std::log(std::max(1.0, places));
}

double uniform(double target) { return -std::log(std::max(2.0, target)) - 0.2; }

WidthScore::WidthScore(const LineFeatures& line, const Scale& scale)
    : natural_(static_cast<float>(line.natural)),
      next_unit_(static_cast<float>(line.next_unit > 0 ? line.next_unit : kNoUnit)),
      next_part_(static_cast<float>(line.next_unit > 0 ? line.next_part : kNoUnit)),
      tight_(static_cast<float>(line.tight)),
      blur_(static_cast<float>(scale.blur)),
      squeeze_(static_cast<float>(line.natural - line.squeezed)),
      over_cost_(scale.spaced ? 1.2f : 0.6f),
      left_cost_(scale.spaced ? 3.5f : 4.5f),
      slack_cost_(static_cast<float>(0.08 / std::max(1.0, line.next_unit))),
      parting_(static_cast<float>(scale.parting)) {}

RoleScores score_roles(const LineFeatures& s, const Scale& scale, const PageStatistics& statistics) {
  const TaggerWeights& tagged = scale.spaced ? kTaggedSpaced : kTagged;
  RoleScores m{};
  m.goes_on = s.sentence_end ? -2.9 : s.colon ? -1.5 : -0.06;
  m.ends = s.sentence_end ? -0.12 : s.colon ? -3.0 : -3.6;
  m.goes_on += tagged.body * s.hint.body_log;
  m.ends += tagged.body * s.hint.body_log;
  m.display = kDisplayLine + tagged.body * s.hint.display_log;
  m.opens = s.blank_before ? statistics.blank_opens : 0;
  if (s.hyphen) m.ends -= 3;
  if (s.hint.display) {
    m.goes_on -= 9, m.ends -= 9;
    m.display = -0.5;
  }
  if (s.hint.body) m.display -= 9;
  if (s.hint.ends) m.goes_on -= 7;
  m.starts = s.blank_before ? statistics.blank_breaks : statistics.no_blank_breaks;
  m.starts += tagged.start * s.hint.starts_log;
  m.continues += tagged.start * s.hint.continues_log;
  if (s.indented) m.starts += 3;
  if (s.hint.continues) m.starts -= 3;
  if (s.hint.starts) m.starts += 4, m.continues -= 4;
  if (s.opens_badly) m.starts -= 5;
  if (s.lower_case) m.starts -= kLowerCase;
  if (s.lower_case && !s.hint.display) m.display -= kLowerCase;
  return m;
}

}  // namespace broadsheet::issuetext
