#include "support/memory_host.hpp"
#include "unit/epub/books.hpp"

#include <gtest/gtest.h>

namespace broadsheet::epub {
namespace {

std::string failure_of(const std::string& bytes) {
  return testing::refusal_of([&] { read_book_bytes(bytes); });
}

std::vector<std::string> texts(const Article& article) {
  std::vector<std::string> out;
  for (const Block& block : article.blocks) out.push_back(block.text);
  return out;
}

}  // namespace

TEST(EpubReader, our_own_books_give_the_same_document_back) {
  const Document document = full_document();
  for (const Options& options : {Options{}, Options{{"vertical", "true"}, {"links", "both"}}}) {
    const Document back = read_book_bytes(write_book(document, options));
    EXPECT_EQ(back.issue, document.issue);
    ASSERT_EQ(back.articles.size(), document.articles.size());
    for (std::size_t i = 0; i < back.articles.size(); ++i) {
      ASSERT_EQ(texts(back.articles[i]), texts(document.articles[i]));
      for (std::size_t b = 0; b < back.articles[i].blocks.size(); ++b)
        EXPECT_EQ(back.articles[i].blocks[b], document.articles[i].blocks[b])
            << i << ": " << texts(back.articles[i])[b];
      EXPECT_EQ(back.articles[i], document.articles[i]) << i;
    }
    EXPECT_EQ(back.end, document.end);
  }
}

TEST(EpubReader, a_split_article_is_one_again) {
  Document document = full_document();
  Article& article = document.articles[1];
  std::string text;
  while (text.size() < 60'000) text += "天气很好。今天出门";
  article.blocks.push_back(paragraph(text));
  article.blocks.back().runs = {{RunKind::strong, 3, 59'997, ""}};
  for (int i = 0; i < 100; ++i) article.blocks.push_back(paragraph(std::string(500, 'x')));
  EXPECT_EQ(read_book_bytes(write_book(document, {{"split", "16"}})).articles[1], article);
}

TEST(EpubReader, an_empty_issue_is_empty_again) {
  Document document;
  document.issue.publication = "Post";
  EXPECT_EQ(read_book_bytes(write_book(document)), document);
}

TEST(EpubReader, books_of_others_are_cut_where_their_contents_point) {
  const std::string book = foreign_book(
      {{"one.xhtml",
        "<h1>First</h1><p>One &nbsp;<b>two</b>\n three.</p><h2 id=\"s\">Second</h2><p>Four<br/>five</p>"},
       {"two.xhtml", "<p>Six</p>"},
       {"three.xhtml",
        "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><table><tr><td>d</td><td>e</td></tr></table>"}},
      "<ol><li><a href=\"one.xhtml\">First</a><ol><li><a href=\"one.xhtml#s\">Second</a></li></ol></li>"
      "<li><a href=\"three.xhtml\">Third</a></li></ol>");
  const Document document = read_book_bytes(book);
  EXPECT_EQ(document.issue.title, "The Book");
  EXPECT_EQ(document.issue.date, "2020-02-03");
  ASSERT_EQ(document.articles.size(), 3u);
  EXPECT_EQ(document.articles[0].headline, "First");
  EXPECT_EQ(texts(document.articles[0]), (std::vector<std::string>{"One \u00A0two three."}));
  EXPECT_EQ(document.articles[0].blocks[0].runs, (std::vector<broadsheet::Run>{{RunKind::strong, 6, 9, ""}}));
  EXPECT_EQ(document.articles[1].section, "First");
  EXPECT_EQ(texts(document.articles[1]), (std::vector<std::string>{"Four", "five", "Six"}));
  EXPECT_EQ(document.articles[2].headline, "Third");
  EXPECT_EQ(texts(document.articles[2]), (std::vector<std::string>{"a", "b", "c", "d\te"}));
  EXPECT_EQ(document.articles[2].blocks[2].level, 2u);
}

TEST(EpubReader, a_book_without_contents_is_cut_at_headings) {
  const Document document = read_book_bytes(foreign_book(
      {{"a.xhtml", "<p>Preface</p>"}, {"b.xhtml", "<h1>B</h1><p>x</p>"}, {"c.xhtml", "<p>y</p>"}}));
  ASSERT_EQ(document.articles.size(), 2u);
  EXPECT_EQ(document.articles[0].headline, "");
  EXPECT_EQ(texts(document.articles[1]), (std::vector<std::string>{"x", "y"}));
}

TEST(EpubReader, line_ends_between_ideographs_are_nothing_and_ruby_stays) {
  const Document document = read_book_bytes(foreign_book(
      {{"a.xhtml", "<p>天气\n很好 a\nb</p><p><ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby></p>"}}));
  EXPECT_EQ(texts(document.articles.at(0)), (std::vector<std::string>{"天气很好 a b", "漢（かん）"}));
}

TEST(EpubReader, broken_characters_are_repaired) {
  const Document document =
      read_book_bytes(foreign_book({{"a.xhtml", "<p>a\xFF&#1;&#xD800;b&unknown;</p>"}}));
  EXPECT_EQ(texts(document.articles.at(0)).at(0).substr(0, 4), "a\xEF\xBF\xBD");
  EXPECT_NE(texts(document.articles.at(0)).at(0).find("b&unknown;"), std::string::npos);
}

TEST(EpubReader, what_is_no_book_is_refused_with_a_reason) {
  const struct {
    std::string bytes, reason;
  } cases[] = {
      {"", "no EPUB"},
      {"hello", "no EPUB"},
      {zip_of({{"a", "b"}}), "lacks META-INF/container.xml"},
      {zip_of({{"META-INF/container.xml", "<container>"}}), "not well-formed"},
      {zip_of({{"META-INF/container.xml", "<container/>"}}), "names no package"},
      {zip_of({{"META-INF/container.xml", "<c><rootfiles><r full-path='x.opf'/></rootfiles></c>"}}),
       "lacks its file x.opf"},
      {foreign_book({}), "its spine is empty"},
  };
  for (const auto& c : cases)
    EXPECT_NE(failure_of(c.bytes).find(c.reason), std::string::npos) << failure_of(c.bytes);
}

TEST(EpubReader, a_book_unpacks_to_as_much_as_it_may) {
  Document document = full_document();
  for (int i = 0; i < 2200; ++i) document.articles[1].blocks.push_back(paragraph(std::string(500, 'x')));
  const std::string book = write_book(document);
  const auto read_with = [&](const char* mebibytes) {
    testing::MemoryHost memory("epub", book);
    memory.options["max-unpacked"] = mebibytes;
    return testing::read_with<Reader>(memory, "epub");
  };
  EXPECT_EQ(read_with("2").articles.size(), document.articles.size());
  try {
    read_with("1");
    FAIL() << "was read";
  } catch (const plugin::Failure& e) {
    EXPECT_NE(std::string(e.what()).find("more than 1 MB"), std::string::npos) << e.what();
  }
}

// What `bytes` fails with under an option, "" where it is read.
std::string failure_under(const std::string& option, const std::string& value, const std::string& bytes) {
  testing::MemoryHost memory("epub", bytes);
  memory.options[option] = value;
  return testing::refusal_of([&] { testing::read_with<Reader>(memory, "epub"); });
}

TEST(EpubReader, a_file_of_a_book_unpacks_to_as_much_as_it_may) {
  const auto book_with = [](std::size_t size) {
    const std::string head = "<html><body><p>", end = "</p></body></html>";
    return BookMaker()
        .file("OEBPS/a.xhtml", head + std::string(size - head.size() - end.size(), 'x') + end)
        .item("a.xhtml", "application/xhtml+xml")
        .in_spine("a.xhtml")
        .bytes();
  };
  EXPECT_EQ(failure_under("max-file", "1", book_with(std::size_t{1} << 20)), "");
  EXPECT_NE(failure_under("max-file", "1", book_with((std::size_t{1} << 20) + 1)).find("larger than 1 MB"),
            std::string::npos);
}

TEST(EpubReader, a_book_has_as_many_files_as_it_may) {
  const std::string book = foreign_book({{"a.xhtml", "<p>Rain</p>"}});
  const std::size_t files = ArchiveReader(book).names().size();
  EXPECT_EQ(failure_under("max-files", std::to_string(files), book), "");
  EXPECT_NE(failure_under("max-files", std::to_string(files - 1), book).find("entries"), std::string::npos);
}

TEST(EpubReader, the_texts_of_a_book_have_as_many_elements_as_they_may) {
  const std::string book = foreign_book({{"a.xhtml", "<p>Rain</p><p>Wind</p>"}});
  std::size_t least = 1;
  while (least < 1000 && !failure_under("max-elements", std::to_string(least), book).empty()) ++least;
  EXPECT_LT(least, 100u);
  const std::string why = failure_under("max-elements", std::to_string(least - 1), book);
  EXPECT_NE(why.find("more than " + std::to_string(least - 1) + " elements"), std::string::npos) << why;
}

TEST(EpubReader, a_book_of_a_few_bytes_does_not_become_many_paragraphs) {
  const auto book_of = [](int paragraphs) {
    std::string body;
    for (int i = 0; i < paragraphs; ++i) body += "<p>a</p>";
    return foreign_book({{"a.xhtml", body}});
  };
  const std::string small = book_of(150'000), bomb = book_of(250'000);
  EXPECT_LT(bomb.size(), 100'000u);
  EXPECT_EQ(failure_under("max-elements", "1000000", small), "");
  EXPECT_NE(failure_under("max-elements", "1000000", bomb).find("than it has bytes"), std::string::npos);
}

TEST(EpubReader, a_book_unpacks_to_as_many_times_its_size_as_it_may) {  // EpubArchive tests both sides
  testing::MemoryHost memory("epub");
  EXPECT_EQ(limits_of(memory.host()).ratio, 300u);
  memory.options["max-ratio"] = "7";
  EXPECT_EQ(limits_of(memory.host()).ratio, 7u);
}

TEST(EpubReader, deep_nesting_is_refused) {
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "<div>";
  for (int i = 0; i < 100'000; ++i) deep += "</div>";
  EXPECT_NE(failure_of(foreign_book({{"a.xhtml", deep}})).find("256 deep"), std::string::npos);
}

TEST(EpubReader, elements_nest_as_deep_as_the_option_says) {
  const auto read = [](int depth, const std::string& most) {
    std::string deep, close;
    for (int i = 3; i < depth; ++i) deep += "<div>", close += "</div>";  // html, body, p
    testing::MemoryHost memory("epub", foreign_book({{"a.xhtml", deep + "<p>Rain</p>" + close}}));
    if (!most.empty()) memory.options["max-nesting"] = most;
    return testing::read_with<Reader>(memory, "epub").articles.at(0).blocks.size();
  };
  EXPECT_EQ(read(256, ""), 1u);
  EXPECT_THROW(read(257, ""), plugin::Failure);
  EXPECT_EQ(read(10, "10"), 1u);
  EXPECT_THROW(read(11, "10"), plugin::Failure);
  EXPECT_EQ(read(1000, "1000"), 1u);
  EXPECT_THROW(read(1001, "1000"), plugin::Failure);
}

TEST(EpubReader, a_damaged_book_fails_but_never_crashes) {
  const std::string book = write_book(full_document());
  for (std::size_t at = 0; at < book.size(); at += 37) {
    std::string damaged = book;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
    failure_of(damaged);
    failure_of(book.substr(0, at));
  }
  EXPECT_EQ(failure_of(book), "");
}

}  // namespace broadsheet::epub
