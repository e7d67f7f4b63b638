#include "issuetext/fit.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::issuetext {

double full(const Shape& s, double target, const Scale& scale) {
  const double slack = target - s.natural;
  if (slack < -0.01) {
    const double over = -slack, squeeze = s.natural - s.squeezed;
    if (over <= squeeze + scale.blur) return -0.5 - (scale.spaced ? 1.2 : 0.6) * over;
    return std::max(-14.0, -2.5 - 3 * (over - squeeze - scale.blur) - 0.6 * squeeze);
  }
  const double flat = -0.15 - std::log(std::max(1.0, s.next_unit));
  const double left = slack - s.next_unit;  // em left over with the next unit on the line
  if (s.next_unit == 0 || left < -scale.blur) return flat - 0.08 * slack / std::max(1.0, s.next_unit);
  if (left < 0) return flat - 0.25 - 1.5 * (1 + left / scale.blur);
  return std::max(-11.0, -(scale.spaced ? 3.5 : 4.5) - left);
}

double ending(const Shape& s, double target, const Scale& scale) {
  const double over = s.natural - target;
  const double uniform = -std::log(std::max(2.0, target)) - 0.2;
  return over <= 0.01 ? uniform : uniform + full(s, target, scale);
}

Marks marks_of(const Shape& s, const Habits& habits) {
  Marks m{};
  m.goes_on = s.sentence_end ? -2.9 : s.colon ? -1.5 : -0.06;
  m.ends = s.sentence_end ? -0.12 : s.colon ? -3.0 : -3.6;
  m.display = s.hint.may_be_display ? -3.0 : s.called ? -4.0 : s.sentence_end ? -7.0 : s.colon ? -5.0 : -3.3;
  if (s.hyphen) m.ends -= 3;
  if (s.hint.display) {
    m.goes_on -= 9, m.ends -= 9;
    m.display = -0.5;
  }
  if (s.hint.body) m.display -= 9;
  if (s.hint.ends) m.goes_on -= 7;
  m.starts = s.blank_before ? habits.blank_breaks : habits.no_blank_breaks;
  if (s.indented) m.starts += 3;
  if (s.hint.continues) m.starts -= 3;
  if (s.hint.starts) m.starts += 4, m.continues -= 4;
  if (s.opens_badly) m.starts -= 5;
  return m;
}

}  // namespace broadsheet::issuetext
