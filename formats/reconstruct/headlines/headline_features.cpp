#include "reconstruct/headlines/headline_features.hpp"

#include "reconstruct/language/phrases.hpp"
#include "reconstruct/text/contains.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::reconstruct {
namespace {

// Lengths in code points, of text in Han and of text in letters.
constexpr std::size_t kShortLine = 6, kShortLineOfLetters = 14;  // too short to be a phrase of its own
constexpr std::size_t kFewBelow = 3, kFewLettersBelow = 9;       // the rest of a phrase
constexpr std::size_t kFewAbove = 2;                             // the beginning of one
// Lengths of an entry, in Han characters: as much as 2.4 letters say.
constexpr std::size_t kVeryShort = 6, kShort = 10, kLong = 16;
std::size_t in_han_characters(std::size_t letters) { return letters * 10 / 24; }

constexpr std::size_t kNear = 8;      // lines on either side among which a line may be the widest
constexpr std::size_t kCompared = 6;  // entries of a group that are compared with each other
constexpr double kBlank = 0.25;       // em of a blank between words
// Em by which widths may differ although lines are set alike: rounding, squeezed punctuation, a unit that
// fits.
constexpr double kFits = 0.1, kBlur = 0.3, kSameWidth = 0.6, kOtherType = 0.9;
constexpr double kMuchShorter = 0.6;             // of the width of the line above
constexpr double kShorter = 0.7, kLonger = 1.4;  // of the width of the other of two entries
constexpr double kForeign =
    0.3;  // share of an entry's words in the body, below which it is about something else
constexpr double kColumnUnknown = 0.7, kWidestInColumn = 1.5;  // line widths in columns

// A blank that separates two phrases: between wide characters.
bool has_phrase_blank(View s, bool spaced) {
  if (spaced) return s.find(U';') != View::npos || s.find(U':') != View::npos;
  for (std::size_t i = 1; i + 1 < s.size(); ++i)
    if (is_blank(s[i]) && is_han(s[i - 1]) && is_han(s[i + 1])) return true;
  return false;
}

bool leaves_bracket_open(View s) {
  const std::size_t open = s.find_last_of(U"“「『《（(");
  return open != View::npos && s.find_first_of(U"”」』》）)", open) == View::npos;
}

Text joined(const HeadGroup& group, const Entry& e) {
  Text out;
  for (std::size_t k = e.begin; k < e.end; ++k) {
    if (k > e.begin && group.profile.spaced) out += U' ';
    out += group.text(k);
  }
  return out;
}

double widest(const HeadGroup& group, const Entry& e) {
  double widest = 0;
  for (std::size_t k = e.begin; k < e.end; ++k) widest = std::max(widest, group.width(k));
  return widest;
}

bool is_dash(char32_t c) { return c == U'—' || c == U'―' || c == U'─' || c == U'–'; }

double widest_near(const HeadGroup& group, std::size_t k) {
  double widest = 0;
  for (std::size_t j = k > kNear ? k - kNear : 0; j < std::min(group.lines.size(), k + kNear); ++j)
    widest = std::max(widest, group.width(j));
  return widest;
}

// Whether two wide characters that a break parts stand together in the body.
bool is_pair_of_body(const HeadGroup& group, char32_t a, char32_t b) {
  const TermSet across = group.profile.spaced ? TermSet() : terms_of(Text{a, b});
  return !across.empty() && group.body.has(across.front());
}

bool begins_in_lower_case(View s) {
  const auto first = std::find_if(s.begin(), s.end(), [](char32_t c) { return is_letter(c) || is_digit(c); });
  return first != s.end() && !is_upper(*first);
}

// What the two lines on both sides of a break are compared by.
struct Break {
  const HeadGroup& group;
  std::size_t k;
  bool spaced;
  View above, below;
  double above_width, below_width;  // em
};

void set_widths(FeatureBuilder<WrapFeature>& out, const Break& at) {
  const auto& [group, k, spaced, above, below, above_width, below_width] = at;
  const double unit = group.line(k + 1).unit + (spaced ? kBlank : 0);
  const double alike = k > 0 ? std::max(1.0, group.line(k).unit * kSameWidth) : 0;
  out.set(WrapFeature::next_fits, above_width + unit < below_width - kFits);
  out.set(WrapFeature::widest_of_run, above_width > widest_near(group, k) - kSameWidth);
  out.set(WrapFeature::as_wide_as_above, k > 0 && std::abs(group.width(k - 1) - above_width) <= alike);
  out.set(WrapFeature::next_longer, below_width > above_width + kSameWidth);
  out.set(WrapFeature::next_much_shorter, below_width < kMuchShorter * above_width);
  out.set(WrapFeature::wide_as_column,
          group.column > 0 ? std::clamp(above_width / group.column, 0.0, kWidestInColumn) : kColumnUnknown);
  out.set(WrapFeature::short_line, above.size() <= (spaced ? kShortLineOfLetters : kShortLine));
}

void set_marks(FeatureBuilder<WrapFeature>& out, const Break& at) {
  const char32_t end = at.above.back(), begin = at.below.front();
  const View particles = at.spaced ? View(U",-:") : View(U"、，的和與与及在将將为為对對把：—于以同");
  out.set(WrapFeature::pair_in_body, is_pair_of_body(at.group, end, begin));
  out.set(WrapFeature::ends_with_particle, contains(particles, end));
  out.set(WrapFeature::closed_phrase, contains(U"？！。”」》?!", end) || contains(U"“「《", begin));
  out.set(WrapFeature::bracket_goes_on, leaves_bracket_open(at.above));
  out.set(WrapFeature::goes_on_in_lower_case, at.spaced && begins_in_lower_case(at.below));
  out.set(WrapFeature::number_goes_on, is_digit(end) && is_han(begin));
  out.set(WrapFeature::single_dash_below, is_dash(begin) && (at.below.size() < 2 || !is_dash(at.below[1])));
  out.set(WrapFeature::particle_below,
          !at.spaced && contains(U"的之等者们們性化了着著过過并並且及和與与或而致於于", begin));
}

void set_phrases(FeatureBuilder<WrapFeature>& out, const Break& at) {
  const bool above = has_phrase_blank(at.above, at.spaced), below = has_phrase_blank(at.below, at.spaced);
  const bool two_above = !at.spaced && above;
  out.set(WrapFeature::phrase_blank_above, above);
  out.set(WrapFeature::phrase_blank_below, below);
  out.set(WrapFeature::both_complete, two_above && below);
  out.set(WrapFeature::few_characters_below, at.below.size() <= (at.spaced ? kFewLettersBelow : kFewBelow));
  out.set(WrapFeature::few_characters_above,
          two_above && at.above.size() - 1 - at.above.find_last_of(U" \u3000") <= kFewAbove);
}

// How an entry stands among the first of its group.
struct GroupPosition {
  double overlap, overlaps;  // with the body; of all together
  double width;              // of its widest line
  std::size_t characters;    // of all together
  bool overlaps_most, narrowest, larger, smaller;
};

GroupPosition position_in_group(const HeadGroup& group, const std::vector<Entry>& entries, std::size_t k) {
  const auto overlap = [&](const Text& text) { return share(terms_of(text), group.body); };
  GroupPosition out{
      overlap(joined(group, entries[k])), 0, widest(group, entries[k]), 0, true, true, false, false};
  // What wraps fills the measure: where another entry's lines are wider, its type is smaller.
  const auto wraps = [&](std::size_t e) { return entries[e].end - entries[e].begin > 1; };
  for (std::size_t e = 0; e < std::min(entries.size(), kCompared); ++e) {
    const Text text = joined(group, entries[e]);
    const double other = e == k ? out.overlap : overlap(text), other_width = widest(group, entries[e]);
    out.overlaps_most = out.overlaps_most && other <= out.overlap;
    out.overlaps += other;
    out.characters += text.size();
    if (e == k) continue;
    out.narrowest = out.narrowest && other_width >= out.width - kBlur;
    out.larger = out.larger || (wraps(k) && other_width > out.width + kOtherType);
    out.smaller = out.smaller || (wraps(e) && out.width > other_width + kOtherType);
  }
  return out;
}

// Which of how many entries.
void set_number(FeatureBuilder<RoleFeature>& out, std::size_t n, std::size_t k) {
  out.set(RoleFeature::first_of_two, n == 2 && k == 0);
  out.set(RoleFeature::first_of_three, n == 3 && k == 0);
  out.set(RoleFeature::second_of_three, n == 3 && k == 1);
  out.set(RoleFeature::third_of_three, n == 3 && k == 2);
  out.set(RoleFeature::first_of_more, n > 3 && k == 0);
  out.set(RoleFeature::second_of_more, n > 3 && k == 1);
  out.set(RoleFeature::later_of_more, n > 3 && k > 1);
}

void set_phrase(FeatureBuilder<RoleFeature>& out, const Profile& profile, const Text& text, std::size_t k) {
  const auto says = [&](View word) { return text.find(word) != Text::npos; };
  const Texts presiders = profile.presider_words;
  const std::size_t length = profile.spaced ? in_han_characters(text.size()) : text.size();
  out.set(RoleFeature::very_short_entry, length <= kVeryShort);
  out.set(RoleFeature::short_entry, length <= kShort);
  out.set(RoleFeature::long_entry, length > kLong);
  out.set(RoleFeature::phrase_blank, has_phrase_blank(text, profile.spaced));
  out.set(RoleFeature::begins_with_dash, starts_with(text, U"—") || starts_with(text, U"─"));
  out.set(RoleFeature::known_series, is_series(text, profile));
  out.set(RoleFeature::marks_of_series, says(U"·") || says(U"——") || contains(U"：:", text.back()));
  out.set(RoleFeature::says_who_presided, k > 0 && std::any_of(presiders.begin(), presiders.end(), says));
}

void set_tags(FeatureBuilder<WrapFeature>& out, const LineTag& below) {
  out.set(WrapFeature::tagged_going_on, tag_feature(below, LineLabel::headline_on, LineLabel::kicker_on,
                                                    LineLabel::deck_on, LineLabel::subhead_on));
  out.set(WrapFeature::tagged_another,
          tag_feature(below, LineLabel::headline, LineLabel::kicker, LineLabel::deck, LineLabel::subhead));
}

const LineTag& tag_of(const HeadGroup& group, const Entry& e) { return group.line(e.begin).tag; }

// Whether no other entry begins with a line of more probability.
bool is_most(const HeadGroup& group, const std::vector<Entry>& entries, std::size_t k, LineLabel label) {
  const float own = probability(tag_of(group, entries[k]), label);
  return std::all_of(entries.begin(), entries.end(),
                     [&](const Entry& e) { return probability(tag_of(group, e), label) <= own; });
}

void set_tags(FeatureBuilder<RoleFeature>& out, const HeadGroup& group, const std::vector<Entry>& entries,
              std::size_t k) {
  const LineTag& tag = tag_of(group, entries[k]);
  out.set(RoleFeature::tagged_headline, tag_feature(tag, LineLabel::headline, LineLabel::headline_on));
  out.set(RoleFeature::tagged_kicker, tag_feature(tag, LineLabel::kicker, LineLabel::kicker_on));
  out.set(RoleFeature::tagged_deck, tag_feature(tag, LineLabel::deck, LineLabel::deck_on));
  out.set(RoleFeature::tagged_headline_most,
          is_tagged(tag) && is_most(group, entries, k, LineLabel::headline));
  out.set(RoleFeature::tagged_kicker_most, is_tagged(tag) && is_most(group, entries, k, LineLabel::kicker));
}

}  // namespace

WrapFeatures wrap_features(const HeadGroup& group, std::size_t k) {
  const Break at{
      group, k, group.profile.spaced, group.text(k), group.text(k + 1), group.width(k), group.width(k + 1)};
  FeatureBuilder<WrapFeature> out;
  out.set(WrapFeature::bias, 1.0);
  out.set(WrapFeature::blank_between, group.line(k + 1).blank_before);
  out.set(WrapFeature::two_lines, group.lines.size() == 2);
  out.set(WrapFeature::four_or_more_lines, group.lines.size() >= 4);
  set_widths(out, at);
  set_marks(out, at);
  set_phrases(out, at);
  set_tags(out, group.line(k + 1).tag);
  return out.take();
}

RoleFeatures role_features(const HeadGroup& group, const std::vector<Entry>& entries, std::size_t k) {
  const Text text = joined(group, entries[k]);
  const std::size_t n = entries.size(), lines = entries[k].end - entries[k].begin;
  const GroupPosition among = position_in_group(group, entries, k);
  const double other_width = n == 2 ? widest(group, entries[1 - k]) : among.width;
  FeatureBuilder<RoleFeature> out;
  set_number(out, n, k);
  set_tags(out, group, entries, k);
  set_phrase(out, group.profile, text, k);
  out.set(RoleFeature::several_lines, lines > 1);
  out.set(RoleFeature::three_or_more_lines, lines > 2);
  out.set(RoleFeature::share_of_body, among.overlap);
  out.set(RoleFeature::most_of_body, among.overlaps_most);
  out.set(RoleFeature::share_of_opening, share(terms_of(text), terms_of(group.opening)));
  out.set(RoleFeature::narrowest, among.narrowest);
  out.set(RoleFeature::larger_type, among.larger);
  out.set(RoleFeature::smaller_type, among.smaller);
  out.set(RoleFeature::first_of_two_shorter, n == 2 && k == 0 && among.width < kShorter * other_width);
  out.set(RoleFeature::first_of_two_longer, n == 2 && k == 0 && among.width > kLonger * other_width);
  out.set(RoleFeature::fills_most_of_group,
          static_cast<double>(text.size()) / static_cast<double>(std::max<std::size_t>(among.characters, 1)));
  out.set(RoleFeature::first_and_foreign, k == 0 && among.overlap < kForeign);
  out.set(RoleFeature::share_among_entries, among.overlaps > 0 ? among.overlap / among.overlaps : 0.0);
  return out.take();
}

}  // namespace broadsheet::reconstruct
