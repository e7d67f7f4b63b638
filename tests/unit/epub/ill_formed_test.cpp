// Books whose texts are HTML of the web rather than XML.
#include "support/memory_host.hpp"
#include "unit/epub/books.hpp"

#include <gtest/gtest.h>

namespace broadsheet::epub {
namespace {

/// A book of one page with this body.
BookMaker page_of(const std::string& body) {
  BookMaker book;
  book.text("a.xhtml", "OEBPS/a.xhtml", body);
  return book;
}

struct Outcome {
  Lines texts, warnings;
};

Outcome read(const std::string& bytes, const Options& options = {}) {
  testing::MemoryHost host("epub", bytes);
  for (const auto& [name, value] : options) host.options[name] = value;
  Outcome outcome{outline(testing::read_with<Reader>(host, "epub")), {}};
  for (const auto& warning : host.warnings) outcome.warnings.push_back(warning.code + " " + warning.why);
  return outcome;
}

std::string failure_of(const std::string& bytes, const Options& options = {}) {
  return testing::refusal_of([&] { read(bytes, options); });
}

}  // namespace

TEST(IllFormedBook, is_read_as_a_browser_would_and_says_where_it_is_wrong) {
  const Outcome outcome = read(page_of("<h1>Rain &amp; Wind</h1>\n<p>One<br>two\n<p>Three & four").bytes());
  EXPECT_EQ(outcome.texts, (Lines{"# Rain & Wind", "One", "two", "Three & four"}));
  EXPECT_EQ(outcome.warnings,
            (Lines{"BS-E102 OEBPS/a.xhtml in the book is not well-formed XML (Start-end tags "
                   "mismatch in its line 3); it was read as a browser would read it"}));
}

TEST(IllFormedBook, keeps_what_XML_alone_knows) {
  EXPECT_EQ(
      read(page_of("<p/><a id='x'/><p>a<br/>b&#x3000;c&eacute;&hellip;</p><div/><p>d<br></p>").bytes()).texts,
      (Lines{"# ", "a", "b\u3000cé…", "d"}));
}

TEST(IllFormedBook, loses_no_text_to_marks_that_cross_each_other) {
  const Outcome outcome =
      read(page_of("<p>a <b>b <i>c</b> d</i> e</p><ul><li>f<li>g</ul><h2>h<h2>i").bytes());
  std::string all;
  for (const std::string& text : outcome.texts) all += text;
  for (const char* letter : {"a", "b", "c", "d", "e", "f", "g", "h", "i"})
    EXPECT_NE(all.find(letter), std::string::npos) << letter << " in " << all;
}

TEST(IllFormedBook, is_cut_by_its_navigation_however_this_is_written) {
  BookMaker book;
  book.in_spine("nav.xhtml", "properties='nav'")
      .file("OEBPS/nav.xhtml", xhtml("<nav epub:type='toc'><ol><li><a href='a.xhtml'>Rain</a>"
                                     "<li><a href='a.xhtml#s'>Sun</a></ol></nav>"))
      .text("a.xhtml", "OEBPS/a.xhtml", "<p>x<p id='s'>y");
  const Outcome outcome = read(book.bytes());
  EXPECT_EQ(outcome.texts, (Lines{"# Rain", "x", "# Sun", "y"}));
  EXPECT_EQ(outcome.warnings.size(), 2u) << "one a file";
}

TEST(IllFormedBook, is_read_in_the_encoding_that_it_declares) {
  const auto texts_of = [](const std::string& content) {
    return read(BookMaker().in_spine("a.xhtml").file("OEBPS/a.xhtml", content).bytes()).texts;
  };
  const std::string meta = "<meta http-equiv='Content-Type' content='text/html; charset=gb2312'>";
  EXPECT_EQ(texts_of("<?xml version='1.0' encoding='GB2312'?><html><head>" + meta +
                     "</head><body><p>\xB6\xC9\xBF\xDA<br></body></html>"),
            (Lines{"# ", "渡口"}));
  EXPECT_EQ(texts_of("<html><head>" + meta + "</head><body><p>渡口<br></body></html>"), (Lines{"# ", "渡口"}))
      << "the text is UTF-8, whatever its <meta> says: XML does not ask it";
  EXPECT_EQ(texts_of("<html><body><p>a\xFF渡口<br></body></html>"), (Lines{"# ", "a\uFFFD渡口"}));
}

TEST(IllFormedBook, may_be_nested_as_deep_as_another) {
  const auto nested = [](int depth) {
    std::string body;
    for (int i = 2; i < depth; ++i) body += "<div>";  // html, body and these
    return page_of(body + "x<br>").bytes();           // the break is one more
  };
  EXPECT_EQ(read(nested(255)).texts, (Lines{"# ", "x"}));
  EXPECT_NE(failure_of(nested(256)).find("OEBPS/a.xhtml in the book nests elements more than 256 deep"),
            std::string::npos)
      << failure_of(nested(256));
  EXPECT_EQ(read(nested(29), {{"max-nesting", "30"}}).texts, (Lines{"# ", "x"}));
  EXPECT_NE(failure_of(nested(30), {{"max-nesting", "30"}}).find("more than 30 deep"), std::string::npos);
}

TEST(IllFormedBook, whose_text_is_no_page_is_refused) {
  for (const char* content : {"\x89PNG\r\n\x1A\n <p", "<p>a</div>", "<html>"})
    EXPECT_NE(failure_of(BookMaker().in_spine("a.xhtml").file("OEBPS/a.xhtml", content).bytes())
                  .find("OEBPS/a.xhtml in the book is not well-formed XML"),
              std::string::npos)
        << content;
  EXPECT_NE(failure_of(page_of(std::string("<p>a\0", 5)).bytes()).find("not well-formed"), std::string::npos);
}

}  // namespace broadsheet::epub
