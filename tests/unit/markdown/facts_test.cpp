// What a text shows nowhere comes back from Markdown.
#include "markdown/markdown.hpp"
#include "support/in_memory.hpp"
#include "support/makers/sample_document.hpp"

#include <gtest/gtest.h>

namespace broadsheet::markdown {
namespace {

using testing::MemoryHost;

std::string written(const Document& document) { return testing::written_with<Writer>("markdown", document); }

Document read(const std::string& text) { return testing::document_with<Reader>("markdown", text); }

/// Without what is of the pages that it was read from.
Document as_edited(Document document) {
  document.end = {};
  for (std::size_t i = 0; i < document.articles.size(); ++i) {
    Article& article = document.articles[i];
    article.id = "a-" + std::to_string(i + 1);
    article.headline_confidence = 0;
    for (Block& block : article.blocks) block.first_line = block.last_line = 0;
  }
  return document;
}

Document agency_story() {
  Document d;
  d.issue = {"Quay Daily", "", "2024-05-18", "en", "", {"1"}, {{"provider", "Quay Desk"}}};
  Article& a = d.articles.emplace_back();
  a.page = "1";
  a.headline = "Ferry sails an hour earlier";
  a.lead = "WILLOWHAVEN (Reuters) —";
  a.dateline = {"Reuters", "WILLOWHAVEN", "", "WILLOWHAVEN (Reuters) —"};
  a.bylines = {{"Staff Writer", "Ann Hall"}, {"", "Ben Ode"}};
  a.attrs = {{"copyrightHolder", "Quay Media"},
             {"embargoed", "2024-05-19T06:00:00Z"},
             {"keywords", "ferry"},
             {"keywords", "pier"}};
  a.continued_to = "7";  // a page that was not read
  a.blocks = {testing::paragraph("The first ferry of the day will leave the north pier at six.")};
  Block& caption = a.blocks.emplace_back(testing::block(BlockKind::caption, "The ferry."));
  caption.credit = "Photo by Cy Low";
  caption.attrs = {{"copyrightHolder", "Cy Low"}};
  return d;
}

TEST(MarkdownFacts, a_story_comes_back_with_its_lead_authors_agency_and_rights) {
  for (const Document& document : {agency_story(), testing::sample_document()}) {
    const std::string text = written(document);
    const Document back = as_edited(read(text)), expected = as_edited(document);
    EXPECT_EQ(back.issue, expected.issue) << text;
    ASSERT_EQ(back.articles.size(), expected.articles.size()) << text;
    for (std::size_t i = 0; i < back.articles.size(); ++i) {
      const Article &is = back.articles[i], &was = expected.articles[i];
      EXPECT_EQ(is.lead, was.lead);
      EXPECT_EQ(is.bylines, was.bylines);
      EXPECT_EQ(is.dateline, was.dateline);
      EXPECT_EQ(is.section, was.section);
      EXPECT_EQ(is.kickers, was.kickers);
      EXPECT_EQ(is.continued_to, was.continued_to);
      EXPECT_EQ(is.attrs, was.attrs);
      ASSERT_EQ(is.blocks.size(), was.blocks.size());
      for (std::size_t k = 0; k < is.blocks.size(); ++k) {
        EXPECT_EQ(is.blocks[k].text, was.blocks[k].text);
        EXPECT_EQ(is.blocks[k].credit, was.blocks[k].credit);
        EXPECT_EQ(is.blocks[k].attrs, was.blocks[k].attrs);
      }
    }
  }
}

TEST(MarkdownFacts, keys_and_values_of_any_form_come_back) {
  Document document = agency_story();
  const std::vector<Attr> odd = {
      {"byline", "x"},     {"a: b", "--> <b>"}, {"", "none"},  {"q\"uote\\", "\"\n---\n"},
      {"list", "[\"1\"]"}, {"same", "1"},       {"same", "2"}, {"# no heading", ""}};
  document.articles[0].attrs = odd;
  document.issue.attrs = {{"title", "x"}, {"pages", "[1]"}, {"same", "1"}, {"same", "2"}, {"a: b", "--- >"}};
  const Document back = read(written(document));
  EXPECT_EQ(back.articles.at(0).attrs, odd);
  EXPECT_EQ(back.issue.attrs, document.issue.attrs);
  EXPECT_EQ(back.issue.title, "");
}

TEST(MarkdownFacts, what_is_shown_wins_over_what_a_comment_says) {
  const std::string text = written(agency_story());
  const auto edited = [&](const std::string& from, const std::string& to) {
    std::string changed = text;
    return read(changed.replace(changed.rfind(from), from.size(), to)).articles.at(0);
  };
  const Article place = edited("WILLOWHAVEN (Reuters) —<!-- lead -->", "WILLOW BAY (Reuters) —<!-- lead -->");
  EXPECT_EQ(place.lead, "WILLOW BAY (Reuters) —");
  EXPECT_EQ(*place.dateline, (Dateline{"Reuters", "", "", "WILLOW BAY (Reuters) —"}));
  const Article author = edited("Ben Ode", "Ben Oade");
  EXPECT_EQ(author.bylines, (std::vector<Byline>{{"", "Ann Hall, Staff Writer; Ben Oade"}}));
  const Article none = edited("<!-- lead -->", "");
  EXPECT_EQ(none.lead, "");
  EXPECT_EQ(none.blocks.at(0).text.substr(0, 22), "WILLOWHAVEN (Reuters) ");
}

TEST(MarkdownFacts, a_dateline_on_a_line_of_its_own_is_no_paragraph) {
  Document document = agency_story();
  document.articles[0].lead.clear();
  for (const char* printed : {"WILLOWHAVEN, Friday", ""}) {
    document.articles[0].dateline = {"Reuters", "WILLOWHAVEN", "Friday", printed};
    const Article back = read(written(document)).articles.at(0);
    EXPECT_EQ(back.dateline, document.articles[0].dateline);
    EXPECT_EQ(back.blocks.size(), 2u);
  }
}

TEST(MarkdownFacts, lines_above_a_story_without_headline_stay_what_they_are) {
  Document document = agency_story();
  document.articles.push_back(document.articles[0]);
  Article& second = document.articles[1];
  second.headline.clear(), second.attrs.clear(), second.dateline.reset(), second.lead.clear();
  second.section = "Harbour", second.kickers = {"In brief"}, second.subheadlines = {"Deck"};
  second.bylines = {{"", "Ann Hall"}};
  const Document back = read(written(document));
  ASSERT_EQ(back.articles.size(), 2u);
  EXPECT_EQ(back.articles[1].section, "Harbour");
  EXPECT_EQ(back.articles[1].kickers, second.kickers);
  EXPECT_EQ(back.articles[1].subheadlines, second.subheadlines);
  EXPECT_EQ(back.articles[1].bylines, second.bylines);
}

TEST(MarkdownFacts, are_left_out_where_nobody_wants_comments) {
  MemoryHost host("markdown");
  host.options["comments"] = "false";
  testing::write_with<Writer>(host, "markdown", agency_story());
  EXPECT_EQ(host.output.find("<!--"), std::string::npos) << host.output;
}

TEST(MarkdownFacts, that_have_no_form_are_told) {
  Document document = agency_story();
  document.articles[0].blocks[0].runs = {{RunKind::place, 4, 9, ""}};
  MemoryHost host("markdown");
  testing::write_with<Writer>(host, "markdown", document);
  ASSERT_EQ(host.warnings.size(), 2u);  // an embargo is the first
  EXPECT_EQ(host.warnings[1].code, "BS-M008");
}

TEST(MarkdownFacts, a_comment_of_others_is_text_as_before) {
  MemoryHost host("markdown", "## Rain\n\n<!-- todo: umbrella -->\n\nIt rained.\n");
  const Document back = testing::read_with<Reader>(host, "markdown");
  EXPECT_EQ(back.articles.at(0).blocks.size(), 2u);
  ASSERT_EQ(host.warnings.size(), 1u);
  EXPECT_EQ(host.warnings[0].code, "BS-M001");
}

}  // namespace
}  // namespace broadsheet::markdown
