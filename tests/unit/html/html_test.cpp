#include "html/html.hpp"

#include "common/hash.hpp"
#include "support/in_memory.hpp"
#include "support/makers/sample_document.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace broadsheet::html {
namespace {

using testing::MemoryHost;
using testing::sample_document;

std::string page_of(const Document& document, const testing::Options& options = {}) {
  return testing::written_with<Writer>("html", document, options);
}

std::map<std::string, std::string> folder_of(const Document& document, bool search = false) {
  MemoryHost memory("html");
  memory.options["layout"] = "folder";
  memory.options["search"] = search ? "true" : "false";
  testing::write_with<Writer>(memory, "html", document);
  EXPECT_EQ(memory.output, "");
  return memory.parts;
}

std::string between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t at = text.find(begin);
  if (at == text.npos) return {};
  return text.substr(at + begin.size(), text.find(end, at + begin.size()) - at - begin.size());
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++found;
  return found;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

std::string hash_source(const std::string& content) {
  return "'sha256-" + common::sha256_base64(content) + "'";
}

Document one_article(const std::string& headline) {
  Document document;
  document.articles.push_back({});
  document.articles[0].id = "a-1";
  document.articles[0].headline = headline;
  document.articles[0].blocks = {testing::paragraph("text")};
  return document;
}

const std::string kHostile =
    "</title></script></style>]]><script>alert(1)</script><img src=x onerror=alert(2)>\"'&amp;<!--";

}  // namespace

TEST(Html, articles_are_marked_up_under_their_page) {
  const std::string page = page_of(sample_document());
  EXPECT_TRUE(has(page, "<!DOCTYPE html>\n<html lang=\"zh-CN\" dir=\"ltr\">"));
  EXPECT_TRUE(has(page, "<h1 class=\"publication\">南湾晨报</h1>"));
  EXPECT_TRUE(has(page, "<time datetime=\"2024-03-15\">2024年3月15日 星期五</time>"));
  EXPECT_TRUE(has(page, "<section class=\"page\" id=\"p1\"><h2>第1版</h2>"));
  EXPECT_TRUE(has(page, ">南湾新港昨日通航</h3>"));
  EXPECT_EQ(count(page, "<article "), 3u);
}

TEST(Html, contents_list_pages_and_articles_and_mark_derived_names) {
  const std::string contents = between(page_of(sample_document()), "<nav class=\"contents\"", "</nav>");
  EXPECT_TRUE(has(contents, "<a href=\"#p1\">第1版</a><ol><li><a href=\"#a-1-1\">南湾新港昨日通航</a></li>"))
      << contents;
  EXPECT_TRUE(
      has(contents, "<li class=\"no-headline\"><a href=\"#a-1-2\">市民中心今起延长开放时间…</a></li>"));
}

TEST(Html, every_link_inside_the_page_has_its_target) {
  Document document = sample_document();
  document.articles[0].id = "p1";     // wants the anchor of page 1
  document.articles[1].id = "a-2-1";  // wanted by the third article, too
  document.articles.push_back(document.articles[0]);
  document.articles.back().id = "not an id\"";
  document.articles.push_back(document.articles[2]);
  document.articles.back().id = "A-2-1";
  const std::string page = page_of(document);
  std::size_t links = 0;
  for (std::size_t at = page.find("href=\"#"); at != page.npos; at = page.find("href=\"#", at + 1)) {
    const std::string id = page.substr(at + 7, page.find('"', at + 7) - at - 7);
    EXPECT_EQ(count(page, " id=\"" + id + "\""), 1u) << id;
    ++links;
  }
  EXPECT_GT(links, 10u);
}

TEST(Html, a_continued_article_links_to_its_other_part_else_to_the_page) {
  Document document = sample_document();
  EXPECT_TRUE(has(page_of(document), "<a href=\"#a-2-1\">（下转第2版）</a>"));
  EXPECT_TRUE(has(page_of(document), "<a href=\"#a-1-1\">（上接第1版）</a>"));
  document.articles[2].continued_from.clear();
  EXPECT_TRUE(has(page_of(document), "<a href=\"#p2\">（下转第2版）</a>"));
  document.articles[0].continued_to = "7";
  EXPECT_TRUE(has(page_of(document), ">（下转第7版）</p>"));
}

TEST(Html, articles_lead_to_their_neighbours) {
  const std::string page = page_of(sample_document());
  EXPECT_TRUE(has(page,
                  "<a href=\"#a-1-1\" rel=\"prev\">上一篇</a> <a href=\"#contents\">目录</a> <a "
                  "href=\"#a-2-1\" rel=\"next\">下一篇</a>"));
  EXPECT_EQ(count(page, "rel=\"prev\""), 2u);
  EXPECT_EQ(count(page, "rel=\"next\""), 2u);
}

TEST(Html, the_policy_names_the_style_sheet_and_the_data_and_nothing_else) {
  const std::string page = page_of(sample_document());
  const std::string policy = between(page, "Content-Security-Policy\" content=\"", "\"");
  EXPECT_EQ(policy, "default-src 'none'; img-src data:; style-src " +
                        hash_source(between(page, "<style>", "</style>")) + "; script-src " +
                        hash_source(between(page, "ld+json\">", "</script>")) + " " +
                        hash_source(between(page, "id=\"issue-data\">", "</script>")) +
                        "; base-uri 'none'; form-action 'none'");
  EXPECT_LT(page.find("Content-Security-Policy"), page.find("<style>"));
}

TEST(Html, what_html_forbids_is_escaped_in_data_too) {
  Document document = sample_document();
  document.articles[0].headline = "A\uFFFE\uFDD0\U0001FFFE < B";
  const std::string page = page_of(document);
  for (const char* forbidden : {"\xEF\xBF\xBE", "\xEF\xB7\x90", "\xF0\x9F\xBF\xBE"})
    EXPECT_FALSE(has(page, forbidden));
  EXPECT_TRUE(has(page, "A\\ufffe\\ufdd0\\ud83f\\udffe \\u003c B"));
}

TEST(Html, without_search_there_is_no_script) {
  const std::string page = page_of(sample_document());
  EXPECT_EQ(count(page, "<script"), 2u);
  EXPECT_EQ(count(page, "<script type=\"application/"), 2u);
  EXPECT_FALSE(has(page, "id=\"search\""));
}

TEST(Html, search_is_one_script_named_by_its_hash_and_hidden_without_it) {
  const std::string page = page_of(sample_document(), {{"search", "true"}});
  EXPECT_EQ(count(page, "<script>"), 1u);
  const std::string policy = between(page, "Content-Security-Policy\" content=\"", "\"");
  EXPECT_TRUE(has(policy, hash_source(between(page, "<script>", "</script>"))));
  EXPECT_TRUE(has(page, "role=\"search\" hidden=\"\""));
}

TEST(Html, nothing_is_fetched) {
  for (const char* search : {"false", "true"}) {
    const std::string page = page_of(sample_document(), {{"search", search}});
    for (const char* fetching :
         {" src=", "url(", "@import", "fetch(", "XMLHttpRequest", "rel=\"stylesheet\""})
      EXPECT_FALSE(has(page, fetching)) << fetching;
  }
}

TEST(Html, json_ld_tells_issue_and_articles) {
  const auto data = nlohmann::json::parse(between(page_of(sample_document()), "ld+json\">", "</script>"));
  EXPECT_EQ(data.at("@type"), "PublicationIssue");
  EXPECT_EQ(data.at("isPartOf"),
            nlohmann::json({{"@type", "Newspaper"}, {"name", "南湾晨报"}, {"issn", "0000-0019"}}));
  EXPECT_EQ(data.at("datePublished"), "2024-03-15");
  ASSERT_EQ(data.at("hasPart").size(), 3u);
  const auto& article = data.at("hasPart")[0];
  EXPECT_EQ(article.at("url"), "#a-1-1");
  EXPECT_EQ(article.at("headline"), "南湾新港昨日通航");
  EXPECT_EQ(article.at("printPage"), "1");
  EXPECT_EQ(article.at("articleSection"), "要闻");
  EXPECT_EQ(article.at("author")[1],
            nlohmann::json({{"@type", "Person"}, {"name", "高一帆"}, {"jobTitle", "通讯员"}}));
  EXPECT_FALSE(data.at("hasPart")[1].contains("headline"));
}

TEST(Html, the_page_of_an_article_tells_programs_that_clip_it_whose_it_is) {
  Document document = sample_document();
  document.articles[0].subheadlines = {"首艘货轮靠泊", "全年吞吐量将翻番"};
  document.articles[0].bylines[0].role = "By";
  const auto parts = folder_of(document);
  const auto data =
      nlohmann::json::parse(between(parts.at("articles/a-1-1.html"), "ld+json\">", "</script>"));
  EXPECT_EQ(data.at("publisher"), nlohmann::json({{"@type", "NewsMediaOrganization"}, {"name", "南湾晨报"}}));
  EXPECT_EQ(data.at("description"), "首艘货轮靠泊");
  EXPECT_FALSE(data.at("author")[0].contains("jobTitle"));
  const auto plain =
      nlohmann::json::parse(between(parts.at("articles/a-1-2.html"), "ld+json\">", "</script>"));
  EXPECT_EQ(plain.count("description"), document.articles[1].subheadlines.size());
}

TEST(Html, a_folder_has_an_index_a_file_an_article_and_one_style_sheet) {
  const auto parts = folder_of(sample_document());
  std::vector<std::string> names;
  for (const auto& [name, content] : parts) names.push_back(name);
  EXPECT_EQ(names, (std::vector<std::string>{"articles/a-1-1.html", "articles/a-1-2.html",
                                             "articles/a-2-1.html", "index.html", "issue.css"}));
  const std::string& index = parts.at("index.html");
  EXPECT_TRUE(has(index, "<a href=\"articles/a-1-1.html\">南湾新港昨日通航</a>"));
  EXPECT_TRUE(has(index, "<link rel=\"stylesheet\" href=\"issue.css\">"));
  EXPECT_FALSE(has(index, "<article"));
  const std::string& article = parts.at("articles/a-1-1.html");
  EXPECT_TRUE(has(article, ">南湾新港昨日通航</h1>"));
  EXPECT_TRUE(has(article, "<link rel=\"stylesheet\" href=\"../issue.css\">"));
  EXPECT_TRUE(has(article, "<a href=\"a-1-2.html\" rel=\"next\">下一篇 <span class=\"to\">"));
  EXPECT_TRUE(has(article, "<a href=\"a-2-1.html\">（下转第2版）</a>"));
}

TEST(Html, the_page_of_an_article_says_its_headline_and_authors_alone_to_programs_that_clip_or_preview_it) {
  Document document = one_article("Tide & \"time\"");
  document.articles[0].bylines = {{"By", "Ann Hall"}, {"Photographs", "Jo Tarn"}};
  const auto parts = folder_of(document);
  EXPECT_TRUE(has(parts.at("articles/a-1.html"),
                  "<meta property=\"og:title\" content=\"Tide &amp; &quot;time&quot;\">\n"
                  "<meta name=\"author\" content=\"Ann Hall, Jo Tarn\">"));
  EXPECT_FALSE(has(parts.at("index.html"), "og:title")) << "its <title> names the issue";
}

TEST(Html, a_page_has_one_first_heading_whatever_it_shows) {
  EXPECT_EQ(count(page_of(sample_document()), "<h1"), 1u);
  for (const auto& [name, content] : folder_of(sample_document()))
    EXPECT_EQ(count(content, "<h1"), name == "issue.css" ? 0u : 1u) << name;
}

TEST(Html, no_level_of_headings_is_skipped_where_an_article_has_no_headline) {
  Document document;
  document.issue.pages = {"1"};
  Article& article = document.articles.emplace_back();
  article.id = "a-1-1";
  article.page = "1";
  article.blocks.resize(2);
  article.blocks[0].kind = BlockKind::subhead;
  article.blocks[0].text = "Tolls waived";
  article.blocks[1].text = "Nobody pays today.";
  EXPECT_TRUE(has(page_of(document), "<h3>Tolls waived</h3>"));
  article.page.clear();
  document.issue.pages.clear();
  EXPECT_TRUE(has(page_of(document), "<h2>Tolls waived</h2>"));
  EXPECT_TRUE(has(folder_of(document).at("articles/a-1-1.html"), "<h2>Tolls waived</h2>"));
}

TEST(Html, the_search_of_a_folder_knows_the_text_of_all_its_files) {
  const std::string index = folder_of(sample_document(), true).at("index.html");
  const auto data = nlohmann::json::parse(between(index, "id=\"search-data\">", "</script>"));
  ASSERT_EQ(data.size(), 3u);
  EXPECT_EQ(data[0][0], "articles/a-1-1.html");
  EXPECT_EQ(data[0][1], "南湾新港昨日通航");
  EXPECT_TRUE(has(data[0][2], "二期工程年底完工"));
}

TEST(Html, hostile_text_stays_text) {
  Document document = sample_document();
  document.issue.publication = document.issue.title = document.issue.date = document.issue.edition = kHostile;
  document.issue.language = "en\"><script>";
  document.issue.attrs = {{kHostile, kHostile}};
  for (Article& a : document.articles) {
    a.id = a.page = a.section = a.headline = a.lead = a.continued_to = a.continued_from = kHostile;
    a.kickers = a.subheadlines = {kHostile};
    a.bylines = {{kHostile, kHostile}};
    a.attrs = {{kHostile, kHostile}};
    for (Block& b : a.blocks) b.text = b.credit = kHostile;
  }
  document.end.furniture = {{kHostile, kHostile, kHostile, 1}};
  const auto parts = folder_of(document, true);
  for (const std::string& page : {page_of(document, {{"search", "true"}}), parts.at("index.html"),
                                  parts.at("articles/article-1.html")}) {
    EXPECT_FALSE(has(page, "<script>alert"));
    EXPECT_FALSE(has(page, "<img"));
    EXPECT_FALSE(has(page, "<!--"));
    EXPECT_EQ(count(page, "<script"), count(page, "</script>"));
    EXPECT_EQ(count(page, "</title>"), 1u);
  }
}

TEST(Html, control_characters_are_left_out_and_told) {
  MemoryHost memory("html");
  testing::write_with<Writer>(memory, "html",
                              one_article("a\x01"
                                          "b\x1B"
                                          "c"));
  EXPECT_TRUE(has(memory.output, ">abc</h2>"));
  ASSERT_EQ(memory.warnings.size(), 1u);
  EXPECT_EQ(memory.warnings[0].code, "BS-H001");
}

TEST(Html, text_that_turns_the_direction_stays_within_its_block) {
  const std::string page = page_of(one_article("a\u202Eb"));
  EXPECT_TRUE(has(page, "a\u202Eb</a></li>"));
  EXPECT_TRUE(has(page, "a\u202Eb</h2>"));
}

TEST(Html, a_headline_of_a_megabyte_is_a_headline) {
  const std::string headline(1 << 20, 'x');
  const std::string page = page_of(one_article(headline));
  EXPECT_EQ(between(page, "id=\"a-1-headline\">", "<"), headline);
}

TEST(Html, an_empty_issue_is_a_page) {
  const std::string page = page_of({});
  EXPECT_TRUE(has(page, "<html lang=\"und\""));
  EXPECT_TRUE(has(page, "<h1 class=\"publication\">Newspaper</h1>"));
}

TEST(Html, a_style_sheet_of_the_user_comes_last_and_is_hashed_as_the_browser_reads_it) {
  const std::string page =
      page_of(sample_document(), {{"css", "\xEF\xBB\xBF.headline {\r\n color: teal }\r\n"}});
  const std::string css = between(page, "<style>", "</style>");
  EXPECT_TRUE(css.ends_with(".headline {\n color: teal }"));
  EXPECT_TRUE(has(page, hash_source(css)));
}

TEST(Html, a_style_sheet_that_would_break_the_page_is_refused) {
  EXPECT_THROW(page_of({}, {{"css", "a{}</STYLE><script>"}}), plugin::Failure);
  EXPECT_THROW(page_of({}, {{"css", "a{content:\"\xFF\"}"}}), plugin::Failure);
}

TEST(Html, a_template_of_the_user_gets_the_parts_of_the_page) {
  const std::string page =
      page_of(one_article("Tide & time"), {{"template", "<title>{{title}}</title>{{ articles }}|{{kind}}"}});
  EXPECT_TRUE(page.starts_with("<title>Newspaper</title><div class=\"page\">"));
  EXPECT_TRUE(page.ends_with("|issue-page"));
  EXPECT_TRUE(has(page, "Tide &amp; time</h2>"));
}

TEST(Html, a_template_that_cannot_work_is_refused_with_its_line) {
  const auto why = [](const std::string& text) {
    return testing::refusal_of([&] { page_of({}, {{"template", text}}); });
  };
  EXPECT_TRUE(
      why("a\n{{artcles}}").starts_with("template line 2: {{artcles}} is not known; there are: articles, "));
  EXPECT_EQ(why("{{articles}}\n\n{{title"), "template line 3: {{ is not closed");
  EXPECT_EQ(why("<p>"), "the template has no {{articles}}: the page would be empty");
}

TEST(Html, the_same_issue_gives_the_same_bytes) {
  EXPECT_EQ(page_of(sample_document()), page_of(sample_document()));
}

}  // namespace broadsheet::html
