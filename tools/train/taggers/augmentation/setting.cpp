#include "taggers/augmentation/setting.hpp"

#include "taggers/augmentation/line_breaks.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace broadsheet::train {
namespace {

constexpr double kBroken = 0.25;    // of the pages break the lines of a kind
constexpr double kLong = 0.15;      // … print longer headlines
constexpr double kInColumn = 0.6;   // … set captions as wide as the text
constexpr double kCapitals = 0.15;  // … set the first words of articles in capitals

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
    Text text = l.text;
    capitalise(text, all);
    set_text(l, std::move(text));
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

// Breaks the lines that a form made wider than their column, wherever that falls: captions, their credits and
// what closes an article.
void break_wide(Sample& page) {
  for (std::size_t n = 0; n < page.elements.size(); ++n) {
    const Element e = page.elements[n];
    const bool is_caption = e.kind == Element::Kind::caption, is_closing = e.kind == Element::Kind::closing;
    if ((!is_caption && !is_closing) || e.count != 1) continue;
    const double measure = measure_about(page, e.first);
    const bool has_credit = std::find(e.labels.begin(), e.labels.end(), FieldLabel::credit) != e.labels.end();
    for (std::size_t i = e.first; measure > 0; ++i) {
      const std::size_t at = break_at(page.lines[i], measure * 1.02);
      if (at == 0) break;
      const std::size_t left = page.lines[i].text.size() - at, closing = e.text.size() - e.body_begin;
      break_line(page, i, at,
                 is_closing   ? (left == closing ? LineLabel::tail : LineLabel::body)
                 : has_credit ? LineLabel::credit
                              : LineLabel::caption_on);
      if (is_caption && i > e.first) page.lines[i].label = LineLabel::caption_on;
    }
    if (is_closing) page.elements[n].count = 1;
  }
}

// Breaks line `i` into lines of at most `measure` em; returns the last of them.
std::size_t break_into(Sample& page, std::size_t i, double measure, LineLabel on) {
  if (measure <= 0) return i;
  for (std::size_t at = break_at(page.lines[i], measure); at > 0; at = break_at(page.lines[i], measure))
    break_line(page, i++, at, on);
  return i;
}

// As narrower columns break what stood on one line: those of a kind all at one measure.
void break_pieces(Sample& page, Dice& dice) {
  std::map<LineLabel, double> measures;  // in columns of text; 0 where a kind is left as it is
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const std::optional<LineLabel> on = continued(page.lines[i]);
    if (!on || (i + 1 < page.lines.size() && page.lines[i + 1].label == on)) continue;
    const auto [drawn, is_new] = measures.try_emplace(*on, 0.0);
    if (is_new && dice.chance(kBroken))
      drawn->second = 0.45 + 0.6 * static_cast<double>(dice.below(100)) / 100;
    if (drawn->second == 0) continue;
    if (const std::size_t credit = credit_in(page, i)) {
      break_line(page, i, credit, LineLabel::credit);
      continue;
    }
    const bool is_han = std::none_of(page.lines[i].text.begin(), page.lines[i].text.end(), is_blank);
    const double half =
        is_han ? page.lines[i].width * 0.55 : 0;  // headlines in Han stand over several columns
    const double measure = std::max(measure_about(page, i) * drawn->second, half);
    i = break_into(page, i, measure, *on);
  }
}

// "HARWICK councillors", "A STRIKE by crews": the first words of an article in capitals.
void set_openings(Sample& page) {
  for (Element& e : page.elements) {
    if (e.kind != Element::Kind::plain_opening || page.lines[e.first].label != LineLabel::opening) continue;
    Text& text = page.lines[e.first].text;
    std::size_t end = 0;
    while (end < text.size() && end < 3) end = std::min(text.find(U' ', end), text.size()) + 1;
    for (std::size_t k = 0; k + 1 < std::min({end, text.size(), e.text.size()}); ++k) {
      text[k] = capital(text[k]);
      e.text[k] = capital(e.text[k]);
    }
  }
}

// "… by two votes; opponents take the matter to court": headlines as long as narrow columns print them, made
// of two of the page, in lines of one measure.
void lengthen_heads(Sample& page, Dice& dice) {
  constexpr std::array<const char32_t*, 8> kJoins = {U", ",  U"; ",    U": ",      U" as ",
                                                     U" – ", U" and ", U" after ", U" while "};
  std::vector<Text> heads;
  for (const SampleLine& l : page.lines)
    if (l.label == LineLabel::headline && l.text.find(U' ') != Text::npos) heads.push_back(l.text);
  if (heads.size() < 2) return;
  const bool is_english = page.language == "en";
  for (const LineLabel kind : {LineLabel::headline, LineLabel::deck}) {
    const bool all = dice.chance(0.5);
    const double share = 0.45 + 0.55 * static_cast<double>(dice.below(100)) / 100;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
      if (page.lines[i].label != kind || !(all || dice.chance(0.4))) continue;
      const LineLabel on = *continued(page.lines[i]);
      if (i + 1 < page.lines.size() && page.lines[i + 1].label == on) continue;
      Text more = heads[dice.below(heads.size())];
      if (dice.chance(0.6)) more[0] = more[0] >= U'A' && more[0] <= U'Z' ? more[0] + 32 : more[0];
      set_text(page.lines[i], page.lines[i].text + kJoins[dice.below(is_english ? kJoins.size() : 3)] + more);
      const double measure = measure_about(page, i) * share;
      i = break_into(page, i, measure, on);
    }
  }
}

}  // namespace

Sample in_other_setting(const Sample& page, std::uint64_t seed) {
  Dice dice(seed);
  Sample out = page;
  const std::size_t letters = dice.below(10), blanks = dice.below(10);
  if (dice.chance(kLong)) lengthen_heads(out, dice);
  if (letters < 4) set_display(out, letters == 0);
  if (blanks < 3) set_blanks(out, blanks > 0);
  if (dice.chance(kInColumn)) break_wide(out);
  break_pieces(out, dice);
  if (dice.chance(kCapitals)) set_openings(out);
  return out;
}

}  // namespace broadsheet::train
