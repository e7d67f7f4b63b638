// What helps columns: soft hyphens where the user gives patterns, rows of columns of a long text.
#include "html/html.hpp"
#include "support/makers/sample_document.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

namespace broadsheet::html {
namespace {

using testing::MemoryHost;

constexpr const char* kPatterns = "UTF-8\nLEFTHYPHENMIN 2\nRIGHTHYPHENMIN 2\nr1b\nr1m\no1r\nf1f\n";

Document document_of(std::vector<std::string> paragraphs) {
  Document document;
  document.issue.language = "en";
  Article& article = document.articles.emplace_back();
  article.id = "a-1";
  article.headline = "Harbor";
  for (std::string& text : paragraphs) article.blocks.push_back(testing::paragraph(std::move(text)));
  return document;
}

std::string page_of(const Document& document, const std::string& patterns = {}) {
  MemoryHost memory("html");
  memory.options["hyphens"] = patterns;
  testing::write_with<Writer>(memory, "html", document);
  return memory.output;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

TEST(SoftHyphens, stand_where_the_patterns_part_words) {
  const std::string page =
      page_of(document_of({"Harbor farmers, OFFER harbor.example/farmer or farmer@harbor"}), kPatterns);
  EXPECT_TRUE(has(page, ">Har\u00ADbor far\u00ADmers, OF\u00ADFER harbor.example/farmer or farmer@harbor<"))
      << page;
  EXPECT_TRUE(has(page, ">Harbor<")) << "a headline is not hyphenated";
}

TEST(SoftHyphens, are_nowhere_unless_patterns_are_given) {
  EXPECT_FALSE(has(page_of(document_of({"Harbor farmers"})), "\u00AD"));
}

TEST(SoftHyphens, of_a_page_of_ours_or_of_others_are_not_read) {
  MemoryHost own("html", page_of(document_of({"Harbor farmers"}), kPatterns));
  EXPECT_EQ(testing::read_with<Reader>(own, "html").articles.at(0).blocks.at(0).text, "Harbor farmers");
  MemoryHost foreign(
      "html",
      "<!DOCTYPE html><title>x</title><article><h1>The har&shy;bor</h1><p>The farm\u00ADers of the "
      "bay met on Tuesday and spoke of the harbor for a long while.</p></article>");
  const Document read = testing::read_with<Reader>(foreign, "html");
  EXPECT_EQ(read.articles.at(0).headline, "The harbor");
  EXPECT_TRUE(has(read.articles.at(0).blocks.at(0).text, "The farmers of"));
}

TEST(SoftHyphens, that_a_text_has_itself_stay) {
  MemoryHost own("html", page_of(document_of({"Har\u00ADbor"})));
  EXPECT_EQ(testing::read_with<Reader>(own, "html").articles.at(0).blocks.at(0).text, "Har\u00ADbor");
}

TEST(SoftHyphens, of_patterns_that_are_none_are_refused) {
  EXPECT_THROW(page_of(document_of({"Harbor"}), "no such\nfile"), plugin::Failure);
}

void write_vertical(MemoryHost& memory, const char* language, const char* layout) {
  Document document = document_of({"5\u670818\u65E5"});
  document.issue.language = language;
  memory.options["vertical"] = "true", memory.options["layout"] = layout;
  testing::write_with<Writer>(memory, "html", document);
}

TEST(VerticalLines, are_of_scripts_that_have_them) {
  MemoryHost japanese("html"), english("html");
  write_vertical(japanese, "ja", "single");
  EXPECT_TRUE(has(japanese.output, "<body class=\"issue-page vertical\">")) << japanese.output;
  EXPECT_TRUE(has(japanese.output, "<span class=\"tcy\">18</span>")) << japanese.output;
  MemoryHost again("html", japanese.output);
  EXPECT_EQ(testing::read_with<Reader>(again, "html").articles.at(0).blocks.at(0).text, "5\u670818\u65E5");
  write_vertical(english, "en", "single");
  EXPECT_FALSE(has(english.output, " vertical\""));
  EXPECT_EQ(english.warnings.size(), 1u);
}

TEST(VerticalLines, are_of_the_stories_of_a_folder_and_not_of_its_index) {
  MemoryHost memory("html");
  write_vertical(memory, "ja", "folder");
  EXPECT_FALSE(has(memory.parts.at("index.html"), " vertical\""));
  EXPECT_TRUE(has(memory.parts.at("articles/a-1.html"), "<body class=\"article-page vertical\">"));
}

TEST(Rows, of_columns_begin_where_much_text_stands_above) {
  const std::string text(1500, 'x');
  const std::string page = page_of(document_of({text, text, text, text, text}));
  std::size_t rows = 0;
  for (std::size_t at = page.find("<p class=\"row\">"); at != page.npos;
       at = page.find("<p class=\"row\">", at + 1))
    ++rows;
  EXPECT_EQ(rows, 1u);
  EXPECT_FALSE(has(page_of(document_of({text, text})), "class=\"row\""));
  MemoryHost own("html", page);
  EXPECT_EQ(testing::read_with<Reader>(own, "html").articles.at(0).blocks.size(), 5u);
}

}  // namespace
}  // namespace broadsheet::html
