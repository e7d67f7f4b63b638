#include "reconstruct/articles/features.hpp"

#include "unit/reconstruct/page_of_items.hpp"

#include <gtest/gtest.h>

namespace broadsheet::reconstruct {
namespace {

constexpr std::string_view kLibrary =
    "清河镇的第一座图书馆昨天在老码头边正式开放，首批藏书八千册供大家借阅。";
constexpr std::string_view kBridge = "横跨双溪的石拱桥修缮工程本周完工，桥面铺了新石板，行人重新从桥上往来。";

TEST(ItemFeatures, there_is_one_entry_for_each_item) {
  const PageOfItems page({item(ItemKind::head, "图书馆开放"), item(ItemKind::paragraph, kLibrary)});
  EXPECT_EQ(page.features().size(), 2u);
}

TEST(HeadFeatures, a_line_leans_to_the_body_whose_words_it_repeats) {
  const PageOfItems page({item(ItemKind::paragraph, kBridge), item(ItemKind::head, "第一座图书馆开放"),
                          item(ItemKind::paragraph, kLibrary)});
  const HeadFeatures features = page.features()[1].head;
  EXPECT_GT(features[HeadFeature::line_share_after], features[HeadFeature::line_share_before]);
  EXPECT_LT(features[HeadFeature::line_leans_before], 0);
  EXPECT_EQ(features[HeadFeature::alone], 1);
  EXPECT_EQ(features[HeadFeature::no_body_above], 0);
}

TEST(HeadFeatures, the_lines_of_a_run_know_their_place_in_it) {
  const PageOfItems page({item(ItemKind::head, "双溪石拱桥"), item(ItemKind::head, "修缮完工"),
                          item(ItemKind::paragraph, kBridge)});
  const auto features = page.features();
  EXPECT_EQ(features[0].head[HeadFeature::first_of_run], 1);
  EXPECT_EQ(features[0].head[HeadFeature::last_of_run], 0);
  EXPECT_EQ(features[1].head[HeadFeature::last_of_run], 1);
  EXPECT_EQ(features[1].head[HeadFeature::two_in_run], 1);
  EXPECT_EQ(features[1].head[HeadFeature::no_body_above], 1);
}

TEST(HeadFeatures, a_byline_under_a_run_counts_for_its_last_line_alone_where_the_body_names_its_authors) {
  Item signed_body = item(ItemKind::paragraph, kLibrary);
  signed_body.lead = Lead{3, {{"记者", "方小舟"}}, {}};
  const PageOfItems page({signed_body, item(ItemKind::head, "双溪石拱桥"), item(ItemKind::head, "修缮完工"),
                          item(ItemKind::byline, "本报记者 林石"), item(ItemKind::paragraph, kBridge)});
  const auto features = page.features();
  EXPECT_EQ(features[1].head[HeadFeature::byline_below_authors_above], 0);
  EXPECT_EQ(features[2].head[HeadFeature::byline_below_authors_above], 1);
  EXPECT_EQ(features[2].head[HeadFeature::byline_below], 1);
}

TEST(OpeningFeatures, a_paragraph_with_a_lead_opens_an_article) {
  Item opening = item(ItemKind::paragraph, kBridge);
  opening.lead = Lead{};
  const PageOfItems page({item(ItemKind::paragraph, kLibrary), opening});
  const auto features = page.features();
  EXPECT_EQ(features[0].opening[OpeningFeature::has_lead_or_jump], 0);
  EXPECT_EQ(features[0].opening[OpeningFeature::first_of_page], 1);
  EXPECT_EQ(features[1].opening[OpeningFeature::has_lead_or_jump], 1);
  EXPECT_EQ(features[1].opening[OpeningFeature::first_of_page], 0);
}

TEST(OpeningFeatures, a_paragraph_under_an_unfinished_one_is_its_continuation) {
  const PageOfItems page(
      {item(ItemKind::paragraph, "镇里的孩子们一早就排起了"), item(ItemKind::paragraph, kLibrary)});
  EXPECT_EQ(page.features()[1].opening[OpeningFeature::body_above_cut], 1);
}

}  // namespace
}  // namespace broadsheet::reconstruct
