#include "support/validator.hpp"
#include "unit/epub/books.hpp"

#include <gtest/gtest.h>

namespace broadsheet::epub {
namespace {

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

std::vector<std::string> warning_codes(const testing::MemoryHost& host) {
  std::vector<std::string> codes;
  for (const auto& warning : host.warnings) codes.push_back(warning.code);
  return codes;
}

Document issue_of(std::size_t articles) {
  Document d;
  d.issue.publication = "The Harbour Post";
  d.issue.date = "2024-05-18";
  d.issue.language = "en";
  for (std::size_t i = 1; i <= articles; ++i)
    d.articles.push_back(plain_article("a-" + std::to_string(i), "Story " + std::to_string(i),
                                       {"It rained.", "Then it stopped."}, std::to_string(1 + i / 10)));
  return d;
}

}  // namespace

TEST(EpubWriter, the_same_document_gives_the_same_bytes_whatever_the_threads) {
  Document document = full_document();
  for (int i = 0; i < 200; ++i)
    document.articles.push_back(
        plain_article("b-" + std::to_string(i), "H", {std::string(3000, char('a' + i % 26))}));
  const std::string one = write_book(document, {{"threads", "1"}});
  EXPECT_EQ(write_book(document, {{"threads", "2"}}), one);
  EXPECT_EQ(write_book(document, {{"threads", "7"}}), one);
}

TEST(EpubWriter, the_media_type_comes_first_stored_and_without_extra_field) {
  const std::string book = write_book(full_document());
  EXPECT_EQ(book.substr(0, 4), "PK\3\4");
  EXPECT_EQ(book.substr(8, 2), std::string(2, '\0'));   // stored
  EXPECT_EQ(book.substr(28, 2), std::string(2, '\0'));  // no extra field
  EXPECT_EQ(book.substr(30, 28), "mimetypeapplication/epub+zip");
  EXPECT_EQ(book.substr(58, 4), "PK\3\4");  // no data descriptor either
}

TEST(EpubWriter, times_are_those_of_the_issue_or_as_asked) {
  const auto package = [](const Options& options) {
    return file_of(write_book(full_document(), options), "EPUB/package.opf");
  };
  EXPECT_TRUE(has(package({}), "<meta property=\"dcterms:modified\">2024-10-01T00:00:00Z</meta>"));
  EXPECT_TRUE(has(package({{"timestamp", "2024-10-02T06:00:00+08:00"}}), ">2024-10-01T22:00:00Z</meta>"));
}

TEST(EpubWriter, contents_lead_by_page_and_list_printed_pages) {
  const std::string nav = file_of(write_book(full_document()), "EPUB/nav.xhtml");
  EXPECT_TRUE(has(nav,
                  "<li><a href=\"articles/article-001.xhtml\">第1版 要闻</a><ol><li><a "
                  "href=\"articles/article-001.xhtml\">"
                  "青河大桥 &amp; 通车 &lt;今日&gt;</a></li>"));
  EXPECT_TRUE(has(nav, "<li><a href=\"articles/article-004.xhtml#page-3\">A4</a></li>"));
  EXPECT_TRUE(has(nav, "epub:type=\"bodymatter\" href=\"articles/article-001.xhtml\""));
}

TEST(EpubWriter, a_page_and_its_first_article_are_two_places_in_the_ncx) {
  const std::string ncx = file_of(write_book(full_document()), "EPUB/toc.ncx");
  EXPECT_TRUE(has(ncx,
                  "playOrder=\"1\"><navLabel><text>第1版 要闻</text></navLabel><content "
                  "src=\"articles/article-001.xhtml#page-1\"/><navPoint id=\"point-2\" playOrder=\"2\">"));
}

TEST(EpubWriter, an_article_without_headline_is_listed_in_brackets_and_reported) {
  testing::MemoryHost host("epub");
  const std::string book = write_book(host, full_document());
  EXPECT_TRUE(has(file_of(book, "EPUB/nav.xhtml"), "class=\"derived\">[昨夜，小雨。见"));
  EXPECT_TRUE(has(file_of(book, "EPUB/toc.ncx"), "<text>[昨夜，小雨。见"));
  const std::string article = file_of(book, "EPUB/articles/article-003.xhtml");
  EXPECT_FALSE(has(article, "class=\"headline\""));
  EXPECT_TRUE(has(article, "<h1 class=\"running-head\">第2版</h1>"));
  ASSERT_EQ(warning_codes(host), (std::vector<std::string>{"BS-E002"}));
  EXPECT_TRUE(has(host.warnings[0].why, "[昨夜，小雨。见"));
}

TEST(EpubWriter, jump_lines_link_to_the_other_part) {
  const std::string book = write_book(full_document());
  EXPECT_TRUE(has(file_of(book, "EPUB/articles/article-001.xhtml"),
                  "<a href=\"article-002.xhtml\">（下转第2版）</a>"));
  EXPECT_TRUE(has(file_of(book, "EPUB/articles/article-002.xhtml"),
                  "<a href=\"article-001.xhtml\">（上接第1版）</a>"));
}

TEST(EpubWriter, articles_link_to_their_neighbours_where_wanted) {
  const std::string end = file_of(write_book(issue_of(3)), "EPUB/articles/article-002.xhtml");
  EXPECT_TRUE(has(end,
                  "</main><nav class=\"article-links\" aria-label=\"Article navigation\"><p><a "
                  "href=\"article-001.xhtml\">"
                  "Previous</a> <a href=\"../contents.xhtml\">Contents</a> <a "
                  "href=\"article-003.xhtml\">Next</a></p></nav>"));
  const std::string both =
      file_of(write_book(issue_of(3), {{"links", "both"}}), "EPUB/articles/article-003.xhtml");
  EXPECT_TRUE(has(both, "<body><nav class=\"article-links\" aria-label=\"Previous / Next\">"));
  EXPECT_FALSE(has(both, ">Next<"));
  EXPECT_FALSE(
      has(file_of(write_book(issue_of(3), {{"links", "none"}}), "EPUB/articles/article-002.xhtml"), "<nav"));
}

TEST(EpubWriter, a_long_article_is_several_files_and_one_entry) {
  Document document = issue_of(2);
  for (int i = 0; i < 500; ++i) document.articles[0].blocks.push_back(paragraph(std::string(990, 'x') + "."));
  const std::string book = write_book(document);
  const std::string first = file_of(book, "EPUB/articles/article-001.xhtml");
  EXPECT_LE(first.size(), 256'000u);
  EXPECT_TRUE(has(first, "href=\"article-001-2.xhtml\">Next"));
  EXPECT_TRUE(has(file_of(book, "EPUB/articles/article-001-2.xhtml"), "href=\"article-001.xhtml\">Previous"));
  EXPECT_FALSE(has(file_of(book, "EPUB/nav.xhtml"), "article-001-2"));
  EXPECT_TRUE(has(file_of(book, "EPUB/package.opf"), "<itemref idref=\"article-001-2\"/>"));
}

TEST(EpubWriter, the_series_and_the_issue_are_described) {
  const std::string package = file_of(write_book(full_document(), {{"number", "8123"}}), "EPUB/package.opf");
  for (const char* expected :
       {"<dc:title>青河日报 2024-10-01 早报 国庆特刊</dc:title>", "<dc:language>zh-CN</dc:language>",
        "<meta property=\"belongs-to-collection\" id=\"series\">青河日报</meta>",
        "<meta refines=\"#series\" property=\"dcterms:identifier\">urn:issn:1234-5679</meta>",
        "<meta refines=\"#series\" property=\"group-position\">8123</meta>",
        "<meta property=\"schema:accessibilityFeature\">pageNavigation</meta>"})
    EXPECT_TRUE(has(package, expected)) << expected;
  EXPECT_FALSE(has(package, "conformsTo"));
}

TEST(EpubWriter, an_issue_without_a_number_stands_in_its_series_by_its_day) {
  EXPECT_TRUE(has(file_of(write_book(full_document()), "EPUB/package.opf"),
                  "<meta refines=\"#series\" property=\"group-position\">20241001</meta>"));
}

TEST(EpubWriter, the_identifier_names_the_issue_or_else_its_content) {
  const auto identifier = [](const Document& d) {
    const std::string package = file_of(write_book(d), "EPUB/package.opf");
    return package.substr(package.find("urn:uuid:"), 45);
  };
  Document a = issue_of(1), b = issue_of(2);
  EXPECT_EQ(identifier(a), identifier(b));
  a.issue.date = b.issue.date = "";
  EXPECT_EQ(identifier(a), identifier(a));
  EXPECT_NE(identifier(a), identifier(b));
}

TEST(EpubWriter, what_is_hidden_is_so_by_style_too_for_readers_that_know_no_attribute) {
  const std::string book = write_book(full_document());
  EXPECT_TRUE(has(file_of(book, "EPUB/nav.xhtml"), "hidden=\"\""));
  EXPECT_TRUE(has(file_of(book, "EPUB/css/issue.css"), "[hidden] { display: none; }"));
}

TEST(EpubWriter, lists_that_are_not_shown_stand_on_no_page_of_the_book) {
  const std::string book = write_book(full_document());
  const std::string package = file_of(book, "EPUB/package.opf");
  EXPECT_LT(package.find("<itemref idref=\"contents\"/>"), package.find("<itemref idref=\"article-001\"/>"));
  EXPECT_FALSE(has(package, "idref=\"nav\""));
  const std::string contents = file_of(book, "EPUB/contents.xhtml");
  EXPECT_TRUE(has(contents, "<a href=\"articles/article-001.xhtml\">第1版 要闻</a>"));
  EXPECT_FALSE(has(contents, "landmarks") || has(contents, "page-list"));
}

TEST(EpubWriter, vertical_lines_are_for_languages_that_have_them) {
  const std::string book = write_book(full_document(), {{"vertical", "true"}});
  EXPECT_TRUE(has(file_of(book, "EPUB/package.opf"), "page-progression-direction=\"rtl\""));
  EXPECT_TRUE(has(file_of(book, "EPUB/css/issue.css"), "writing-mode: vertical-rl"));
  EXPECT_TRUE(has(file_of(book, "EPUB/articles/article-001.xhtml"), "<span class=\"tcy\">10</span>"));
  EXPECT_TRUE(has(file_of(book, "EPUB/nav.xhtml"), "第<span class=\"tcy\">1</span>版 要闻</a>"));
  EXPECT_TRUE(has(file_of(book, "EPUB/colophon.xhtml"), "年<span class=\"tcy\">10</span>月"));
  testing::MemoryHost host("epub");
  const std::string english = write_book(host, issue_of(1), {{"vertical", "true"}});
  EXPECT_EQ(warning_codes(host), (std::vector<std::string>{"BS-E003"}));
  EXPECT_FALSE(has(file_of(english, "EPUB/css/issue.css"), "vertical-rl"));
}

TEST(EpubWriter, a_language_that_is_not_named_is_guessed_from_the_script_and_reported) {
  const struct {
    const char *text, *tag;
  } cases[] = {
      {"昨日は雨だった。", "ja"}, {"어제 비가 왔다.", "ko"}, {"昨日下雨。", "zh-CN"}, {"Rain.", "und"}};
  for (const auto& c : cases) {
    Document document = issue_of(0);
    document.issue.language.clear();
    document.articles = {plain_article("a", "", {c.text})};
    testing::MemoryHost host("epub");
    EXPECT_TRUE(
        has(file_of(write_book(host, document), "EPUB/nav.xhtml"), " lang=\"" + std::string(c.tag) + "\""))
        << c.tag;
    EXPECT_EQ(warning_codes(host), (std::vector<std::string>{"BS-E001", "BS-E002"}));
  }
}

TEST(EpubWriter, control_characters_are_reported) {
  Document document = issue_of(1);
  document.articles[0].blocks[0].text =
      "a\x02"
      "b\x0C";
  testing::MemoryHost host("epub");
  EXPECT_TRUE(has(file_of(write_book(host, document), "EPUB/articles/article-001.xhtml"), "<p>ab</p>"));
  EXPECT_EQ(warning_codes(host), (std::vector<std::string>{"BS-E005"}));
}

TEST(EpubWriter, a_picture_becomes_the_cover_and_anything_else_is_refused) {
  const std::string png("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x04\xB0\0\0\x06\x40", 24);
  const std::string book = write_book(issue_of(1), {{"cover", png}});
  EXPECT_EQ(file_of(book, "EPUB/cover.png"), png);
  EXPECT_TRUE(has(file_of(book, "EPUB/package.opf"),
                  "href=\"cover.png\" media-type=\"image/png\" properties=\"cover-image\""));
  EXPECT_THROW(write_book(issue_of(1), {{"cover", "GIF89a"}}), plugin::Failure);
}

TEST(EpubWriter, an_issue_without_articles_is_a_book_that_says_so) {
  testing::MemoryHost host("epub");
  const std::string book = write_book(host, issue_of(0));
  EXPECT_EQ(warning_codes(host), (std::vector<std::string>{"BS-E004"}));
  EXPECT_TRUE(has(file_of(book, "EPUB/articles/none.xhtml"), "This issue has no articles."));
}

TEST(EpubWriter, output_that_fails_is_an_error_of_output) {
  testing::MemoryHost memory("epub");
  bs_host host = *memory.c_host();
  host.write = [](void*, const void*, std::size_t) -> bs_status { return BS_IO; };
  Writer writer;
  writer.attach(plugin::Host(&host), "epub");
  try {
    push(issue_of(3), writer);
    FAIL() << "went on without output";
  } catch (const plugin::Failure& e) {
    EXPECT_EQ(e.code(), BS_IO);
  }
}

TEST(EpubValidators, epubcheck_ts_accepts_what_we_write) {
  testing::expect_clean_bytes("epubcheck-ts", ".epub", write_book(full_document()));
  testing::expect_clean_bytes("epubcheck-ts", ".epub",
                              write_book(full_document(), {{"vertical", "true"}, {"links", "both"}}));
  testing::expect_clean_bytes("epubcheck-ts", ".epub", write_book(Document{}));
  testing::expect_clean_bytes("epubcheck-ts", ".epub", write_book(issue_of(500)));
}

TEST(EpubValidators, epubcheck_accepts_what_we_write) {
  testing::expect_clean_bytes(
      "epubcheck", ".epub",
      write_book(full_document(), {{"vertical", "true"}, {"links", "both"}, {"conformance", "true"}}));
}

}  // namespace broadsheet::epub
