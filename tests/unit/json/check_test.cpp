#include "json/check.hpp"

#include "json/json.hpp"
#include "support/checked.hpp"
#include "support/makers/sample_document.hpp"

#include <gtest/gtest.h>

namespace broadsheet::json {
namespace {

using testing::Codes;

constexpr testing::CheckOf<Checker> kCheck{"json"};

// An issue of two pages with these articles.
std::string stream_of(const std::vector<std::string>& articles, const std::string& end = "") {
  std::string lines = R"({"broadsheet":1,"issue":{"date":"2024-05-18","pages":["1","2"]}})"
                      "\n";
  for (const std::string& article : articles) lines += article + '\n';
  return lines + R"({"end":{"articles":)" + std::to_string(articles.size()) + end + "}}\n";
}

TEST(JsonCheck, is_silent_on_what_we_write) {
  testing::MemoryHost host("json");
  testing::write_with<Writer>(host, "json", testing::sample_document());
  EXPECT_EQ(kCheck.codes(host.output), Codes{});
}

TEST(JsonCheck, lets_a_short_stream_pass) {
  EXPECT_EQ(kCheck.codes(stream_of({R"({"id":"a","blocks":[{"text":"x"}]})"})), Codes{});
}

TEST(JsonCheck, finds_members_and_values_that_nobody_knows) {
  EXPECT_EQ(kCheck.codes(stream_of({R"({"id":"a","headlin":"Rain"})"})), Codes{"BS-J201"});
  EXPECT_EQ(kCheck.codes(stream_of({R"({"id":"a","blocks":[{"txt":"Rain"}]})"})), Codes{"BS-J201"});
  EXPECT_EQ(kCheck.codes(stream_of({R"({"id":"a","bylines":[{"nam":"Ann"}]})"})), Codes{"BS-J201"});
  EXPECT_EQ(kCheck.codes(stream_of({R"({"id":"a","blocks":[{"type":"para","text":"Rain"}]})"})),
            Codes{"BS-J202"});
  EXPECT_EQ(kCheck.codes(stream_of({R"({"id":"a","headline":"Rain\nand sun"})"})), Codes{"BS-J202"});
  EXPECT_EQ(kCheck.codes("{\"broadsheet\":1,\"issue\":{\"date\":\"18 May\"}}\n{\"end\":{\"articles\":0}}\n"),
            Codes{"BS-J202"});
}

TEST(JsonCheck, finds_ids_that_name_no_article_or_two) {
  EXPECT_EQ(kCheck.codes(stream_of({R"({"headline":"Rain"})"})), Codes{"BS-J203"});
  EXPECT_EQ(kCheck.codes(stream_of({R"({"id":"a 1"})"})), Codes{"BS-J203"});
  const std::vector<plugin::Finding> found = kCheck.findings(stream_of({R"({"id":"a"})", R"({"id":"a"})"}));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].code, "BS-J203");
  EXPECT_EQ(found[0].line, 3u);
  EXPECT_EQ(found[0].article, "a");
}

TEST(JsonCheck, follows_pages_and_jumps) {
  EXPECT_EQ(kCheck.codes(stream_of({R"({"id":"a","page":"3"})"})), Codes{"BS-J204"});
  EXPECT_EQ(kCheck.codes(stream_of({R"({"id":"a","page":"1","continued_to":"2"})"})), Codes{"BS-J204"});
  EXPECT_EQ(kCheck.codes(stream_of({}, R"(,"furniture":[{"text":"x","page":"A9"}])")), Codes{"BS-J204"});
  EXPECT_EQ(
      kCheck.codes(stream_of({R"({"id":"a","page":"1","continued_to":"2"})", R"({"id":"b","page":"2"})"})),
      Codes{});
  EXPECT_EQ(kCheck.codes(stream_of({R"({"id":"a","page":"1","continued_to":"7"})"})), Codes{})
      << "page 7 was not there to read";
}

TEST(JsonCheck, finds_numbers_that_cannot_be) {
  EXPECT_EQ(kCheck.codes(stream_of({R"({"id":"a","headline_confidence":100})"})), Codes{});
  EXPECT_EQ(kCheck.codes(stream_of({R"({"id":"a","headline_confidence":101})"})), Codes{"BS-J205"});
  EXPECT_EQ(kCheck.codes(stream_of({R"({"id":"a","blocks":[{"text":"x","lines":[4,3]}]})"})),
            Codes{"BS-J205"});
  EXPECT_EQ(kCheck.codes(stream_of(
                {R"({"id":"a","blocks":[{"text":"雨","runs":[{"kind":"strong","begin":0,"end":1}]}]})"})),
            Codes{"BS-J205"});
}

TEST(JsonCheck, leaves_to_the_reader_what_cannot_be_read) {
  EXPECT_THROW(kCheck.findings("{\"broadsheet\":1,\"issue\":{}}\n"), plugin::Failure);
}

}  // namespace
}  // namespace broadsheet::json
