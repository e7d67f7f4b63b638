#include "reconstruct/tagger/model/linear_chain.hpp"

#include "reconstruct/tagger/model/avx2.hpp"
#include "reconstruct/tagger/model/weight_file.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace broadsheet::reconstruct {
namespace {

constexpr double kSmallest = 1e-30;  // what is less probable counts as impossible

// Two doubles and four floats: vectors that every machine has. Nearly all have those of four doubles.
using Pair = double __attribute__((vector_size(16)));
using Quad = float __attribute__((vector_size(16)));
#ifdef BROADSHEET_AVX2
using FourDoubles = double __attribute__((vector_size(32)));
#endif

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

// Squares of transitions, each row filled up, as they are or turned; `of` makes their numbers.
template <class Number, class Of>
std::vector<Number> squares_of(std::size_t labels, std::span<const std::int32_t> transitions, bool is_turned,
                               const Of& of) {
  const std::size_t stride = stride_of(labels), contexts = transitions.size() / labels / labels;
  std::vector<Number> out(contexts * labels * stride);
  for (std::size_t c = 0; c < contexts; ++c)
    for (std::size_t from = 0; from < labels; ++from)
      for (std::size_t to = 0; to < labels; ++to)
        out[(c * labels + (is_turned ? to : from)) * stride + (is_turned ? from : to)] =
            of(transitions[(c * labels + from) * labels + to]);
  return out;
}

// The sum of the rows of a square, each as often as `factors` says. It stays in registers from row to row, so
// that `out` may be `factors`. The same numbers, whatever the vector: each is a sum of its own.
template <class Vector, std::size_t Vectors>
[[gnu::always_inline]] inline void add_rows_of(const double* square, const double* factors,
                                               std::size_t labels, double* out) {
  constexpr std::size_t kInOne = sizeof(Vector) / sizeof(double);
  Vector sums[Vectors] = {};
  for (std::size_t row = 0; row < labels; ++row, square += kInOne * Vectors)
    for (std::size_t k = 0; k < Vectors; ++k) {
      Vector some;
      std::memcpy(&some, square + kInOne * k, sizeof some);
      sums[k] += factors[row] * some;
    }
  for (std::size_t k = 0; k < Vectors; ++k) std::memcpy(out + kInOne * k, &sums[k], sizeof sums[k]);
}

template <class Vector>
[[gnu::always_inline]] inline void add_rows_in(const double* square, const double* factors,
                                               std::size_t labels, double* out) {
  static_assert(kMostLabels <= 6 * kStep);
  constexpr std::size_t kEach = kStep * sizeof(double) / sizeof(Vector);
  switch (stride_of(labels) / kStep) {
    case 1: return add_rows_of<Vector, kEach>(square, factors, labels, out);
    case 2: return add_rows_of<Vector, 2 * kEach>(square, factors, labels, out);
    case 3: return add_rows_of<Vector, 3 * kEach>(square, factors, labels, out);
    case 4: return add_rows_of<Vector, 4 * kEach>(square, factors, labels, out);
    case 5: return add_rows_of<Vector, 5 * kEach>(square, factors, labels, out);
    default: return add_rows_of<Vector, 6 * kEach>(square, factors, labels, out);
  }
}

#ifdef BROADSHEET_AVX2
BROADSHEET_AVX2 void add_rows_wide(const double* square, const double* factors, std::size_t labels,
                                   double* out) {
  add_rows_in<FourDoubles>(square, factors, labels, out);
}
#endif

void add_rows(const double* square, const double* factors, std::size_t labels, double* out) {
#ifdef BROADSHEET_AVX2
  if (has_avx2()) return add_rows_wide(square, factors, labels, out);
#endif
  add_rows_in<Pair>(square, factors, labels, out);
}

}  // namespace

ExpTable::ExpTable(double unit) {
  const double step = std::exp(-unit);
  for (double value = 1; value > kSmallest; value *= step) values_.push_back(value);
}

ChainMarginals::ChainMarginals(std::size_t labels, std::span<const std::int32_t> transitions, double unit)
    : labels_(labels), stride_(stride_of(labels)), exp_(unit) {
  const std::int32_t most = transitions.empty() ? 0 : *std::ranges::max_element(transitions);
  const auto relative = [&](std::int32_t score) { return exp_.of(score - most); };
  forward_ = squares_of<double>(labels, transitions, false, relative);
  backward_ = squares_of<double>(labels, transitions, true, relative);
}

// Multiplies `row` with the exponentials of the scores of position i, relative to their greatest.
void ChainMarginals::weigh(const ChainScores& s, std::size_t i, double* row) const {
  const std::int32_t* const scores = s.emissions.data() + i * labels_;
  std::int32_t most = scores[0];
  for (std::size_t k = 1; k < labels_; ++k) most = std::max(most, scores[k]);
  for (std::size_t k = 0; k < labels_; ++k) row[k] *= exp_.of(scores[k] - most);
}

std::vector<double> ChainMarginals::forward_pass(const ChainScores& s) const {
  std::vector<double> all(s.size() * stride_);
  for (std::size_t i = 0; i < s.size(); ++i) {
    double* const row = all.data() + i * stride_;
    if (i == 0)
      std::fill(row, row + labels_, 1.0);
    else
      add_rows(&forward_[s.contexts[i] * labels_ * stride_], row - stride_, labels_, row);
    weigh(s, i, row);
    normalise(row, labels_);
  }
  return all;
}

// Each label's share of the ways through a position: those that lead to it, times those that go on from it,
// which are followed from the end on.
std::vector<float> ChainMarginals::of(const ChainScores& s) const {
  const std::vector<double> forward = forward_pass(s);
  double backward[kMostLabels], both[kMostLabels];
  std::fill_n(backward, stride_, 1.0);
  std::vector<float> out(s.size() * labels_);
  for (std::size_t i = s.size(); i-- > 0;) {
    const double* const before = forward.data() + i * stride_;
    for (std::size_t k = 0; k < labels_; ++k) both[k] = before[k] * backward[k];
    normalise(both, labels_);
    for (std::size_t k = 0; k < labels_; ++k) out.data()[i * labels_ + k] = static_cast<float>(both[k]);
    if (i == 0) break;
    weigh(s, i, backward);
    add_rows(&backward_[s.contexts[i] * labels_ * stride_], backward, labels_, backward);
    normalise(backward, labels_);
  }
  return out;
}

BestChain::BestChain(std::size_t labels, std::span<const std::int32_t> transitions)
    : labels_(labels),
      stride_(stride_of(labels)),
      squares_(squares_of<float>(labels, transitions, false,
                                 [](std::int32_t score) { return static_cast<float>(score); })),
      gains_(squares_.size()) {
  for (std::size_t square = 0; square < squares_.size(); square += labels * stride_)
    for (std::size_t from = 0; from < labels; ++from)
      for (std::size_t other = 0; other < labels; ++other) {
        float& gain = gains_[square + from * stride_ + other];
        gain = -std::numeric_limits<float>::infinity();
        for (std::size_t to = 0; to < labels; ++to)
          gain = std::max(gain,
                          squares_[square + other * stride_ + to] - squares_[square + from * stride_ + to]);
      }
}

std::size_t BestChain::viable(const float* before, std::size_t context, std::size_t* found) const {
  std::size_t best = 0, n = 0;
  while (before[best] != 0) ++best;
  const float* const gains = &gains_[(context * labels_ + best) * stride_];
  for (std::size_t from = 0; from < labels_; ++from) {
    found[n] = from;
    n += before[from] + gains[from] >= 0;
  }
  return n;
}

// What the best ways to each label are worth that come from the labels of the position before, of which the
// best has 0. Most of them are so far behind that they cannot catch up in a step: no way through them is
// tried.
void BestChain::step(const float* before, std::size_t context, float* after) const {
  const float* const squares = &squares_[context * labels_ * stride_];
  std::size_t tried[kMostLabels];
  const std::size_t n = viable(before, context, tried);
  for (std::size_t k = 0; k < stride_; k += kStep) {
    constexpr float kNone = -std::numeric_limits<float>::infinity();
    Quad most{kNone, kNone, kNone, kNone};
    for (std::size_t i = 0; i < n; ++i) {
      const float so_far = before[tried[i]];
      const Quad way = Quad{so_far, so_far, so_far, so_far} + load<Quad>(squares + tried[i] * stride_ + k);
      most = way > most ? way : most;
    }
    std::memcpy(after + k, &most, sizeof most);
  }
}

std::vector<unsigned char> BestChain::of(const ChainScores& s) const {
  GrowingChain chain(*this, s.size());
  for (std::size_t i = 0; i < s.size(); ++i) chain.add(s.emissions.data() + i * labels_, s.contexts[i]);
  return chain.labels();
}

GrowingChain::GrowingChain(const BestChain& chain, std::size_t positions_to_come) : chain_(chain) {
  contexts_.reserve(positions_to_come);
  with_.reserve(positions_to_come * chain.stride_);
  without_.reserve(positions_to_come * chain.stride_);
}

void GrowingChain::add(const std::int32_t* scores, unsigned char context) {
  const std::size_t i = contexts_.size();
  contexts_.push_back(context);
  with_.resize(with_.size() + chain_.stride_);
  without_.resize(with_.size());
  float *const with = with_.data() + i * chain_.stride_, *const without =
                                                             without_.data() + i * chain_.stride_;
  if (i > 0) chain_.step(with - chain_.stride_, context, without);
  float most = without[0] + static_cast<float>(scores[0]);
  for (std::size_t k = 0; k < chain_.labels_; ++k) {
    with[k] = without[k] + static_cast<float>(scores[k]);
    most = std::max(most, with[k]);
  }
  for (std::size_t k = 0; k < chain_.labels_; ++k) with[k] -= most;
}

// The label before `label` of position i on the best way there: the first of those that are best.
std::size_t GrowingChain::label_before(std::size_t i, std::size_t label) const {
  const std::size_t labels = chain_.labels_, stride = chain_.stride_;
  const float* const square = chain_.squares_.data() + contexts_[i] * labels * stride + label;
  const float* const before = with(i - 1);
  const float best = without_[i * stride + label];
  std::size_t from = 0;
  while (from + 1 < labels && before[from] + square[from * stride] != best) ++from;
  return from;
}

std::vector<unsigned char> GrowingChain::way_to(std::size_t i, std::size_t label) const {
  std::vector<unsigned char> out(i + 1);
  for (;; --i) {
    out[i] = static_cast<unsigned char>(label);
    if (i == 0) return out;
    label = label_before(i, label);
  }
}

std::vector<unsigned char> GrowingChain::labels() const {
  if (contexts_.empty()) return {};
  const float* const last = with(contexts_.size() - 1);
  return way_to(contexts_.size() - 1,
                static_cast<std::size_t>(std::max_element(last, last + chain_.labels_) - last));
}

// All ways that may still be the best are followed back to where they are one.
std::vector<unsigned char> GrowingChain::settled(unsigned char context) const {
  if (contexts_.empty()) return {};
  std::size_t i = contexts_.size() - 1, ways[kMostLabels];
  for (std::size_t n = chain_.viable(with(i), context, ways); n > 1; --i) {
    if (i == 0) return {};
    for (std::size_t k = 0; k < n; ++k) ways[k] = label_before(i, ways[k]);
    std::sort(ways, ways + n);
    n = static_cast<std::size_t>(std::unique(ways, ways + n) - ways);
  }
  return way_to(i, ways[0]);
}

}  // namespace broadsheet::reconstruct
