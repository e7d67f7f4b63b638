#include "taggers/augmentation/line_breaks.hpp"

#include <algorithm>

namespace broadsheet::train {

void set_text(SampleLine& l, Text text) {
  const double before = width_of(l.text, Spacing::proportional).natural;
  l.text = std::move(text);
  if (before > 0) l.width *= width_of(l.text, Spacing::proportional).natural / before;
  l.unit = width_of(View(l.text).substr(0, first_unit(l.text)), Spacing::proportional).natural;
}

void break_line(Sample& page, std::size_t i, std::size_t at, LineLabel on) {
  SampleLine second = page.lines[i];
  const Text text = second.text;
  set_text(second, text.substr(at));
  second.label = on;
  second.blank_before = second.indented = false;
  set_text(page.lines[i], Text(trim(View(text).substr(0, at))));
  page.lines.insert(page.lines.begin() + static_cast<std::ptrdiff_t>(i + 1), std::move(second));
  for (Element& e : page.elements) {
    if (e.first > i) ++e.first;
    if (e.first <= i && i < e.first + e.count) ++e.count;
  }
}

// Where a column of `measure` em breaks a line; 0 for nowhere. Words are whole, and no line begins with a
// stop.
std::size_t break_at(const SampleLine& l, double measure) {
  const double natural = width_of(l.text, Spacing::proportional).natural;
  if (natural <= 0 || l.width <= measure) return 0;
  std::size_t best = 0;
  for (std::size_t k = 1; k < l.text.size(); ++k) {
    if (width_of(View(l.text).substr(0, k), Spacing::proportional).natural * l.width > measure * natural)
      break;
    const char32_t before = l.text[k - 1], after = l.text[k];
    const bool is_inside =
        !is_blank(before) && !is_han(before) && !is_wide_punctuation(before) && !is_han(after);
    if (!is_inside && !is_closing(after) && !is_opening(before)) best = k;
  }
  return best;
}

double measure_about(const Sample& page, std::size_t i) {
  constexpr std::size_t kNear = 6;
  double widest = 0;
  for (std::size_t k = i < kNear ? 0 : i - kNear; k < std::min(page.lines.size(), i + kNear); ++k)
    if (k != i && page.lines[k].label && *page.lines[k].label <= LineLabel::lead)
      widest = std::max(widest, page.lines[k].width);
  return widest;
}

}  // namespace broadsheet::train
