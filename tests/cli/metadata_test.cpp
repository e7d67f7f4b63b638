// Facts of an issue: an option wins over the text, the text over the file name; what nobody knows is left
// out.
#include "support/program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace broadsheet::testing {
namespace {

using Json = nlohmann::json;

const std::string kNothingKnown = R"({"broadsheet":1,"issue":{}})"
                                  "\n"
                                  R"({"id":"a-1","blocks":[{"type":"paragraph","text":"Rain is expected."}]})"
                                  "\n"
                                  R"({"end":{"articles":1}})"
                                  "\n";

struct Read {
  Json issue, article;
};

Read read(const std::string& file_name, std::vector<std::string> options,
          const std::string& stream = kNothingKnown) {
  const TemporaryFolder folder;
  write_file(folder / file_name, stream);
  std::vector<std::string> arguments = {"convert", folder / file_name, "--to", "json", "-o", "-"};
  arguments.insert(arguments.end(), options.begin(), options.end());
  const Finished finished = run(broadsheet(arguments));
  expect_success(finished);
  const std::string& out = finished.output;
  const std::size_t line = out.find('\n');
  return {Json::parse(out.substr(0, line)).at("issue"),
          Json::parse(out.substr(line, out.find('\n', line + 1) - line))};
}

TEST(Metadata, comes_from_a_file_name_with_a_date) {
  const Read r = read("Harbour Post-2021-10-31-02.jsonl", {});
  EXPECT_EQ(r.issue.at("publication"), "Harbour Post");
  EXPECT_EQ(r.issue.at("date"), "2021-10-31");
  EXPECT_EQ(r.issue.at("pages"), Json::array({"2"}));
  EXPECT_EQ(r.article.at("page"), "2");
}

TEST(Metadata, of_an_ordinary_file_name_is_nothing) {
  const Read r = read("page.jsonl", {});
  EXPECT_EQ(r.issue.at("publication"), nullptr);
  EXPECT_EQ(r.issue.at("date"), nullptr);
  EXPECT_EQ(r.issue.at("language"), nullptr);
}

TEST(Metadata, of_an_impossible_date_in_the_name_is_nothing) {
  EXPECT_EQ(read("post-2021-13-01.jsonl", {}).issue.at("date"), nullptr);
}

TEST(Metadata, of_an_option_wins_over_the_file_name) {
  const Read r = read("post-2021-10-31-02.jsonl",
                      {"--publication", "The Harbour Post", "--date", "2021-11-01", "--edition", "Late",
                       "--page", "B4", "--language", "en", "--title", "Storm issue"});
  EXPECT_EQ(r.issue.at("publication"), "The Harbour Post");
  EXPECT_EQ(r.issue.at("date"), "2021-11-01");
  EXPECT_EQ(r.issue.at("edition"), "Late");
  EXPECT_EQ(r.issue.at("pages"), Json::array({"B4"}));
  EXPECT_EQ(r.issue.at("language"), "en");
  EXPECT_EQ(r.issue.at("title"), "Storm issue");
}

TEST(Metadata, of_the_text_wins_over_the_file_name) {
  const std::string printed = R"({"broadsheet":1,"issue":{"publication":"Printed","date":"2020-01-02"}})"
                              "\n"
                              R"({"end":{"articles":0}})"
                              "\n";
  const Read r = read("post-2021-10-31-02.jsonl", {}, printed);
  EXPECT_EQ(r.issue.at("publication"), "Printed");
  EXPECT_EQ(r.issue.at("date"), "2020-01-02");
}

}  // namespace
}  // namespace broadsheet::testing
