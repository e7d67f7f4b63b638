#include "reconstruct/tagger/model/linear_chain.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace broadsheet::reconstruct {
namespace {

// Three positions, two labels, one context: small enough to add all ways up.
struct Small {
  std::vector<std::int32_t> steps = {3, -2, -1, 4};
  ChainScores scores{{5, 0, -3, 2, 1, 1}, {0, 0, 0}};
  std::vector<float> marginals(double unit) const { return ChainMarginals(2, steps, unit).of(scores); }
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
  const std::vector<float> p = small.marginals(kUnit);
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
  EXPECT_EQ(BestChain(2, small.steps).of(small.scores), best);
}

// A sequence of many labels and several contexts, with ties among its scores: of close ones, or of such as
// leave most labels without a chance.
struct Large {
  explicit Large(std::size_t of_labels, std::int32_t spread = 1) : labels(of_labels) {
    unsigned state = 7;
    const auto next = [&] {
      return static_cast<std::int32_t>((state = state * 1103515245u + 12345u) >> 16) % 5 - 2;
    };
    for (std::size_t k = 0; k < 3 * labels * labels; ++k) steps.push_back(next());
    for (std::size_t i = 0; i < 40; ++i) {
      scores.contexts.push_back(static_cast<unsigned char>(i % 3 == 2 ? 2 : 0));
      for (std::size_t k = 0; k < labels; ++k) scores.emissions.push_back(spread * next());
    }
  }
  std::int32_t step(std::size_t at, std::size_t from, std::size_t to) const {
    return steps[(scores.contexts[at] * labels + from) * labels + to];
  }
  std::size_t labels;
  std::vector<std::int32_t> steps;
  ChainScores scores;
};

// All ways tried.
std::vector<unsigned char> way_of(const Large& large) {
  const std::size_t n = large.scores.size(), labels = large.labels;
  std::vector<std::vector<std::int32_t>> best(n, std::vector<std::int32_t>(labels));
  std::vector<std::vector<unsigned char>> from(n, std::vector<unsigned char>(labels));
  for (std::size_t i = 0; i < n; ++i)
    for (std::size_t b = 0; b < labels; ++b) {
      std::int32_t most = i == 0 ? 0 : best[i - 1][0] + large.step(i, 0, b);
      for (std::size_t a = 1; i > 0 && a < labels; ++a)
        if (best[i - 1][a] + large.step(i, a, b) > most)
          most = best[i - 1][a] + large.step(i, a, b), from[i][b] = static_cast<unsigned char>(a);
      best[i][b] = most + large.scores.emissions[i * labels + b];
    }
  std::vector<unsigned char> way(n);
  const auto& last = best[n - 1];
  auto at = static_cast<unsigned char>(std::max_element(last.begin(), last.end()) - last.begin());
  for (std::size_t i = n; i-- > 0; at = from[i][at]) way[i] = at;
  return way;
}

TEST(LinearChain, of_equal_ways_the_first_label_wins_from_the_end_on) {
  for (const std::size_t labels : {1u, 3u, 4u, 11u, 20u, 24u})
    for (const std::int32_t spread : {1, 2, 5, 20}) {
      const Large large(labels, spread);
      EXPECT_EQ(BestChain(labels, large.steps).of(large.scores), way_of(large)) << labels << ", " << spread;
    }
}

TEST(LinearChain, labels_that_are_settled_remain_whatever_is_added) {
  std::size_t settled = 0;
  for (const std::size_t labels : {1u, 3u, 4u, 11u, 20u, 24u})
    for (const std::int32_t spread : {1, 2, 5, 20}) {
      const Large large(labels, spread);
      const BestChain best(labels, large.steps);
      const std::vector<unsigned char> way = way_of(large);
      GrowingChain chain(best);
      EXPECT_TRUE(chain.settled(0).empty());
      for (std::size_t i = 0; i + 1 < large.scores.size(); ++i) {
        chain.add(&large.scores.emissions[i * labels], large.scores.contexts[i]);
        const std::vector<unsigned char> some = chain.settled(large.scores.contexts[i + 1]);
        ASSERT_LE(some.size(), i + 1);
        EXPECT_TRUE(std::equal(some.begin(), some.end(), way.begin()))
            << labels << ", " << spread << ", " << i;
        settled += some.size();
      }
    }
  EXPECT_GT(settled, 24u * 40 * 10);  // on average more than half of what is known
}

TEST(LinearChain, marginals_of_many_labels_sum_to_1) {
  const Large large(11);
  const std::vector<float> p = ChainMarginals(11, large.steps, 0.25).of(large.scores);
  for (std::size_t i = 0; i < large.scores.size(); ++i)
    EXPECT_NEAR(std::accumulate(&p[i * 11], &p[i * 11] + 11, 0.0), 1, 1e-5) << i;
}

TEST(LinearChain, an_empty_sequence_has_no_labels) {
  const Small small;
  EXPECT_TRUE(ChainMarginals(2, small.steps, 0.25).of({}).empty());
  EXPECT_TRUE(BestChain(2, small.steps).of({}).empty());
}

TEST(LinearChain, scores_far_apart_give_certainty_and_no_overflow) {
  Small small;
  small.scores.emissions = {2000000, -2000000, 0, 0, 0, 0};
  const std::vector<float> p = small.marginals(0.25);
  EXPECT_FLOAT_EQ(p[0], 1);
  EXPECT_FLOAT_EQ(p[1], 0);
}

}  // namespace
}  // namespace broadsheet::reconstruct
