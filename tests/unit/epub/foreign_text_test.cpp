// The markup in books of other tools, and what text it is. All texts are ours.
#include "support/makers/picture_maker.hpp"
#include "unit/epub/books.hpp"

#include <gtest/gtest.h>

namespace broadsheet::epub {
namespace {

/// The outline of a book of one page, which the contents name by `points`.
Lines lines_of(const std::string& body, const std::string& points = "") {
  BookMaker book;
  book.text("a.xhtml", "OEBPS/a.xhtml", body);
  if (!points.empty()) book.ncx("toc.ncx", "OEBPS/toc.ncx", points);
  return outline(book.read());
}

}  // namespace

TEST(ForeignText, has_several_articles_in_one_file) {
  const std::string points =
      ncx_point("Rain", "a.xhtml#rain") + ncx_point("Sun", "a.xhtml#sun") + ncx_point("Wind", "a.xhtml#wind");
  EXPECT_EQ(lines_of("<div id='rain'><h2>Rain</h2><p>x</p></div><h2><a name='sun'></a>Sun</h2><p>y</p>"
                     "<p><b>Wind</b><a id='wind'/></p><p>z</p>",
                     points),
            (Lines{"# Rain", "x", "# Sun", "y", "# Wind", "z"}));
}

TEST(ForeignText, is_not_torn_where_the_contents_point_into_a_paragraph) {
  EXPECT_EQ(lines_of("<h1>Rain</h1><p>It rained <a id='sun'/>till noon.</p><p>Then it was dry.</p>",
                     ncx_point("Rain", "a.xhtml") + ncx_point("Sun", "a.xhtml#sun")),
            (Lines{"# Rain", "It rained till noon.", "# Sun", "Then it was dry."}));
}

TEST(ForeignText, begins_an_article_with_a_file_that_opens_with_a_like_heading) {
  BookMaker book;
  book.text("a.xhtml", "OEBPS/a.xhtml", "<p>Printed at home.</p>")
      .text("b.xhtml", "OEBPS/b.xhtml", "<h2>Rain</h2><p>x</p>")
      .text("c.xhtml", "OEBPS/c.xhtml", "<h3>Later</h3><p>y</p>")
      .text("d.xhtml", "OEBPS/d.xhtml", "<h2>Sun</h2><p>z</p>")
      .ncx("toc.ncx", "OEBPS/toc.ncx", ncx_point("End", "none.xhtml"));
  EXPECT_EQ(outline(book.read()),
            (Lines{"# ", "Printed at home.", "# Rain", "x", "Later", "y", "# Sun", "z"}));
}

TEST(ForeignText, has_its_headline_from_the_heading_that_the_contents_name) {
  const std::string points = ncx_point("The River", "a.xhtml");
  EXPECT_EQ(lines_of("<p>Chapter 3</p><h2>The<br/>River</h2><p>x</p>", points),
            (Lines{"^ Chapter 3", "# The River", "x"}));
  EXPECT_EQ(lines_of("<p class='title'>The River</p><p>x</p><p>The River</p>", points),
            (Lines{"# The River", "x", "The River"}));
  EXPECT_EQ(lines_of("<p>x</p><p>y</p>", points), (Lines{"# The River", "x", "y"}));
}

TEST(ForeignText, keeps_footnotes_where_they_are_and_says_which_is_which) {
  EXPECT_EQ(
      lines_of("<p>Rain<a epub:type='noteref' href='#n1'>1</a> and sun<sup><a href='#n2'>2</a></sup>.</p>"
               "<section epub:type='footnotes'><ol><li id='n1'><p>Heavy. <a "
               "href='#r1'>↩︎</a></p><p>Very.</p></li>"
               "</ol><p id='n2'><sup><a href='#r2'>2</a></sup> Weak.</p></section>"),
      (Lines{"# ", "Rain[1] and sun[2].", "[1] Heavy.", "Very.", "[2] Weak."}));
  EXPECT_EQ(lines_of("<p>Rain<a class='noteref' href='#n1'>[a]</a>*<a class='noteref' href='#n2'>*</a></p>"
                     "<aside id='n1'>a. Heavy</aside><aside id='n2'><p>Weak</p></aside>"),
            (Lines{"# ", "Rain[a]**", "a. Heavy", "* Weak"}));
}

TEST(ForeignText, has_no_arrows_at_the_ends_of_links_but_between_words) {
  EXPECT_EQ(lines_of("<p>Rain <a href='#a'>↑ top ↩︎</a>, <a href='#b'>here → there</a>, <a "
                     "href='#c'>❤️</a></p>"),
            (Lines{"# ", "Rain top, here → there, ❤️"}));
}

TEST(ForeignText, is_not_cut_at_notes_that_a_tool_put_into_the_contents) {
  EXPECT_EQ(
      lines_of("<h1>Rain</h1><p>Rain<a id='r' role='doc-noteref' href='#n'>1</a>.</p>"
               "<div class='footnotes'><p id='n'>Heavy. <a href='#r'>↩</a></p></div>",
               ncx_point("Rain", "a.xhtml") + ncx_point("1", "a.xhtml#n") + ncx_point("↩", "a.xhtml#r")),
      (Lines{"# Rain", "Rain[1].", "[1] Heavy."}));
}

TEST(ForeignText, has_no_indents_empty_paragraphs_and_soft_hyphens) {
  EXPECT_EQ(
      lines_of(
          "<p>　　天亮了。</p><p>&nbsp;</p><p>　</p><p>\u2003a <b>b</b> </p><p>news&shy;paper\uFEFF</p>"),
      (Lines{"# ", "天亮了。", "a b", "newspaper"}));
  BookMaker book;
  book.text("a.xhtml", "OEBPS/a.xhtml", "<p>　　<b>天</b>亮<i>了 </i></p>");
  EXPECT_EQ(book.read().articles.at(0).blocks.at(0).runs,
            (std::vector<broadsheet::Run>{{RunKind::strong, 0, 3, ""}, {RunKind::emphasis, 6, 9, ""}}));
}

TEST(ForeignText, keeps_raised_and_lowered_numbers_apart) {
  EXPECT_EQ(lines_of("<p>3 m<sup>2</sup>, H<sub>2</sub>O, 10<sup>\u22123</sup>, 1<sup>er</sup></p>"),
            (Lines{"# ", "3 m², H₂O, 10⁻³, 1er"}));
}

TEST(ForeignText, keeps_the_lines_of_verse_and_of_preformatted_text) {
  EXPECT_EQ(lines_of("<p>One<br/>two</p><pre>\n  three\n\n  four</pre>"),
            (Lines{"# ", "One", "two", "three", "four"}));
}

TEST(ForeignText, in_a_table_for_layout_flows) {
  EXPECT_EQ(lines_of("<table><tr><td><h2>Rain</h2><p>x</p></td><td><p>y</p><p>z</p></td></tr></table>"
                     "<table><tr><td><p>a<br/>b</p></td><td>c</td></tr></table>"),
            (Lines{"# Rain", "x", "y", "z", "a b\tc"}));
}

TEST(ForeignText, shows_one_alternative_only) {
  EXPECT_EQ(lines_of("<p>a<audio>No sound.</audio></p><epub:switch><epub:case><p>b</p></epub:case>"
                     "<epub:default><p>c</p></epub:default></epub:switch>"),
            (Lines{"# ", "a", "c"}));
}

TEST(ForeignText, warns_of_the_pictures_it_leaves_out) {
  testing::MemoryHost host("epub", foreign_book({{"a.xhtml", "<p>x<img src='a.png'/></p>"}}));
  testing::read_with<Reader>(host, "epub");
  ASSERT_EQ(host.warnings.size(), 1u);
  EXPECT_NE(host.warnings[0].why.find("1 picture was left out"), std::string::npos);
}

TEST(ForeignText, keeps_the_pictures_between_its_paragraphs) {
  const std::string png = testing::grey_png(40, 50, 7), ornament = testing::grey_png(40, 3, 7);
  const BookMaker book =
      BookMaker()
          .text("a.xhtml", "OEBPS/a.xhtml",
                "<div><img src='i/Pier.png' alt='A pier'/></div><h1>Ferry returns</h1>"
                "<figure><img src='i/Pier.png' alt=''/><figcaption>The pier.</figcaption></figure>"
                "<p>In a <img src='i/Pier.png' alt=''/> line.</p><p><img src='i/line.png'/></p>"
                "<p>The end.</p><p><a href='x'><img src='i/gone.png'/></a></p>")
          .file("OEBPS/i/Pier.png", png)
          .file("OEBPS/i/line.png", ornament);
  testing::MemoryHost host("epub", book.bytes());
  const Document read = testing::read_with<Reader>(host, "epub");
  ASSERT_EQ(read.resources.size(), 1u);
  EXPECT_EQ(read.resources[0].id, "Pier");
  EXPECT_EQ(read.resources[0].media_type, "image/png");
  EXPECT_EQ(read.resources[0].height, 50u);
  EXPECT_EQ(read.resources[0].data, png);
  ASSERT_EQ(read.articles.size(), 1u);
  EXPECT_EQ(read.articles[0].headline, "Ferry returns");
  std::vector<std::string> blocks;
  for (const Block& b : read.articles[0].blocks)
    blocks.push_back(b.kind == BlockKind::figure ? b.resource + ":" + b.text : b.text);
  EXPECT_EQ(blocks,
            (std::vector<std::string>{"Pier:A pier", "Pier:", "The pier.", "In a line.", "The end."}));
  ASSERT_EQ(host.warnings.size(), 1u);
  EXPECT_NE(host.warnings[0].why.find("2 pictures were left out"), std::string::npos) << host.warnings[0].why;
}

TEST(ForeignText, goes_on_after_a_reference_that_names_no_character) {
  EXPECT_EQ(lines_of("<h1>Rain</h1><p>Before &#0; and &#xD83D; after.</p><p>1914&#150;18</p>"),
            (Lines{"# Rain", "Before \uFFFD and \uFFFD after.", "1914–18"}));
}

TEST(ForeignText, of_calibres_news_has_neither_its_navigation_nor_its_index_pages) {
  BookMaker book;
  const std::string bar = "<div class='calibre_navbar'>| <a href='../index.html'>Main menu</a> |</div>";
  book.text("index.html", "OEBPS/index.html",
            "<p>[Mon, 6 May 2024]</p><ul><li><a href='feed/index.html'>Town</a></li></ul>");
  book.text(
      "feed/index.html", "OEBPS/feed/index.html",
      bar +
          "<h2>Town</h2><ul><li><a href='rain.html'>Rain all week</a><div>The pier was closed, the ferry "
          "late, and the market of the town was held in the hall instead.</div></li></ul>");
  book.text(
      "feed/rain.html", "OEBPS/feed/rain.html",
      bar +
          "<h1>Rain all week</h1><p>It rained on the pier.</p><div class='calibre_navbar'><p>This article "
          "was downloaded by <b>calibre</b></p></div>");
  book.ncx("toc.ncx", "OEBPS/toc.ncx",
           ncx_point("Town", "feed/index.html", ncx_point("Rain all week", "feed/rain.html")));
  EXPECT_EQ(outline(book.read()), (Lines{"# Rain all week < Town", "It rained on the pier."}));
}

TEST(ForeignText, has_no_articles_of_title_pages_and_of_headings_of_sections) {
  BookMaker book;
  book.text("title.xhtml", "OEBPS/title.xhtml",
            "<section epub:type='titlepage'><h1>Harrow Bay Courier</h1></section>");
  book.text("part.xhtml", "OEBPS/part.xhtml", "<h1>Harbour</h1>");
  book.text("tide.xhtml", "OEBPS/tide.xhtml", "<h1>Tide tables</h1><p>They are online.</p>");
  book.ncx("toc.ncx", "OEBPS/toc.ncx",
           ncx_point("Harbour", "part.xhtml", ncx_point("Tide tables", "tide.xhtml")));
  EXPECT_EQ(outline(book.read()), (Lines{"# Tide tables < Harbour", "They are online."}));
}

}  // namespace broadsheet::epub
