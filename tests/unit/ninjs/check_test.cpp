#include "ninjs/check.hpp"

#include "ninjs/ninjs.hpp"
#include "support/checked.hpp"
#include "support/makers/generator.hpp"
#include "support/makers/sample_document.hpp"

#include <gtest/gtest.h>

namespace broadsheet::ninjs {
namespace {

using testing::Codes;

constexpr testing::CheckOf<Checker> kCheck{"ninjs"};

// A news object with one more member.
std::string news(const std::string& member) { return "{\"uri\":\"urn:x:1\",\n" + member + "}"; }

TEST(NinjsCheck, is_silent_on_what_we_write) {
  for (std::uint64_t seed = 0; seed <= 50; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Document document = seed == 0 ? testing::sample_document() : testing::Generator(seed).document();
    for (const char* layout : {"package", "items"}) {
      testing::MemoryHost host("ninjs");
      host.options["layout"] = layout;
      testing::write_with<Writer>(host, "ninjs", document);
      if (host.parts.empty() && !host.output.empty()) host.parts[""] = host.output;
      for (const auto& [name, file] : host.parts) EXPECT_EQ(kCheck.codes(file), Codes{}) << file;
    }
  }
}

TEST(NinjsCheck, knows_the_members_that_ninjs_has) {
  EXPECT_EQ(kCheck.codes("{\"uri\":\"urn:x:1\"}"), Codes{});
  EXPECT_EQ(kCheck.codes("{\"type\":\"text\"}"), Codes{"BS-N401"});
  EXPECT_EQ(kCheck.codes(news(R"("heading":"Rain")")), Codes{"BS-N401"});
  EXPECT_EQ(kCheck.codes(news(R"("title":7)")), Codes{"BS-N401"});
  EXPECT_EQ(kCheck.codes(news(R"("bodies":[{"role":"main"}])")), Codes{"BS-N401"});
  EXPECT_EQ(kCheck.codes(news(R"("bodies":["Rain"])")), Codes{"BS-N401"});
  EXPECT_EQ(kCheck.codes(news(R"("people":[{"nam":"Ann"}])")), Codes{"BS-N401"});
}

TEST(NinjsCheck, finds_values_that_ninjs_does_not_know) {
  EXPECT_EQ(kCheck.codes(news(R"("type":"article")")), Codes{"BS-N402"});
  EXPECT_EQ(kCheck.codes(news(R"("pubStatus":"published")")), Codes{"BS-N402"});
  EXPECT_EQ(kCheck.codes(news(R"("urgency":0)")), Codes{"BS-N402"});
  EXPECT_EQ(kCheck.codes(news(R"("urgency":9)")), Codes{});
  EXPECT_EQ(kCheck.codes(news(R"("subjects":[{"relevance":101}])")), Codes{"BS-N402"});
}

TEST(NinjsCheck, wants_uris_and_times) {
  EXPECT_EQ(kCheck.codes(R"({"uri":"rain"})"), Codes{"BS-N403"});
  EXPECT_EQ(kCheck.codes(R"({"uri":"urn:x: 1"})"), Codes{"BS-N403"});
  EXPECT_EQ(kCheck.codes(news(R"("versionCreated":"2024-05-18T06:00:00+08:00")")), Codes{});
  for (const char* time : {"2024-05-18", "2024-05-18T06:00:00", "today"})
    EXPECT_EQ(kCheck.codes(news("\"versionCreated\":\"" + std::string(time) + '"')), Codes{"BS-N404"})
        << time;
}

TEST(NinjsCheck, finds_times_that_contradict) {
  EXPECT_EQ(kCheck.codes(news(
                R"("firstCreated":"2024-05-18T06:00:00Z","versionCreated":"2024-05-18T07:00:00+01:00")")),
            Codes{});
  EXPECT_EQ(
      kCheck.codes(news(R"("firstCreated":"2024-05-18T06:00:00Z","versionCreated":"2024-05-17T06:00:00Z")")),
      Codes{"BS-N404"});
  EXPECT_EQ(kCheck.codes(news(R"("embargoedUntil":"2024-05-18T06:00:00Z","expires":"2024-05-17T06:00:00Z")")),
            Codes{"BS-N404"});
}

TEST(NinjsCheck, reads_a_body_as_what_it_says_it_is) {
  const auto body = [](const std::string& type, const std::string& value) {
    return news(R"("bodies":[{"contentType":")" + type + R"(","value":")" + value + "\"}]");
  };
  EXPECT_EQ(kCheck.codes(body("application/xhtml+xml", "<p>Rain</p><p>Sun</p>")), Codes{});
  EXPECT_EQ(kCheck.codes(body("application/xhtml+xml", "<p>Rain")), Codes{"BS-N405"});
  EXPECT_EQ(kCheck.codes(body("text/html; charset=utf-8", "<p>Rain")), Codes{});
  EXPECT_EQ(kCheck.codes(body("xhtml", "<p>Rain</p>")), Codes{"BS-N405"});
}

TEST(NinjsCheck, tells_associations_apart_and_goes_into_them) {
  const auto story = [](const std::string& more) { return R"({"uri":"urn:x:2","name":"a-1")" + more + "}"; };
  EXPECT_EQ(kCheck.codes(news("\"associations\":[" + story("") + ']')), Codes{});
  EXPECT_EQ(kCheck.codes(news("\"associations\":[" + story("") + ',' + story("") + ']')), Codes{"BS-N406"});
  EXPECT_EQ(kCheck.codes(news(R"("associations":[{}])")), (Codes{"BS-N401", "BS-N401"}))
      << "neither uri nor name";
  const std::vector<plugin::Finding> found =
      kCheck.findings(news("\"associations\":[\n" + story(R"(,"type":"x")") + ']'));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].code, "BS-N402");
  EXPECT_EQ(found[0].line, 3u);
  EXPECT_EQ(found[0].article, "a-1");
}

TEST(NinjsCheck, knows_its_files_by_the_standard_that_they_name) {
  testing::MemoryHost host("ninjs");
  testing::write_with<Writer>(host, "ninjs", testing::sample_document());
  EXPECT_EQ(Checker::probe("ninjs", host.output), 85);
  for (const char* other : {"", "{\"broadsheet\":1,\"issue\":{}}", "<p>ninjs, a \"standard\"</p>"})
    EXPECT_EQ(Checker::probe("ninjs", other), 0) << other;
}

TEST(NinjsCheck, looks_at_what_earlier_series_have_in_common_with_this_one) {
  const auto old = [](const std::string& more) {
    return news(R"("$standard":{"name":"ninjs","version":"1.6"},"headline":"Rain")" + more);
  };
  EXPECT_EQ(kCheck.codes(old("")), Codes{});
  EXPECT_EQ(kCheck.codes(old(R"(,"urgency":12)")), Codes{"BS-N402"});
  EXPECT_EQ(kCheck.codes(old(R"(,"pubstatus":"published")")), Codes{"BS-N402"});
  EXPECT_EQ(
      kCheck.codes(old(R"(,"firstcreated":"2024-05-18T06:00:00Z","versioncreated":"2024-05-17T06:00:00Z")")),
      Codes{"BS-N404"});
  EXPECT_EQ(kCheck.codes(old(R"(,"associations":{"a":{"uri":"rain"}})")), Codes{"BS-N403"});
  EXPECT_EQ(kCheck.codes(R"({"headline":"Rain"})"), Codes{"BS-N401"});
}

TEST(NinjsCheck, is_silent_on_what_we_write_of_earlier_series_but_for_saying_what_is_not_checked) {
  for (const char* version : {"1.4", "1.6", "2.0", "2.2"}) {
    testing::MemoryHost host("ninjs");
    host.options["version"] = version;
    testing::write_with<Writer>(host, "ninjs", testing::sample_document());
    EXPECT_EQ(kCheck.codes(host.output), Codes{}) << version;
  }
}

TEST(NinjsCheck, refuses_what_is_no_json_object) {
  for (const char* file : {"", "[]", "3", "{\"uri\":", "{\"uri\":1e999}", "{{", "\"{\""})
    EXPECT_THROW(kCheck.findings(file), plugin::Failure) << file;
}

TEST(NinjsCheck, stands_associations_of_any_depth) {
  std::string deep;
  for (int i = 0; i < 20000; ++i) deep += R"({"uri":"urn:x:1","name":"a","associations":[)";
  for (int i = 0; i < 20000; ++i) deep += "]}";
  EXPECT_EQ(kCheck.codes(news("\"associations\":[" + deep + ']')), Codes{});
}

}  // namespace
}  // namespace broadsheet::ninjs
