// How other tools lay a book out: packages, contents, names and encodings. All texts are ours.
#include "support/memory_host.hpp"
#include "unit/epub/books.hpp"

#include <gtest/gtest.h>

namespace broadsheet::epub {
namespace {

const std::string kTitle = "<dc:title>渡口</dc:title><dc:language>zh_CN</dc:language>";

std::string failure_of(const BookMaker& book) {
  return testing::refusal_of([&] { book.read(); });
}

std::string utf16(const std::u16string& text, bool is_big_endian) {
  std::string out;
  for (const char16_t unit : u"\uFEFF" + text) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xFF);
    out += is_big_endian ? high : low;
    out += is_big_endian ? low : high;
  }
  return out;
}

/// A book of one page, whose bytes are these.
BookMaker page(const std::string& content) {
  BookMaker book;
  book.in_spine("a.xhtml").file("OEBPS/a.xhtml", content);
  return book;
}

}  // namespace

TEST(ForeignBook, of_EPUB_2_is_cut_by_its_ncx_wherever_its_files_lie) {
  BookMaker book("OEBPS/package/content.opf");
  book.metadata = kTitle;
  book.text("../Text/part%201.html", "OEBPS/Text/part 1.html", "<h2 id='c1'>解缆</h2><p>天亮了。</p>")
      .text("../Text/%E7%AC%AC%E4%BA%8C.html", "OEBPS/Text/第二.html",
            "<h2>风</h2><p>风很大。</p><h2 id='归 途'>归途</h2><p>天黑了。</p>")
      .ncx("../toc.ncx", "OEBPS/toc.ncx",
           ncx_point("上篇", "Text/part%201.html#c1",
                     ncx_point("解缆", "Text/part%201.html#c1") +
                         ncx_point("风", "Text/%E7%AC%AC%E4%BA%8C.html") +
                         ncx_point("归途", "Text/%E7%AC%AC%E4%BA%8C.html#%E5%BD%92%20%E9%80%94")));
  const Document document = book.read();
  EXPECT_EQ(document.issue.title, "渡口");
  EXPECT_EQ(document.issue.language, "zh-CN");
  EXPECT_EQ(outline(document),
            (Lines{"# 解缆 < 上篇", "天亮了。", "# 风 < 上篇", "风很大。", "# 归途 < 上篇", "天黑了。"}));
}

TEST(ForeignBook, as_calibre_splits_it_keeps_its_order_and_loses_its_cover_page) {
  BookMaker book("content.opf");
  book.text("titlepage.xhtml", "titlepage.xhtml",
            "<div><svg xmlns='http://www.w3.org/2000/svg'><image href='cover.jpeg'/></svg></div>")
      .text("index_split_000.html", "index_split_000.html",
            "<p class='block_' id='id_1'>第一回　等船</p><p class='block_1'>　　第一个来的是卖豆腐的。</p>"
            "<p class='block_1'>&nbsp;</p><div class='mbppagebreak' id='calibre_pb_0'></div>")
      .text("index_split_001.html", "index_split_001.html", "<p class='block_1'>　　第二个还没有来。</p>")
      .text("index_split_002.html", "index_split_002.html",
            "<p class='block_' id='id_2'>第二回<br/>过河</p><p class='block_1'>船到中流。</p>")
      .ncx("toc.ncx", "toc.ncx",
           ncx_point("Cover", "titlepage.xhtml") + ncx_point("第一回 等船", "index_split_000.html#id_1") +
               ncx_point("过河", "index_split_002.html#id_2"));
  EXPECT_EQ(outline(book.read()), (Lines{"# 第一回　等船", "第一个来的是卖豆腐的。", "第二个还没有来。",
                                         "^ 第二回", "# 过河", "船到中流。"}));
}

TEST(ForeignBook, as_pandoc_makes_it_is_cut_at_its_sections) {
  BookMaker book("EPUB/content.opf");
  book.text(
          "text/title_page.xhtml", "EPUB/text/title_page.xhtml",
          "<section epub:type='titlepage'><h1 class='title'>河湾</h1><p class='author'>林小舟</p></section>")
      .in_spine("nav.xhtml", "properties='nav'")
      .file(
          "EPUB/nav.xhtml",
          xhtml(
              "<nav epub:type='toc'><h1>河湾</h1><ol><li><a href='text/ch001.xhtml#%E6%B8%A1'>渡</a><ol><li>"
              "<a href='text/ch001.xhtml#%E7%AD%89'>等</a></li></ol></li></ol></nav>"))
      .text("text/ch001.xhtml", "EPUB/text/ch001.xhtml",
            "<section id='渡' class='level1'><h1>渡</h1><p>一。</p>"
            "<section id='等' class='level2'><h2>等</h2><p>二。</p></section></section>");
  EXPECT_EQ(outline(book.read()), (Lines{"# 渡", "一。", "# 等 < 渡", "二。"}));
}

TEST(ForeignBook, has_contents_of_any_depth_whose_nearest_heading_is_the_section) {
  BookMaker book;
  book.in_spine("nav.xhtml", "properties='scripted nav'")
      .file(
          "OEBPS/nav.xhtml",
          xhtml(
              "<nav role='doc-toc'><div><ol><li><span>Book One</span><ol><li><a href='a.xhtml'>Part A</a>"
              "<ol><li><a href='a.xhtml#one'>Chapter<br/>One</a></li></ol></li></ol></li></ol></div></nav>"))
      .text("a.xhtml", "OEBPS/a.xhtml", "<h1>Part A</h1><p>x</p><div id='one'><p>y</p></div>");
  EXPECT_EQ(outline(book.read()), (Lines{"# Part A < Book One", "x", "# Chapter One < Part A", "y"}));
}

TEST(ForeignBook, whose_navigation_is_empty_is_cut_by_its_ncx) {
  BookMaker book;
  book.item("nav.xhtml", "application/xhtml+xml", "properties='nav'")
      .file("OEBPS/nav.xhtml", xhtml("<nav epub:type='toc'><ol></ol></nav>"))
      .ncx("toc.ncx", "OEBPS/toc.ncx", ncx_point("Rain", "a.xhtml") + ncx_point("Sun", "b.xhtml"))
      .text("a.xhtml", "OEBPS/a.xhtml", "<p>x</p>")
      .text("b.xhtml", "OEBPS/b.xhtml", "<p>y</p>");
  EXPECT_EQ(outline(book.read()), (Lines{"# Rain", "x", "# Sun", "y"}));
}

TEST(ForeignBook, without_contents_is_cut_at_its_highest_headings_that_occur_more_than_once) {
  BookMaker book;
  book.text("a.xhtml", "OEBPS/a.xhtml",
            "<h1>The Paper</h1><p>No. 5</p><h2>Rain</h2><p>x</p><h3>Later</h3><p>y</p><h2>Sun</h2><p>z</p>");
  EXPECT_EQ(outline(book.read()), (Lines{"# The Paper", "No. 5", "# Rain", "x", "Later", "y", "# Sun", "z"}));
}

TEST(ForeignBook, whose_contents_name_a_place_that_is_gone_is_cut_where_the_file_begins) {
  BookMaker book;
  book.text("a.xhtml", "OEBPS/a.xhtml", "<p>x</p>")
      .text("b.xhtml", "OEBPS/b.xhtml", "<p>y</p>")
      .ncx("toc.ncx", "OEBPS/toc.ncx", ncx_point("Rain", "a.xhtml#gone") + ncx_point("Sun", "b.xhtml#lost"));
  EXPECT_EQ(outline(book.read()), (Lines{"# Rain", "x", "# Sun", "y"}));
}

TEST(ForeignBook, that_lists_its_own_contents_on_a_page_is_not_read_twice) {
  BookMaker book;
  book.guide = "<reference type='toc' href='list.html'/>";
  book.text("list.html", "OEBPS/list.html", "<h2>Contents</h2><ul><li><a href='a.html'>Rain</a> 3</li></ul>")
      .text("a.html", "OEBPS/a.html", "<h2>Rain</h2><p>It rained.</p>");
  EXPECT_EQ(outline(book.read()), (Lines{"# Rain", "It rained."}));
}

TEST(ForeignBook, of_one_file_that_is_its_own_navigation_keeps_its_text) {
  BookMaker book;
  book.in_spine("all.xhtml", "properties='nav'")
      .file("OEBPS/all.xhtml",
            xhtml("<h1>Report</h1><nav epub:type='toc'><ol><li><a href='#s'>Rain</a></li>"
                  "</ol></nav><p>Before the rain.</p><h2 id='s'>Rain</h2><p>After it.</p>"));
  EXPECT_EQ(outline(book.read()), (Lines{"# Report", "Before the rain.", "# Rain", "After it."}));
}

TEST(ForeignBook, in_UTF_16_is_read_with_its_entities) {
  const std::u16string content =
      u"<?xml version='1.0' encoding='UTF-16'?><html><body><p>河湾&nbsp;\U00020000</p></body></html>";
  for (const bool is_big_endian : {true, false})
    EXPECT_EQ(outline(page(utf16(content, is_big_endian)).read()), (Lines{"# ", "河湾\u00A0\U00020000"}));
  const std::string without_mark = utf16(content, true).substr(2);
  EXPECT_EQ(outline(page(without_mark).read()), (Lines{"# ", "河湾\u00A0\U00020000"}));
}

TEST(ForeignBook, in_an_encoding_of_old_tools_is_read_as_it_declares_itself) {
  const auto page_in = [](const std::string& encoding, const std::string& text) {
    return page("<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><html><body><p>" + text +
                "</p></body></html>");
  };
  EXPECT_EQ(outline(page_in("GB2312", "\xB6\xC9\xBF\xDA").read()), (Lines{"# ", "渡口"}));
  EXPECT_EQ(outline(page_in("Shift_JIS", "\x93\x6E\x82\xB5").read()), (Lines{"# ", "渡し"}));
  EXPECT_EQ(outline(page_in("iso-8859-1", "caf\xE9 \x93x\x94").read()), (Lines{"# ", "café “x”"}));
  EXPECT_EQ(outline(page_in("GBK", "\xB6\xC9\xFFx").read()), (Lines{"# ", "渡\uFFFDx"}));
  EXPECT_NE(failure_of(page_in("x-klingon", "x")).find("the encoding 'x-klingon', which is not known"),
            std::string::npos);
}

TEST(ForeignBook, knows_the_names_that_its_document_type_declares) {
  const auto page_of = [](const std::string& subset, const std::string& text) {
    return page(
        "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' 'http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd'" +
        subset + "><html><body><p>" + text + "</p></body></html>");
  };
  EXPECT_EQ(outline(page_of("", "a&mdash;b&eacute;&amp;&lt;&hellip;").read()), (Lines{"# ", "a—bé&<…"}));
  EXPECT_EQ(
      outline(page_of(" [<!ENTITY paper \"The &#72;arbour Post\"> <!ENTITY p2 '&paper;'>]", "&paper;, &p2;")
                  .read()),
      (Lines{"# ", "The Harbour Post, &paper;"}));
  EXPECT_EQ(outline(page_of(" [<!ENTITY secret SYSTEM 'file:///etc/hostname'>]", "&secret;").read()),
            (Lines{"# ", "&secret;"}));
}

TEST(ForeignBook, that_grows_by_its_entities_is_refused) {
  std::string references;
  for (int i = 0; i < 20'000; ++i) references += "&a;";
  EXPECT_NE(failure_of(page("<!DOCTYPE html [<!ENTITY a '" + std::string(200, 'x') + "'>]><html><body><p>" +
                            references + "</p></body></html>"))
                .find("grows out of all proportion"),
            std::string::npos);
}

TEST(ForeignBook, names_its_files_in_other_letters_or_another_encoding) {
  BookMaker book;
  book.text("Text/One.xhtml", "OEBPS/text/one.xhtml", "<p>x</p>")
      .text("%E6%B8%A1%E3%81%97.xhtml", "OEBPS/\x93\x6E\x82\xB5.xhtml", "<p>y</p>")
      .text("%E6%B8%A1%E5%8F%A3.xhtml", "OEBPS/\xB6\xC9\xBF\xDA.xhtml", "<p>z</p>")
      .ncx("TOC.ncx", "OEBPS/toc.ncx",
           ncx_point("One", "Text/One.xhtml") + ncx_point("渡し", "渡し.xhtml") +
               ncx_point("渡口", "渡口.xhtml"));
  EXPECT_EQ(outline(book.read()), (Lines{"# One", "x", "# 渡し", "y", "# 渡口", "z"}));
  EXPECT_NE(failure_of(BookMaker().in_spine("none.xhtml")).find("lacks its file OEBPS/none.xhtml"),
            std::string::npos);
}

TEST(ForeignBook, names_its_files_in_another_normalization_form) {
  const std::string composed = "\u00E9t\u00E9 \u304C \uD55C.xhtml";
  const std::string decomposed = "e\u0301te\u0301 \u304B\u3099 \u1112\u1161\u11AB.xhtml";
  for (const auto& [said, stored] : {std::pair{composed, decomposed}, {decomposed, composed}}) {
    BookMaker book;
    book.text(said, "OEBPS/" + stored, "<p>x</p>")
        .text("b.xhtml", "OEBPS/b.xhtml", "<p>y</p>")
        .ncx("toc.ncx", "OEBPS/toc.ncx", ncx_point("Summer", said) + ncx_point("Rain", "b.xhtml"));
    EXPECT_EQ(outline(book.read()), (Lines{"# Summer", "x", "# Rain", "y"}));
  }
  BookMaker both;  // a Mac knows one of them only, others do not mind
  both.text(composed, "OEBPS/" + composed, "<p>x</p>").text(decomposed, "OEBPS/" + decomposed, "<p>y</p>");
  EXPECT_EQ(outline(both.read()), (Lines{"# ", "x", "y"}));
  EXPECT_NE(failure_of(both.in_spine("E" + composed.substr(2))).find("lacks its file"), std::string::npos);
}

TEST(ForeignBook, with_other_renditions_is_read_from_its_package) {
  BookMaker book;
  book.file("flat.pdf", "%PDF");
  book.text("a.xhtml", "OEBPS/a.xhtml", "<p>x</p>");
  const std::string container =
      "<container><rootfiles><rootfile full-path='flat.pdf' media-type='application/pdf'/><rootfile "
      "full-path='OEBPS/content.opf' media-type='application/oebps-package+xml'/></rootfiles></container>";
  ArchiveReader archive(book.bytes());
  std::vector<std::pair<std::string, std::string>> files;
  for (const std::string& name : archive.names())
    files.emplace_back(name, name == "META-INF/container.xml" ? container : archive.read(name));
  EXPECT_EQ(outline(read_book_bytes(zip_of(files))), (Lines{"# ", "x"}));
}

TEST(ForeignBook, whose_spine_has_what_is_no_text_is_read_from_the_fallback) {
  BookMaker book;
  book.item("map.svg", "image/svg+xml", "fallback='map.html'")
      .item("map.html", "text/html; charset=utf-8")
      .file("OEBPS/map.html", xhtml("<p>A map of the river.</p>"))
      .item("loop.svg", "image/svg+xml", "fallback='loop.svg'");
  book.spine = "<itemref idref='map.svg'/><itemref idref='loop.svg'/>";
  EXPECT_EQ(outline(book.read()), (Lines{"# ", "A map of the river."}));
}

TEST(ForeignBook, is_of_the_day_it_was_published) {
  const auto issue_of = [](const std::string& metadata) {
    BookMaker book;
    book.metadata = metadata;
    book.text("a.xhtml", "OEBPS/a.xhtml", "<p>x</p>");
    return book.read().issue;
  };
  const std::string changed = "<dc:date opf:event='modification'>2024-06-01</dc:date>";
  EXPECT_EQ(issue_of(changed + "<dc:date opf:event='publication'>2024-05-18</dc:date>").date, "2024-05-18");
  EXPECT_EQ(issue_of(changed).date, "");
  EXPECT_EQ(issue_of("<dc:date>0101-01-01T00:00:00+00:00</dc:date>").date, "") << "calibre knows none";
  EXPECT_EQ(issue_of("<dc:date>2024</dc:date>").date, "");
  EXPECT_EQ(issue_of("<meta name='calibre:series' content='Harbour Post'/>").publication, "Harbour Post");
  EXPECT_EQ(issue_of("<dc:creator>Lin</dc:creator><dc:creator>Unknown</dc:creator>").attrs,
            (std::vector<Attr>{{"creator", "Lin"}}));
}

TEST(ForeignBook, has_the_printed_pages_that_it_lists) {
  BookMaker book;
  book.in_spine("nav.xhtml", "properties='nav'")
      .file("OEBPS/nav.xhtml",
            xhtml("<nav epub:type='toc'><ol><li><a href='a.xhtml'>A</a></li><li><a "
                  "href='a.xhtml#b'>B</a></li></ol>"
                  "</nav><nav epub:type='page-list' hidden=''><ol><li><a href='a.xhtml#p1'>1</a></li>"
                  "<li><a href='a.xhtml#p2'>2</a></li></ol></nav>"))
      .text("a.xhtml", "OEBPS/a.xhtml",
            "<h1><span epub:type='pagebreak' id='p1'>1</span>A</h1><p>x <span role='doc-pagebreak' "
            "id='p2'>2</span>y"
            "</p><h1 id='b'>B</h1><p>z</p>");
  const Document document = book.read();
  EXPECT_EQ(document.issue.pages, (Lines{"1", "2"}));
  EXPECT_EQ(outline(document), (Lines{"# A", "x y", "# B", "z"})) << "numbers of pages are no text";
  EXPECT_EQ(document.articles.at(0).page, "1");
  EXPECT_EQ(document.articles.at(1).page, "2");
}

}  // namespace broadsheet::epub
