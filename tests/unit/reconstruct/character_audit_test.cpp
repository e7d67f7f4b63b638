#include "reconstruct/output/character_audit.hpp"

#include <broadsheet/plugin.hpp>

#include <gtest/gtest.h>

namespace broadsheet::reconstruct {
namespace {

Block paragraph(std::string text) {
  Block block;
  block.text = std::move(text);
  return block;
}

/// "引题 标题 副题 本报讯 今天开馆。 图片 张三 第4版 -" in every place that carries text.
Document whole() {
  Article article;
  article.kickers = {"引 题"};
  article.headline = "标题";
  article.subheadlines = {"副题"};
  article.lead = "本报讯";
  article.blocks = {paragraph("今天开馆。"), paragraph("图片")};
  article.blocks[1].credit = "张三";
  Document document;
  document.articles = {article};
  document.end.furniture = {{"第4版", "folio", "4", 7}};
  document.end.discarded = {{"-", "hyphen", 8}};
  return document;
}

constexpr const char* kSource = "引题\n标题\n副题\n本报讯 今天\n开馆。\n\f图片 张三\n第4版 -";

struct Verdict {
  std::string why;
  std::uint32_t line = 0;
};

Verdict judge(const Document& document, const std::string& source = kSource, std::uint32_t first_line = 1) {
  CharacterAudit audit;
  audit.mark_source(source);
  for (const Article& article : document.articles) audit.mark_emitted(article);
  for (const Furniture& piece : document.end.furniture) audit.mark_emitted(piece.text);
  for (const Discarded& piece : document.end.discarded) audit.mark_emitted(piece.text);
  const std::optional<Imbalance> imbalance = audit.imbalance(source, first_line);
  return imbalance ? Verdict{imbalance->what, imbalance->line} : Verdict{};
}

TEST(CharacterAudit, holds_where_every_place_carries_its_part) { EXPECT_EQ(judge(whole()).why, ""); }

TEST(CharacterAudit, names_the_line_of_a_lost_character) {
  Document document = whole();
  document.articles[0].blocks[0].text = "今天开。";
  const Verdict verdict = judge(document);
  EXPECT_NE(verdict.why.find("lost, about here: 馆"), std::string::npos) << verdict.why;
  EXPECT_EQ(verdict.line, 5u);
  EXPECT_EQ(judge(document, kSource, 101).line, 105u) << "where the source begins in that line";
}

TEST(CharacterAudit, names_the_line_of_a_lost_headline_and_not_of_its_single_characters) {
  Document document = whole();
  document.articles[0].headline.clear();
  EXPECT_EQ(judge(document).line, 2u);
}

TEST(CharacterAudit, names_the_line_of_what_came_out_twice) {
  Document document = whole();
  document.articles[0].blocks.push_back(paragraph("开馆。"));
  const Verdict verdict = judge(document);
  EXPECT_NE(verdict.why.find("twice, about here: 开馆。"), std::string::npos) << verdict.why;
  EXPECT_EQ(verdict.line, 5u);
}

TEST(CharacterAudit, notices_what_the_source_does_not_have) {
  Document document = whole();
  document.articles[0].headline += "𠮷";
  const Verdict verdict = judge(document);
  EXPECT_NE(verdict.why.find("other characters than the source"), std::string::npos) << verdict.why;
  EXPECT_EQ(verdict.line, 0u);
}

TEST(CharacterAudit, does_not_count_what_is_derived_nor_white_space) {
  Document document = whole();
  document.articles[0].bylines = {{"记者", "张三"}};
  document.articles[0].dateline = Dateline{"新华社", "", "", ""};
  document.articles[0].continued_to = "4";
  document.articles[0].blocks[0].text = "今\u3000天\u00A0开馆。";
  document.issue.publication = "第4版";
  EXPECT_EQ(judge(document).why, "");
}

TEST(CharacterAudit, does_not_count_the_mark_of_a_lost_glyph) {
  Document document = whole();
  document.articles[0].blocks[0].text = "今天〓开馆。";
  document.articles[0].blocks[0].runs = {{RunKind::lost_glyph, 6, 9, ""}};
  EXPECT_EQ(judge(document).why, "");
}

TEST(CharacterAudit, holds_for_each_page_by_itself) {
  CharacterAudit audit;
  audit.mark_source("甲");
  EXPECT_TRUE(audit.imbalance("甲", 1));
  audit.mark_emitted("甲");
  EXPECT_FALSE(audit.imbalance("甲", 1));
  audit.mark_source("乙");
  audit.mark_emitted("甲");
  EXPECT_TRUE(audit.imbalance("乙", 2));
}

TEST(CharacterAudit, counts_characters_of_all_planes) {
  Document document;
  document.articles = {Article{}};
  document.articles[0].headline = "aé中𠮷";
  EXPECT_EQ(judge(document, "𠮷中éa").why, "");
  EXPECT_NE(judge(document, "𠮷𠮷中éa").why, "");
}

}  // namespace
}  // namespace broadsheet::reconstruct
