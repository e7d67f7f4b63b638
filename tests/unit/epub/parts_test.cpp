#include "epub/documents/cover.hpp"
#include "epub/plan/jumps.hpp"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::epub {
using namespace std::string_literals;  // NULs and all

TEST(EpubCover, lines_break_between_ideographs_or_words) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(break_lines("青河大桥今日通车", 4, 3), (Lines{"青河大桥", "今日通车"}));
  EXPECT_EQ(break_lines("青河大桥，今日通车", 4, 3), (Lines{"青河大桥，", "今日通车"}));
  EXPECT_EQ(break_lines("Bridge opens today", 7, 3), (Lines{"Bridge opens", "today"}));
  EXPECT_EQ(break_lines("青河大桥今日通车", 3, 2), (Lines{"青河大", "桥今…"})) << "no wider than its line";
  EXPECT_EQ(break_lines("", 3, 2), (Lines{""}));
}

Plan plan_of(const std::vector<std::string>& headlines) {
  Plan plan;
  plan.title = plan.issue.publication = "Harrow Bay Courier";
  plan.labels = &common::labels_for("en");
  for (const std::string& headline : headlines) plan.entries.push_back({headline, false, "1", "", "", ""});
  return plan;
}

TEST(EpubCover, lines_of_a_headline_are_of_like_length) {
  EXPECT_NE(cover_svg(plan_of({"Ferry", "Bakery Keeps the Price of Its Plain Loaf, Again"}))
                .find(">of Its Plain Loaf, Again<"),
            std::string::npos);
}

TEST(EpubCover, a_headline_is_broken_at_its_blank_rather_than_within_a_word) {
  const std::string svg = cover_svg(plan_of({"舊鹽倉變身音樂廳 首演座無虛席"}));
  EXPECT_NE(svg.find(">舊鹽倉變身音樂廳<"), std::string::npos) << svg;
  EXPECT_NE(svg.find(">首演座無虛席<"), std::string::npos) << svg;
}

TEST(EpubCover, a_headline_without_blanks_is_broken_between_words) {
  Plan plan = plan_of({"北岸居民进城少走十八公里柳湾大桥今日零时通车"});
  plan.language = "zh-Hans";
  const std::string svg = cover_svg(plan);
  for (const char* end : {"公</text>", "通</text>", "零</text>"})
    EXPECT_EQ(svg.find(end), std::string::npos) << svg;
}

TEST(EpubCover, few_headlines_are_set_in_larger_type) {
  const auto size_of_ferry = [](const std::string& svg) {
    const std::size_t text = svg.find(">Ferry<");
    const std::size_t size = svg.rfind("font-size=\"", text) + 11;
    return std::stoi(svg.substr(size));
  };
  std::vector<std::string> many(
      8, "Bakery Keeps the Price of Its Plain Loaf for the Fifth Year in a Row, Again");
  many.insert(many.begin(), "Ferry");
  EXPECT_GT(size_of_ferry(cover_svg(plan_of({"Ferry"}))), size_of_ferry(cover_svg(plan_of(many))));
}

TEST(EpubJumps, prefer_the_part_with_the_same_headline) {
  const auto article = [](const char* page, const char* headline, const char* from, const char* to) {
    Article a;
    a.page = page;
    a.headline = headline;
    a.continued_from = from;
    a.continued_to = to;
    return a;
  };
  const Article start = article("01", "Dam", "", "4"), other = article("1", "Rain", "", "4"),
                lost = article("1", "", "", "9");
  Jumps jumps;
  jumps.add(start, "start");
  jumps.add(article("4", "Ads", "", ""), "ads");
  jumps.add(article("4", "Rain", "1", ""), "rain");
  jumps.add(article("04", "Dam", "1", ""), "dam");
  EXPECT_EQ(jumps.continued_to(start), "dam");
  EXPECT_EQ(jumps.continued_to(other), "rain");
  EXPECT_EQ(jumps.continued_to(article("2", "X", "", "4")), "ads");
  EXPECT_EQ(jumps.continued_to(lost), "");
  EXPECT_EQ(jumps.continued_from(article("4", "Dam", "1", "")), "start");
}

}  // namespace broadsheet::epub
