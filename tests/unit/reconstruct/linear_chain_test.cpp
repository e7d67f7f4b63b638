#include "reconstruct/tagger/linear_chain.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace broadsheet::reconstruct {
namespace {

// Three positions, two labels, one context: small enough to add all ways up.
struct Small {
  std::vector<std::int32_t> steps = {3, -2, -1, 4};
  ChainScores scores{2, {5, 0, -3, 2, 1, 1}, {0, 0, 0}, steps.data()};
  double way(int a, int b, int c) const {
    return scores.emissions[static_cast<std::size_t>(a)] + scores.emissions[static_cast<std::size_t>(2 + b)] +
           scores.emissions[static_cast<std::size_t>(4 + c)] + steps[static_cast<std::size_t>(2 * a + b)] +
           steps[static_cast<std::size_t>(2 * b + c)];
  }
};

TEST(LinearChain, a_marginal_is_the_share_of_the_ways_through_it) {
  const Small small;
  constexpr double kUnit = 0.25;
  double all = 0, through = 0;
  for (int a = 0; a < 2; ++a)
    for (int b = 0; b < 2; ++b)
      for (int c = 0; c < 2; ++c) {
        const double weight = std::exp(small.way(a, b, c) * kUnit);
        all += weight;
        if (b == 1) through += weight;
      }
  const std::vector<float> p = marginals(small.scores, ExpTable(kUnit));
  EXPECT_NEAR(p[3], through / all, 1e-5);
  EXPECT_NEAR(p[2] + p[3], 1, 1e-6);
}

TEST(LinearChain, the_best_labels_are_those_of_the_heaviest_way) {
  const Small small;
  double most = -1e9;
  std::vector<unsigned char> best;
  for (unsigned char a = 0; a < 2; ++a)
    for (unsigned char b = 0; b < 2; ++b)
      for (unsigned char c = 0; c < 2; ++c)
        if (small.way(a, b, c) > most) most = small.way(a, b, c), best = {a, b, c};
  EXPECT_EQ(best_labels(small.scores), best);
}

TEST(LinearChain, an_empty_sequence_has_no_labels) {
  const Small small;
  const ChainScores none{2, {}, {}, small.steps.data()};
  EXPECT_TRUE(marginals(none, ExpTable(0.25)).empty());
  EXPECT_TRUE(best_labels(none).empty());
}

TEST(LinearChain, scores_far_apart_give_certainty_and_no_overflow) {
  Small small;
  small.scores.emissions = {2000000, -2000000, 0, 0, 0, 0};
  const std::vector<float> p = marginals(small.scores, ExpTable(0.25));
  EXPECT_FLOAT_EQ(p[0], 1);
  EXPECT_FLOAT_EQ(p[1], 0);
}

}  // namespace
}  // namespace broadsheet::reconstruct
