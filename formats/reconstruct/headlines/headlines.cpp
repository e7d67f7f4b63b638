#include "reconstruct/headlines/headlines.hpp"

#include "reconstruct/headlines/headline_features.hpp"
#include "reconstruct/headlines/layout_score.hpp"
#include "reconstruct/model/linear_model.hpp"

#include <data/model_weights.hpp>

#include <algorithm>
#include <cmath>

namespace broadsheet::reconstruct {
namespace {

constexpr std::size_t kLongestEntry = 14;  // lines: large type in a narrow column

}  // namespace

double wrap_odds(const HeadGroup& group, std::size_t k) {
  return dot(data::wraps_weights, wrap_features(group, k)) + wrap_layout_score(group, k);
}

std::vector<Entry> entries_of(const HeadGroup& group) {
  const std::size_t n = group.lines.size();
  if (n == 0) return {};
  std::vector<double> join(n, 0), part(n, 0);  // log probabilities about the break after line k
  for (std::size_t k = 0; k + 1 < n; ++k) {
    const double z = wrap_odds(group, k);
    join[k] = -std::log1p(std::exp(-z));
    part[k] = -std::log1p(std::exp(z));
  }
  // Every line of an entry but its last is full: the next unit would not have fitted into the widest.
  const auto misfit = [&](std::size_t begin, std::size_t end) {
    double widest = 0, cost = 0;
    for (std::size_t k = begin; k < end; ++k) widest = std::max(widest, group.width(k));
    for (std::size_t k = begin; k + 1 < end; ++k) {
      const double left =
          widest - group.width(k) - group.line(k + 1).unit - (group.profile.spaced ? 0.25 : 0);
      if (left > 0.3 && !links_lines(group, k) && !links_lines(group, k + 1))
        cost += std::min(4.0, 1.0 + left);
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

MainEntry main_entry(const HeadGroup& group, const std::vector<Entry>& entries) {
  const std::size_t considered = std::min<std::size_t>(entries.size(), 5);
  std::vector<double> score(considered);
  for (std::size_t k = 0; k < considered; ++k)
    score[k] = considered == 1 ? 0
                               : dot(data::roles_weights, role_features(group, entries, k)) +
                                     role_layout_score(group, entries, k);
  const auto best = static_cast<std::size_t>(std::max_element(score.begin(), score.end()) - score.begin());
  double sum = 0;
  for (const double s : score) sum += std::exp(s - score[best]);
  return {best, 1 / sum};
}

}  // namespace broadsheet::reconstruct
