// What `broadsheet batch` promises, seen from outside.
#include "batch/archive.hpp"
#include "batch/log.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

class Batch : public ::testing::Test {
 protected:
  std::string at(const std::string& name) const { return (folder_ / name).string(); }

  /// `batch in -o OUT --to text,newsml …`
  Finished convert(const std::string& out, Strings more = {}, const std::string& input = "",
                   const Strings& inputs = {"in"}) const {
    Strings arguments;
    for (const std::string& name : inputs) arguments.push_back(name == "-" ? name : at(name));
    arguments.insert(arguments.end(), {"-o", at(out), "--to", "text,newsml"});
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(batch(arguments, input));
  }

  std::vector<LogEntry> log(const std::string& name) const {
    std::istringstream lines(read_file(folder_ / name));
    std::vector<LogEntry> entries;
    for (std::string line; std::getline(lines, line);) entries.push_back(entry_from_line(line).value());
    return entries;
  }

  const TemporaryFolder folder_;
};

bool says(const Finished& finished, const std::string& text) {
  return finished.output.find(text) != std::string::npos;
}

TEST_F(Batch, writes_each_issue_in_each_format_where_its_pages_were) {
  make_archive(folder_ / "in", 30);
  const Finished finished = convert("out");
  EXPECT_EQ(finished.status, 0) << finished.errors;
  EXPECT_TRUE(says(finished, "30 issues done")) << finished.output;
  const auto files = outputs_in(folder_ / "out");
  EXPECT_EQ(files.size(), 60u);
  ASSERT_TRUE(files.count("1950/courier-1950-01-07.txt"));
  EXPECT_NE(files.at("1950/courier-1950-01-07.txt").find("Issue 6, story 3"), std::string::npos);
}

TEST_F(Batch, gives_the_same_bytes_with_any_number_of_threads) {
  make_archive(folder_ / "in", 20);
  EXPECT_EQ(convert("one", {"-j", "1"}).status, 0);
  EXPECT_EQ(convert("eight", {"-j", "8"}).status, 0);
  EXPECT_EQ(outputs_in(folder_ / "one"), outputs_in(folder_ / "eight"));
}

TEST_F(Batch, logs_what_it_read_and_wrote_as_sha256sum_would) {
  make_archive(folder_ / "in", 3);
  ASSERT_EQ(convert("out").status, 0);
  const auto entries = log("out/broadsheet-batch.jsonl");
  ASSERT_EQ(entries.size(), 3u);
  for (const LogEntry& entry : entries) {
    EXPECT_TRUE(entry.done);
    EXPECT_GT(entry.milliseconds, 0);
    ASSERT_EQ(entry.inputs.size(), 2u);
    EXPECT_EQ(entry.inputs[0].fingerprint, fingerprint_of(entry.inputs[0].file));
    ASSERT_EQ(entry.outputs.size(), 2u);
    for (const LoggedFile& file : entry.outputs)
      EXPECT_EQ(file.fingerprint, fingerprint_of(folder_ / "out" / file.file));
  }
}

TEST_F(Batch, a_bad_issue_stops_no_other) {
  make_archive(folder_ / "in", 9);
  ASSERT_EQ(convert("alone").status, 0);
  write_file(folder_ / "in/broken-1950-01-01.jsonl", "{\"broadsheet\":1,");
  write_file(folder_ / "in/empty-1950-01-01.jsonl", "");
  const Finished finished = convert("out");
  EXPECT_EQ(finished.status, 5);
  EXPECT_TRUE(says(finished, "9 issues done, 2 failed")) << finished.output;
  const std::size_t code = finished.output.find("BS-C140");
  EXPECT_NE(code, std::string::npos) << "the summary counts by code:\n" << finished.output;
  EXPECT_EQ(finished.output.find("BS-C140", code + 1), std::string::npos) << "and says it once:\n"
                                                                          << finished.output;
  EXPECT_NE(finished.errors.find("broken-1950-01-01.jsonl:1"), std::string::npos) << finished.errors;
  EXPECT_EQ(outputs_in(folder_ / "out"), outputs_in(folder_ / "alone"));
  const auto entries = log("out/broadsheet-batch.jsonl");
  EXPECT_EQ(std::count_if(entries.begin(), entries.end(), [](const LogEntry& e) { return !e.done; }), 2);
}

TEST_F(Batch, the_strict_stop_at_the_first_bad_issue) {
  make_archive(folder_ / "in", 20);
  write_file(folder_ / "in/broken-1950-01-01.jsonl", "{");  // comes first: files before folders
  const Finished finished = convert("out", {"--keep-going=false", "-j", "1"});
  EXPECT_EQ(finished.status, 5);
  EXPECT_TRUE(says(finished, "0 issues done, 1 failed")) << finished.output;
}

TEST_F(Batch, of_nothing_is_an_error) {
  fs::create_directories(folder_ / "in/empty");
  for (const char* more : {"--dry-run", "--quiet"}) {
    const Finished finished = convert("out", {more});
    EXPECT_EQ(finished.status, 1) << more;
    EXPECT_NE(finished.errors.find("BS-C225"), std::string::npos) << finished.errors;
  }
  make_archive(folder_ / "in", 1);
  EXPECT_EQ(convert("out", {"--shard", "2/2"}).status + convert("out", {"--shard", "1/2"}).status, 0)
      << "one of two parts has nothing";
}

TEST_F(Batch, what_would_fail_every_issue_fails_before_the_first) {
  make_archive(folder_ / "in", 2);
  const std::vector<std::pair<Strings, int>> cases = {
      {{"--to", "epbu"}, 3},     {{"--text.wrap", "-7"}, 2},   {{"--text.warp", "7"}, 2},
      {{"--shard", "3/2"}, 2},   {{"--timestamp", "soon"}, 2}, {{"--group", "("}, 2},
      {{"--filter", "none"}, 3}, {{"--log", "/proc/x/log"}, 4}};
  for (const auto& [arguments, status] : cases) {
    const Finished finished = convert("out", arguments);
    EXPECT_EQ(finished.status, status) << arguments[0] << ' ' << finished.errors;
    EXPECT_FALSE(fs::exists(folder_ / "out/1950")) << arguments[0];
  }
  EXPECT_EQ(convert("out", {}, "", {"nothing"}).status, 1);
}

TEST_F(Batch, takes_a_manifest_from_standard_input) {
  make_archive(folder_ / "in", 1);
  const std::string page = at("in/1950/courier-1950-01-01-");
  const Finished finished = convert("out", {},
                                    "{\"pages\": [\"" + page + "1.jsonl\", \"" + page +
                                        "2.jsonl\"], \"name\": \"new/year\","
                                        "\"publication\": \"The Other Paper\"}\n",
                                    {"-"});
  EXPECT_EQ(finished.status, 0) << finished.errors;
  const auto files = outputs_in(folder_ / "out");
  ASSERT_EQ(files.size(), 2u);
  EXPECT_NE(files.at("new/year.xml").find("The Other Paper"), std::string::npos);
}

TEST_F(Batch, replaces_no_page_of_another_issue) {
  make_archive(folder_ / "in", 1);
  const std::string page = at("in/1950/courier-1950-01-01-1.jsonl");
  fs::create_directories(folder_ / "out");
  write_file(folder_ / "out/first.txt", "A page that is read later\n");
  write_file(folder_ / "issues.jsonl", "{\"pages\": [\"" + page +
                                           "\"], \"name\": \"first\"}\n{\"pages\": [\"" +
                                           at("out/first.txt") + "\"], \"name\": \"second\"}\n");
  const Finished finished = convert("out", {"--manifest", at("issues.jsonl")}, "", {});
  EXPECT_EQ(finished.status, 5) << finished.errors;
  EXPECT_TRUE(says(finished, "BS-C138") || finished.errors.find("BS-C138") != std::string::npos)
      << finished.output << finished.errors;
  EXPECT_EQ(read_file(folder_ / "out/first.txt"), "A page that is read later\n");
  EXPECT_TRUE(fs::exists(folder_ / "out/second.txt"));
}

// An issue may be called as they are.
TEST_F(Batch, replaces_none_of_its_own_files) {
  make_archive(folder_ / "in", 1);
  const std::string page = at("in/1950/courier-1950-01-01-1.jsonl");
  const auto named = [&](const std::string& name) {
    return "{\"pages\": [\"" + page + "\"], \"name\": \"" + name + "\"}\n";
  };
  write_file(folder_ / "issues.jsonl", named("broadsheet-batch") + named("other"));
  const Finished finished = convert("out", {"--to", "json", "--manifest", at("issues.jsonl")}, "", {});
  EXPECT_EQ(finished.status, 5) << finished.errors;
  EXPECT_NE(finished.errors.find("BS-C138"), std::string::npos) << finished.errors;
  EXPECT_EQ(log("out/broadsheet-batch.jsonl").size(), 2u);
  EXPECT_TRUE(fs::exists(folder_ / "out/other.jsonl"));
}

TEST_F(Batch, takes_none_of_its_own_files_for_a_page) {
  make_archive(folder_ / "in", 2);
  write_file(folder_ / "in/sent.jsonl", "");
  for (int times = 0; times < 2; ++times) {
    const Finished finished =
        convert("out", {"--log", at("in/log.jsonl"), "--newsml.ledger", at("in/sent.jsonl")});
    EXPECT_EQ(finished.status, 0) << finished.output << finished.errors;
  }
}

TEST_F(Batch, writes_no_log_behind_a_link_that_was_not_named) {
  make_archive(folder_ / "in", 1);
  write_file(folder_ / "mine", "");
  fs::create_directory(folder_ / "out");
  fs::create_symlink(folder_ / "mine", folder_ / "out/broadsheet-batch.jsonl");
  const Finished finished = convert("out");
  EXPECT_EQ(finished.status, 4);
  EXPECT_NE(finished.errors.find("BS-C135"), std::string::npos) << finished.errors;
  EXPECT_EQ(read_file(folder_ / "mine"), "");
  EXPECT_EQ(convert("out", {"--log", at("out/broadsheet-batch.jsonl")}).status, 0) << "it was named";
}

TEST_F(Batch, empties_no_file_that_is_called_like_its_list_of_issues_in_hand) {
  make_archive(folder_ / "in", 1);
  write_file(folder_ / "log.in-hand", "mine");
  const Finished finished = convert("out", {"--log", at("log")});
  EXPECT_EQ(finished.status, 2);
  EXPECT_NE(finished.errors.find("BS-C177"), std::string::npos) << finished.errors;
  EXPECT_EQ(read_file(folder_ / "log.in-hand"), "mine");
}

TEST_F(Batch, reads_no_further_than_it_may_where_a_page_has_no_end) {
  make_archive(folder_ / "in", 1);
  const auto named = [](const std::string& name, const std::string& page) {
    return "{\"pages\": [\"" + page + "\"], \"name\": \"" + name + "\"}\n";
  };
  write_file(folder_ / "issues.jsonl",
             named("endless", "/dev/zero") + named("other", at("in/1950/courier-1950-01-01-1.jsonl")));
  const Finished finished =
      convert("out", {"--manifest", at("issues.jsonl"), "--max-input", "1", "--timeout", "0"}, "", {});
  EXPECT_EQ(finished.status, 5) << finished.errors;
  EXPECT_NE(finished.errors.find("BS-C124"), std::string::npos) << finished.errors;
  EXPECT_TRUE(fs::exists(folder_ / "out/other.txt"));
}

// As "broadsheet batch … | head" does, and nohup asks for.
TEST_F(Batch, leaves_no_part_where_nobody_reads_on_and_goes_on_where_a_signal_is_ignored) {
  make_archive(folder_ / "in", 40);
  const auto shell = [&](const std::string& script) {
    Process process = batch({});
    process.environment["B"] = process.arguments.front();
    process.arguments = {"/bin/bash", "-c", script};
    process.folder = folder_.path();
    return run(process);
  };
  shell("$B batch in -o piped --to json,newsml,text 2>&1 | true");
  for (const auto& entry : fs::recursive_directory_iterator(folder_ / "piped"))
    EXPECT_EQ(entry.path().string().find(".part"), std::string::npos) << entry.path();
  const Finished finished = shell(
      "trap '' HUP; $B batch in -o hung --to text -q & while [ ! -s hung/broadsheet-batch.jsonl ]; do sleep "
      "0.01; "
      "done; kill -HUP $!; wait $!");
  EXPECT_EQ(finished.status, 0) << finished.errors;
  EXPECT_EQ(outputs_in(folder_ / "hung").size(), 40u);
}

// Of an output, then of the log: a signal for that, which would end the batch, reaches neither it nor its
// workers.
TEST_F(Batch, says_of_files_that_grow_too_large_what_it_says_of_a_full_disk) {
  make_archive(folder_ / "in", 30);
  Process process = batch({at("in"), "-o", at("out"), "--to", "text,newsml"});
  Strings limited = {"/bin/bash", "-c", "ulimit -f 1; exec \"$@\"", "bash"};
  limited.insert(limited.end(), process.arguments.begin(), process.arguments.end());
  process.arguments = std::move(limited);
  const Finished finished = run(process);
  EXPECT_EQ(finished.status, 4) << finished.errors;
  const std::size_t of_output = finished.errors.find("xml.part: cannot be written: File too large; allow");
  const std::size_t of_log = finished.errors.find("the log cannot be written: File too large; allow larger");
  EXPECT_LT(of_output, of_log) << finished.errors;
  EXPECT_NE(of_log, std::string::npos) << finished.errors;
  EXPECT_EQ(convert("out", {"--resume"}).status, 0);
  EXPECT_EQ(outputs_in(folder_ / "out").size(), 60u);
}

TEST_F(Batch, the_shards_together_are_the_whole) {
  make_archive(folder_ / "in", 40);
  ASSERT_EQ(convert("whole").status, 0);
  Strings logs;
  for (const char* shard : {"1/3", "2/3", "3/3"}) {
    EXPECT_EQ(convert("parts", {"--shard", shard}).status, 0);
    logs.push_back(at(std::string("parts/broadsheet-batch-") + shard[0] + "-of-3.jsonl"));
    EXPECT_GT(log("parts/broadsheet-batch-" + std::string(1, shard[0]) + "-of-3.jsonl").size(), 5u);
  }
  EXPECT_EQ(outputs_in(folder_ / "parts"), outputs_in(folder_ / "whole"));

  logs.insert(logs.end(), {"--merge-logs", "--log", at("parts/broadsheet-batch.jsonl")});
  const Finished merged = run(batch(logs));
  EXPECT_EQ(merged.output, "40 issues done, 0 failed, 0 warnings\n") << merged.errors;
  EXPECT_EQ(log("parts/broadsheet-batch.jsonl").size(), 40u);
  EXPECT_TRUE(says(convert("parts", {"--resume"}), "0 issues done, 40 done before"))
      << "a merged log serves to resume";
}

TEST_F(Batch, shows_a_bar_on_a_terminal_that_fits_it_and_lines_elsewhere) {
  if (run({{"/bin/sh", "-c", "command -v script"}}).status != 0)
    GTEST_SKIP() << "no script (Debian: bsdutils)";
  make_archive(folder_ / "in", 200);
  const auto seen = [&](const std::string& columns) {
    std::string command = "stty cols " + columns + "; exec";
    for (const std::string& word :
         batch({at("in"), "-o", at("out" + columns), "--to", "text", "-j", "1"}).arguments)
      command += " '" + word + "'";
    Process process = batch({});
    process.arguments = {"/usr/bin/script", "-qec", command, "/dev/null"};
    return run(process).output;
  };
  const std::string wide = seen("120"), narrow = seen("30");
  EXPECT_NE(wide.find("/200  "), std::string::npos) << wide;
  EXPECT_NE(wide.find(" left\033[K"), std::string::npos) << wide;
  EXPECT_NE(wide.find("\r["), std::string::npos) << wide;
  std::istringstream frames(narrow);
  for (std::string frame; std::getline(frames, frame, '\r');)
    EXPECT_LT(std::min({frame.find("\033[K"), frame.find('\n'), frame.size()}), 30u) << frame;
  EXPECT_EQ(convert("elsewhere").errors.find('\r'), std::string::npos);
}

TEST_F(Batch, quiet_says_nothing_when_all_is_well) {
  make_archive(folder_ / "in", 2);
  const Finished finished = convert("out", {"--quiet"});
  EXPECT_EQ(finished.output + finished.errors, "");
}

class Resume : public Batch {
 protected:
  void SetUp() override {
    make_archive(folder_ / "in", 10);
    ASSERT_EQ(convert("out").status, 0);
  }
  /// "2 issues done, 8 done before"
  std::string resumed(Strings more = {}) const {
    more.push_back("--resume");
    const Finished finished = convert("out", more);
    EXPECT_EQ(finished.status, 0) << finished.errors;
    return finished.output.substr(0, finished.output.find(" in "));
  }
  const std::string nothing_ = "0 issues done, 10 done before", one_ = "1 issue done, 9 done before",
                    all_ = "10 issues done";
};

TEST_F(Resume, passes_over_what_is_done) {
  EXPECT_EQ(resumed(), nothing_);
  fs::rename(folder_ / "in", folder_ / "moved");
  const Finished finished = convert("out", {"--resume"}, "", {"moved"});
  EXPECT_TRUE(says(finished, nothing_)) << "where the archive lies says nothing of it:\n" << finished.output;
}

TEST_F(Resume, does_again_what_changed) {
  const auto before = outputs_in(folder_ / "out");
  write_file(folder_ / "out/1950/courier-1950-01-03.txt", "altered");
  EXPECT_EQ(resumed(), one_);
  fs::remove(folder_ / "out/1950/courier-1950-01-04.xml");
  EXPECT_EQ(resumed(), one_);
  EXPECT_EQ(outputs_in(folder_ / "out"), before);
  const fs::path page = folder_ / "in/1950/courier-1950-01-05-2.jsonl";
  write_file(page, read_file(page) + "\n");
  EXPECT_EQ(resumed(), one_);
  fs::remove(page);
  EXPECT_EQ(resumed(), one_);
  EXPECT_EQ(resumed(), nothing_);
}

TEST_F(Resume, does_all_again_with_other_settings) {
  EXPECT_EQ(resumed({"--text.wrap", "60"}), all_);
  EXPECT_EQ(resumed({"--text.wrap", "60"}), nothing_);
  EXPECT_EQ(resumed({"--text.wrap", "60", "--publication", "Other"}), all_);
  EXPECT_EQ(resumed({"--text.wrap", "60", "--timestamp", "1950-01-01T00:00:00Z"}), all_);
}

TEST_F(Resume, does_all_again_with_another_build_of_a_plugin) {
  write_file(folder_ / "x.broadsheet.json", R"({"id":"org.example.x","version":"1","command":["sh","x.sh"],)"
                                            R"("formats":[{"name":"x","does":["filter"]}]})");
  write_file(folder_ / "x.sh", "cat");
  const std::vector<std::string> with_filter = {"--plugin", folder_ / "x.broadsheet.json", "--filter", "x"};
  EXPECT_EQ(resumed(with_filter), all_);
  EXPECT_EQ(resumed(with_filter), nothing_);
  write_file(folder_ / "x.sh", "exec cat");
  EXPECT_EQ(resumed(with_filter), all_);
}

TEST_F(Resume, does_again_what_failed) {
  write_file(folder_ / "in/late-1950-01-01.jsonl", "");
  EXPECT_EQ(convert("out", {"--resume"}).status, 5);
  fs::copy_file(folder_ / "in/1950/courier-1950-01-01-1.jsonl", folder_ / "in/late-1950-01-01.jsonl",
                fs::copy_options::overwrite_existing);
  EXPECT_EQ(resumed(), "1 issue done, 10 done before");
}

TEST_F(Resume, clears_what_a_killed_run_left_and_nothing_else) {
  write_file(folder_ / "out/1950/courier-1950-01-03.txt.part", "half");
  fs::create_directories(folder_ / "out/1950/courier-1950-01-04.xml.part/items");
  for (const char* left : {"out/1950/courier-1950-01-03.txt.part", "out/1950/courier-1950-01-04.xml.part"})
    fs::permissions(folder_ / left, fs::perms::sticky_bit, fs::perm_options::add);  // the mark of ours
  write_file(folder_ / "out/1950/song.part", "a user's own");
  EXPECT_EQ(resumed(), nothing_);
  EXPECT_FALSE(fs::exists(folder_ / "out/1950/courier-1950-01-03.txt.part"));
  EXPECT_FALSE(fs::exists(folder_ / "out/1950/courier-1950-01-04.xml.part"));
  EXPECT_TRUE(fs::exists(folder_ / "out/1950/song.part"));
}

}  // namespace
}  // namespace broadsheet::testing
