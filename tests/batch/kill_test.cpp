// kill -9 at any moment, then --resume: as if nothing had happened.
#include "batch/archive.hpp"
#include "batch/log.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <iostream>
#include <random>
#include <thread>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

// Until the log has grown to `size`: a moment of the work, however fast the machine is.
void wait_for_bytes(const fs::path& log, double size) {
  const auto late = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  std::error_code error;
  for (double now = 0; now < size && std::chrono::steady_clock::now() < late;) {
    std::this_thread::sleep_for(std::chrono::microseconds(200));
    const auto bytes = fs::file_size(log, error);
    now = error ? 0 : static_cast<double>(bytes);
  }
}

std::vector<std::string> conversion(const TemporaryFolder& folder, const std::string& out, bool resume) {
  std::vector<std::string> words = {(folder / "in").string(), "-o",
                                    (folder / out).string(),  "--to",
                                    "json,newsml,text",       "--newsml.layout=items"};
  if (resume) words.push_back("--resume");
  return words;
}

TEST(KilledBatch, resumes_to_the_bytes_of_an_uninterrupted_run) {
  const TemporaryFolder folder;
  constexpr int kIssues = 60;
  const int rounds = full_suite() ? 60 : 4;
  make_archive(folder / "in", kIssues);
  ASSERT_EQ(RunningBatch(conversion(folder, "whole", false)).wait(), 0);
  const auto expected = outputs_in(folder / "whole");
  const auto whole = static_cast<double>(fs::file_size(folder / "whole/broadsheet-batch.jsonl"));

  std::mt19937 random(20211031);
  std::uniform_real_distribution<double> moment(0, 0.9);
  int unfinished = 0, left_out = 0;
  for (int round = 0; round < rounds; ++round) {
    SCOPED_TRACE("round " + std::to_string(round));
    std::error_code ignored;
    fs::remove_all(folder / "out", ignored);
    for (const bool resume : {false, true}) {  // the resumed run is killed as well
      RunningBatch running(conversion(folder, "out", resume));
      wait_for_bytes(folder / "out/broadsheet-batch.jsonl", whole * moment(random));
      running.kill();
      unfinished += running.wait() != 0;
    }
    // What both kills met looks like what ends runs: it is left out once, and the next run has it.
    const Finished resumed = run(batch(conversion(folder, "out", true)));
    if (resumed.status == 5) {
      ++left_out;
      ASSERT_NE(resumed.errors.find("BS-C193"), std::string::npos) << resumed.errors;
      ASSERT_EQ(RunningBatch(conversion(folder, "out", true)).wait(), 0);
    } else {
      ASSERT_EQ(resumed.status, 0) << resumed.errors;
    }
    ASSERT_EQ(outputs_in(folder / "out"), expected) << "a .part or half a file would be among them";
    BatchLog log(folder / "out/broadsheet-batch.jsonl");
    log.read_back();
    for (int i = 1; i <= 25; ++i) {
      const std::string day = (i < 10 ? "0" : "") + std::to_string(i);
      EXPECT_TRUE(log.last("1950/courier-1950-01-" + day)) << day;
    }
  }
  std::cout << unfinished << " of " << 2 * rounds << " runs were killed before their end, " << left_out
            << " rounds met an issue twice\n";
  EXPECT_GE(unfinished, rounds) << "the kills came too late to prove anything";
}

TEST(StoppedBatch, takes_the_end_of_its_workers_for_its_own_and_no_fault_of_an_issue) {
  const TemporaryFolder folder;
  make_archive(folder / "in", 60);
  const fs::path file = folder / "out/broadsheet-batch.jsonl";
  for (int round = 0; round < 3; ++round) {
    RunningBatch running(conversion(folder, "out", true));
    wait_for_bytes(file, 2000.0 * (round + 1));
    running.stop_all();
    running.wait();
    EXPECT_EQ(read_file(file).find("BS-C19"), std::string::npos) << "an issue is said to have failed";
  }
  ASSERT_EQ(RunningBatch(conversion(folder, "out", true)).wait(), 0);
  BatchLog log(file);
  log.read_back();
  for (const char* day : {"01", "02", "25"})
    EXPECT_TRUE(log.last(std::string("1950/courier-1950-01-") + day));
}

// Not at random: once at each of them, half a line of the log and half an output included.
TEST(KilledBatch, resumes_from_every_moment_there_is) {
  if (BROADSHEET_SANITIZED) GTEST_SKIP() << "a sanitizer wants to be the first library";
  const TemporaryFolder folder;
  make_archive(folder / "in", 2);
  const auto killed = [&](const std::string& out, const std::string& at) {
    std::vector<std::string> words = conversion(folder, out, false);
    words.insert(words.end(), {"-j", "1"});
    Process process = batch(words);
    process.environment.insert(
        {{"LD_PRELOAD", KILL_AT_LIBRARY}, {"COUNT_TO", folder / "points"}, {"KILL_AT", at}});
    return run(process).status;
  };
  ASSERT_EQ(killed("whole", ""), 0);
  const auto expected = outputs_in(folder / "whole");
  const int points = std::stoi(read_file(folder / "points"));
  ASSERT_GT(points, 50);
  for (int at = 1; at <= points; ++at) {
    SCOPED_TRACE("killed at point " + std::to_string(at) + " of " + std::to_string(points));
    std::error_code ignored;
    fs::remove_all(folder / "out", ignored);
    ASSERT_EQ(killed("out", std::to_string(at)), 128 + SIGKILL);
    const Finished resumed = run(batch(conversion(folder, "out", true)));
    ASSERT_EQ(resumed.status, 0) << resumed.errors;
    ASSERT_EQ(outputs_in(folder / "out"), expected);
    BatchLog log(folder / "out/broadsheet-batch.jsonl");
    log.read_back();
    for (const char* day : {"01", "02"}) ASSERT_TRUE(log.last(std::string("1950/courier-1950-01-") + day));
  }
  std::cout << points << " points\n";
}

// Into "out", with one of two titles in every file; killed at that point, unless it is "".
int to_folder(const TemporaryFolder& folder, int which, const std::string& at) {
  Process process = batch({});
  process.arguments = {process.arguments.front(),
                       "convert",
                       folder / "in/1950/courier-1950-01-01-1.jsonl",
                       "-o",
                       folder / "out",
                       "--to",
                       "html",
                       "--html.layout",
                       "folder",
                       "--title",
                       which == 0 ? "Morning" : "Evening"};
  process.environment.insert(
      {{"LD_PRELOAD", KILL_AT_LIBRARY}, {"COUNT_TO", folder / "points"}, {"KILL_AT", at}});
  return run(process).status;
}

// A folder that is replaced, each time killed at the next moment there is: its files are of one conversion.
TEST(KilledFolder, is_the_old_one_or_the_new_one) {
  if (BROADSHEET_SANITIZED) GTEST_SKIP() << "a sanitizer wants to be the first library";
  const TemporaryFolder folder;
  make_archive(folder / "in", 1);
  fs::create_directory(folder / "out");
  write_file(folder / "out/of-the-user", "kept");
  const auto convert = [&](int which, const std::string& at) { return to_folder(folder, which, at); };
  std::map<std::string, std::string> whole[2];
  for (const int which : {0, 1}) {
    ASSERT_EQ(convert(which, ""), 0);
    whole[which] = outputs_in(folder / "out");
    ASSERT_GT(whole[which].size(), 3u);
  }
  ASSERT_NE(whole[0], whole[1]);
  const int points = std::stoi(read_file(folder / "points")), kills = full_suite() ? 500 : 60;
  int changed = 0;
  for (int n = 0, last = 1; n < kills; ++n) {
    ASSERT_EQ(convert(1 - last, std::to_string(1 + n * 7 % points)), 128 + SIGKILL) << n;
    const auto now = outputs_in(folder / "out");
    ASSERT_TRUE(now == whole[0] || now == whole[1]) << "a mixture, after kill " << n;
    changed += now != whole[last];
    last = now == whole[1];
  }
  EXPECT_GT(changed, 0);
  ASSERT_EQ(convert(0, ""), 0);
  EXPECT_EQ(outputs_in(folder / "out"), whole[0]);
  for (const auto& entry : fs::directory_iterator(folder.path()))
    EXPECT_EQ(entry.path().string().find(".part"), std::string::npos) << entry.path();
  std::cout << kills << " kills at " << points << " points, " << changed
            << " after the exchange, 0 mixtures\n";
}

}  // namespace
}  // namespace broadsheet::testing
