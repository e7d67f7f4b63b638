#include "html/html.hpp"
#include "support/in_memory.hpp"
#include "support/makers/picture_maker.hpp"
#include "support/makers/sample_document.hpp"
#include "tag_soup/tree.hpp"

#include <gtest/gtest.h>
#include <sys/mman.h>

#include <algorithm>
#include <map>

namespace broadsheet::html {
namespace {

using testing::MemoryHost;

Document read(const std::string& page) { return testing::document_with<Reader>("html", page); }

Document there_and_back(const Document& document) {
  return read(testing::written_with<Writer>("html", document));
}

// Source lines are of another source.
Document without_lines(Document document) {
  for (Article& article : document.articles)
    for (Block& block : article.blocks) block.first_line = block.last_line = 0;
  return document;
}

const std::string kNewsPage = R"(<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>Tide tables go online | Harbour Post</title>
<meta property="og:site_name" content="Harbour Post">
<meta property="article:published_time" content="2024-03-15T06:00:00Z">
<meta property="article:section" content="Local">
<script>var x = "<p>not text</p>";</script></head>
<body><header><nav><a href="/">Home</a><a href="/sport">Sport</a></nav></header>
<main><article>
<p class="article-kicker">Harbour</p>
<h1>Tide tables
  go online</h1>
<p class="standfirst">Two hundred years of data</p>
<div class="byline">By Ann Hall and Ben Ode</div> <time datetime="2024-03-15">15 March</time>
<p>The harbour office put two hundred years of <em>tide tables</em> online
on Friday. <a href="https://x.example/tides">See them here</a>.</p>
<div class="share-buttons"><p>Share this</p></div>
<h3>Who needs them</h3>
<p>Fishermen, &amp; sailors<br>and swimmers.
<p>The office said more than forty thousand people looked at the tables within the first week, most of them at night.</p>
<figure><img src="t.jpg" alt=""><figcaption>The old tide gauge. <span class="photo-credit">Photo: Cy Dean</span></figcaption></figure>
<ul><li>January<li>February</ul>
<aside><p>Related: ferries</p></aside>
</article>
<article><h2>Teaser</h2><p>Short.</p></article></main>
<footer><p>© Harbour Post</p></footer></body></html>)";

}  // namespace

TEST(HtmlReader, our_own_page_gives_the_same_document_back) {
  const Document document = without_lines(testing::sample_document());
  EXPECT_EQ(there_and_back(document), document);
}

TEST(HtmlReader, a_page_that_loads_its_pictures_late_has_them_too) {
  constexpr const char* kPlaceholder = "src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\"";
  for (const std::string& late :
       {std::string(kPlaceholder) + " data-src=\"t.jpg\"", std::string("data-src=\"t.jpg\""),
        std::string("srcset=\"t.jpg 1x, large.jpg 2x\""), std::string("srcset=\" t.jpg, large.jpg 2x\"")}) {
    std::string page = kNewsPage;
    page.replace(page.find("src=\"t.jpg\""), std::string_view("src=\"t.jpg\"").size(), late);
    MemoryHost memory("html", page);
    memory.siblings["t.jpg"] = testing::grey_png(40, 50, 7);
    EXPECT_EQ(testing::read_with<Reader>(memory, "html").resources.size(), 1u) << late;
  }
}

TEST(HtmlReader, a_news_page_has_the_pictures_that_lie_beside_it) {
  MemoryHost memory("html", kNewsPage);
  memory.siblings["t.jpg"] = testing::grey_png(40, 50, 7);  // whatever it is called
  const Document document = testing::read_with<Reader>(memory, "html");
  ASSERT_EQ(document.resources.size(), 1u);
  EXPECT_EQ(document.resources[0].id, "t");
  EXPECT_EQ(document.resources[0].media_type, "image/png");
  const std::vector<Block>& blocks = document.articles.at(0).blocks;
  const auto figure =
      std::find_if(blocks.begin(), blocks.end(), [](const Block& b) { return b.kind == BlockKind::figure; });
  ASSERT_NE(figure, blocks.end());
  EXPECT_EQ((figure + 1)->text, "The old tide gauge.");
  EXPECT_TRUE(memory.warnings.empty());

  MemoryHost alone("html", kNewsPage);
  EXPECT_TRUE(testing::read_with<Reader>(alone, "html").resources.empty());
  ASSERT_EQ(alone.warnings.size(), 1u);
  EXPECT_EQ(alone.warnings[0].code, "BS-H008");
}

TEST(HtmlReader, an_issue_that_is_a_folder_tells_of_a_file_that_is_gone) {
  MemoryHost out("html");
  out.options["layout"] = "folder";
  testing::write_with<Writer>(out, "html", testing::sample_document());
  MemoryHost in("html", out.parts.at("index.html"));
  in.siblings = out.parts;
  in.siblings.erase("articles/a-1-1.html");
  EXPECT_EQ(testing::read_with<Reader>(in, "html").articles.size(),
            testing::sample_document().articles.size() - 1);
  ASSERT_EQ(in.warnings.size(), 1u);
  EXPECT_EQ(in.warnings[0].code, "BS-H007");
}

TEST(HtmlReader, an_issue_without_articles_is_our_page_too) {
  Document document;
  document.issue = testing::sample_document().issue;
  EXPECT_EQ(there_and_back(document), document);
}

TEST(HtmlReader, what_libxml2_lets_through_is_no_utf8_and_is_replaced) {
  for (const Article& a : read("<p>\xFE\x83\x83 is no character of any length</p>").articles)
    EXPECT_EQ(a.blocks[0].text.find('\xFE'), std::string::npos);
}

TEST(HtmlReader, reading_and_writing_again_gives_the_same_bytes) {
  MemoryHost first("html"), second("html");
  testing::write_with<Writer>(first, "html", testing::sample_document());
  testing::write_with<Writer>(second, "html", read(first.output));
  EXPECT_EQ(first.output, second.output);
}

TEST(HtmlReader, hostile_text_comes_back_to_the_letter) {
  Document document = without_lines(testing::sample_document());
  const std::string hostile = "</script></article>]]> <!-- &amp; &lt; \" ' <b>";
  for (Article& a : document.articles) {
    a.headline = hostile;
    for (Block& b : a.blocks) {
      b.text = hostile;
      b.runs.clear();
    }
  }
  document.issue.publication = hostile;
  EXPECT_EQ(there_and_back(document), document);
}

TEST(HtmlReader, a_news_page_gives_headline_byline_date_and_text) {
  const Document d = read(kNewsPage);
  EXPECT_EQ(d.issue.publication, "Harbour Post");
  EXPECT_EQ(d.issue.date, "2024-03-15");
  EXPECT_EQ(d.issue.language, "en-GB");
  ASSERT_EQ(d.articles.size(), 1u);
  const Article& a = d.articles[0];
  EXPECT_EQ(a.headline, "Tide tables go online");
  EXPECT_EQ(a.section, "Local");
  EXPECT_EQ(a.kickers, std::vector<std::string>{"Harbour"});
  EXPECT_EQ(a.subheadlines, std::vector<std::string>{"Two hundred years of data"});
  EXPECT_EQ(a.bylines, (std::vector<Byline>{{"By", "Ann Hall"}, {"By", "Ben Ode"}}));
  std::vector<std::string> texts;
  for (const Block& block : a.blocks) texts.push_back(block.text);
  EXPECT_EQ(texts,
            (std::vector<std::string>{
                "The harbour office put two hundred years of tide tables online on Friday. See them here.",
                "Who needs them", "Fishermen, & sailors", "and swimmers.",
                "The office said more than forty thousand people looked at the tables within the first week, "
                "most of them at night.",
                "The old tide gauge.", "January", "February"}));
  EXPECT_EQ(a.blocks[1].kind, BlockKind::subhead);
  EXPECT_EQ(a.blocks[1].level, 1u);
  EXPECT_EQ(a.blocks[5].kind, BlockKind::caption);
  EXPECT_EQ(a.blocks[5].credit, "Photo: Cy Dean");
  EXPECT_EQ(a.blocks[0].runs,
            (std::vector<broadsheet::Run>{{RunKind::emphasis, 44, 55, ""},
                                          {RunKind::link, 74, 87, "https://x.example/tides"}}));
}

TEST(HtmlReader, what_the_markup_does_not_say_is_read_from_json_ld) {
  const Document d = read(
      "<html><head><title>x</title>"
      "<script type='application/ld+json'>{\"@type\":\"Organization\",\"name\":\"Post Group\"}</script>"
      "<script type='application/ld+json'>no JSON</script>"
      "<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebSite\"},{\"@type\":[\"NewsArticle\"],"
      "\"headline\":\"Ferry returns\",\"inLanguage\":\"en-GB\",\"articleSection\":[\"Harbour\",\"News\"],"
      "\"datePublished\":\"2024-05-18T06:00:00+01:00\",\"publisher\":{\"name\":\"Harrow Bay Courier\"},"
      "\"author\":[{\"@type\":\"Person\",\"name\":\"Ann Hall\"},\"Ben Ode\"]}]}</script></head>"
      "<body><article><p>The ferry is back after two years in the dock, and the harbour was "
      "full.</p></article></body></html>");
  EXPECT_EQ(d.issue.publication, "Harrow Bay Courier");
  EXPECT_EQ(d.issue.date, "2024-05-18");
  EXPECT_EQ(d.issue.language, "en-GB");
  ASSERT_EQ(d.articles.size(), 1u);
  EXPECT_EQ(d.articles[0].headline, "Ferry returns");
  EXPECT_EQ(d.articles[0].section, "Harbour");
  EXPECT_EQ(d.articles[0].bylines, (std::vector<Byline>{{"", "Ann Hall"}, {"", "Ben Ode"}}));
}

TEST(HtmlReader, json_ld_of_any_kind_breaks_nothing) {
  std::string deep = "{\"@type\":\"NewsArticle\",\"headline\":";
  for (int i = 0; i < 100000; ++i) deep += "{\"name\":";
  const std::vector<std::string> kinds = {
      deep + "\"x\"" + std::string(100001, '}'),
      "[]",
      "3",
      "{\"@type\":3}",
      "{\"@type\":\"NewsArticle\",\"headline\":[[[[\"x\"]]]],\"author\":{\"name\":[]}}",
      "{\"@graph\":{\"@graph\":{\"mainEntity\":[[[]]]}}}"};
  for (const std::string& json : kinds) {
    const Document d = read(
        "<html><head><script type='application/ld+json'>" + json +
        "</script></head><body><article><h1>Rain</h1><p>It rains on the pier.</p></article></body></html>");
    EXPECT_EQ(d.articles.at(0).headline, "Rain") << json.substr(0, 80);
  }
}

TEST(HtmlReader, without_article_elements_the_densest_part_is_the_article) {
  const Document d = read(
      "<html lang=zh-CN><head><title>通航_南湾网</title><meta name=author "
      "content='记者：林小舟'></head><body>"
      "<div class=menu><p><a href=/>首页</a></p></div><div><h1>南湾新港通航</h1><div id=text>"
      "<p>　　南湾新港昨日\n通航，十二艘货轮依次离港，码头上挤满了人。</p><p>二期工程年底完工。</p></div></"
      "div>"
      "<div><p>版权所有</p></div></body></html>");
  ASSERT_EQ(d.articles.size(), 1u);
  EXPECT_EQ(d.articles[0].headline, "南湾新港通航");
  EXPECT_EQ(d.articles[0].bylines, (std::vector<Byline>{{"记者", "林小舟"}}));
  ASSERT_EQ(d.articles[0].blocks.size(), 2u);
  EXPECT_EQ(d.articles[0].blocks[0].text, "南湾新港昨日通航，十二艘货轮依次离港，码头上挤满了人。");
}

TEST(HtmlReader, the_encoding_is_the_one_the_page_names) {
  const std::string gbk = "\xC4\xCF\xCD\xE5\xD0\xC2\xB8\xDB";  // 南湾新港
  const Document d = read("<html><head><meta charset=gb2312></head><body><p>" + gbk + "</p></body></html>");
  EXPECT_EQ(d.articles.at(0).blocks.at(0).text, "南湾新港");
}

TEST(HtmlReader, references_of_latin_1_need_no_semicolon) {
  const Document d = read(
      "<h1>Caf&eacute returns</h1><p>AT&T, R&amp D&nbsp and &copy 2024, 5 &lt 6, &copyright, &hellip so.</p>"
      "<p><a href='/a?b=1&copy=2&reg=3'>Caf&eacute; again</a></p>");
  EXPECT_EQ(d.articles.at(0).headline, "Café returns");
  EXPECT_EQ(d.articles.at(0).blocks.at(0).text, "AT&T, R& D and © 2024, 5 < 6, &copyright, &hellip so.");
  EXPECT_EQ(d.articles.at(0).blocks.at(1).runs.at(0).value, "/a?b=1&copy=2&reg=3");
}

// They hold nothing but ASCII.
TEST(HtmlReader, encodings_of_seven_bits_do_not_pass_for_utf8) {
  const std::string kanji = "<h1>\x1B$B9A\x1B(B</h1><p>\x1B$B9A9A9A\x1B(B</p>";
  for (const char* head : {"", "<meta charset=iso-2022-jp>"})
    EXPECT_EQ(read(head + kanji).articles.at(0).headline, "港") << head;
  EXPECT_THROW(read("<meta charset=hz-gb-2312><h1>~{8[~}</h1><p>~{8[~}</p>"), plugin::Failure);
}

TEST(HtmlReader, a_page_without_text_is_an_error) {
  EXPECT_THROW(read("<html><body><nav>Home</nav></body></html>"), plugin::Failure);
  EXPECT_THROW(read(""), plugin::Failure);
}

// A page whose text is within so many elements.
std::string nested(int depth) {
  std::string page = "<html><body><h1>Rain</h1>";
  for (int i = 2; i < depth - 1; ++i) page += "<div>";
  return page + "<p>It rains on the pier.</p>";
}

TEST(HtmlReader, elements_nest_as_deep_as_the_option_says) {
  EXPECT_EQ(read(nested(256)).articles.size(), 1u);
  EXPECT_THROW(read(nested(257)), plugin::Failure);
  for (const int most : {10, 1000}) {
    const auto read_with = [most](int depth) {
      testing::MemoryHost host("html", nested(depth));
      host.options["max-nesting"] = std::to_string(most);
      return testing::read_with<Reader>(host, "html");
    };
    EXPECT_EQ(read_with(most).articles.size(), 1u);
    try {
      read_with(most + 1);
      ADD_FAILURE() << "is read";
    } catch (const plugin::Failure& failure) {
      EXPECT_EQ(failure.what(), "the page nests elements more than " + std::to_string(most) + " deep");
    }
  }
}

TEST(HtmlReader, deep_nesting_is_not_followed) {
  std::string page, closing;
  for (int i = 0; i < 500000; ++i) page += "<div>", closing += "</b>";
  EXPECT_THROW(read(page + "text" + closing), plugin::Failure);
}

TEST(HtmlReader, a_text_may_be_longer_than_ten_megabytes) {
  const std::string text(std::size_t{11} << 20, 'x');
  EXPECT_EQ(read("<article><h1>Rain</h1><p>" + text + "</p></article>").articles.at(0).blocks.at(0).text,
            text);
}

// Memory that nobody touches takes none.
TEST(HtmlReader, a_page_of_more_than_a_gibibyte_is_refused_before_it_is_looked_at) {
  constexpr std::size_t kMost = std::size_t{1} << 30;
  void* const memory =
      mmap(nullptr, kMost + 1, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  ASSERT_NE(memory, MAP_FAILED);
  pugi::xml_document into;
  EXPECT_THROW(tag_soup::parse({static_cast<const char*>(memory), kMost + 1}, into, {}), plugin::Failure);
  munmap(memory, kMost + 1);
}

TEST(HtmlReader, numeric_references_mean_what_they_do_in_a_browser) {
  const Document d = read(
      "<article><h1>Rain</h1><p title='&#151;'>1914&#150;18 cost &#x80;5, &#147;more&#148;&#133; &#0;"
      "&#xD83D;&#99999999; &#8364 &#65;</p></article>");
  EXPECT_EQ(d.articles.at(0).blocks.at(0).text, "1914–18 cost €5, “more”… \uFFFD\uFFFD\uFFFD € A");
}

std::string failure_of(const std::string& page, const std::map<std::string, std::string>& options = {}) {
  testing::MemoryHost host("html", page);
  for (const auto& [name, value] : options) host.options[name] = value;
  return testing::refusal_of([&] { testing::read_with<Reader>(host, "html"); });
}

TEST(HtmlReader, a_wrong_byte_or_two_make_no_other_encoding) {
  testing::MemoryHost host("html", "<article><h1>Café</h1>\n<p>The caf\xC3\xA9 \xFF is open.</p></article>");
  EXPECT_EQ(testing::read_with<Reader>(host, "html").articles.at(0).blocks.at(0).text,
            "The café \uFFFD is open.");
  ASSERT_EQ(host.warnings.size(), 1u);
  EXPECT_EQ(host.warnings[0].code, "BS-H003");
  EXPECT_EQ(host.warnings[0].line, 2u);
}

TEST(HtmlReader, a_page_that_says_UTF_8_and_is_none_is_refused_or_read_as_what_it_is) {
  const std::string head = "<meta charset=utf-8><h1>x</h1><p>";
  std::string chinese = head;
  for (int i = 0; i < 20; ++i) chinese += "\xCA\xD0\xCD\xBC\xCA\xE9\xB9\xDD";
  EXPECT_NE(failure_of(chinese).find("not in UTF-8"), std::string::npos);
  EXPECT_NE(failure_of(head + "~{JPM<Ji9]PB9]WrLl?*9]~}").find("HZ"), std::string::npos);
  EXPECT_NE(failure_of("<h1>x</h1><p>~{JPM<Ji9]PB9]WrLl?*9]~}").find("HZ"), std::string::npos);
  EXPECT_EQ(read(head + "\x1B$B?^=q4[\x1B(B").articles.at(0).blocks.at(0).text, "図書館");
}

TEST(HtmlReader, bytes_of_no_known_encoding_are_refused_unless_it_is_named) {
  const std::string gbk = "<article><h1>\xC4\xCF\xCD\xE5</h1><p>\xD0\xC2\xB8\xDB</p></article>";
  EXPECT_NE(failure_of(gbk).find("not in UTF-8"), std::string::npos);
  EXPECT_EQ(failure_of(gbk, {{"encoding", "gbk"}}), "");
  EXPECT_NE(failure_of(gbk, {{"encoding", "x-none"}}).find("x-none"), std::string::npos);
}

TEST(HtmlReader, a_page_that_was_saved_in_UTF_8_is_so_whatever_it_says) {
  const Document d =
      read("<meta charset=gb2312><article><h1>南湾新港通航</h1><p>码头上挤满了人。</p></article>");
  EXPECT_EQ(d.articles.at(0).headline, "南湾新港通航");
}

TEST(HtmlReader, what_stands_after_a_byte_of_zero_is_read) {
  const std::string page("<article><h1>Rain</h1><p>one \0 two</p></article>", 49);
  EXPECT_EQ(read(page).articles.at(0).blocks.at(0).text, "one two");
}

// A page with an element of so many attributes and nothing that is no attribute or element of it.
std::string with_attributes(int count) {
  std::string page = "<p";
  for (int i = 0; i < count; ++i) page += " a" + std::to_string(i);
  return page + ">It rains on the pier.</p>";
}

TEST(HtmlReader, an_element_has_as_many_attributes_as_the_option_says) {
  EXPECT_EQ(failure_of(with_attributes(1000)), "");
  EXPECT_NE(failure_of(with_attributes(1001)).find("more than 1000 attributes"), std::string::npos);
  EXPECT_EQ(failure_of(with_attributes(10), {{"max-attributes", "10"}}), "");
  EXPECT_NE(failure_of(with_attributes(11), {{"max-attributes", "10"}}), "");
}

TEST(HtmlReader, an_element_of_countless_attributes_is_not_read_to_its_end) {
  EXPECT_NE(failure_of(with_attributes(300'000)), "");
}

TEST(HtmlReader, a_page_has_as_many_elements_and_attributes_as_the_option_says) {
  const std::string page = "<html><body><p class=a>It rains.</p><p>It pours.</p></body></html>";
  EXPECT_EQ(failure_of(page, {{"max-elements", "5"}}), "");
  EXPECT_NE(failure_of(page, {{"max-elements", "4"}}).find("max-elements"), std::string::npos);
}

TEST(HtmlReader, readings_of_ruby_stand_in_brackets_after_their_characters) {
  const Document d = read(
      "<article><h1><ruby>港<rp>(</rp><rt>みなと</rt><rp>)</rp></ruby></h1>"
      "<p><ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>は古い。</p></article>");
  EXPECT_EQ(d.articles.at(0).headline, "港（みなと）");
  EXPECT_EQ(d.articles.at(0).blocks.at(0).text, "漢（かん）字（じ）は古い。");
}

TEST(HtmlReader, broken_markup_is_read_as_far_as_it_goes) {
  EXPECT_EQ(read("<p>one<p>two <b>three</p></div></table>").articles.at(0).blocks.size(), 2u);
}

TEST(HtmlReader, the_probe_knows_a_page) {
  EXPECT_EQ(Reader::probe("html", "\n<!DOCTYPE HTML PUBLIC"), 60);
  EXPECT_EQ(Reader::probe("html", "<html lang=en>"), 50);
  EXPECT_EQ(Reader::probe("html", "南湾新港"), 0);
}

}  // namespace broadsheet::html
