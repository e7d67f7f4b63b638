#include "nitf/check.hpp"

#include "nitf/nitf.hpp"
#include "support/checked.hpp"
#include "support/makers/generator.hpp"
#include "support/makers/sample_document.hpp"

#include <gtest/gtest.h>

namespace broadsheet::nitf {
namespace {

using testing::Codes;

constexpr testing::CheckOf<Checker> kCheck{"nitf"};

std::string nitf(const std::string& content, const std::string& head = "",
                 const std::string& body_head = "") {
  return "<nitf>\n<head>" + head + "</head>\n<body>\n<body.head>" + body_head +
         "</body.head>\n<body.content>" + content + "</body.content>\n</body>\n</nitf>\n";
}

std::string media(const std::string& reference, const std::string& type = " media-type=\"image\"") {
  return nitf("<media" + type + ">" + reference + "</media>");
}

TEST(NitfCheck, is_silent_on_what_we_write) {
  for (std::uint64_t seed = 0; seed <= 50; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Document document = seed == 0 ? testing::sample_document() : testing::Generator(seed).document();
    if (document.articles.empty()) continue;
    testing::MemoryHost host("nitf");
    testing::write_with<Writer>(host, "nitf", document);
    if (host.parts.empty()) host.parts[""] = host.output;
    for (const auto& [name, file] : host.parts) EXPECT_EQ(kCheck.codes(file), Codes{}) << file;
  }
}

TEST(NitfCheck, wants_elements_where_the_schema_has_them) {
  EXPECT_EQ(kCheck.codes(nitf("<p>Rain</p>")), Codes{});
  EXPECT_EQ(kCheck.codes("<nitf><head/></nitf>"), Codes{"BS-N301"});
  EXPECT_EQ(kCheck.codes("<nitf><body/><head/></nitf>"), Codes{"BS-N301"});
  EXPECT_EQ(kCheck.codes(nitf("", "<headline>Rain</headline>")), Codes{"BS-N301"});
  EXPECT_EQ(kCheck.codes(nitf("", "<title>Rain</title><title>Sun</title>")), Codes{"BS-N301"});
  EXPECT_EQ(kCheck.codes(nitf("", "", "<hedline><hl2>Rain</hl2></hedline>")), Codes{"BS-N301"});
  EXPECT_EQ(kCheck.codes(nitf("<ul/>")), Codes{"BS-N301"});
}

TEST(NitfCheck, lets_others_add_elements_of_their_own) {
  EXPECT_EQ(kCheck.codes("<nitf><body/><x:weather xmlns:x=\"urn:x\"/></nitf>"), Codes{});
  EXPECT_EQ(kCheck.codes("<nitf><body/><weather xmlns=\"urn:x\"/></nitf>"), Codes{});
  EXPECT_EQ(kCheck.codes("<n:nitf xmlns:n=\"" + std::string("http://iptc.org/std/NITF/2006-10-18/") +
                         "\"><n:body/></n:nitf>"),
            Codes{});
}

TEST(NitfCheck, wants_the_attributes_that_the_schema_demands) {
  EXPECT_EQ(kCheck.codes(nitf("", "<meta name=\"x\"/>")), Codes{"BS-N302"});
  EXPECT_EQ(kCheck.codes(media("<media-reference source=\"https://example.org/a.jpg\"/>", "")),
            Codes{"BS-N302"});
  EXPECT_EQ(
      kCheck.codes(media("<media-reference source=\"https://example.org/a.jpg\"/>", " media-type=\"photo\"")),
      Codes{"BS-N302"});
}

TEST(NitfCheck, finds_ids_twice_and_references_to_none_with_their_line) {
  const std::vector<plugin::Finding> found =
      kCheck.findings(nitf("<p id=\"a\">Rain</p>\n<p id=\"a\">Sun</p>"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].code, "BS-N303");
  EXPECT_EQ(found[0].line, 6u);
  EXPECT_EQ(
      kCheck.codes(nitf("<nitf-table><nitf-table-metadata/><table-reference idref=\"t\"/></nitf-table>")),
      Codes{"BS-N303"});
}

TEST(NitfCheck, wants_a_media_reference_to_refer_to_something) {
  EXPECT_EQ(kCheck.codes(media("")), Codes{"BS-N301"});
  EXPECT_EQ(kCheck.codes(media("<media-reference/>")), Codes{"BS-N304"});
  EXPECT_EQ(kCheck.codes(media("<media-reference/>\n<media-object encoding=\"base64\">AA==</media-object>")),
            Codes{});
}

TEST(NitfCheck, knows_what_decides_on_publishing) {
  const auto docdata = [](const std::string& inner, const std::string& status = "usable") {
    return kCheck.codes(
        nitf("<p>Rain</p>", "<docdata management-status=\"" + status + "\">" + inner + "</docdata>"));
  };
  EXPECT_EQ(docdata("<urgency ed-urg=\"3\"/>", "embargoed"), Codes{});
  EXPECT_EQ(docdata("<urgency ed-urg=\"12\"/>"), Codes{"BS-N306"});
  EXPECT_EQ(docdata("", "on hold"), Codes{"BS-N306"});
  EXPECT_EQ(docdata("<date.release norm=\"20240518T060000Z\"/><date.expire norm=\"20240517\"/>"),
            Codes{"BS-N305"});
}

TEST(NitfCheck, knows_the_times_of_nitf) {
  const auto issued = [](const std::string& norm) {
    return nitf("", "<docdata><date.issue norm=\"" + norm + "\"/></docdata>");
  };
  for (const char* time :
       {"20240518", "20240518T060000+0800", "20240518T060000Z", "2024-05-18T06:00:00+08:00"})
    EXPECT_EQ(kCheck.codes(issued(time)), Codes{}) << time;
  for (const char* time : {"18 May 2024", "20240532", "20240518T6", "2024"})
    EXPECT_EQ(kCheck.codes(issued(time)), Codes{"BS-N305"}) << time;
  EXPECT_EQ(kCheck.codes(issued(std::string(100000, '1'))), Codes{"BS-N305"});
  EXPECT_EQ(kCheck.codes(nitf("", "<pubdata date.publication=\"yesterday\"/>")), Codes{"BS-N305"});
}

}  // namespace
}  // namespace broadsheet::nitf
