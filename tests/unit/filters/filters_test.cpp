#include "filters/convert_script.hpp"
#include "filters/redact.hpp"
#include "filters/rewrite.hpp"
#include "filters/select.hpp"
#include "support/makers/sample_document.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

namespace broadsheet::filters {
namespace {

using testing::MemoryHost;
using testing::paragraph;
using testing::sample_document;

// The document after a filter.
template <class Filter>
Document filtered(MemoryHost& host, const std::string& format, const Document& document) {
  DocumentSink sink;
  Filter filter;
  filter.attach(host.host(), format);
  filter.set_next(sink);
  push(document, filter);
  return sink.document;
}

Document document_of(std::vector<Article> articles) {
  Document document;
  document.articles = std::move(articles);
  return document;
}

std::vector<std::string> ids(const Document& document) {
  std::vector<std::string> out;
  for (const Article& a : document.articles) out.push_back(a.id);
  return out;
}
using Ids = std::vector<std::string>;

Document selected(const std::string& format, const std::map<std::string, std::string>& options) {
  MemoryHost host("select");
  for (const auto& [name, value] : options) host.options[name] = value;
  return filtered<Select>(host, format, sample_document());
}

TEST(Select, only_lets_the_articles_of_a_page_pass_and_except_all_others) {
  EXPECT_EQ(ids(selected("only", {{"page", "1"}})), (Ids{"a-1-1", "a-1-2"}));
  EXPECT_EQ(ids(selected("except", {{"page", "1"}})), Ids{"a-2-1"});
  EXPECT_EQ(ids(selected("only", {{"page", "3,2"}})), Ids{"a-2-1"});
}

TEST(Select, an_article_has_to_fit_every_option) {
  EXPECT_EQ(ids(selected("only", {{"page", "1"}, {"section", "要闻"}})), Ids{"a-1-1"});
  EXPECT_EQ(ids(selected("except", {{"page", "1"}, {"section", "要闻"}})), (Ids{"a-1-2", "a-2-1"}));
}

TEST(Select, a_headline_pattern_matches_anywhere_and_never_where_there_is_no_headline) {
  EXPECT_EQ(ids(selected("only", {{"headline", "昨日.航$"}})), Ids{"a-1-1"});
  EXPECT_EQ(ids(selected("only", {{"headline", ""}, {"page", "1,2"}})), (Ids{"a-1-1", "a-1-2", "a-2-1"}));
  EXPECT_EQ(ids(selected("except", {{"headline", ".*"}})), Ids{"a-1-2"});
}

TEST(Select, needs_something_to_select_by) { EXPECT_THROW(selected("only", {}), plugin::Failure); }

TEST(Select, warns_when_nothing_is_left) {
  MemoryHost host("select");
  host.options["page"] = "9";
  filtered<Select>(host, "only", sample_document());
  ASSERT_EQ(host.warnings.size(), 1u);
  EXPECT_EQ(host.warnings[0].code, "BS-F001");
}

Document redacted(const Document& document, const std::string& pattern, const std::string& with = "█") {
  MemoryHost host("redact");
  host.options["pattern"] = pattern;
  host.options["with"] = with;
  return filtered<Redact>(host, "redact", document);
}

TEST(Redact, replaces_matches_in_every_text) {
  const Document document = redacted(sample_document(), "林小舟", "某某");
  EXPECT_EQ(document.articles[0].lead, "本报讯（记者 某某 通讯员 高一帆）");
  EXPECT_EQ(document.articles[0].bylines[0].name, "某某");
  EXPECT_EQ(document.articles[0].blocks[3].credit, "记者 某某 摄");
  EXPECT_EQ(attr(document.articles[0].attrs, "redacted"), "3");
  EXPECT_EQ(document.articles[1], sample_document().articles[1]);
}

TEST(Redact, marks_stay_on_their_words) {
  Article article;
  article.blocks = {paragraph("call 555-1234 or Ann today")};
  article.blocks[0].runs = {
      {RunKind::person, 17, 20, ""}, {RunKind::strong, 5, 13, ""}, {RunKind::lost_glyph, 26, 26, ""}};
  const Block block = redacted(document_of({article}), "[0-9]{3}-[0-9]{4}", "…").articles[0].blocks[0];
  EXPECT_EQ(block.text, "call … or Ann today");
  EXPECT_EQ(block.text.substr(block.runs[0].begin, block.runs[0].end - block.runs[0].begin), "Ann");
  EXPECT_EQ(block.text.substr(block.runs[1].begin, block.runs[1].end - block.runs[1].begin), "…");
  EXPECT_EQ(block.runs[2].begin, block.text.size());
}

TEST(Redact, a_mark_that_begins_inside_a_match_covers_what_replaces_it) {
  std::string text = "abcdef";
  std::vector<broadsheet::Run> runs = {
      {RunKind::strong, 2, 6, ""}, {RunKind::strong, 0, 2, ""}, {RunKind::lost_glyph, 2, 2, ""}};
  apply({{1, 4, "X"}}, text, runs);
  EXPECT_EQ(text, "aXef");
  EXPECT_EQ(runs[0], (broadsheet::Run{RunKind::strong, 1, 4, ""}));
  EXPECT_EQ(runs[1], (broadsheet::Run{RunKind::strong, 0, 2, ""}));
  EXPECT_EQ(runs[2], (broadsheet::Run{RunKind::lost_glyph, 1, 1, ""}));
}

TEST(Redact, a_pattern_that_never_ends_ends) {
  Article article;
  article.blocks = {paragraph(std::string(40, 'a') + "!")};
  EXPECT_THROW(redacted(document_of({article}), "(a+)+$"), plugin::Failure);
}

TEST(Redact, refuses_what_is_no_pattern) {
  EXPECT_THROW(redacted(sample_document(), "(open"), plugin::Failure);
  EXPECT_THROW(redacted(sample_document(), ""), plugin::Failure);
}

Document converted(const Document& document, const std::string& to) {
  MemoryHost host("convert-script");
  host.options["to"] = to;
  return filtered<ConvertScript>(host, "convert-script", document);
}

TEST(ConvertScript, converts_texts_and_says_that_it_did) {
  const Document document = converted(sample_document(), "Hant");
  EXPECT_EQ(document.issue.publication, "南灣晨報");
  EXPECT_EQ(document.issue.language, "zh-Hant");
  EXPECT_EQ(attr(document.issue.attrs, "script-converted").substr(0, 9), "Hans-Hant");
  EXPECT_EQ(document.articles[0].section, "要聞");
  EXPECT_EQ(document.articles[0].id, "a-1-1");
  EXPECT_EQ(document.articles[2].blocks[0].text, sample_document().articles[2].blocks[0].text);
}

TEST(ConvertScript, goes_both_ways) {
  const Document there = converted(sample_document(), "Hant");
  EXPECT_NE(there.articles[0].blocks[0].text, sample_document().articles[0].blocks[0].text);
  EXPECT_EQ(converted(there, "Hans").articles[0].blocks[0].text,
            sample_document().articles[0].blocks[0].text);
}

TEST(ConvertScript, marks_stay_on_their_words) {
  Article article;
  article.blocks = {paragraph("在发展中")};
  article.blocks[0].runs = {{RunKind::strong, 3, 9, ""}, {RunKind::link, 4, 8, "cuts characters"}};
  const Block block = converted(document_of({article}), "Hant").articles[0].blocks[0];
  EXPECT_EQ(block.text, "在發展中");
  EXPECT_EQ(block.text.substr(block.runs[0].begin, block.runs[0].end - block.runs[0].begin), "發展");
}

}  // namespace
}  // namespace broadsheet::filters
