// What Superdesk's parsers (superdesk-core of January 2025) ask of a file beyond the standards.
#include "newsml/reader.hpp"
#include "newsml/writer.hpp"
#include "ninjs/ninjs.hpp"
#include "nitf/nitf.hpp"
#include "support/makers/sample_document.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace broadsheet::testing {
namespace {

Document embargoed_story() {
  Document document;
  document.issue.publication = "Quay Daily";
  document.issue.date = "2024-05-18";
  document.issue.language = "en";
  document.issue.pages = {"1"};
  Article article;
  article.id = "a-1-1";
  article.page = "1";
  article.headline = "Ferry sails earlier";
  article.bylines = {{"By", "Ann Ward"}};
  article.dateline = {"", "WILLOWHAVEN", "", "WILLOWHAVEN —"};
  article.blocks = {paragraph("The ferry sails at six for < 5 marks.")};
  article.blocks[0].runs = {{RunKind::emphasis, 4, 9, ""}};
  article.attrs = {{"embargoed", "2024-05-18T18:00:00+08:00"},
                   {"edNote", "Check the fare"},
                   {"instructions", "Not for web"}};
  document.articles.push_back(std::move(article));
  return document;
}

template <class Writer>
std::string written_for_superdesk(const char* format, const Document& document = embargoed_story()) {
  MemoryHost host(format);
  host.options["for"] = "superdesk";
  write_with<Writer>(host, format, document);
  return host.output;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

TEST(Superdesk, reads_times_in_utc_and_groups_of_references_alone) {
  const std::string message = written_for_superdesk<newsml::Writer>("newsml");
  EXPECT_TRUE(has(message, "<embargoed>2024-05-18T10:00:00Z</embargoed>"));
  EXPECT_FALSE(has(message, "groupExtProperty"));
}

TEST(Superdesk, has_the_headline_above_the_body_and_not_in_it_again) {
  const std::string message = written_for_superdesk<newsml::Writer>("newsml");
  EXPECT_TRUE(has(message, "<headline rank=\"1\">Ferry sails earlier</headline>"));
  EXPECT_FALSE(has(message, "<h1>"));
  EXPECT_TRUE(has(message, "charcount=\"29\""));
  const std::string ninjs = written_for_superdesk<ninjs::Writer>("ninjs");
  EXPECT_TRUE(has(ninjs, "<p>The <em>ferry"));
  EXPECT_FALSE(has(ninjs, "<h1>"));
}

TEST(Superdesk, takes_a_body_as_html_in_a_text_with_its_marks) {
  EXPECT_TRUE(has(written_for_superdesk<newsml::Writer>("newsml"),
                  "&lt;p&gt;The &lt;em&gt;ferry&lt;/em&gt; sails at six for &amp;lt; 5 marks.&lt;/p&gt;"));
  MemoryHost host("newsml", written_for_superdesk<newsml::Writer>("newsml"));
  const Document back = read_with<newsml::Reader>(host, "newsml");
  EXPECT_EQ(back.articles.at(0).blocks, embargoed_story().articles.at(0).blocks);
}

TEST(Superdesk, has_the_place_of_the_dateline_as_the_place_that_it_reads) {
  const std::string message = written_for_superdesk<newsml::Writer>("newsml");
  EXPECT_TRUE(has(message, "<subject type=\"cptType:5\" literal=\"WILLOWHAVEN\">"));
  EXPECT_TRUE(has(message, "<scheme alias=\"cptType\""));
  MemoryHost host("newsml", message);
  EXPECT_EQ(attr(read_with<newsml::Reader>(host, "newsml").articles.at(0).attrs, "subjects"), "");
}

TEST(Superdesk, has_tables_and_lists_as_tables_and_lists) {
  Document document = embargoed_story();
  for (const auto& [kind, text] : {std::pair(BlockKind::table_row, "Pier\tFare"),
                                   {BlockKind::table_row, "North\t26"},
                                   {BlockKind::list_item, "Bring a coat"}}) {
    Block block;
    block.kind = kind;
    block.text = text;
    document.articles[0].blocks.push_back(block);
  }
  const std::string ninjs = written_for_superdesk<ninjs::Writer>("ninjs", document);
  EXPECT_TRUE(has(ninjs, "<td>North</td>")) << ninjs;
  EXPECT_TRUE(has(ninjs, "<li>Bring a coat</li>")) << ninjs;
  for (const char* format : {"newsml", "ninjs"}) {
    const bool is_newsml = std::string_view(format) == "newsml";
    MemoryHost host(format, is_newsml ? written_for_superdesk<newsml::Writer>(format, document) : ninjs);
    const Document back =
        is_newsml ? read_with<newsml::Reader>(host, format) : read_with<ninjs::Reader>(host, format);
    EXPECT_EQ(back.articles.at(0).blocks, document.articles[0].blocks) << format;
  }
}

TEST(Superdesk, has_all_notes_in_the_one_that_is_read) {
  EXPECT_TRUE(
      has(written_for_superdesk<newsml::Writer>("newsml"), "<edNote>Check the fare; Not for web</edNote>"));
  EXPECT_TRUE(has(written_for_superdesk<nitf::Writer>("nitf"), "info=\"Check the fare; Not for web\""));
  EXPECT_TRUE(
      has(written_for_superdesk<ninjs::Writer>("ninjs"), R"("ednote":"Check the fare\nNot for web")"));
}

TEST(Superdesk, has_a_headline_over_the_issue) {
  EXPECT_TRUE(
      has(written_for_superdesk<newsml::Writer>("newsml"), "<headline>Quay Daily 2024-05-18</headline>"));
  EXPECT_TRUE(has(written_for_superdesk<ninjs::Writer>("ninjs"), R"("headline":"Quay Daily 2024-05-18")"));
}

TEST(Superdesk, has_ninjs_with_associations_by_name) {
  const auto ninjs = nlohmann::json::parse(written_for_superdesk<ninjs::Writer>("ninjs"));
  EXPECT_EQ(ninjs.at("associations").at("a_1_1").at("headline"), "Ferry sails earlier");
}

TEST(Superdesk, holds_back_what_nitf_says_is_embargoed) {
  const std::string nitf = written_for_superdesk<nitf::Writer>("nitf");
  EXPECT_TRUE(has(nitf, "management-status=\"withheld\""));
  EXPECT_TRUE(has(nitf, "<date.release norm=\"20240518T100000Z\""));
  EXPECT_TRUE(has(nitf, "<city>WILLOWHAVEN</city>"));
  EXPECT_TRUE(has(nitf, "<byline>By Ann Ward</byline>"));
}

}  // namespace
}  // namespace broadsheet::testing
