// ninjs: JSON whatever is in the document, and the facts in their places.
#include "ninjs/ninjs.hpp"

#include "support/in_memory.hpp"
#include "support/makers/generator.hpp"
#include "support/makers/sample_document.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace broadsheet::testing {
namespace {

nlohmann::json written(const Document& document) {
  return nlohmann::json::parse(written_with<ninjs::Writer>("ninjs", document));
}

TEST(Ninjs, an_issue_is_a_composite_of_its_stories) {
  const nlohmann::json issue = written(sample_document());
  EXPECT_EQ(issue["type"], "composite");
  EXPECT_EQ(issue["standard"]["version"], "3.1");
  ASSERT_EQ(issue["associations"].size(), 3u);
  const nlohmann::json& story = issue["associations"][0];
  EXPECT_EQ(story["headlines"][0]["value"], "南湾新港昨日通航");
  EXPECT_EQ(story["by"], "记者 林小舟 通讯员 高一帆");
  EXPECT_EQ(story["representationType"], "partial");
  EXPECT_EQ(story["associations"][0]["descriptions"][0]["value"], "图为货轮离港。");
  EXPECT_FALSE(issue["associations"][1].contains("headlines"));
}

TEST(Ninjs, a_file_a_story_where_that_is_asked_for) {
  MemoryHost host("ninjs");
  host.options["layout"] = "items";
  write_with<ninjs::Writer>(host, "ninjs", sample_document());
  EXPECT_EQ(host.parts.size(), 3u);
  for (const auto& [name, file] : host.parts) EXPECT_EQ(nlohmann::json::parse(file)["type"], "text") << name;
}

TEST(Ninjs, hostile_documents_are_json_with_every_association_named) {
  for (std::uint64_t seed = 1; seed <= 100; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const nlohmann::json issue = written(Generator(seed).document());
    for (const nlohmann::json& story : issue["associations"]) {
      EXPECT_FALSE(story["name"].get<std::string>().empty());
      EXPECT_TRUE(story["uri"].get<std::string>().starts_with("urn:"));
    }
  }
}

}  // namespace
}  // namespace broadsheet::testing
