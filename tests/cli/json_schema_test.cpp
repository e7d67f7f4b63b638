// What we write as JSON is what the schema in the SDK says of it.
#include "support/process.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

constexpr const char* kValidate = R"(
import json, sys
from jsonschema import Draft202012Validator
schema = json.load(open(sys.argv[1]))
Draft202012Validator.check_schema(schema)
validator = Draft202012Validator(schema)
for line in sys.stdin:
    for error in validator.iter_errors(json.loads(line)):
        print(line[:60], "/".join(map(str, error.absolute_path)), error.message[:200])
)";

std::string faults_of(const std::string& lines) {
  const Finished finished = run({{"/usr/bin/python3", "-c", kValidate,
                                  source_folder() + "/core/include/broadsheet/document.schema.json"},
                                 lines});
  return finished.output + finished.errors;
}

class JsonSchema : public ::testing::Test {
 protected:
  void SetUp() override {
    if (run({{"/usr/bin/python3", "-c", "import jsonschema"}}).status != 0)
      GTEST_SKIP() << "no python3-jsonschema";
  }
};

TEST_F(JsonSchema, holds_for_every_line_that_is_written) {
  for (const char* page :
       {"qinghe-ribao-2024-05-18-01", "qinghe-ribao-2024-05-18-02", "harrow-bay-courier-2024-05-18-a1",
        "nagiura-shimbun-2024-05-18-01", "bincheng-shibao-2024-05-18-03"})
    for (const char* extension : {".txt", ".jsonl"}) {
      const Finished written =
          run(broadsheet({sample(page + std::string(extension)), "-t", "json", "-o", "-"}));
      expect_success(written);
      EXPECT_EQ(faults_of(written.output), "") << page << extension;
    }
}

TEST_F(JsonSchema, finds_what_is_wrong) {
  EXPECT_NE(faults_of(R"({"id":"a-1","blocks":[{"type":"paragraf","text":"x"}]})"
                      "\n"),
            "");
  EXPECT_NE(faults_of(R"({"id":"a-1","blocks":[],"urgency":12})"
                      "\n"),
            "");
  EXPECT_EQ(faults_of(R"({"id":"a-1","blocks":[],"urgency":2,"own":{"kept":true}})"
                      "\n"),
            "");
}

}  // namespace
}  // namespace broadsheet::testing
