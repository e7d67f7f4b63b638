#include "reconstruct/tagger/model/linear_chain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace broadsheet::reconstruct {
namespace {

constexpr double kSmallest = 1e-30;  // what is less probable counts as impossible

// Makes the sum of `n` numbers 1.
void normalise(double* row, std::size_t n) {
  double sum = 0;
  for (std::size_t k = 0; k < n; ++k) sum += row[k];
  const double scale = sum > 0 ? 1 / sum : 0;
  for (std::size_t k = 0; k < n; ++k) row[k] *= scale;
}

void add_scaled(double* __restrict row, const double* __restrict other, double factor, std::size_t n) {
  for (std::size_t k = 0; k < n; ++k) row[k] += factor * other[k];
}

// The exponentials of the scores of a sequence, each row relative to its greatest.
struct Potentials {
  std::vector<double> emissions, transitions;  // as in ChainScores
  std::vector<double> reversed;                // the transitions, from the later label to the earlier one
  std::size_t labels;

  const double* transition(const ChainScores& s, std::size_t at, std::size_t from) const {
    return transitions.data() + (s.contexts[at] * labels + from) * labels;
  }
  const double* transition_back(const ChainScores& s, std::size_t at, std::size_t to) const {
    return reversed.data() + (s.contexts[at] * labels + to) * labels;
  }
};

Potentials potentials_of(const ChainScores& s, const ExpTable& exp) {
  Potentials out;
  out.labels = s.labels;
  out.emissions.resize(s.emissions.size());
  for (std::size_t i = 0; i < s.size(); ++i) {
    const std::int32_t* row = s.emissions.data() + i * s.labels;
    const std::int32_t most = *std::max_element(row, row + s.labels);
    for (std::size_t k = 0; k < s.labels; ++k) out.emissions[i * s.labels + k] = exp.of(row[k] - most);
  }
  const std::size_t contexts =
      s.contexts.empty() ? 0 : 1u + *std::max_element(s.contexts.begin(), s.contexts.end());
  const std::size_t n = contexts * s.labels * s.labels;
  const std::int32_t most = n == 0 ? 0 : *std::max_element(s.transitions, s.transitions + n);
  out.transitions.resize(n);
  out.reversed.resize(n);
  for (std::size_t k = 0; k < n; ++k) {
    const std::size_t to = k % s.labels, from = k / s.labels % s.labels, first = k - from * s.labels - to;
    out.transitions[k] = exp.of(s.transitions[k] - most);
    out.reversed[first + to * s.labels + from] = out.transitions[k];
  }
  return out;
}

}  // namespace

ExpTable::ExpTable(double unit) {
  const double step = std::exp(-unit);
  for (double value = 1; value > kSmallest; value *= step) values_.push_back(value);
}

std::vector<float> marginals(const ChainScores& s, const ExpTable& exp) {
  const std::size_t n = s.size(), labels = s.labels;
  const Potentials p = potentials_of(s, exp);
  std::vector<double> forward(n * labels), backward(n * labels, 1.0), next(labels);
  for (std::size_t i = 0; i < n; ++i) {
    double* row = &forward[i * labels];
    if (i == 0) {
      std::fill(row, row + labels, 1.0);
    } else {
      for (std::size_t from = 0; from < labels; ++from)
        add_scaled(row, p.transition(s, i, from), forward[(i - 1) * labels + from], labels);
    }
    for (std::size_t k = 0; k < labels; ++k) row[k] *= p.emissions[i * labels + k];
    normalise(row, labels);
  }
  for (std::size_t i = n; i-- > 1;) {
    double* row = &backward[(i - 1) * labels];
    std::fill(row, row + labels, 0.0);
    for (std::size_t to = 0; to < labels; ++to)
      add_scaled(row, p.transition_back(s, i, to), backward[i * labels + to] * p.emissions[i * labels + to],
                 labels);
    normalise(row, labels);
  }
  std::vector<float> out(n * labels);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < labels; ++k) next[k] = forward[i * labels + k] * backward[i * labels + k];
    normalise(next.data(), labels);
    for (std::size_t k = 0; k < labels; ++k) out[i * labels + k] = static_cast<float>(next[k]);
  }
  return out;
}

std::vector<unsigned char> best_labels(const ChainScores& s) {
  const std::size_t n = s.size(), labels = s.labels;
  if (n == 0) return {};
  std::vector<std::int32_t> score(s.emissions.begin(),
                                  s.emissions.begin() + static_cast<std::ptrdiff_t>(labels)),
      next(labels);
  std::vector<unsigned char> from(n * labels);
  for (std::size_t i = 1; i < n; ++i) {
    std::fill(next.begin(), next.end(), std::numeric_limits<std::int32_t>::min());
    for (std::size_t a = 0; a < labels; ++a) {
      const std::int32_t* step = s.transition(i, a);
      for (std::size_t b = 0; b < labels; ++b)
        if (score[a] + step[b] > next[b])
          next[b] = score[a] + step[b], from[i * labels + b] = static_cast<unsigned char>(a);
    }
    for (std::size_t b = 0; b < labels; ++b) score[b] = next[b] + s.emissions[i * labels + b];
  }
  std::vector<unsigned char> out(n);
  auto at = static_cast<std::size_t>(std::max_element(score.begin(), score.end()) - score.begin());
  for (std::size_t i = n; i-- > 0;) {
    out[i] = static_cast<unsigned char>(at);
    at = from[i * labels + at];
  }
  return out;
}

}  // namespace broadsheet::reconstruct
