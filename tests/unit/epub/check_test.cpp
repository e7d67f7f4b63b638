#include "epub/check.hpp"

#include "support/checked.hpp"
#include "unit/epub/books.hpp"

#include <gtest/gtest.h>

namespace broadsheet::epub {
namespace {

std::vector<plugin::Finding> findings_in(const std::string& book) {
  return testing::findings_of<Checker>("epub", book);
}

// Our book with a text replaced in one of its files, or with files added or left out.
using Files = std::map<std::string, std::string>;
Files files_of_book() {
  ArchiveReader archive(write_book(full_document()));
  Files files;
  for (const std::string& name : archive.names()) files[name] = archive.read(name);
  return files;
}

std::string zipped(Files files) {
  std::vector<std::pair<std::string, std::string>> list = {{"mimetype", files["mimetype"]}};
  files.erase("mimetype");
  list.insert(list.end(), files.begin(), files.end());
  return zip_of(list);
}

void replace(std::string& text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from;
  text.replace(at, from.size(), to);
}

// Each once; the archive of the tests is not made with the care of ours.
std::vector<std::string> codes_in(const Files& files) {
  std::vector<std::string> codes;
  for (const plugin::Finding& f : findings_in(zipped(files))) {
    EXPECT_FALSE(f.what.empty() || f.rule.empty() || f.advice.empty() || f.part.empty()) << f.code;
    if (f.code != "BS-E201" && (codes.empty() || codes.back() != f.code)) codes.push_back(f.code);
  }
  return codes;
}

using Codes = std::vector<std::string>;
constexpr const char* kPackage = "EPUB/package.opf";
constexpr const char* kArticle = "EPUB/articles/article-001.xhtml";

TEST(EpubCheck, is_silent_on_our_books) {
  EXPECT_TRUE(findings_in(write_book(full_document())).empty());
  EXPECT_TRUE(findings_in(write_book(Document{})).empty());
}

TEST(EpubCheck, asks_for_the_media_type_first_and_stored) {
  std::string book = write_book(full_document());
  book[30] = 'M';  // of "mimetype"
  const std::vector<plugin::Finding> found = findings_in(book);
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].code, "BS-E201");
}

TEST(EpubCheck, finds_metadata_that_is_not_there) {
  Files files = files_of_book();
  replace(files[kPackage], "dcterms:modified", "dcterms:created");
  EXPECT_EQ(codes_in(files), Codes{"BS-E202"});
  files = files_of_book();
  replace(files[kPackage], "schema:accessibilityHazard", "schema:hazard");
  EXPECT_EQ(codes_in(files), Codes{"BS-E208"});
}

TEST(EpubCheck, compares_the_manifest_with_what_is_there) {
  Files files = files_of_book();
  files["EPUB/stray.txt"] = "x";
  EXPECT_EQ(codes_in(files), Codes{"BS-E203"});
  files = files_of_book();
  files.erase("EPUB/css/issue.css");
  EXPECT_EQ(codes_in(files), Codes{"BS-E203"});
}

TEST(EpubCheck, follows_the_spine) {
  Files files = files_of_book();
  replace(files[kPackage], "idref=\"article-001\"", "idref=\"article-999\"");
  EXPECT_EQ(codes_in(files), Codes{"BS-E204"});
  files = files_of_book();
  replace(files[kPackage], " properties=\"nav\"", "");
  EXPECT_EQ(codes_in(files), Codes{"BS-E204"});
}

TEST(EpubCheck, says_which_text_is_not_well_formed) {
  Files files = files_of_book();
  replace(files["EPUB/cover.xhtml"], "</body>", "");
  EXPECT_EQ(codes_in(files), Codes{"BS-E205"});
}

TEST(EpubCheck, takes_XML_by_the_letter_where_reading_does_not) {
  const auto error_of = [](const std::string& body, const std::string& type = "") {
    BookMaker book;
    book.in_spine("a.xhtml").file(
        "OEBPS/a.xhtml", "<?xml version='1.0'?>" + type + "\n<html>\n<body>" + body + "</body></html>");
    for (const plugin::Finding& f : findings_in(book.bytes()))
      if (f.code == "BS-E205") return f.part + ":" + std::to_string(f.line);
    return std::string();
  };
  EXPECT_EQ(error_of("<p>Rain &amp; wind &#x3000;</p>"), "");
  EXPECT_EQ(error_of("<p>Rain & wind</p>"), "OEBPS/a.xhtml:3");
  EXPECT_EQ(error_of("<p>Rain&nbsp;</p>"), "OEBPS/a.xhtml:3");
  EXPECT_EQ(error_of("<p>Rain&nbsp;</p>", "<!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.1//EN' 'xhtml11.dtd'>"),
            "");
  EXPECT_EQ(error_of("\n<p class='a' class='b'/>"), "OEBPS/a.xhtml:4");
  EXPECT_EQ(error_of("<p>\x01</p>"), "OEBPS/a.xhtml:3");
  EXPECT_EQ(error_of("<p>\xFF</p>"), "OEBPS/a.xhtml:3");
  EXPECT_EQ(error_of("<epub:switch/>"), "OEBPS/a.xhtml:3") << "a prefix that is not declared";
}

TEST(EpubCheck, finds_ids_and_links_with_their_line) {
  Files files = files_of_book();
  replace(files[kArticle], "</body>", "\n<p id=\"twice\"/>\n<p id=\"twice\"/></body>");
  const std::vector<plugin::Finding> found = findings_in(zipped(files));
  EXPECT_EQ(codes_in(files), Codes{"BS-E206"});
  EXPECT_EQ(found.back().part, kArticle);
  EXPECT_GT(found.back().line, 2u);
  files = files_of_book();
  replace(files["EPUB/nav.xhtml"], "articles/article-001.xhtml", "articles/article-000.xhtml");
  EXPECT_EQ(codes_in(files), Codes{"BS-E207"});
}

TEST(EpubCheck, follows_links_whose_ids_are_percent_encoded) {
  BookMaker book;
  book.text("a.xhtml", "OEBPS/a.xhtml", "<p id='渡'>x <a href='#%E6%B8%A1'>y</a> <a href='#%E6'>z</a></p>");
  std::vector<std::string> broken;
  for (const plugin::Finding& f : findings_in(book.bytes()))
    if (f.code == "BS-E207") broken.push_back(f.what);
  EXPECT_EQ(broken, Codes{"the link to OEBPS/a.xhtml#\uFFFD leads nowhere"});
}

}  // namespace
}  // namespace broadsheet::epub
