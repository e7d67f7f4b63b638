#include <broadsheet/views.hpp>

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

Article full_article() {
  Article a;
  a.id = "a-1-2";
  a.page = "1";
  a.section = "要闻";
  a.kickers = {"新春走基层"};
  a.headline = "我市召开大会";
  a.headline_confidence = 87;
  a.subheadlines = {"一", "二"};
  a.lead = "本报讯（记者 甲）";
  a.bylines = {{"记者", "甲"}, {"", "乙"}};
  a.dateline = Dateline{"新华社", "北京", "10月30日", "新华社北京10月30日电"};
  a.continued_to = "4";
  a.continued_from = "1";
  a.attrs = {{"k", "v"}, {"k", "w"}};
  Block b;
  b.kind = BlockKind::caption;
  b.level = 2;
  b.text = "图为会场。";
  b.credit = "记者 甲 摄";
  b.runs = {{RunKind::link, 0, 3, "https://example.org/"}, {RunKind::lost_glyph, 3, 3, ""}};
  b.attrs = {{"x", "y"}};
  b.first_line = 3;
  b.last_line = 4;
  a.blocks = {b, Block{}, b};
  return a;
}

TEST(Views, an_article_comes_back_as_it_was) {
  Views views;
  const Article article = full_article();
  EXPECT_EQ(to_article(views.article(article)), article);
  EXPECT_EQ(to_article(views.article(Article{})), Article{});  // nothing of the first one stays
}

TEST(Views, an_article_copied_over_another_is_all_its_own) {
  Views views;
  Article longer = full_article(), copy;
  longer.blocks.resize(5, longer.blocks[0]);
  for (const Article& article : {longer, full_article(), Article{}, longer}) {
    copy_article(views.article(article), copy);
    EXPECT_EQ(copy, article);
  }
}

TEST(Views, a_copy_keeps_the_memory_of_the_one_before) {
  Views views;
  Article copy;
  copy_article(views.article(full_article()), copy);
  const char* const text = copy.subheadlines[0].data();
  const Block* const blocks = copy.blocks.data();
  copy_article(views.article(full_article()), copy);
  EXPECT_EQ(copy.subheadlines[0].data(), text);
  EXPECT_EQ(copy.blocks.data(), blocks);
}

TEST(Views, an_issue_and_its_end_come_back_as_they_were) {
  Views views;
  const Issue issue{"报", "刊", "2021-10-31", "zh-Hans", "早版", {"1", "2"}, {{"issn", "1234-5678"}}};
  EXPECT_EQ(to_issue(views.issue(issue)), issue);
  const End end{{{"第1版", "folio", "1", 7}}, {{"-", "hyphen", 9}}};
  EXPECT_EQ(to_end(views.end(end)), end);
}

}  // namespace
}  // namespace broadsheet
