// train/taggers/training/chain_trainer.hpp - finds the weights of a linear-chain conditional random field.
//
// Follow-the-regularised-leader with steps of each weight's own length: most weights stay exactly 0.
// Deterministic: one thread, a fixed order.
#pragma once

#include "reconstruct/tagger/model/weight_file.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace broadsheet::train {

/// What the trainer is shown of one sequence.
struct Sequence {
  std::vector<std::uint32_t> keys;     ///< of all positions, one after the other
  std::vector<std::uint32_t> begins;   ///< where those of each position begin; one more at the end
  std::vector<std::uint32_t> allowed;  ///< a bit for each label that may be right
  std::vector<unsigned char> contexts;

  std::size_t size() const { return allowed.size(); }
};

struct Learning {
  float rate = 0.12f, l1 = 0.4f, l2 = 1e-4f;
};

class ChainTrainer {
 public:
  ChainTrainer(std::size_t labels, std::size_t contexts, const Learning& learning);

  /// Only features that stand in sequences of at least `groups` groups have weights. To be called for some
  /// sequences before the first learn(); `group` is any number that tells groups apart.
  void count(const Sequence& sequence, std::uint32_t group);
  void choose_features(unsigned groups);

  /// One step along one sequence; returns the nats lost on it.
  double learn(const Sequence& sequence);

  /// The probability of each label of each position.
  std::vector<float> marginals(const Sequence& sequence) const;

  /// Leaves the weights of the `rows` features that matter most.
  void prune(std::size_t rows);
  std::size_t features() const;  ///< that have a weight

  /// Adds the weights of now to an average; sets them to it. The last weights alone depend on which pages
  /// came last: two trainings differed by more than most changes to the observations.
  void keep_for_average();
  void take_average();

  /// Whole numbers of `unit` nats.
  std::vector<reconstruct::WeightRow> rows(double unit) const;
  std::vector<std::int32_t> transitions(double unit) const;

 private:
  static constexpr std::size_t kStride = reconstruct::kMostLabels;
  struct Row {
    float w[kStride] = {}, z[kStride] = {}, n[kStride] = {}, sum[kStride] = {};
    float seen = 0;
  };
  void emissions(const Sequence& s, std::vector<float>& out) const;
  double pass(const Sequence& s, const std::vector<float>& emissions, bool bound, std::vector<float>& p,
              std::vector<float>* steps) const;
  std::vector<float> scores(const Sequence& s, const std::vector<float>& emissions, bool bound,
                            double& log) const;
  std::vector<float> forward(const Sequence& s, const std::vector<float>& e, const std::vector<float>& t,
                             double& log) const;
  std::vector<float> backward(const Sequence& s, const std::vector<float>& e, const std::vector<float>& t,
                              const std::vector<float>& forward, std::vector<float>* steps) const;
  void update(float& w, float& z, float& n, float g, float l1) const;

  std::size_t labels_;
  Learning learning_;
  std::vector<std::uint8_t> groups_;
  std::vector<std::uint32_t> last_group_;
  std::vector<std::int32_t> id_;  // of each key; -1 for none
  std::vector<Row> rows_;
  std::vector<float> step_w_, step_z_, step_n_, step_sum_;
  unsigned kept_ = 0;
};

}  // namespace broadsheet::train
