// broadsheet convert: what goes in, what comes out, and where.
#include "support/process.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

#include <set>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

const std::string kPage = sample("qinghe-ribao-2024-05-18-01.jsonl");
const std::string kNextPage = sample("qinghe-ribao-2024-05-18-02.jsonl");

std::set<std::string> names_in(const fs::path& folder) {
  std::set<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder)) names.insert(entry.path().filename());
  return names;
}

TEST(Convert, tells_the_format_from_the_extension) {
  const TemporaryFolder folder;
  for (const auto& [name, start] :
       {std::pair{"o.xml", "<?xml"}, {"o.txt", "青河日报\n"}, {"o.jsonl", "{\"broadsheet\":1"}}) {
    expect_success(run(broadsheet({"convert", kPage, "-o", folder / name})));
    EXPECT_EQ(read_file(folder / name).rfind(start, 0), 0u) << name;
  }
}

TEST(Convert, leaves_nothing_but_the_output) {
  const TemporaryFolder folder;
  expect_success(run(broadsheet({"convert", kPage, "-o", folder / "o.xml"})));
  EXPECT_EQ(names_in(folder.path()), std::set<std::string>{"o.xml"});
}

TEST(Convert, reads_standard_input_and_writes_standard_output) {
  const Finished finished = run(broadsheet({"convert", "-", "--to", "text", "-o", "-"}, read_file(kPage)));
  expect_success(finished);
  EXPECT_NE(finished.output.find("柳湾大桥今日零时通车"), std::string::npos);
}

TEST(Convert, writes_several_formats_into_a_folder) {
  const TemporaryFolder folder;
  expect_success(
      run(broadsheet({"convert", kPage, "--to", "newsml,text", "--to", "json", "-o", folder / "out"})));
  const std::string stem = "qinghe-ribao-2024-05-18-01";
  EXPECT_EQ(names_in(folder / "out"), (std::set<std::string>{stem + ".xml", stem + ".txt", stem + ".jsonl"}));
}

TEST(Convert, takes_several_inputs_as_the_pages_of_one_issue) {
  const Finished finished = run(broadsheet({"convert", kPage, kNextPage, "--to", "text", "-o", "-"}));
  expect_success(finished);
  const std::string& text = finished.output;
  const auto page_1 = text.find("北岸居民进城"), page_2 = text.find("夜校又开课");
  EXPECT_LT(page_1, page_2);
  EXPECT_NE(page_2, std::string::npos);
}

TEST(Convert, joins_an_article_to_its_continuation_on_the_next_page) {
  const Finished finished = run(broadsheet({"convert", kPage, kNextPage, "--to", "text", "-o", "-"}));
  const std::string& text = finished.output;
  const auto first = text.find("机器替人记着。"), rest = text.find("今年开春，这套水闸");
  ASSERT_NE(first, std::string::npos);
  EXPECT_EQ(text.substr(first, rest - first), "机器替人记着。\n");
}

TEST(Convert, json_to_json_is_the_identity) {
  const std::string json = run(broadsheet({"convert", kPage, "--to", "json", "-o", "-"})).output;
  const Finished again = run(broadsheet({"convert", "-", "--to", "json", "-o", "-"}, json));
  expect_success(again);
  EXPECT_EQ(again.output, json);
  EXPECT_NE(json.find("\"headline\":\"柳湾大桥今日零时通车\""), std::string::npos);
}

TEST(Convert, writes_the_same_bytes_wherever_and_whenever_it_runs) {
  const TemporaryFolder here, there;
  const std::vector<std::string> arguments = {"convert", kPage, kNextPage, "--to", "newsml,text,json", "-o"};
  const auto convert = [&](const TemporaryFolder& folder,
                           const std::map<std::string, std::string>& environment) {
    std::vector<std::string> all = arguments;
    all.push_back(folder / "out/");
    Process process = broadsheet(all);
    process.environment.insert(environment.begin(), environment.end());
    process.folder = folder.path();
    expect_success(run(process));
  };
  convert(here, {{"TZ", "Asia/Shanghai"}, {"LC_ALL", "C"}});
  convert(there, {{"TZ", "America/New_York"}, {"LC_ALL", "C.UTF-8"}, {"LANG", "tr_TR.UTF-8"}});
  ASSERT_FALSE(names_in(here / "out").empty());
  EXPECT_EQ(names_in(here / "out"), names_in(there / "out"));
  for (const std::string& name : names_in(here / "out"))
    EXPECT_EQ(read_file(here / "out" / name), read_file(there / "out" / name)) << name;
}

TEST(Convert, follows_source_date_epoch) {
  Process process = broadsheet({"convert", kPage, "--to", "newsml", "-o", "-"});
  process.environment["SOURCE_DATE_EPOCH"] = "1700000000";
  EXPECT_NE(run(process).output.find("2023-11-14T22:13:20"), std::string::npos);
}

TEST(Convert, replaces_an_older_output) {
  const TemporaryFolder folder;
  write_file(folder / "o.txt", std::string(100'000, 'x'));
  expect_success(run(broadsheet({"convert", kPage, "-o", folder / "o.txt"})));
  EXPECT_EQ(read_file(folder / "o.txt").find("xxx"), std::string::npos);
}

}  // namespace
}  // namespace broadsheet::testing
