#include "markdown/check.hpp"

#include "markdown/markdown.hpp"
#include "support/checked.hpp"
#include "support/makers/sample_document.hpp"

#include <gtest/gtest.h>

namespace broadsheet::markdown {
namespace {

using testing::Codes;

constexpr testing::CheckOf<Checker> kCheck{"markdown"};

TEST(MarkdownCheck, is_silent_on_what_we_write) {
  Document document = testing::sample_document();
  for (Article& article : document.articles)
    for (Block& block : article.blocks)
      if (block.kind == BlockKind::subhead) block.level = 1;  // the sample's own skip one
  testing::MemoryHost host("markdown");
  testing::write_with<Writer>(host, "markdown", document);
  EXPECT_EQ(kCheck.codes(host.output), Codes{});
}

TEST(MarkdownCheck, lets_an_article_without_headline_have_subheads) {
  EXPECT_EQ(kCheck.codes("---\npages: [\"1\"]\n---\n\n# 1\n\n### Rain\n\nIt rains.\n"), Codes{});
}

TEST(MarkdownCheck, knows_the_keys_of_front_matter) {
  EXPECT_EQ(kCheck.codes("---\ntitle: Post\nlang: en\npages:\n- \"1\"\n- \"2\"\n---\n"), Codes{});
  EXPECT_EQ(kCheck.codes("---\ntitle: Post\nlayout: page\n---\n"), Codes{"BS-M201"});
  EXPECT_EQ(kCheck.codes("---\ntitle: Post\ntitle: Courier\n---\n"), Codes{"BS-M201"});
  EXPECT_EQ(kCheck.codes("---\ndate: 18 May\n---\n"), Codes{"BS-M201"});
  EXPECT_EQ(kCheck.codes("---\ntitle: Post\n\n# Rain\n"), Codes{"BS-M201"});
  EXPECT_EQ(kCheck.codes("---\n\nIt rains: all day.\n"), Codes{}) << "a rule, and a text";
}

TEST(MarkdownCheck, finds_headings_that_skip_a_level_or_say_nothing) {
  EXPECT_EQ(kCheck.codes("# Post\n\n### Rain\n"), Codes{"BS-M202"});
  EXPECT_EQ(kCheck.codes("#\n"), Codes{"BS-M202"});
  EXPECT_EQ(kCheck.codes("### Rain\n\n# Sun\n\n## Wind\n"), Codes{});
}

TEST(MarkdownCheck, finds_anchors_twice) {
  EXPECT_EQ(kCheck.codes("# Rain {#a}\n\n# Sun {#a}\n"), Codes{"BS-M203"});
  EXPECT_EQ(kCheck.codes("<a id=\"a\"></a>Rain, <a name='a'></a>sun\n"), Codes{"BS-M203"});
  EXPECT_EQ(kCheck.codes("# Rain\n\n# Rain\n"), Codes{}) << "anchors of headings are numbered";
  EXPECT_EQ(kCheck.codes("# Rain \\{#a\\}\n\n# Sun \\{#a\\}\n"), Codes{}) << "a text";
}

TEST(MarkdownCheck, follows_links_within_the_page) {
  EXPECT_EQ(kCheck.codes("# Rain, and sun\n\n[up](#rain-and-sun)\n"), Codes{});
  EXPECT_EQ(kCheck.codes("# 雨、太阳\n\n[up](#雨太阳) [up](#%E9%9B%A8%E5%A4%AA%E9%98%B3)\n"), Codes{});
  EXPECT_EQ(kCheck.codes("# Rain\n\n# Rain\n\n[up](#rain-1)\n"), Codes{});
  EXPECT_EQ(kCheck.codes("<p id=\"x\">Rain</p>\n\n[up](#x) [web](https://example.org/#y) [file](rain.md)\n"),
            Codes{});
  EXPECT_EQ(kCheck.codes("# Rain\n\nIt rains, [see]().\n"), Codes{"BS-M204"});
  const std::vector<plugin::Finding> found = kCheck.findings("---\ntitle: Post\n---\n# Rain\n\n[up](#sun)\n");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].code, "BS-M204");
  EXPECT_EQ(found[0].line, 6u);
}

TEST(MarkdownCheck, says_where_the_text_is_no_utf8) {
  const std::vector<plugin::Finding> found = kCheck.findings("# Rain\n\n\xFF\n");
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].code, "BS-M205");
  EXPECT_EQ(found[0].line, 3u);
}

}  // namespace
}  // namespace broadsheet::markdown
