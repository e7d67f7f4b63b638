#include "taggers/setting.hpp"

namespace broadsheet::train {
namespace {

bool is_display(const SampleLine& l) {
  using enum LineLabel;
  return l.label && *l.label >= headline && *l.label <= deck_on;
}

char32_t capital(char32_t c) { return c >= U'a' && c <= U'z' ? c - 32 : c; }

// Short words that title case leaves small inside a headline are those of up to three letters.
void capitalise(Text& s, bool all) {
  constexpr std::size_t kSmall = 3;
  for (std::size_t k = 0; k < s.size();) {
    std::size_t end = k;
    while (end < s.size() && is_letter(s[end])) ++end;
    if (all)
      for (std::size_t i = k; i < end; ++i) s[i] = capital(s[i]);
    else if (end > k && (k == 0 || end - k > kSmall))
      s[k] = capital(s[k]);
    k = end + 1;
  }
}

void set_display(Sample& page, bool all) {
  for (SampleLine& l : page.lines) {
    if (!is_display(l)) continue;
    const double before = width_of(l.text, Spacing::proportional).natural;
    capitalise(l.text, all);
    if (before > 0) l.width *= width_of(l.text, Spacing::proportional).natural / before;
    l.unit = width_of(View(l.text).substr(0, first_unit(l.text)), Spacing::proportional).natural;
  }
}

bool begins_piece(const SampleLine& l) {
  using enum LineLabel;
  return l.label && *l.label != body && *l.label != paragraph && *l.label != headline_on &&
         *l.label != kicker_on && *l.label != deck_on && *l.label != caption_on && *l.label != subhead_on;
}

void set_blanks(Sample& page, bool any) {
  for (std::size_t i = 0; i < page.lines.size(); ++i)
    page.lines[i].blank_before = any && i > 0 && begins_piece(page.lines[i]);
}

}  // namespace

Sample in_other_setting(const Sample& page, std::uint64_t seed) {
  Dice dice(seed);
  Sample out = page;
  const std::size_t letters = dice.below(10), blanks = dice.below(10);
  if (letters < 4) set_display(out, letters == 0);
  if (blanks < 3) set_blanks(out, blanks > 0);
  return out;
}

}  // namespace broadsheet::train
