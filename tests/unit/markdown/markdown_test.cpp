#include "markdown/markdown.hpp"

#include "support/in_memory.hpp"
#include "support/makers/sample_document.hpp"
#include "support/process.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace broadsheet::markdown {
namespace {

using testing::MemoryHost;

std::string written(const Document& document) { return testing::written_with<Writer>("markdown", document); }

Document read(const std::string& text) { return testing::document_with<Reader>("markdown", text); }

Document with_paragraphs(const std::vector<std::string>& texts) {
  Document document;
  document.articles.push_back({});
  for (const std::string& text : texts) document.articles[0].blocks.push_back(testing::paragraph(text));
  return document;
}

std::vector<std::string> paragraphs_of(const Document& document) {
  std::vector<std::string> texts;
  for (const Article& article : document.articles)
    for (const Block& block : article.blocks) texts.push_back(block.text);
  return texts;
}

// What Markdown could take for something else.
const std::vector<std::string> kTricky = {"# no heading",
                                          "- no item",
                                          "+ no item",
                                          "1. no item",
                                          "12) no item",
                                          "a. no item",
                                          "(1) no item",
                                          "> no quote",
                                          "---",
                                          "===",
                                          "***",
                                          "* * *",
                                          "_under_ *star* **two**",
                                          "`code` ``x``",
                                          "[link](http://x.example) ![image](y.png) [ref]: /x",
                                          "<b>bold</b> <!-- c --> </script>",
                                          "&amp; &#65; AT&T &copy",
                                          "a\\b \\* \\",
                                          "$5 and $6 x^2^ H~2~O ~~no~~",
                                          "@someone said {.class}",
                                          "| a | b |",
                                          ": term",
                                          "% title",
                                          "图为*会场*。",
                                          "“引号”——《书名》（括号）",
                                          "http://example.org/a_b_c",
                                          "]]> <![CDATA[",
                                          "    four blanks in front",
                                          "two blanks behind  ",
                                          "C#",
                                          "#hash",
                                          "snake_case_name",
                                          "- - -",
                                          "2024. a year",
                                          "—— 破折号",
                                          "~~~",
                                          "```",
                                          ":::",
                                          "\\",
                                          "!",
                                          "![",
                                          "1.5 tons",
                                          "-5 degrees"};

}  // namespace

TEST(Markdown, the_page_reads_well_as_it_is) {
  const std::string page =
      testing::written_with<Writer>("markdown", testing::sample_document(), {{"comments", "false"}});
  EXPECT_EQ(page, R"(---
publication: "南湾晨报"
title: "春季特刊"
date: "2024-03-15"
lang: "zh-Hans"
edition: "A版"
pages: ["1", "2"]
"issn": "0000-0019"
---

# 第1版

## 南湾新港昨日通航

*要闻*

***港口纪行***

***走进新区***

**首批货轮 满载离港**

**——年内再建三座泊位**

本报讯（记者 林小舟 通讯员 高一帆）3月14日清晨，**南湾**新港迎来第一声汽笛，12艘货轮依次离港。

#### 泊位连成一线

港口负责人说，二期工程年底完工。

*图为货轮离港。* *记者 林小舟 摄*

> “海风里都是新漆的味道。”

- 一号泊位：集装箱
- 二号泊位：散货

| 泊位 | 吨位 |
| --- | --- |
| 一号 | 5万 |

（下转第2版）

* * *

（据新海社）

市民中心今起延长开放时间，晚间可办理二十项业务。

# 第2版

## Tide \<tables> & “charts” go online

— By Ann Hall, Ben Ode

（上接第1版）

SOUTH BAY (NBP) — The harbour office put two hundred years of tide tables online.
)");
}

TEST(Markdown, cmark_gives_back_every_paragraph_to_the_letter) {
  EXPECT_EQ(paragraphs_of(read(written(with_paragraphs(kTricky)))), kTricky);
}

TEST(Markdown, each_tricky_text_survives_as_a_headline_a_caption_and_an_item) {
  for (const std::string& text : kTricky) {
    Document document = with_paragraphs({"x"});
    document.articles[0].headline = text;
    document.articles[0].blocks.push_back(testing::block(BlockKind::list_item, text, 1));
    document.articles[0].blocks.push_back(testing::block(BlockKind::quote, text));
    const Document back = read(written(document));
    ASSERT_EQ(back.articles.size(), 1u) << text;
    EXPECT_EQ(back.articles[0].headline, text);
    EXPECT_EQ(paragraphs_of(back), (std::vector<std::string>{"x", text, text}));
  }
}

TEST(Markdown, pandoc_gives_back_every_paragraph) {
  if (testing::run({{"/usr/bin/env", "sh", "-c", "command -v pandoc"}}).status != 0)
    GTEST_SKIP() << "no pandoc (Debian package pandoc)";
  for (const char* dialect : {"markdown-smart", "commonmark"}) {
    const auto pandoc = testing::run({.arguments = {"/usr/bin/env", "pandoc", "-f", dialect, "-t", "json"},
                                      .input = written(with_paragraphs(kTricky))});
    ASSERT_EQ(pandoc.status, 0) << pandoc.errors;
    const auto parsed = nlohmann::json::parse(pandoc.output);
    std::vector<std::string> texts;
    for (const auto& block : parsed.at("blocks")) {
      ASSERT_EQ(block.at("t"), "Para") << dialect << ": " << block;
      texts.emplace_back();
      for (const auto& piece : block.at("c")) texts.back() += piece.at("t") == "Str" ? piece.at("c") : " ";
    }
    EXPECT_EQ(texts, kTricky) << dialect;
  }
}

TEST(Markdown, our_own_output_reads_back_as_the_same_articles) {
  const Document document = testing::sample_document();
  const Document back = read(written(document));
  EXPECT_EQ(back.issue, document.issue);
  ASSERT_EQ(back.articles.size(), 3u);
  const Article &first = back.articles[0], &expected = document.articles[0];
  EXPECT_EQ(first.page, "1");
  EXPECT_EQ(first.section, expected.section);
  EXPECT_EQ(first.kickers, expected.kickers);
  EXPECT_EQ(first.headline, expected.headline);
  EXPECT_EQ(first.subheadlines, expected.subheadlines);
  EXPECT_EQ(first.continued_to, "2");
  ASSERT_EQ(first.blocks.size(), expected.blocks.size());
  for (std::size_t i = 0; i < first.blocks.size(); ++i) {
    EXPECT_EQ(first.blocks[i].kind, expected.blocks[i].kind) << i;
    EXPECT_EQ(first.blocks[i].credit, expected.blocks[i].credit) << i;
    EXPECT_EQ(first.blocks[i].text, expected.blocks[i].text);
  }
  EXPECT_EQ(back.articles[1].headline, "");
  EXPECT_EQ(back.articles[2].continued_from, "1");
}

TEST(Markdown, markdown_of_others_has_a_title_articles_and_subheads) {
  const Document d = read(
      "# The Harbour Post\n\n## Rain expected\n\nUmbrellas *sold* out on\nMonday. See [the "
      "map](https://x.example/).\n\n### West\n\n"
      "今天\n下雨。\n\n![Rain over the pier](p.jpg)\n\n## Sun later\n\n1. north\n2. south\n   - bay\n");
  EXPECT_EQ(d.issue.title, "The Harbour Post");
  ASSERT_EQ(d.articles.size(), 2u);
  EXPECT_EQ(d.articles[0].headline, "Rain expected");
  EXPECT_EQ(d.articles[0].blocks[0].text, "Umbrellas sold out on Monday. See the map.");
  EXPECT_EQ(d.articles[0].blocks[0].runs,
            (std::vector<broadsheet::Run>{{RunKind::emphasis, 10, 14, ""},
                                          {RunKind::link, 34, 41, "https://x.example/"}}));
  EXPECT_EQ(d.articles[0].blocks[1].kind, BlockKind::subhead);
  EXPECT_EQ(d.articles[0].blocks[2].text, "今天下雨。");
  EXPECT_EQ(d.articles[0].blocks[3].kind, BlockKind::caption);
  EXPECT_EQ(d.articles[1].blocks[2].level, 2u);
  EXPECT_EQ(d.articles[1].blocks[0].first_line, 17u);
}

TEST(Markdown, the_only_article_keeps_its_headline_though_it_has_subheads) {
  const Document d = read("## Rain expected\n\ntext\n\n### West\n\ntext\n\n### East\n\ntext\n");
  ASSERT_EQ(d.articles.size(), 1u);
  EXPECT_EQ(d.articles[0].headline, "Rain expected");
}

TEST(Markdown, front_matter_of_others_is_understood) {
  const Document d = read(
      "---\ntitle: Week's notes\ndate: 2024-03-15\nlang: 'en-GB'\ntags: [a, b]\npages:\n  - A1\n  - "
      "A2\n---\ntext\n");
  EXPECT_EQ(d.issue.title, "Week's notes");
  EXPECT_EQ(d.issue.date, "2024-03-15");
  EXPECT_EQ(d.issue.language, "en-GB");
  EXPECT_EQ(d.issue.pages, (std::vector<std::string>{"A1", "A2"}));
  EXPECT_EQ(attr(d.issue.attrs, "tags"), "[a, b]");
  EXPECT_EQ(paragraphs_of(read("---\nno end")), (std::vector<std::string>{"no end"}));
}

TEST(Markdown, cells_may_be_empty_and_hold_pipes_and_what_would_begin_a_block) {
  Document document = with_paragraphs({});
  const std::vector<std::string> rows = {"\ta|b\t", "# c\t1. d\t\\|", "\t\t"};
  for (const std::string& row : rows)
    document.articles[0].blocks.push_back(testing::block(BlockKind::table_row, row));
  EXPECT_EQ(paragraphs_of(read(written(document))), rows);
}

TEST(Markdown, captions_before_the_first_paragraph_are_no_sections) {
  Document document = with_paragraphs({});
  Article& article = document.articles[0];
  article.headline = "H";
  article.subheadlines = {"deck"};
  article.blocks = {testing::block(BlockKind::caption, "one"), testing::block(BlockKind::caption, "two")};
  EXPECT_EQ(paragraphs_of(read(written(document))), (std::vector<std::string>{"one", "two"}));
}

TEST(Markdown, broken_characters_are_replaced_in_front_matter_too) {
  const Document d = read("---\ntitle: a\xF7\nk\xC3: v\n---\nb\xED\xA0\x80\n");
  EXPECT_EQ(d.issue.title, "a\uFFFD");
  EXPECT_EQ(d.issue.attrs[0].key, "k\uFFFD");
  EXPECT_EQ(paragraphs_of(d), std::vector<std::string>{"b\uFFFD\uFFFD\uFFFD"});
}

TEST(Markdown, hostile_text_neither_breaks_out_nor_disappears) {
  const std::string hostile = "</script>]]>\x01\x1B\u202E---\x7F";
  Document document = with_paragraphs({hostile});
  document.issue.title = "a\"\n---\n# x: {}";
  document.articles[0].headline = hostile;
  const Document back = read(written(document));
  EXPECT_EQ(back.issue.title, "a\"\n---\n# x: {}");
  ASSERT_EQ(back.articles.size(), 1u);
  EXPECT_EQ(back.articles[0].headline, "</script>]]>\u202E---");
  EXPECT_EQ(paragraphs_of(back), std::vector<std::string>{"</script>]]>\u202E---"});
}

TEST(Markdown, a_headline_of_a_megabyte_comes_back) {
  Document document = with_paragraphs({"x"});
  document.articles[0].headline = std::string(1 << 20, '*');
  EXPECT_EQ(read(written(document)).articles[0].headline, document.articles[0].headline);
}

// "> " or "- " as often as asked for, and a text.
std::string nested(const std::string& marker, int depth) {
  std::string line;
  for (int i = 0; i < depth; ++i) line += marker;
  return line + "x\n";
}

TEST(Markdown, quotes_and_lists_nest_as_deep_as_the_option_says) {
  for (const std::string marker : {">", "> ", "- ", "1. "}) {
    SCOPED_TRACE(marker);
    EXPECT_EQ(read(nested(marker, 50) + nested(marker, 50)).articles.size(), 1u);
    EXPECT_THROW(read(nested(marker, 51)), plugin::Failure);
    MemoryHost memory("markdown", "x\n\n" + nested(marker, 4));
    memory.options["max-nesting"] = "3";
    try {
      testing::read_with<Reader>(memory, "markdown");
      ADD_FAILURE() << "is read";
    } catch (const plugin::Failure& failure) {
      EXPECT_EQ(failure.what(), std::string("quotes and lists are nested more than 3 deep"));
      EXPECT_EQ(failure.line(), 3u);
    }
  }
}

TEST(Markdown, nesting_that_goes_on_by_indents_is_counted_too) {
  std::string list;
  for (std::size_t i = 0; i < 50; ++i) list += std::string(2 * i, ' ') + "- x\n";
  EXPECT_EQ(read(list).articles.size(), 1u);
  EXPECT_THROW(read(list + std::string(100, ' ') + "- x\n"), plugin::Failure);
}

TEST(Markdown, a_line_of_very_many_markers_is_refused_without_being_read_to_its_end_each_time) {
  EXPECT_THROW(read(nested("- ", 100000)), plugin::Failure);
}

TEST(Markdown, a_rule_and_an_indent_are_no_nesting) {
  const std::string rule =
      "x\n\n" + nested("- ", 100).substr(0, 200) + "\n\n" + nested("* ", 100).substr(0, 200);
  EXPECT_NO_THROW(read(rule));
  EXPECT_NO_THROW(read("x\n\n" + std::string(500, ' ') + "- 1\n"));
}

TEST(Markdown, html_is_kept_as_text_and_told) {
  MemoryHost memory("markdown", "<div>\ntext\n</div>\n");
  EXPECT_EQ(paragraphs_of(testing::read_with<Reader>(memory, "markdown")),
            (std::vector<std::string>{"<div>", "text", "</div>"}));
  ASSERT_EQ(memory.warnings.size(), 1u);
  EXPECT_EQ(memory.warnings[0].code, "BS-M001");
}

TEST(Markdown, that_is_not_in_UTF_8_is_refused_and_an_error_is_marked) {
  MemoryHost gbk("markdown", "# \xC4\xCF\xCD\xE5\n\n\xD0\xC2\xB8\xDB\n");
  EXPECT_THROW(testing::read_with<Reader>(gbk, "markdown"), plugin::Failure);
  MemoryHost cut("markdown", "# Rain\n\nThe caf\xE9 is open.\n");
  EXPECT_EQ(testing::read_with<Reader>(cut, "markdown").articles.at(0).blocks.at(0).text,
            "The caf\uFFFD is open.");
  ASSERT_EQ(cut.warnings.size(), 1u);
  EXPECT_EQ(cut.warnings[0].code, "BS-M002");
}

TEST(Markdown, a_text_has_as_many_lines_and_marks_as_the_option_says) {
  const auto read_at_most = [](const std::string& most) {
    MemoryHost host("markdown", "# Rain\n\nIt *rained*.\n");
    host.options["max-marks"] = most;
    return testing::read_with<Reader>(host, "markdown").articles.size();
  };
  EXPECT_EQ(read_at_most("5"), 1u);
  EXPECT_THROW(read_at_most("4"), plugin::Failure);
}

}  // namespace broadsheet::markdown
