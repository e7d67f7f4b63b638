#include "issuetext/fit.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::issuetext {

double full(const Shape& s, double target, bool spaced) {
  const double slack = target - s.natural;
  if (slack < -0.01) {
    const double room = s.natural - s.squeezed + (spaced ? 0.6 : 0.1);
    const double over = -slack;
    if (over <= room) return -0.5 - (spaced ? 1.5 : 0.6) * over;
    return std::max(-14.0, -2.5 - 3 * (over - room) - 0.6 * room);
  }
  const double unit = s.next_unit + (spaced ? 0.25 : 0);
  if (slack < unit - 0.1 || s.next_unit == 0) return -0.15 - std::log(std::max(1.0, unit)) - (spaced ? 0.3 : 0.6) * slack / std::max(1.0, unit);
  return std::max(-11.0, -(spaced ? 3.5 : 5.0) - 1.0 * (slack - unit));
}

double ending(const Shape& s, double target, bool spaced) {
  const double over = s.natural - target;
  const double uniform = -std::log(2 * std::max(2.0, target)) + 0.3;
  if (over <= 0.01) return uniform;
  return uniform + full(s, target, spaced);
}

Marks marks_of(const Shape& s, const Habits& habits) {
  Marks m{};
  m.goes_on = s.sentence_end ? -2.6 : s.colon ? -1.5 : -0.06;
  m.ends = s.sentence_end ? -0.12 : s.colon ? -3.0 : -3.6;
  m.display = s.hint.may_be_display ? -3.2 : s.sentence_end ? -7.0 : s.colon ? -5.0 : -3.2;
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
