#include "issuetext/headlines.hpp"

#include "issuetext/weights.hpp"

#include <data/roles_json.hpp>
#include <data/wraps_json.hpp>

#include <algorithm>
#include <cmath>

namespace broadsheet::issuetext {
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

bool is_dash(char32_t c) { return c == U'—' || c == U'―' || c == U'─' || c == U'–'; }

double flag(bool b) { return b ? 1.0 : 0.0; }

}  // namespace

WrapFeatures wrap_features(const HeadLines& head, std::size_t k) {
  const View a = text_of(head, k), b = text_of(head, k + 1);
  const double wa = width(head, k), wb = width(head, k + 1);
  const bool spaced = head.profile.spaced;
  const double unit = line_of(head, k + 1).unit + (spaced ? 0.25 : 0);
  double widest = 0;
  for (std::size_t j = k > 8 ? k - 8 : 0; j < std::min(head.lines.size(), k + 8); ++j)
    widest = std::max(widest, width(head, j));
  const bool neighbour =
      k > 0 && std::abs(width(head, k - 1) - wa) <= std::max(1.0, line_of(head, k).unit * 0.6);
  const Features across = spaced ? Features() : features_of(Text{a.back(), b.front()});
  const bool pair = !across.empty() && head.body.has(across.front());
  std::size_t first = 0;
  while (first < b.size() && !is_letter(b[first]) && !is_digit(b[first])) ++first;
  const bool particle =
      spaced ? in(U",-:", a.back()) : in(U"、，的和与與及在将將为為对對把：—于以同", a.back());
  const std::size_t short_line = spaced ? 14 : 6;
  return {1.0,
          flag(wa + unit < wb - 0.1),
          flag(wa > widest - 0.6),
          flag(neighbour),
          flag(wb > wa + 0.6),
          flag(wb < 0.6 * wa),
          flag(pair),
          flag(particle),
          flag(in(U"？！。”」》?!", a.back()) || in(U"“「《", b.front())),
          flag(leaves_bracket_open(a)),
          flag(line_of(head, k + 1).blank_before),
          flag(head.lines.size() == 2),
          flag(head.lines.size() >= 4),
          flag(a.size() <= short_line),
          flag(has_phrase_blank(a, spaced)),
          flag(has_phrase_blank(b, spaced)),
          head.column > 0 ? std::clamp(wa / head.column, 0.0, 1.5) : 0.7,
          flag(spaced && first < b.size() && !is_upper(b[first])),
          flag(b.size() <= (spaced ? 9u : 3u)),
          flag(!spaced && has_phrase_blank(a, spaced) && has_phrase_blank(b, spaced)),
          flag(!spaced && has_phrase_blank(a, spaced) && a.size() - 1 - a.find_last_of(U" \u3000") <= 2),
          flag(is_digit(a.back()) && is_han(b.front())),
          flag(is_dash(b.front()) && (b.size() < 2 || !is_dash(b[1]))),
          flag(!spaced && in(U"的之等者们們性化了着著过過并並且及和与與或而致於于", b.front()))};
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
  return dot(kWeights, wrap_features(head, k));
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

RoleFeatures role_features(const HeadLines& head, const std::vector<Entry>& entries, std::size_t k) {
  const bool spaced = head.profile.spaced;
  const auto overlap = [&](std::size_t e) { return share(features_of(joined(head, entries[e])), head.body); };
  const auto widest = [&](std::size_t e) {
    double w = 0;
    for (std::size_t i = entries[e].begin; i < entries[e].end; ++i) w = std::max(w, width(head, i));
    return w;
  };
  const Text text = joined(head, entries[k]);
  const std::size_t n = entries.size(), lines = entries[k].end - entries[k].begin;
  const std::size_t length = spaced ? text.size() * 10 / 24 : text.size();
  bool most = true, narrowest = true;
  std::size_t total = 0;
  const double own = overlap(k), w = widest(k);
  double shares = 0;
  for (std::size_t e = 0; e < std::min<std::size_t>(n, 6); ++e) {
    const double other = e == k ? own : overlap(e);
    if (other > own) most = false;
    shares += other;
    if (e != k && widest(e) < w - 0.3) narrowest = false;
    total += joined(head, entries[e]).size();
  }
  // What wraps fills the measure: where another entry's lines are wider, its type is smaller.
  const auto wraps = [&](std::size_t e) { return entries[e].end - entries[e].begin > 1; };
  bool larger = false, smaller = false;
  for (std::size_t e = 0; e < std::min<std::size_t>(n, 6); ++e) {
    if (e == k) continue;
    larger = larger || (wraps(k) && widest(e) > w + 0.9);
    smaller = smaller || (wraps(e) && w > widest(e) + 0.9);
  }
  const double other_width = n == 2 ? widest(1 - k) : w;
  return {flag(n == 2 && k == 0),
          flag(n == 3 && k == 0),
          flag(n == 3 && k == 1),
          flag(n == 3 && k == 2),
          flag(n > 3 && k == 0),
          flag(n > 3 && k == 1),
          flag(n > 3 && k > 1),
          flag(lines > 1),
          flag(lines > 2),
          flag(length <= 6),
          flag(length <= 10),
          flag(length > 16),
          own,
          flag(most),
          share(features_of(text), features_of(head.opening)),
          flag(has_phrase_blank(text, spaced)),
          flag(narrowest),
          flag(larger),
          flag(smaller),
          flag(starts_with(text, U"—") || starts_with(text, U"─")),
          flag(n == 2 && k == 0 && w < 0.7 * other_width),
          flag(n == 2 && k == 0 && w > 1.4 * other_width),
          static_cast<double>(text.size()) / static_cast<double>(std::max<std::size_t>(total, 1)),
          flag(is_series(text, head.profile)),
          flag(text.find(U'·') != View::npos || text.find(U"——") != View::npos || in(U"：:", text.back())),
          flag(k == 0 && own < 0.3),
          shares > 0 ? own / shares : 0.0,
          flag(k > 0 && std::any_of(head.profile.presiding.begin(), head.profile.presiding.end(),
                                    [&](const Text& word) { return text.find(word) != Text::npos; }))};
}

MainEntry main_entry(const HeadLines& head, const std::vector<Entry>& entries) {
  static const auto kWeights = load_weights<kRoleFeatures.size()>(data::roles_json, kRoleFeatures);
  const std::size_t considered = std::min<std::size_t>(entries.size(), 5);
  std::vector<double> score(considered);
  for (std::size_t k = 0; k < considered; ++k)
    score[k] = considered == 1 ? 0 : dot(kWeights, role_features(head, entries, k));
  const auto best = static_cast<std::size_t>(std::max_element(score.begin(), score.end()) - score.begin());
  double sum = 0;
  for (const double s : score) sum += std::exp(s - score[best]);
  return {best, 1 / sum};
}

}  // namespace broadsheet::issuetext
