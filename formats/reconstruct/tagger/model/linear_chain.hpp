// reconstruct/tagger/model/linear_chain.hpp - a linear-chain conditional random field: the
// probability of every label of a sequence, and the most probable labels together.
//
// Scores are whole numbers of a unit that the weights carry (WeightTable::unit), so
// that their sums are the same on every machine. Exponentials come from a table, and
// all further sums run in a fixed order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace broadsheet::reconstruct {

/// The scores of one sequence. `emissions` holds as many numbers for each position as there are labels.
struct ChainScores {
  std::vector<std::int32_t> emissions;
  std::vector<unsigned char> contexts;  ///< one for each position: that of the step which leads to it

  std::size_t size() const { return contexts.size(); }
};

/// exp(-k * unit) for whole k.
class ExpTable {
 public:
  explicit ExpTable(double unit);
  /// REQUIRES: score <= 0
  double of(std::int32_t score) const {
    const auto k = static_cast<std::size_t>(-static_cast<std::int64_t>(score));
    return k < values_.size() ? values_.data()[k] : 0.0;
  }

 private:
  std::vector<double> values_;
};

/// Finds the probability of each label. Made once for the weights of a tagger.
class ChainMarginals {
 public:
  /// `transitions`: for each context a square of scores, from the earlier label to the later one.
  ChainMarginals(std::size_t labels, std::span<const std::int32_t> transitions, double unit);

  /// `labels` numbers for each position. Linear in the length.
  std::vector<float> of(const ChainScores& scores) const;

 private:
  void weigh(const ChainScores& scores, std::size_t i, double* row) const;
  std::vector<double> forward_pass(const ChainScores& scores) const;

  std::size_t labels_, stride_;
  ExpTable exp_;
  std::vector<double> forward_, backward_;  // exponentials of the squares, as they are and turned
};

/// Finds the most probable labels. Made once for the weights of a tagger.
class BestChain {
 public:
  /// `transitions` as above.
  BestChain(std::size_t labels, std::span<const std::int32_t> transitions);

  /// Of several sequences that are most probable, that whose last label comes first, then the one before it.
  /// REQUIRES: scores are between -2^20 and 2^20.
  std::vector<unsigned char> of(const ChainScores& scores) const;

  std::size_t labels() const { return labels_; }

 private:
  friend class GrowingChain;
  // The labels from which the best way may lead on, where those of the position before have such scores.
  std::size_t viable(const float* before, std::size_t context, std::size_t* found) const;
  void step(const float* before, std::size_t context, float* after) const;

  std::size_t labels_, stride_;
  std::vector<float> squares_;
  std::vector<float>
      gains_;  // of each square: from each label, the most that another gains on it in one step
};

/// The most probable labels of a sequence whose positions become known one after the other.
class GrowingChain {
 public:
  /// `chain` outlives it.
  explicit GrowingChain(const BestChain& chain, std::size_t positions_to_come = 0);

  /// Adds a position with a score for each label; `context` is that of the step which leads to it.
  void add(const std::int32_t* scores, unsigned char context);
  /// As BestChain::of().
  std::vector<unsigned char> labels() const;
  /// The first of them, as many as remain whatever is added, the next position by a step of `context`.
  std::vector<unsigned char> settled(unsigned char context) const;

 private:
  const float* with(std::size_t i) const { return with_.data() + i * chain_.stride_; }
  std::size_t label_before(std::size_t i, std::size_t label) const;
  std::vector<unsigned char> way_to(std::size_t i, std::size_t label) const;

  const BestChain& chain_;
  std::vector<unsigned char> contexts_;  // one for each position
  // What the best ways that end in each label of each position are worth, relative to the best of them, and
  // before the score of the position itself. Whole numbers, of which floats hold these exactly.
  std::vector<float> with_, without_;
};

}  // namespace broadsheet::reconstruct
