// reconstruct/tagger/model/linear_chain.hpp - a linear-chain conditional random field: the
// probability of every label of a sequence, and the most probable labels together.
//
// Scores are whole numbers of a unit that the weights carry (WeightTable::unit), so
// that their sums are the same on every machine. Exponentials come from a table, and
// all further sums run in a fixed order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace broadsheet::reconstruct {

/// The scores of one sequence. `emissions` holds `labels` numbers for each position;
/// `transitions` a square of them, from the earlier label to the later one, for each context.
struct ChainScores {
  std::size_t labels = 0;
  std::vector<std::int32_t> emissions;
  std::vector<unsigned char> contexts;  ///< one for each position: that of the step which leads to it
  const std::int32_t* transitions = nullptr;

  std::size_t size() const { return contexts.size(); }
};

/// exp(-k * unit) for whole k.
class ExpTable {
 public:
  explicit ExpTable(double unit);
  /// REQUIRES: score <= 0
  double of(std::int32_t score) const {
    const auto k = static_cast<std::size_t>(-static_cast<std::int64_t>(score));
    return k < values_.size() ? values_[k] : 0.0;
  }

 private:
  std::vector<double> values_;
};

/// The probability of each label of each position, `labels` numbers for each. Linear in the length.
std::vector<float> marginals(const ChainScores& scores, const ExpTable& exp);

/// The most probable sequence of labels; of several, that whose last label comes first, then the one before
/// it. REQUIRES: scores are between -2^20 and 2^20.
std::vector<unsigned char> best_labels(const ChainScores& scores);

}  // namespace broadsheet::reconstruct
