#include "text/text.hpp"

#include "support/in_memory.hpp"
#include "support/makers/sample_document.hpp"

#include <gtest/gtest.h>

namespace broadsheet::text {
namespace {

std::string written(const Document& document, const testing::Options& options = {}) {
  return testing::written_with<Writer>("text", document, options);
}

Document two_paragraphs() {
  Document document;
  document.issue.language = "zh-Hans";
  document.articles.push_back({});
  document.articles[0].blocks = {testing::paragraph("第一段。"), testing::paragraph("第二段。")};
  return document;
}

}  // namespace

TEST(TextWriter, the_page_reads_as_one_would_type_it) {
  EXPECT_EQ(written(testing::sample_document()), R"(南湾晨报
春季特刊
2024-03-15  A版

==== 第1版 ====

-- 要闻 --

港口纪行
走进新区
南湾新港昨日通航
首批货轮 满载离港
——年内再建三座泊位

本报讯（记者 林小舟 通讯员 高一帆）3月14日清晨，南湾新港迎来第一声汽笛，12艘货轮依次离港。

泊位连成一线
港口负责人说，二期工程年底完工。

图为货轮离港。 记者 林小舟 摄

　　“海风里都是新漆的味道。”

- 一号泊位：集装箱
- 二号泊位：散货

泊位	吨位
一号	5万
（下转第2版）

* * *

（据新海社）

市民中心今起延长开放时间，晚间可办理二十项业务。

==== 第2版 ====

Tide <tables> & “charts” go online
By Ann Hall, Ben Ode
（上接第1版）

SOUTH BAY (NBP) — The harbour office put two hundred years of tide tables online.
)");
}

TEST(TextWriter, pictures_are_told_of_where_it_is_asked_for) {
  Document document = two_paragraphs();
  std::vector<Block>& blocks = document.articles[0].blocks;
  Block figure = testing::block(BlockKind::figure, "一艘渡船"),
        caption = testing::block(BlockKind::caption, "渡口。");
  caption.credit = "林小舟 摄";
  blocks.insert(blocks.begin() + 1, {figure, caption, figure});
  EXPECT_EQ(written(document), "第一段。\n\n渡口。 林小舟 摄\n\n第二段。\n");
  EXPECT_EQ(written(document, {{"pictures", "true"}}),
            "第一段。\n\n[picture: 渡口。 林小舟 摄]\n\n[picture: 一艘渡船]\n\n第二段。\n");
}

TEST(TextWriter, styles_tell_paragraphs_apart) {
  EXPECT_EQ(written(two_paragraphs()), "第一段。\n第二段。\n");
  EXPECT_EQ(written(two_paragraphs(), {{"style", "indent"}}), "　　第一段。\n　　第二段。\n");
  EXPECT_EQ(written(two_paragraphs(), {{"style", "blank-line"}}), "第一段。\n\n第二段。\n");
}

TEST(TextWriter, wrapping_reaches_every_line_but_tables) {
  const std::string text = written(testing::sample_document(), {{"wrap", "20"}});
  EXPECT_NE(text.find("Tide <tables> &\n“charts” go online\n"), std::string::npos) << text;
  EXPECT_NE(text.find("泊位\t吨位\n"), std::string::npos);
}

TEST(TextWriter, a_lead_without_a_paragraph_is_printed_all_the_same) {
  Document document;
  document.articles.push_back({});
  document.articles[0].lead = "本报讯";
  EXPECT_EQ(written(document), "本报讯\n");
}

TEST(TextWriter, a_bullet_that_was_printed_is_not_doubled) {
  Document document;
  document.articles.push_back({});
  document.articles[0].blocks = {testing::block(BlockKind::list_item, "• one"),
                                 testing::block(BlockKind::list_item, "two", 3)};
  EXPECT_EQ(written(document), "• one\n    - two\n");
}

TEST(TextWriter, nothing_reaches_the_terminal_but_text) {
  Document document;
  document.articles.push_back({});
  document.articles[0].headline =
      "a\x1B[2Jb\x07\x7F"
      "c\u009B31md\r\n" +
      std::string("\0e", 2);
  EXPECT_EQ(written(document), "a[2Jbc31mde\n");
}

TEST(TextWriter, control_characters_that_it_leaves_out_are_told_once_with_their_story) {
  Document document = two_paragraphs();
  document.articles[0].headline = "南湾\x02通航";
  document.articles[0].blocks[1].text = "第\x01二段。\xC2\x9B";
  testing::MemoryHost host("text");
  testing::write_with<Writer>(host, "text", document);
  ASSERT_EQ(host.warnings.size(), 1u);
  EXPECT_EQ(host.warnings[0].code, "BS-T002");
  EXPECT_EQ(host.warnings[0].why.find("3 control characters"), 0u) << host.warnings[0].why;
  EXPECT_NE(host.warnings[0].why.find("\"南湾通航\""), std::string::npos) << host.warnings[0].why;
}

TEST(TextWriter, a_huge_headline_is_written_and_wrapped) {
  Document document;
  document.articles.push_back({});
  for (int i = 0; i < 350000; ++i) document.articles[0].headline += "汉";
  EXPECT_EQ(written(document).size(), 3 * 350000u + 1);
  EXPECT_EQ(written(document, {{"wrap", "80"}}).size(), 3 * 350000u + 350000 / 40);
}

TEST(TextWriter, an_empty_issue_is_an_empty_file) { EXPECT_EQ(written({}), ""); }

}  // namespace broadsheet::text
