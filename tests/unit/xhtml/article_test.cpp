#include "xhtml/article.hpp"

#include "support/makers/sample_document.hpp"
#include "xhtml/markup/inline.hpp"
#include "xhtml/read_article.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace broadsheet::xhtml {
namespace {

const Style kEnglish = [] {
  Style style;
  style.labels = &common::labels_for("en");
  return style;
}();

using testing::block;

Article article_with(std::vector<Block> blocks) {
  Article a;
  a.id = "a-1-1";
  a.headline = "Bridge opens";
  a.blocks = std::move(blocks);
  return a;
}

std::string markup_of(const Article& article, const Placement& placement = {},
                      const Style& style = kEnglish) {
  const ArticleMarkup result = write_article(article, style, placement);
  EXPECT_EQ(result.parts.size(), 1u);
  pugi::xml_document parsed;
  EXPECT_TRUE(parsed.load_string(result.parts.at(0).c_str())) << result.parts.at(0);
  return result.parts.at(0);
}

/// The markup between the header and the end of the article.
std::string body_of(const std::vector<Block>& blocks) {
  const std::string markup = markup_of(article_with(blocks));
  const std::string_view header_end = "</header>", article_end = "</article>";
  const std::size_t begin = markup.find(header_end) + header_end.size();
  return markup.substr(begin, markup.size() - article_end.size() - begin);
}

bool has(const std::string& markup, std::string_view part) { return markup.find(part) != std::string::npos; }

}  // namespace

TEST(ArticleMarkup, display_lines_stand_in_the_order_of_print) {
  Article a = article_with({});
  a.section = "Local";
  a.kickers = {"After ten years"};
  a.subheadlines = {"First ferry sold", "Toll from May"};
  a.bylines = {{"By", "Ann Hall"}, {"", "Li Wei"}};
  a.dateline = Dateline{"AP", "LONDON", "", "LONDON (AP)"};
  EXPECT_EQ(
      markup_of(a),
      "<article class=\"article\" itemscope=\"\" itemtype=\"https://schema.org/NewsArticle\" id=\"a-1-1\" "
      "aria-labelledby=\"a-1-1-headline\"><header>"
      "<p class=\"section\" itemprop=\"articleSection\">Local</p>"
      "<p class=\"kicker\">After ten years</p>"
      "<h1 class=\"headline\" itemprop=\"headline\" id=\"a-1-1-headline\">Bridge opens</h1>"
      "<p class=\"deck\" role=\"doc-subtitle\">First ferry sold</p>"
      "<p class=\"deck\" role=\"doc-subtitle\">Toll from May</p>"
      "<p class=\"byline\"><span class=\"role\">By</span> <span class=\"name\" itemprop=\"author\">Ann "
      "Hall</span>, "
      "<span class=\"name\" itemprop=\"author\">Li Wei</span></p>"
      "<p class=\"dateline\" itemprop=\"dateline\" data-agency=\"AP\" data-place=\"LONDON\">LONDON (AP)</p>"
      "</header></article>");
}

TEST(ArticleMarkup, the_lead_stands_in_front_of_the_first_paragraph) {
  Article a = article_with({block(BlockKind::subhead, "Start"), block(BlockKind::paragraph, "10月30日，晴。"),
                            block(BlockKind::paragraph, "完。")});
  a.lead = "新华社北京10月30日电";
  EXPECT_TRUE(has(markup_of(a),
                  "<h2>Start</h2><p><span class=\"lead\">新华社北京10月30日电</span> 10月30日，晴。</p>"
                  "<p>完。</p>"));
  a.lead = "本报讯（记者 李雅萍）";  // its bracket brings its own space
  EXPECT_TRUE(has(markup_of(a), "（记者 李雅萍）</span>10月30日"));
  a.blocks.clear();
  EXPECT_TRUE(
      has(markup_of(a), "<p class=\"lone-lead\"><span class=\"lead\">本报讯（记者 李雅萍）</span></p>"));
}

TEST(ArticleMarkup, what_the_lead_prints_is_not_printed_again) {
  Article a = article_with({block(BlockKind::paragraph, "晴。")});
  a.lead = "新华社北京10月30日电（记者 甲）";
  a.bylines = {{"记者", "甲"}, {"通讯员", "乙"}};
  a.dateline = Dateline{"新华社", "北京", "10月30日", "新华社北京10月30日电"};
  const std::string markup = markup_of(a);
  EXPECT_TRUE(has(markup,
                  "<meta itemprop=\"author\" content=\"甲\" data-role=\"记者\"/>"
                  "<p class=\"byline\"><span class=\"role\">通讯员</span>"));
  EXPECT_TRUE(has(markup, "<meta class=\"dateline\" itemprop=\"dateline\" data-agency=\"新华社\""));
}

// Korean prints a role behind the name.
TEST(ArticleMarkup, a_role_behind_a_name_is_not_that_of_the_next) {
  Article a = article_with({block(BlockKind::paragraph, "Rain fell.")}), back;
  a.bylines = {{"기자", "김하늘"}, {"", "Ann Hall"}, {"By", "Ben Ode"}, {"By", "이바다"}, {"", "Cy Dean"}};
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(markup_of(a).c_str()));
  read_article(document.document_element(), back);
  EXPECT_EQ(back.bylines, a.bylines);
}

TEST(ArticleMarkup, a_post_stands_behind_the_names_that_share_it) {
  Article a = article_with({block(BlockKind::paragraph, "Rain fell.")}), back;
  a.bylines = {
      {"Staff Writers", "Ann Hall"}, {"Staff Writers", "Ben Ode"}, {"Critic", "Cy Dean"}, {"", "Di Orr"}};
  const std::string markup = markup_of(a);
  EXPECT_TRUE(has(markup, "Ben Ode</span>, <span class=\"role\">Staff Writers</span>; <span")) << markup;
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(markup.c_str()));
  read_article(document.document_element(), back);
  EXPECT_EQ(back.bylines, a.bylines);
}

TEST(ArticleMarkup, no_headline_is_invented) {
  Article a = article_with({block(BlockKind::paragraph, "Rain fell, then snow.")});
  a.headline.clear();
  Placement placement;
  placement.label = "[Rain fell…]";
  EXPECT_FALSE(has(markup_of(a, placement), "<h1"));
  EXPECT_TRUE(has(markup_of(a, placement), "aria-label=\"[Rain fell…]\""));
  placement.running_head = "Page 1";
  EXPECT_TRUE(has(markup_of(a, placement), "<h1 class=\"running-head\">Page 1</h1>"));
}

TEST(ArticleMarkup, jump_lines_are_made_again_and_link_where_they_can) {
  Article a = article_with({});
  a.continued_from = "1";
  a.continued_to = "A4";
  Placement placement;
  placement.continued_to = "article-007.xhtml";
  const std::string markup = markup_of(a, placement);
  EXPECT_TRUE(has(
      markup, "<p class=\"jump\" data-jump=\"continued-from\" data-page=\"1\">Continued from Page 1</p>"));
  EXPECT_TRUE(has(markup, "data-page=\"A4\"><a href=\"article-007.xhtml\">Continued on Page A4</a></p>"));
}

TEST(ArticleMarkup, subheads_never_skip_a_level) {
  EXPECT_EQ(body_of({block(BlockKind::subhead, "A", 3), block(BlockKind::subhead, "B", 3),
                     block(BlockKind::subhead, "C")}),
            "<h2 data-level=\"3\">A</h2><h3 data-level=\"3\">B</h3><h2>C</h2>");
}

TEST(ArticleMarkup, headings_start_at_the_level_asked_for) {
  Style style = kEnglish;
  style.heading_level = 3;
  const std::string markup = markup_of(article_with({block(BlockKind::subhead, "A")}), {}, style);
  EXPECT_TRUE(has(markup, "<h3 class=\"headline\""));
  EXPECT_TRUE(has(markup, "<h4>A</h4>"));
}

TEST(ArticleMarkup, a_caption_is_a_figure_with_its_credit) {
  Block caption = block(BlockKind::caption, "The bridge.");
  caption.credit = "Photo: Ann Hall";
  EXPECT_EQ(body_of({caption}),
            "<figure><figcaption>The bridge. <span class=\"credit\">Photo: Ann Hall</span>"
            "</figcaption></figure>");
}

TEST(ArticleMarkup, neighbouring_quotes_items_and_rows_share_an_element) {
  EXPECT_EQ(
      body_of({block(BlockKind::quote, "a"), block(BlockKind::quote, "b"), block(BlockKind::paragraph, "c")}),
      "<blockquote><p>a</p><p>b</p></blockquote><p>c</p>");
  EXPECT_EQ(body_of({block(BlockKind::list_item, "a"), block(BlockKind::list_item, "• b", 2),
                     block(BlockKind::list_item, "c")}),
            "<ul><li>a<ul class=\"as-printed\"><li data-level=\"2\">• b</li></ul></li><li>c</li></ul>");
  EXPECT_EQ(body_of({block(BlockKind::table_row, "a\tb"), block(BlockKind::table_row, "c\t")}),
            "<table><tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td><td></td></tr></tbody></table>");
}

TEST(ArticleMarkup, marks_become_elements) {
  Block b = block(BlockKind::paragraph, "Ann Hall saw it there.");
  b.runs = {{RunKind::person, 0, 8, "Hall, Ann"},
            {RunKind::strong, 9, 12, ""},
            {RunKind::lost_glyph, 15, 15, ""},
            {RunKind::link, 16, 21, "https://example.org/a?b=c&d"},
            {static_cast<RunKind>(99), 0, 3, ""}};
  EXPECT_EQ(body_of({b}),
            "<p><span class=\"person\" data-value=\"Hall, Ann\">Ann Hall</span> <strong>saw</strong> it"
            "<span class=\"lost-glyph\"></span> <a href=\"https://example.org/a?b=c&amp;d\">there</a>.</p>");
}

TEST(ArticleMarkup, overlapping_marks_are_cut_and_say_so) {
  Block b = block(BlockKind::paragraph, "abcdef");
  b.runs = {{RunKind::strong, 0, 4, ""}, {RunKind::emphasis, 2, 6, ""}};
  EXPECT_EQ(body_of({b}), "<p><strong>ab<em>cd</em></strong><em data-continues=\"\">ef</em></p>");
}

TEST(ArticleMarkup, marks_that_do_not_fit_are_skipped) {
  Block b = block(BlockKind::paragraph, "甲乙");
  b.runs = {{RunKind::strong, 1, 3, ""},
            {RunKind::strong, 0, 99, ""},
            {RunKind::strong, 3, 3, ""},
            {RunKind::strong, 4, 2, ""}};
  EXPECT_EQ(body_of({b}), "<p>甲乙</p>");
}

TEST(ArticleMarkup, only_safe_addresses_become_links) {
  for (const char* safe : {"https://example.org", "http://a.b:80/c%20d?e#f", "mailto:a@example.org"})
    EXPECT_TRUE(is_safe_link(safe)) << safe;
  for (const char* unsafe :
       {"javascript:alert(1)", "//example.org", "a.html", "https://", "https://a b", "https://a/\"",
        "https://a/%zz", "https://-a", "mailto:a", "data:text/html,x", "https://a/#b#c"})
    EXPECT_FALSE(is_safe_link(unsafe)) << unsafe;
}

TEST(ArticleMarkup, short_numbers_stand_upright_in_vertical_lines) {
  Style style = kEnglish;
  style.upright_digits = true;
  EXPECT_TRUE(
      has(markup_of(article_with({block(BlockKind::paragraph, "2021年10月3日、3.5度、B2")}), {}, style),
          "<p>2021年<span class=\"tcy\">10</span>月<span class=\"tcy\">3</span>日、3.5度、B2</p>"));
}

TEST(ArticleMarkup, short_numbers_stand_upright_in_every_line_and_are_read_back) {
  Style style = kEnglish;
  style.upright_digits = true;
  Article article = article_with({block(BlockKind::paragraph, "5日"), block(BlockKind::caption, "6人")});
  article.section = "1区";
  article.kickers = {"2年"};
  article.headline = "3路公交12日通车";
  article.subheadlines = {"4公里"};
  article.bylines = {{"记者", "老7"}};
  article.dateline = Dateline{"", "", "", "青河8日电"};
  article.lead = "本报9日讯";
  article.blocks[1].credit = "10号 摄";
  article.continued_to = "11";
  const std::string markup = markup_of(article, {}, style);
  for (int number = 1; number <= 12; ++number)
    EXPECT_TRUE(has(markup, "<span class=\"tcy\">" + std::to_string(number) + "</span>")) << number;
  pugi::xml_document document;
  ASSERT_TRUE(document.load_string(markup.c_str(), kParseOptions));
  Article back;
  read_article(document.document_element(), back);
  EXPECT_EQ(back, article);
}

TEST(ArticleMarkup, a_long_article_is_split_between_blocks) {
  Style style = kEnglish;
  style.max_bytes = 4096;
  Article a = article_with({});
  for (int i = 0; i < 10; ++i) a.blocks.push_back(block(BlockKind::list_item, std::string(1000, 'x')));
  Placement placement;
  placement.running_head = "Bridge opens";
  const auto parts = write_article(a, style, placement).parts;
  ASSERT_GE(parts.size(), 3u);
  for (std::size_t i = 0; i < parts.size(); ++i) {
    EXPECT_LE(parts[i].size(), 4096u + 256u);
    EXPECT_EQ(has(parts[i], "class=\"headline\""), i == 0);
    EXPECT_EQ(has(parts[i], "class=\"running-head\""), i > 0);
  }
}

TEST(ArticleMarkup, a_paragraph_above_the_limit_is_cut_after_a_sentence) {
  Style style = kEnglish;
  style.max_bytes = 2000;
  std::string text;
  while (text.size() < 5000) text += "天气很好。今天出门";
  const auto parts = write_article(article_with({block(BlockKind::paragraph, text)}), style, {}).parts;
  ASSERT_GE(parts.size(), 4u);
  EXPECT_TRUE(has(parts[0], "很好。</p></article>"));
  EXPECT_TRUE(has(parts[1], "<p class=\"continuation\">今天"));
}

TEST(ArticleMarkup, a_mark_on_several_cells_is_one_in_each) {
  Block row = block(BlockKind::table_row, "ab\tcd\tef");
  row.runs = {{RunKind::strong, 1, 7, ""},
              {RunKind::emphasis, 2, 3, ""}};  // the second on nothing but a border
  EXPECT_EQ(body_of({row}),
            "<table><tbody><tr><td>a<strong>b</strong></td><td><strong>cd</strong></td>"
            "<td><strong>e</strong>f</td></tr></tbody></table>");
}

TEST(ArticleMarkup, attributes_survive_encoding) {
  const std::vector<Attr> attrs = {{"a b", "1&2=3%"}, {"a b", ""}, {"键", "\"值\""}};
  EXPECT_EQ(decode_attrs(encode_attrs(attrs)), attrs);
  EXPECT_EQ(decode_attrs("x&=1&y=%4"), (std::vector<Attr>{{"", "1"}, {"y", "%4"}}));
  EXPECT_EQ(decode_attrs("x=%FF"), (std::vector<Attr>{{"x", "\uFFFD"}})) << "what was read is text";
}

TEST(ArticleMarkup, ids_that_are_no_xml_names_become_data) {
  Article a = article_with({});
  a.id = "1:2";
  EXPECT_TRUE(has(markup_of(a), " data-id=\"1:2\""));
  Placement placement;
  placement.element_id = "n7";
  EXPECT_TRUE(has(markup_of(a, placement), "id=\"n7\" aria-labelledby=\"n7-headline\" data-id=\"1:2\""));
}

}  // namespace broadsheet::xhtml
