// Issues that end the process which converts them: a batch loses them, and nothing else. The reader runs in
// process, as those of the installation do.
#include "batch/archive.hpp"
#include "batch/log.hpp"

#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <sstream>
#include <thread>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

class PoisonedBatch : public ::testing::Test {
 protected:
  void add(const std::string& name, const std::string& text) const {
    fs::create_directories(folder_ / "in");
    write_file(folder_ / "in" / (name + ".poison"), text);
  }
  void add_good(int count) const {
    for (int i = 0; i < count; ++i) add("good-" + std::to_string(1000 + i), "a page " + std::to_string(i));
  }

  Strings words(Strings more = {}) const {
    Strings all = {(folder_ / "in").string(),
                   "-o",
                   (folder_ / "out").string(),
                   "--to",
                   "text",
                   "--from",
                   "poison",
                   "--plugin",
                   POISON_PLUGIN,
                   "--isolate",
                   "never"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  Finished convert(Strings more = {}) const { return run(batch(words(std::move(more)))); }

  std::map<std::string, LogEntry> log() const {
    std::istringstream lines(read_file(folder_ / "out/broadsheet-batch.jsonl"));
    std::map<std::string, LogEntry> entries;
    for (std::string line; std::getline(lines, line);) {
      const LogEntry entry = entry_from_line(line).value();
      entries[entry.item] = entry;
    }
    return entries;
  }

  const TemporaryFolder folder_;
};

// Ten ways to harm the process that converts an issue, and what is said of each.
const std::map<std::string, std::string> kPoisons = {
    {"crash", "BS-C191"}, {"abort", "BS-C191"},  {"killed", "BS-C191"}, {"exit", "BS-C191"},
    {"stack", "BS-C191"}, {"refuse", "BS-C140"}, {"memory", "BS-C144"}, {"throw", "BS-C144"},
    {"bytes", "BS-C147"}, {"endless", "BS-C192"}};

TEST_F(PoisonedBatch, loses_the_poisonous_issues_and_says_of_each_what_it_did) {
  if (BROADSHEET_SANITIZED) GTEST_SKIP() << "a sanitizer's own memory is more than the limit of this test";
  const int good = full_suite() ? 990 : 60;
  add_good(good);
  for (const auto& [poison, code] : kPoisons) add(poison, poison);
  const Finished finished = convert({"--max-memory", "256", "--timeout", "5"});
  EXPECT_EQ(finished.status, 5) << finished.errors;
  std::size_t lines = 0;
  for (std::size_t at = 0; (at = finished.errors.find("broadsheet: error", at)) != std::string::npos; ++at)
    ++lines;
  EXPECT_EQ(lines, kPoisons.size()) << finished.errors;
  const auto entries = log();
  EXPECT_EQ(entries.size(), static_cast<std::size_t>(good) + kPoisons.size());
  EXPECT_EQ(outputs_in(folder_ / "out").size(), static_cast<std::size_t>(good));
  for (const auto& [poison, code] : kPoisons) {
    ASSERT_TRUE(entries.count(poison)) << poison;
    EXPECT_FALSE(entries.at(poison).done);
    EXPECT_EQ(entries.at(poison).error_code, code) << entries.at(poison).error;
    EXPECT_NE(entries.at(poison).error.find(poison + ".poison"), std::string::npos)
        << entries.at(poison).error;
  }
}

TEST_F(PoisonedBatch, does_not_take_half_an_issue_for_one) {
  add("half", "half");
  EXPECT_EQ(convert().status, 5);
  EXPECT_EQ(log().at("half").error_code, "BS-C149");
  EXPECT_TRUE(outputs_in(folder_ / "out").empty());
}

TEST_F(PoisonedBatch, ends_an_endless_issue_when_its_time_is_over) {
  add_good(5);
  add("endless", "endless");
  const Finished finished = convert({"--timeout", "1"});
  EXPECT_EQ(finished.status, 5) << finished.errors;
  EXPECT_EQ(log().at("endless").error_code, "BS-C192");
  EXPECT_EQ(outputs_in(folder_ / "out").size(), 5u);
}

// Its reader is one step, however many there are of the issue. Of time on a processor, as a busy machine
// gives.
TEST_F(PoisonedBatch, gives_an_endless_issue_the_time_of_one_step) {
  const auto seconds = [] {
    rusage used{};
    getrusage(RUSAGE_CHILDREN, &used);
    return static_cast<double>(used.ru_utime.tv_sec) + static_cast<double>(used.ru_utime.tv_usec) / 1e6;
  };
  add("endless", "endless");
  const double before = seconds();
  const Finished finished = convert({"--timeout", "1", "--to", "json,markdown,html,ninjs,nitf,newsml"});
  EXPECT_EQ(log().at("endless").error_code, "BS-C192") << finished.errors;
  EXPECT_LT(seconds() - before, 4) << "the time of seven steps is seven seconds";
}

TEST_F(PoisonedBatch, lets_an_issue_go_on_that_takes_its_time) {
  add("slow", "slow");
  const Finished finished = convert({"--timeout", "1", "--to", "json,markdown,html"});
  EXPECT_EQ(finished.status, 0) << finished.errors;
}

TEST_F(PoisonedBatch, stops_on_sigterm_though_an_issue_does_not_end) {
  add("endless", "endless");
  RunningBatch running(words({"--timeout", "0"}));
  const fs::path in_hand = folder_ / "out/broadsheet-batch.jsonl.in-hand";
  std::error_code error;
  while (fs::file_size(in_hand, error) == 0 || error)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  running.stop();
  EXPECT_EQ(running.wait(), 5);
  EXPECT_TRUE(outputs_in(folder_ / "out").empty()) << "a .part would be among them";
}

// Two runs that were killed had it in hand.
TEST_F(PoisonedBatch, leaves_out_what_two_runs_did_not_survive_and_says_how_to_try_again) {
  add_good(3);
  add("deadly", "a page that is all right now");
  fs::create_directories(folder_ / "out");
  const fs::path in_hand = folder_ / "out/broadsheet-batch.jsonl.in-hand";
  write_file(in_hand, "+good-1000\n-good-1000\n+deadly\n+deadly\n+good-1001\n");
  Finished finished = convert({"--resume"});
  EXPECT_EQ(finished.status, 5) << finished.errors;
  EXPECT_EQ(log().at("deadly").error_code, "BS-C193");
  EXPECT_NE(log().at("deadly").error.find("in-hand"), std::string::npos);
  EXPECT_EQ(outputs_in(folder_ / "out").size(), 3u);
  EXPECT_FALSE(fs::exists(in_hand)) << "the run came to its end";
  finished = convert({"--resume"});
  EXPECT_EQ(finished.status, 0) << finished.errors;
  EXPECT_EQ(outputs_in(folder_ / "out").size(), 4u);
}

}  // namespace
}  // namespace broadsheet::testing
