#include "reconstruct/articles/headlines.hpp"

#include "reconstruct/articles/layout_features.hpp"
#include "reconstruct/articles/linear_model.hpp"

#include <data/roles_json.hpp>
#include <data/wraps_json.hpp>

#include <algorithm>
#include <cmath>

namespace broadsheet::reconstruct {
namespace {

constexpr std::size_t kLongestEntry = 8;  // lines

bool in(View set, char32_t c) { return set.find(c) != View::npos; }

const Line& line_of(const HeadLines& head, std::size_t k) { return head.page.lines[head.lines[k]]; }
View text_of(const HeadLines& head, std::size_t k) { return head.page.of(line_of(head, k)); }
double width(const HeadLines& head, std::size_t k) { return line_of(head, k).width.natural; }

// A blank that parts two phrases: between wide characters.
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

Text joined(const HeadLines& head, const Entry& e) {
  Text out;
  for (std::size_t k = e.begin; k < e.end; ++k) {
    if (k > e.begin && head.profile.spaced) out += U' ';
    out += text_of(head, k);
  }
  return out;
}

double widest(const HeadLines& head, const Entry& e) {
  double widest = 0;
  for (std::size_t k = e.begin; k < e.end; ++k) widest = std::max(widest, width(head, k));
  return widest;
}

bool is_dash(char32_t c) { return c == U'—' || c == U'―' || c == U'─' || c == U'–'; }

double flag(bool b) { return b ? 1.0 : 0.0; }

double widest_near(const HeadLines& head, std::size_t k) {
  double widest = 0;
  for (std::size_t j = k > 8 ? k - 8 : 0; j < std::min(head.lines.size(), k + 8); ++j)
    widest = std::max(widest, width(head, j));
  return widest;
}

// Whether two wide characters that a break parts stand together in the body.
bool is_pair_of_body(const HeadLines& head, char32_t a, char32_t b) {
  const TermSet across = head.profile.spaced ? TermSet() : terms_of(Text{a, b});
  return !across.empty() && head.body.has(across.front());
}

bool begins_in_lower_case(View s) {
  const auto first = std::find_if(s.begin(), s.end(), [](char32_t c) { return is_letter(c) || is_digit(c); });
  return first != s.end() && !is_upper(*first);
}

}  // namespace

WrapFeatures wrap_features(const HeadLines& head, std::size_t k) {
  const View a = text_of(head, k), b = text_of(head, k + 1);
  const double wa = width(head, k), wb = width(head, k + 1);
  const bool spaced = head.profile.spaced;
  const double unit = line_of(head, k + 1).unit + (spaced ? 0.25 : 0);
  const bool as_above =
      k > 0 && std::abs(width(head, k - 1) - wa) <= std::max(1.0, line_of(head, k).unit * 0.6);
  const bool parted = !spaced && has_phrase_blank(a, spaced);
  // In the order of kWrapFeatures.
  // clang-format off
  return {1.0, flag(wa + unit < wb - 0.1), flag(wa > widest_near(head, k) - 0.6), flag(as_above),
          flag(wb > wa + 0.6), flag(wb < 0.6 * wa),
          flag(is_pair_of_body(head, a.back(), b.front())),
          flag(in(spaced ? U",-:" : U"、，的和与與及在将將为為对對把：—于以同", a.back())),
          flag(in(U"？！。”」》?!", a.back()) || in(U"“「《", b.front())), flag(leaves_bracket_open(a)),
          flag(line_of(head, k + 1).blank_before), flag(head.lines.size() == 2), flag(head.lines.size() >= 4),
          flag(a.size() <= (spaced ? 14u : 6u)),
          flag(has_phrase_blank(a, spaced)), flag(has_phrase_blank(b, spaced)),
          head.column > 0 ? std::clamp(wa / head.column, 0.0, 1.5) : 0.7,
          flag(spaced && begins_in_lower_case(b)),
          flag(b.size() <= (spaced ? 9u : 3u)),
          flag(parted && has_phrase_blank(b, spaced)),
          flag(parted && a.size() - 1 - a.find_last_of(U" \u3000") <= 2),
          flag(is_digit(a.back()) && is_han(b.front())),
          flag(is_dash(b.front()) && (b.size() < 2 || !is_dash(b[1]))),
          flag(!spaced && in(U"的之等者们們性化了着著过過并並且及和与與或而致於于", b.front()))};
  // clang-format on
}

bool is_series(View text, const Profile& profile) {
  if (text.size() > 40) return false;
  Text bare;
  for (const char32_t c : text)
    if (!is_blank(c) && (!is_wide_punctuation(c) || c == U'·' || c == U'：')) bare += to_lower(c);
  // A long name may stand inside a line; a short or Latin one only as the whole line or in front of a mark.
  return std::any_of(profile.series.begin(), profile.series.end(), [&](const Text& name) {
    if (!profile.spaced && name.size() > 2) return bare.find(name) != Text::npos;
    return bare == name || (starts_with(bare, name) && in(U"·：:|", bare[name.size()]));
  });
}

double wrap_odds(const HeadLines& head, std::size_t k) {
  static const auto kWeights = load_weights<kWrapFeatures.size()>(data::wraps_json, kWrapFeatures);
  return dot(kWeights, wrap_features(head, k)) + wrap_layout_score(head, k);
}

std::vector<Entry> entries_of(const HeadLines& head) {
  const std::size_t n = head.lines.size();
  if (n == 0) return {};
  std::vector<double> join(n, 0), part(n, 0);  // log probabilities about the break behind line k
  for (std::size_t k = 0; k + 1 < n; ++k) {
    const double z = wrap_odds(head, k);
    join[k] = -std::log1p(std::exp(-z));
    part[k] = -std::log1p(std::exp(z));
  }
  // Every line of an entry but its last is full: the next unit would not have fitted into the widest.
  const auto misfit = [&](std::size_t begin, std::size_t end) {
    double widest = 0, cost = 0;
    for (std::size_t k = begin; k < end; ++k) widest = std::max(widest, width(head, k));
    for (std::size_t k = begin; k + 1 < end; ++k) {
      const double left =
          widest - width(head, k) - line_of(head, k + 1).unit - (head.profile.spaced ? 0.25 : 0);
      if (left > 0.3) cost += std::min(4.0, 1.0 + left);
    }
    return cost;
  };
  std::vector<double> best(n + 1, -1e9);
  std::vector<std::size_t> from(n + 1, 0);
  best[0] = 0;
  for (std::size_t end = 1; end <= n; ++end) {
    double inside = 0;
    for (std::size_t begin = end; begin-- > 0 && end - begin <= kLongestEntry;) {
      if (begin + 1 < end) inside += join[begin];
      const double score = best[begin] + inside - misfit(begin, end) + (begin > 0 ? part[begin - 1] : 0);
      if (score > best[end]) best[end] = score, from[end] = begin;
    }
  }
  std::vector<Entry> entries;
  for (std::size_t end = n; end > 0; end = from[end]) entries.push_back({from[end], end});
  std::reverse(entries.begin(), entries.end());
  return entries;
}

namespace {

// How an entry stands among the first six of its group.
struct GroupPosition {
  double overlap, overlaps;  // with the body; of all together
  double width;              // of its widest line
  std::size_t characters;    // of all together
  bool overlaps_most, narrowest, larger, smaller;
};

GroupPosition position_in_group(const HeadLines& head, const std::vector<Entry>& entries, std::size_t k) {
  const auto overlap = [&](const Text& text) { return share(terms_of(text), head.body); };
  GroupPosition out{
      overlap(joined(head, entries[k])), 0, widest(head, entries[k]), 0, true, true, false, false};
  // What wraps fills the measure: where another entry's lines are wider, its type is smaller.
  const auto wraps = [&](std::size_t e) { return entries[e].end - entries[e].begin > 1; };
  for (std::size_t e = 0; e < std::min<std::size_t>(entries.size(), 6); ++e) {
    const Text text = joined(head, entries[e]);
    const double other = e == k ? out.overlap : overlap(text), other_width = widest(head, entries[e]);
    out.overlaps_most = out.overlaps_most && other <= out.overlap;
    out.overlaps += other;
    out.characters += text.size();
    if (e == k) continue;
    out.narrowest = out.narrowest && other_width >= out.width - 0.3;
    out.larger = out.larger || (wraps(k) && other_width > out.width + 0.9);
    out.smaller = out.smaller || (wraps(e) && out.width > other_width + 0.9);
  }
  return out;
}

}  // namespace

RoleFeatures role_features(const HeadLines& head, const std::vector<Entry>& entries, std::size_t k) {
  const bool spaced = head.profile.spaced;
  const Text text = joined(head, entries[k]);
  const std::size_t n = entries.size(), lines = entries[k].end - entries[k].begin;
  const std::size_t length = spaced ? text.size() * 10 / 24 : text.size();
  const GroupPosition among = position_in_group(head, entries, k);
  const double other_width = n == 2 ? widest(head, entries[1 - k]) : among.width;
  const std::vector<Text>& presider_words = head.profile.presider_words;
  const auto says = [&](const Text& word) { return text.find(word) != Text::npos; };
  // In the order of kRoleFeatures.
  // clang-format off
  return {flag(n == 2 && k == 0), flag(n == 3 && k == 0), flag(n == 3 && k == 1), flag(n == 3 && k == 2),
          flag(n > 3 && k == 0), flag(n > 3 && k == 1), flag(n > 3 && k > 1),
          flag(lines > 1), flag(lines > 2), flag(length <= 6), flag(length <= 10), flag(length > 16),
          among.overlap, flag(among.overlaps_most), share(terms_of(text), terms_of(head.opening)),
          flag(has_phrase_blank(text, spaced)),
          flag(among.narrowest), flag(among.larger), flag(among.smaller),
          flag(starts_with(text, U"—") || starts_with(text, U"─")),
          flag(n == 2 && k == 0 && among.width < 0.7 * other_width),
          flag(n == 2 && k == 0 && among.width > 1.4 * other_width),
          static_cast<double>(text.size()) / static_cast<double>(std::max<std::size_t>(among.characters, 1)),
          flag(is_series(text, head.profile)),
          flag(says(U"·") || says(U"——") || in(U"：:", text.back())),
          flag(k == 0 && among.overlap < 0.3),
          among.overlaps > 0 ? among.overlap / among.overlaps : 0.0,
          flag(k > 0 && std::any_of(presider_words.begin(), presider_words.end(), says))};
  // clang-format on
}

MainEntry main_entry(const HeadLines& head, const std::vector<Entry>& entries) {
  static const auto kWeights = load_weights<kRoleFeatures.size()>(data::roles_json, kRoleFeatures);
  const std::size_t considered = std::min<std::size_t>(entries.size(), 5);
  std::vector<double> score(considered);
  for (std::size_t k = 0; k < considered; ++k)
    score[k] = considered == 1
                   ? 0
                   : dot(kWeights, role_features(head, entries, k)) + role_layout_score(head, entries, k);
  const auto best = static_cast<std::size_t>(std::max_element(score.begin(), score.end()) - score.begin());
  double sum = 0;
  for (const double s : score) sum += std::exp(s - score[best]);
  return {best, 1 / sum};
}

}  // namespace broadsheet::reconstruct
