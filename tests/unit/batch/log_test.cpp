#include "batch/log.hpp"

#include "support/files.hpp"

#include <gtest/gtest.h>

#include <thread>

namespace broadsheet {
namespace {

using testing::read_file;
using testing::TemporaryFolder;
using testing::write_file;

LogEntry entry(const std::string& item, double milliseconds = 1) {
  LogEntry e;
  e.item = item;
  e.done = true;
  e.milliseconds = milliseconds;
  e.settings = "5e77";
  e.inputs = {{"in/1.txt", {7, "aa"}}};
  e.outputs = {{item + ".epub", {9, "bb"}}};
  return e;
}

TEST(BatchLog, a_line_says_all_of_an_entry) {
  LogEntry e = entry("1950/青河");
  e.warnings = {{"BS-I001", "was \"odd\"\n", {"1.txt", 3, {}}}};
  e.warning_count = 1;
  const std::string line = to_line(e);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const auto back = entry_from_line(line);
  ASSERT_TRUE(back);
  EXPECT_EQ(to_line(*back), to_line(*entry_from_line(to_line(*back))));
  EXPECT_EQ(back->item, "1950/青河");
  EXPECT_TRUE(back->done);
  EXPECT_EQ(back->settings, "5e77");
  EXPECT_EQ(back->inputs[0].file, "in/1.txt");
  EXPECT_EQ(back->outputs[0].fingerprint, (Fingerprint{9, "bb"}));
  EXPECT_EQ(back->warnings[0].what, "1.txt:3: was \"odd\"\n");
}

TEST(BatchLog, a_failure_says_why) {
  LogEntry e = entry("x");
  e.done = false;
  e.error_code = "BS-I002";
  e.error = "is empty";
  const auto back = entry_from_line(to_line(e));
  ASSERT_TRUE(back);
  EXPECT_FALSE(back->done);
  EXPECT_EQ(back->error_code, "BS-I002");
  EXPECT_TRUE(back->outputs.empty());
}

TEST(BatchLog, no_part_of_a_line_is_taken_for_an_entry) {
  const std::string line = to_line(entry("x"));
  for (std::size_t size = 0; size + 1 < line.size(); ++size)
    EXPECT_FALSE(entry_from_line(line.substr(0, size)));
  EXPECT_FALSE(entry_from_line("{\"item\":3}"));
}

TEST(BatchLog, ten_thousand_warnings_stay_one_short_line) {
  LogEntry e = entry("x");
  e.warnings.assign(10000, {"BS-I001", "odd", {}});
  e.warning_count = e.warnings.size();
  EXPECT_LT(to_line(e).size(), 2000u);
  EXPECT_EQ(entry_from_line(to_line(e))->warning_count, 10000u);
}

TEST(BatchLog, the_last_line_of_an_item_counts) {
  TemporaryFolder folder;
  {
    BatchLog log(folder / "log");
    log.append(entry("a", 1));
    log.append(entry("b", 2));
    log.append(entry("a", 3));
  }
  BatchLog log(folder / "log");
  log.read_back();
  EXPECT_EQ(log.last("a")->milliseconds, 3);
  EXPECT_EQ(log.last("b")->milliseconds, 2);
  EXPECT_FALSE(log.last("c"));
}

TEST(BatchLog, a_torn_last_line_costs_that_line_only) {
  TemporaryFolder folder;
  const std::string good = to_line(entry("a")), torn = to_line(entry("b"));
  write_file(folder / "log", good + torn.substr(0, torn.size() / 2));
  {
    BatchLog log(folder / "log");
    log.append(entry("c"));
  }
  BatchLog log(folder / "log");
  log.read_back();
  EXPECT_TRUE(log.last("a"));
  EXPECT_FALSE(log.last("b"));
  EXPECT_TRUE(log.last("c"));
}

TEST(BatchLog, many_threads_and_logs_write_whole_lines) {
  TemporaryFolder folder;
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 4; ++t)
      threads.emplace_back([&, t] {
        BatchLog log(folder / "log");  // as another process would
        for (int i = 0; i < 200; ++i) log.append(entry(std::to_string(t) + '-' + std::to_string(i)));
      });
  }
  BatchLog log(folder / "log");
  log.read_back();
  for (int t = 0; t < 4; ++t)
    for (int i = 0; i < 200; ++i) EXPECT_TRUE(log.last(std::to_string(t) + '-' + std::to_string(i)));
}

TEST(BatchLog, a_file_name_that_is_no_utf8_is_escaped) {
  EXPECT_EQ(logged_name("青河.txt"), "青河.txt");
  EXPECT_EQ(logged_name("\xC7\xE0.txt"), "%C7%E0.txt");
}

TEST(MergedLogs, have_each_item_once_in_order) {
  TemporaryFolder folder;
  LogEntry failed = entry("a");
  failed.done = false;
  write_file(folder / "1", to_line(entry("c")) + to_line(failed));
  write_file(folder / "2", to_line(entry("b")) + "{torn\n" + to_line(entry("a")));
  const MergedLogs sum = merge_logs({folder / "1", folder / "2"}, folder / "merged");
  EXPECT_EQ(read_file(folder / "merged"), to_line(entry("a")) + to_line(entry("b")) + to_line(entry("c")));
  EXPECT_EQ(sum.done, 3u);
  EXPECT_EQ(sum.failed, 0u);
}

}  // namespace
}  // namespace broadsheet
