#include "batch/inputs/inputs.hpp"

#include "support/files.hpp"

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

namespace fs = std::filesystem;
using testing::TemporaryFolder;
using testing::write_file;

using Issues = std::vector<std::string>;  // "name: page page", or "name! code"

Issues issues_of(const BatchSource& source) {
  BatchInputs inputs(source);
  Issues issues;
  while (const auto item = inputs.next()) {
    std::string text = item->name + (item->fault ? "! " + item->fault->code() : ":");
    if (!item->fault)
      for (const fs::path& page : item->pages) text += ' ' + page.filename().string();
    issues.push_back(text);
  }
  return issues;
}

struct Archive : TemporaryFolder {
  explicit Archive(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
      fs::create_directories((path() / file).parent_path());
      write_file(path() / file, "text");
    }
  }
  std::string at(const std::string& name) const { return (path() / name).string(); }
  BatchSource source(const std::vector<std::string>& inputs) const {
    BatchSource source;
    for (const std::string& input : inputs) source.inputs.push_back(at(input));
    source.extensions = {".txt"};
    return source;
  }
};

const std::vector<std::string> kTwoYears = {"in/1950/p-1950-01-02-2.txt", "in/1950/p-1950-01-02-10.txt",
                                            "in/1950/p-1950-01-02-1.txt", "in/1950/p-1950-01-03-1.txt",
                                            "in/1951/p-1951-01-01-1.txt", "in/1951/notes.pdf",
                                            "in/1951/.hidden.txt",        "in/1951/o.txt.part"};

TEST(BatchInputs, a_folder_gives_its_issues_with_their_pages_in_order) {
  const Archive archive(kTwoYears);
  EXPECT_EQ(issues_of(archive.source({"in"})),
            (Issues{"1950/p-1950-01-02: p-1950-01-02-1.txt p-1950-01-02-2.txt p-1950-01-02-10.txt",
                    "1950/p-1950-01-03: p-1950-01-03-1.txt", "1951/p-1951-01-01: p-1951-01-01-1.txt"}));
}

TEST(BatchInputs, files_may_be_named_in_any_order) {
  const Archive archive(kTwoYears);
  EXPECT_EQ(
      issues_of(archive.source(
          {"in/1950/p-1950-01-03-1.txt", "in/1950/p-1950-01-02-10.txt", "in/1950/p-1950-01-02-2.txt"})),
      (Issues{"p-1950-01-02: p-1950-01-02-2.txt p-1950-01-02-10.txt", "p-1950-01-03: p-1950-01-03-1.txt"}));
}

TEST(BatchInputs, a_pattern_names_issues_below_its_fixed_part) {
  const Archive archive(kTwoYears);
  const Issues new_year = {"1951/p-1951-01-01: p-1951-01-01-1.txt"};
  EXPECT_EQ(issues_of(archive.source({"in/*/p-*-01-01-?.txt"})), new_year);
  EXPECT_EQ(issues_of(archive.source({"**/*-01-01-1.txt"})),
            Issues{"in/1951/p-1951-01-01: p-1951-01-01-1.txt"});
  EXPECT_EQ(issues_of(archive.source({"in/*.txt"})), Issues{});
  EXPECT_EQ(issues_of(archive.source({"in/19[56]1/**/*.txt"})), new_year);
}

TEST(BatchInputs, the_folder_of_the_outputs_is_no_input) {
  const Archive archive({"in/a.txt", "in/out/a.txt"});
  BatchSource source = archive.source({"in"});
  source.leave_out = archive.at("in/out");
  EXPECT_EQ(issues_of(source), Issues{"a: a.txt"});
}

TEST(BatchInputs, a_link_to_a_folder_is_not_followed) {
  const Archive archive({"in/a.txt"});
  fs::create_directory_symlink(archive.at("in"), archive.at("in/round"));
  EXPECT_EQ(issues_of(archive.source({"in"})), Issues{"a: a.txt"});
}

TEST(BatchInputs, two_issues_of_one_name_are_told_apart_and_the_second_refused) {
  const Archive archive({"1950/a.txt", "1951/a.txt"});
  EXPECT_EQ(issues_of(archive.source({"1950/a.txt", "1951/a.txt"})),
            (Issues{"a: a.txt", archive.at("1951/a.txt") + "! BS-C184"}));
}

TEST(BatchInputs, files_of_two_formats_are_not_pages_of_one_issue) {
  const Archive archive({"in/p-1950-01-02-1.txt", "in/p-1950-01-02-2.txt", "in/p-1950-01-02-1.jsonl"});
  BatchSource source = archive.source({"in"});
  source.extensions = {".jsonl", ".txt"};
  EXPECT_EQ(issues_of(source), (Issues{"p-1950-01-02: p-1950-01-02-1.jsonl",
                                       archive.at("in/p-1950-01-02-1.txt") + "! BS-C184"}));
}

TEST(BatchInputs, what_is_not_there_is_refused_at_once) {
  const Archive archive({"a.txt"});
  EXPECT_THROW(BatchInputs(archive.source({"a.txt", "b.txt"})), Error);
  EXPECT_THROW(BatchInputs(BatchSource{}), Error);
}

TEST(BatchInputs, the_manifest_names_pages_beside_it_targets_and_facts) {
  const Archive archive({"1.txt", "2.txt"});
  write_file(
      archive / "m.jsonl",
      "{\"pages\": [\"1.txt\", \"2.txt\"], \"name\": \"1950/new-year\", \"date\": \"1950-01-01\", \"title\": "
      "\"新年\"}\n"
      "\n"
      "{\"pages\": [\"2.txt\"]}");
  BatchSource source;
  source.manifest = archive / "m.jsonl";
  BatchInputs inputs(source);
  const auto first = inputs.next(), second = inputs.next();
  ASSERT_TRUE(first && second);
  EXPECT_EQ(first->name, "1950/new-year");
  EXPECT_EQ(first->pages, (std::vector<fs::path>{archive / "1.txt", archive / "2.txt"}));
  EXPECT_EQ(first->metadata.date, "1950-01-01");
  EXPECT_EQ(first->metadata.title, "新年");
  EXPECT_EQ(second->pages, std::vector<fs::path>{archive / "2.txt"});
  EXPECT_FALSE(inputs.next());
}

TEST(BatchInputs, a_bad_line_of_a_manifest_is_one_bad_issue) {
  const Archive archive({"1.txt"});
  for (const char* line :
       {"{\"pages\": []}", "{}", "[]", "{\"pages\": [\"1.txt\"]", "{\"pages\": [1]}",
        "{\"pages\": [\"1.txt\"], \"nmae\": \"x\"}", "{\"pages\": [\"1.txt\"], \"name\": \"../x\"}",
        "{\"pages\": [\"1.txt\"], \"name\": \"/x\"}", "{\"pages\": \"1.txt\"}"}) {
    write_file(archive / "m.jsonl", std::string(line) + "\n{\"pages\": [\"1.txt\"], \"name\": \"good\"}\n");
    BatchSource source;
    source.manifest = archive / "m.jsonl";
    EXPECT_EQ(issues_of(source), (Issues{archive.at("m.jsonl:1") + "! BS-C185", "good: 1.txt"})) << line;
  }
}

TEST(Shard, every_item_is_in_exactly_one_part) {
  for (unsigned count : {1u, 2u, 7u, 64u}) {
    std::vector<int> sizes(count);
    for (int i = 0; i < 6400; ++i) {
      const std::string name = "1950/p-" + std::to_string(i);
      int owners = 0;
      for (unsigned index = 1; index <= count; ++index)
        if (Shard{index, count}.has(name)) ++owners, ++sizes[index - 1];
      ASSERT_EQ(owners, 1) << name;
    }
    const double even = 6400.0 / count;
    for (const int size : sizes) EXPECT_NEAR(size, even, even / 2);
  }
}

TEST(Shard, a_part_is_the_same_for_ever) {
  EXPECT_TRUE((Shard{2, 8}.has("1950/p-1950-01-02")));
  EXPECT_TRUE((Shard{8, 8}.has("青河日报-1950-01-02")));
}

TEST(Shard, is_written_I_of_N) {
  EXPECT_EQ(parse_shard("3/8").index, 3u);
  EXPECT_EQ(parse_shard("3/8").count, 8u);
  for (const char* bad : {"", "3", "3/", "/8", "0/8", "9/8", "3/8/", "a/b", "-1/8", "3 / 8", "99999999999/8"})
    EXPECT_THROW(parse_shard(bad), Error) << bad;
}

TEST(BatchInputs, the_parts_of_an_archive_are_the_archive) {
  const Archive archive(kTwoYears);
  BatchSource source = archive.source({"in"});
  Issues whole = issues_of(source), parts;
  for (source.shard = {1, 3}; source.shard.index <= 3; ++source.shard.index)
    for (const std::string& issue : issues_of(source)) parts.push_back(issue);
  std::sort(whole.begin(), whole.end());
  std::sort(parts.begin(), parts.end());
  EXPECT_EQ(parts, whole);
}

}  // namespace
}  // namespace broadsheet
