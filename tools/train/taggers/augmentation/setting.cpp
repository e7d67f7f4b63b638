#include "taggers/augmentation/setting.hpp"

#include <algorithm>
#include <map>
#include <optional>

namespace broadsheet::train {
namespace {

constexpr double kBroken = 0.25;  // of the pages break the lines of a kind

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

void measure(SampleLine& l, Text text) {
  const double before = width_of(l.text, Spacing::proportional).natural;
  l.text = std::move(text);
  if (before > 0) l.width *= width_of(l.text, Spacing::proportional).natural / before;
  l.unit = width_of(View(l.text).substr(0, first_unit(l.text)), Spacing::proportional).natural;
}

void set_display(Sample& page, bool all) {
  for (SampleLine& l : page.lines) {
    if (!is_display(l)) continue;
    Text text = l.text;
    capitalise(text, all);
    measure(l, std::move(text));
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

// The label of further lines of a piece that a narrower column breaks; none for what is not broken here.
std::optional<LineLabel> continued(const SampleLine& l) {
  using enum LineLabel;
  if (!l.label) return std::nullopt;
  switch (*l.label) {
    case headline: return headline_on;
    case deck: return deck_on;
    case caption: return caption_on;
    case subhead: return subhead_on;
    default: return std::nullopt;
  }
}

// Where a line is broken in about half; 0 for a short one.
std::size_t break_in(const Text& s) {
  const bool spaced = s.find(U' ') != Text::npos && is_letter(s[s.size() / 2 - 1]);
  if (s.size() < (spaced ? 20u : 9u)) return 0;
  if (!spaced) return s.size() * 11 / 20;
  const std::size_t blank = s.find(U' ', s.size() / 2);
  return blank == Text::npos ? 0 : blank + 1;
}

// Where the credit begins in a caption that has one at its end, its bracket and blank included; 0 for none.
std::size_t credit_in(const Sample& page, std::size_t line) {
  for (const Element& e : page.elements) {
    if (e.first != line || e.count != 1 || e.text != page.lines[line].text) continue;
    auto at = static_cast<std::size_t>(std::find(e.labels.begin(), e.labels.end(), FieldLabel::credit) -
                                       e.labels.begin());
    if (at == e.labels.size()) return 0;
    while (at > 0 && e.labels[at - 1] == FieldLabel::other) --at;
    return at;
  }
  return 0;
}

void break_line(Sample& page, std::size_t i, std::size_t at, LineLabel on) {
  SampleLine second = page.lines[i];
  const Text text = second.text;
  measure(second, text.substr(at));
  second.label = on;
  second.blank_before = second.indented = false;
  measure(page.lines[i], Text(trim(View(text).substr(0, at))));
  page.lines.insert(page.lines.begin() + static_cast<std::ptrdiff_t>(i + 1), std::move(second));
  for (Element& e : page.elements) {
    if (e.first > i) ++e.first;
    if (e.first <= i && i < e.first + e.count) ++e.count;
  }
}

// As a narrower column breaks what stood on one line.
void break_pieces(Sample& page, Dice& dice) {
  std::map<LineLabel, bool> broken;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const std::optional<LineLabel> on = continued(page.lines[i]);
    if (!on || (i + 1 < page.lines.size() && page.lines[i + 1].label == on)) continue;
    const auto drawn = broken.find(*on);
    if (drawn == broken.end() ? !(broken[*on] = dice.chance(kBroken)) : !drawn->second) continue;
    const std::size_t at = break_in(page.lines[i].text), credit = credit_in(page, i);
    if (credit > 0)
      break_line(page, i, credit, LineLabel::credit);
    else if (at > 0)
      break_line(page, i, at, *on);
  }
}

}  // namespace

Sample in_other_setting(const Sample& page, std::uint64_t seed) {
  Dice dice(seed);
  Sample out = page;
  const std::size_t letters = dice.below(10), blanks = dice.below(10);
  if (letters < 4) set_display(out, letters == 0);
  if (blanks < 3) set_blanks(out, blanks > 0);
  break_pieces(out, dice);
  return out;
}

}  // namespace broadsheet::train
