// Who releases a story, and whose copy it is, survive from one news format to another.
#include "newsml/reader.hpp"
#include "newsml/writer.hpp"
#include "ninjs/ninjs.hpp"
#include "nitf/nitf.hpp"
#include "support/in_memory.hpp"
#include "support/makers/sample_document.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

Document of_agency(const std::string& agency) {
  Document d;
  d.issue = {"Quay Daily", "", "2024-05-18", "en", "", {"1"}, {}};
  Article a;
  a.id = "a-1-1";
  a.page = "1";
  a.headline = "Ferry sails an hour earlier";
  if (!agency.empty()) a.dateline = {agency, "WILLOWHAVEN", "", "WILLOWHAVEN (" + agency + ") —"};
  a.blocks = {paragraph("The first ferry of the day will leave the north pier at six.")};
  d.articles = {a};
  return d;
}

std::string newsml_of(const Document& document, const Options& options = {}) {
  return written_with<newsml::Writer>("newsml", document, options);
}

Document from_newsml(const std::string& xml) { return document_with<newsml::Reader>("newsml", xml); }

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

const Options kRights = {{"rights-notice", "© 2024 Quay Media"}};

TEST(Agency, copy_that_ninjs_names_the_origin_of_does_not_get_the_papers_notice) {
  const std::string ninjs = written_with<ninjs::Writer>("ninjs", of_agency("Reuters"));
  const std::string message = newsml_of(document_with<ninjs::Reader>("ninjs", ninjs), kRights);
  EXPECT_TRUE(has(message, "<creditline>Reuters</creditline>")) << message;
  const std::string story =
      message.substr(message.find("<newsItem"), message.find("</newsItem>") - message.find("<newsItem"));
  EXPECT_FALSE(has(story, "© 2024 Quay Media")) << story;
  EXPECT_TRUE(has(newsml_of(of_agency(""), kRights), "© 2024 Quay Media"));
}

TEST(Agency, is_known_by_the_code_of_the_provider_or_of_the_source) {
  const auto agency = [](const std::string& meta, const std::string& content) {
    const Document d = from_newsml(
        "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:x:1' version='1' xml:lang='en'>"
        "<itemMeta><itemClass qcode='ninat:text'/>" +
        meta + "<versionCreated>2024-05-18T06:00:00Z</versionCreated></itemMeta><contentMeta>" + content +
        "<headline>Ferry</headline></contentMeta><contentSet><inlineData contenttype='text/plain'>The ferry "
        "sails.</inlineData></contentSet></newsItem>");
    const auto& dateline = d.articles.at(0).dateline;
    return dateline ? dateline->agency : std::string();
  };
  EXPECT_EQ(agency("<provider qcode='nprov:AFP'><name>AFP</name></provider>", ""), "AFP");
  EXPECT_EQ(agency("<provider literal='Quay'/>", "<infoSource qcode='nprov:AFP'/>"), "AFP");
  EXPECT_EQ(agency("<provider literal='x'><name>Reuters</name></provider>", ""), "Reuters");
  EXPECT_EQ(agency("<provider literal='Quay'><name>Quay Desk</name></provider>", ""), "");
}

TEST(Agency, of_nitf_is_its_distributor) {
  MemoryHost host(
      "nitf",
      "<nitf><head/><body><body.head><hedline><hl1>Ferry</hl1></hedline><distributor><org>Reuters</org>"
      "</distributor></body.head><body.content><p>The ferry sails.</p></body.content></body></nitf>");
  const Document d = read_with<nitf::Reader>(host, "nitf");
  ASSERT_TRUE(d.articles.at(0).dateline);
  EXPECT_EQ(d.articles.at(0).dateline->agency, "Reuters");
}

TEST(Provider, is_named_by_nitf_and_known_again) {
  const auto nitf = [](const Document& document, const Options& options) {
    return written_with<nitf::Writer>("nitf", document, options);
  };
  const std::string first = nitf(of_agency(""), {{"provider-name", "Quay Desk"}});
  EXPECT_TRUE(has(first, "<doc-id regsrc=\"Quay Desk\"")) << first;
  EXPECT_TRUE(has(nitf(of_agency(""), {}), "<doc-id regsrc=\"Quay Daily\""));
  const Document back = document_with<nitf::Reader>("nitf", first);
  EXPECT_TRUE(has(newsml_of(back), "<name>Quay Desk</name>"));
  EXPECT_TRUE(has(nitf(back, {}), "regsrc=\"Quay Desk\""));
  EXPECT_FALSE(document_with<nitf::Reader>("nitf", nitf(of_agency(""), {})).articles.at(0).dateline);
}

TEST(Provider, and_moment_of_a_message_are_those_of_the_message_that_was_read) {
  const std::string first = newsml_of(of_agency(""), {{"provider-name", "Quay Desk"},
                                                      {"provider-uri", "https://desk.example/"},
                                                      {"timestamp", "2024-05-18T06:30:00Z"}});
  const std::string second = newsml_of(from_newsml(first));
  for (const char* part :
       {"<provider uri=\"https://desk.example/\">", "<name>Quay Desk</name>",
        "<sent>2024-05-18T06:30:00Z</sent>", "uri=\"https://desk.example/\">Quay Desk</sender>"})
    EXPECT_TRUE(has(second, part)) << part << '\n' << second;
  EXPECT_FALSE(has(second, "<provider><name>Quay Daily"));
  const std::string released = newsml_of(from_newsml(first), {{"provider-name", "Pier Wire"}});
  EXPECT_FALSE(has(released, "Quay Desk"));
}

}  // namespace
}  // namespace broadsheet::testing
