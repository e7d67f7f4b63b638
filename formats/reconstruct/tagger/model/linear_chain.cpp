#include "reconstruct/tagger/model/linear_chain.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace broadsheet::reconstruct {
namespace {

constexpr double kSmallest = 1e-30;  // what is less probable counts as impossible

// Two doubles and four floats: vectors that every machine has.
using Pair = double __attribute__((vector_size(16)));
using Quad = float __attribute__((vector_size(16)));

template <class Vector, class Number>
Vector load(const Number* from) {
  Vector out;
  std::memcpy(&out, from, sizeof out);
  return out;
}

// Rows of numbers, one for each label, filled up with zeros to whole vectors.
constexpr std::size_t kStep = 4;
std::size_t stride_of(std::size_t labels) { return (labels + kStep - 1) / kStep * kStep; }

// Makes the sum of `n` numbers 1.
void normalise(double* row, std::size_t n) {
  double sum = 0;
  for (std::size_t k = 0; k < n; ++k) sum += row[k];
  const double scale = sum > 0 ? 1 / sum : 0;
  for (std::size_t k = 0; k < n; ++k) row[k] *= scale;
}

// The squares of transitions as ChainScores has them, each row filled up; `of` makes their numbers. Only
// those of contexts that the sequence has are made.
template <class Number, class Of>
std::vector<Number> squares_of(const ChainScores& s, bool backwards, const Of& of) {
  const std::size_t stride = stride_of(s.labels), square = s.labels * stride;
  const std::size_t contexts =
      s.contexts.empty() ? 0 : 1u + *std::max_element(s.contexts.begin(), s.contexts.end());
  std::vector<bool> is_used(contexts);
  for (const unsigned char c : s.contexts) is_used[c] = true;
  std::vector<Number> out(contexts * square);
  for (std::size_t c = 0; c < contexts; ++c)
    for (std::size_t from = 0; is_used[c] && from < s.labels; ++from)
      for (std::size_t to = 0; to < s.labels; ++to)
        out[c * square + (backwards ? to * stride + from : from * stride + to)] =
            of(s.transitions[(c * s.labels + from) * s.labels + to]);
  return out;
}

// The sum of the rows of a square, each as often as `factors` says, which are numbers of the row itself.
void add_rows(const double* square, const double* factors, std::size_t labels, double* out) {
  const std::size_t stride = stride_of(labels);
  for (std::size_t k = 0; k < stride; k += kStep) {
    Pair low{}, high{};
    for (std::size_t row = 0; row < labels; ++row) {
      const Pair factor{factors[row], factors[row]};
      low += factor * load<Pair>(square + row * stride + k);
      high += factor * load<Pair>(square + row * stride + k + 2);
    }
    std::memcpy(out + k, &low, sizeof low);
    std::memcpy(out + k + 2, &high, sizeof high);
  }
}

// The exponentials of the scores of a sequence, each row relative to its greatest.
struct Potentials {
  std::vector<double> emissions;
  std::vector<double> forward, backward;  // squares of transitions
};

Potentials potentials_of(const ChainScores& s, const ExpTable& exp) {
  Potentials out;
  const std::size_t stride = stride_of(s.labels);
  out.emissions.resize(s.size() * stride);
  for (std::size_t i = 0; i < s.size(); ++i) {
    const std::int32_t* row = s.emissions.data() + i * s.labels;
    const std::int32_t most = *std::max_element(row, row + s.labels);
    for (std::size_t k = 0; k < s.labels; ++k) out.emissions[i * stride + k] = exp.of(row[k] - most);
  }
  const std::size_t contexts =
      s.contexts.empty() ? 0 : 1u + *std::max_element(s.contexts.begin(), s.contexts.end());
  const std::size_t n = contexts * s.labels * s.labels;
  const std::int32_t most = n == 0 ? 0 : *std::max_element(s.transitions, s.transitions + n);
  const auto relative = [&](std::int32_t score) { return exp.of(score - most); };
  out.forward = squares_of<double>(s, false, relative);
  out.backward = squares_of<double>(s, true, relative);
  return out;
}

std::vector<double> forward_pass(const ChainScores& s, const Potentials& p) {
  const std::size_t labels = s.labels, stride = stride_of(labels);
  std::vector<double> all(s.size() * stride);
  for (std::size_t i = 0; i < s.size(); ++i) {
    double* row = &all[i * stride];
    if (i == 0)
      std::fill(row, row + labels, 1.0);
    else
      add_rows(&p.forward[s.contexts[i] * labels * stride], row - stride, labels, row);
    for (std::size_t k = 0; k < stride; ++k) row[k] *= p.emissions[i * stride + k];
    normalise(row, labels);
  }
  return all;
}

std::vector<double> backward_pass(const ChainScores& s, const Potentials& p) {
  const std::size_t labels = s.labels, stride = stride_of(labels);
  std::vector<double> all(s.size() * stride, 1.0), factors(stride);
  for (std::size_t i = s.size(); i-- > 1;) {
    for (std::size_t k = 0; k < stride; ++k) factors[k] = all[i * stride + k] * p.emissions[i * stride + k];
    double* row = &all[(i - 1) * stride];
    add_rows(&p.backward[s.contexts[i] * labels * stride], factors.data(), labels, row);
    normalise(row, labels);
  }
  return all;
}

// What the best ways that end in each label of each position are worth, relative to the best of them, and
// before the score of the position itself. Whole numbers, of which floats hold these exactly.
struct BestWays {
  std::vector<float> squares, with, without;
};

BestWays best_ways(const ChainScores& s) {
  const std::size_t labels = s.labels, stride = stride_of(labels);
  BestWays out{squares_of<float>(s, false, [](std::int32_t score) { return static_cast<float>(score); }),
               std::vector<float>(s.size() * stride), std::vector<float>(s.size() * stride)};
  for (std::size_t i = 0; i < s.size(); ++i) {
    float* const with = &out.with[i * stride];
    float* const without = &out.without[i * stride];
    const float* const above = i > 0 ? with - stride : nullptr;
    const float* square = &out.squares[s.contexts[i] * labels * stride];
    for (std::size_t k = 0; i > 0 && k < stride; k += kStep) {
      constexpr float kNone = -std::numeric_limits<float>::infinity();
      Quad most{kNone, kNone, kNone, kNone};
      for (std::size_t from = 0; from < labels; ++from) {
        const float before = above[from];
        const Quad way = Quad{before, before, before, before} + load<Quad>(square + from * stride + k);
        most = way > most ? way : most;
      }
      std::memcpy(without + k, &most, sizeof most);
    }
    for (std::size_t k = 0; k < labels; ++k)
      with[k] = without[k] + static_cast<float>(s.emissions[i * labels + k]);
    const float most = *std::max_element(with, with + labels);
    for (std::size_t k = 0; k < labels; ++k) with[k] -= most;
  }
  return out;
}

}  // namespace

ExpTable::ExpTable(double unit) {
  const double step = std::exp(-unit);
  for (double value = 1; value > kSmallest; value *= step) values_.push_back(value);
}

std::vector<float> marginals(const ChainScores& s, const ExpTable& exp) {
  const std::size_t n = s.size(), labels = s.labels, stride = stride_of(labels);
  const Potentials p = potentials_of(s, exp);
  const std::vector<double> forward = forward_pass(s, p), backward = backward_pass(s, p);
  std::vector<double> row(stride);
  std::vector<float> out(n * labels);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < stride; ++k) row[k] = forward[i * stride + k] * backward[i * stride + k];
    normalise(row.data(), labels);
    for (std::size_t k = 0; k < labels; ++k) out[i * labels + k] = static_cast<float>(row[k]);
  }
  return out;
}

std::vector<unsigned char> best_labels(const ChainScores& s) {
  const std::size_t n = s.size(), labels = s.labels, stride = stride_of(labels);
  if (n == 0) return {};
  const BestWays ways = best_ways(s);
  std::vector<unsigned char> out(n);
  const float* last = &ways.with[(n - 1) * stride];
  auto at = static_cast<std::size_t>(std::max_element(last, last + labels) - last);
  for (std::size_t i = n - 1;; --i) {
    out[i] = static_cast<unsigned char>(at);
    if (i == 0) return out;
    const float* square = &ways.squares[s.contexts[i] * labels * stride];
    const float* before = &ways.with[(i - 1) * stride];
    std::size_t from = 0;  // the first of those that are best
    while (from + 1 < labels && before[from] + square[from * stride + at] != ways.without[i * stride + at])
      ++from;
    at = from;
  }
}

}  // namespace broadsheet::reconstruct
