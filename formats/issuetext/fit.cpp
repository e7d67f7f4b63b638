#include "issuetext/fit.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::issuetext {

double tight(double next_unit) { return -0.15 - std::log(std::max(1.0, next_unit)); }

double uniform(double target) { return -std::log(std::max(2.0, target)) - 0.2; }

Marks marks_of(const Shape& s, const Habits& habits) {
  Marks m{};
  m.goes_on = s.sentence_end ? -2.9 : s.colon ? -1.5 : -0.06;
  m.ends = s.sentence_end ? -0.12 : s.colon ? -3.0 : -3.6;
  m.display = s.hint.may_be_display ? -3.0 : s.called ? -3.5 : s.sentence_end ? -7.0 : s.colon ? -5.0 : -3.3;
  if (s.clauses && !s.hint.may_be_display) m.display -= 2.5;
  m.display += s.phrase;
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
