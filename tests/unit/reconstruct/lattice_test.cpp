#include "reconstruct/articles/lattice.hpp"

#include "unit/reconstruct/page_of_items.hpp"

#include <gtest/gtest.h>

namespace broadsheet::reconstruct {
namespace {

const std::vector<Item> kItems = {
    item(ItemKind::head, "图书馆开放"), item(ItemKind::paragraph, "清河镇的第一座图书馆昨天开放。"),
    item(ItemKind::closing, "（记者 方小舟）"), item(ItemKind::paragraph, "双溪的石拱桥修缮工程本周完工。")};

std::vector<ArticleState> states_after(std::size_t i, ArticleState from) {
  std::vector<ArticleState> states;
  for (const Arc& arc : arcs_of(kItems, i, from, HeadlinePosition::before)) {
    EXPECT_EQ(arc.from, from);
    states.push_back(arc.to);
  }
  return states;
}

TEST(Lattice, every_state_has_a_way_on_through_every_item) {
  for (std::size_t i = 0; i < kItems.size(); ++i)
    for (std::size_t s = 0; s < kStates; ++s)
      EXPECT_FALSE(states_after(i, static_cast<ArticleState>(s)).empty()) << "item " << i << ", state " << s;
}

TEST(Lattice, a_body_under_a_headline_belongs_to_it) {
  EXPECT_EQ(states_after(1, ArticleState::head_before), std::vector{ArticleState::body});
}

TEST(Lattice, a_signature_ends_the_body) {
  EXPECT_EQ(states_after(2, ArticleState::body), std::vector{ArticleState::ended});
}

TEST(Lattice, an_article_that_has_its_headline_gets_none_after_its_body) {
  for (const ArticleState to : states_after(0, ArticleState::body)) EXPECT_NE(to, ArticleState::head_after);
}

TEST(Lattice, a_headline_without_a_body_is_counted_at_the_end_of_the_page) {
  EXPECT_EQ(counts_at_end(ArticleState::head_before)[ArcCount::bodiless], 1);
  EXPECT_EQ(counts_at_end(ArticleState::bare_body)[ArcCount::headless], 1);
  EXPECT_EQ(counts_at_end(ArticleState::body)[ArcCount::headless], 0);
}

TEST(Lattice, the_best_path_has_one_step_for_each_item_and_its_probabilities_are_some) {
  const PageOfItems page(kItems);
  const std::vector<ArticleStep> path = best_path(page.items, page.features());
  ASSERT_EQ(path.size(), kItems.size());
  for (const ArticleStep& step : path) {
    EXPECT_GT(step.probability, 0);
    EXPECT_LE(step.probability, 1);
  }
}

TEST(Lattice, what_a_feature_contributes_is_for_one_side_against_the_others) {
  HeadFeatures features;
  features[HeadFeature::line_share_before] = 1;
  EXPECT_GT(feature_contribution(features, Label::after)[HeadFeature::line_share_before], 0)
      << "words of the body above speak for a headline after its body";
  EXPECT_EQ(feature_contribution(features, Label::after)[HeadFeature::alone], 0) << "it is not there";
}

}  // namespace
}  // namespace broadsheet::reconstruct
