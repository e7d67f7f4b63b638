// broadsheet watch: complete files only, each issue once, and a clean end.
#include "support/program.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <thread>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

/// The program in the background.
class Watching {
 public:
  explicit Watching(const std::vector<std::string>& arguments) {
    const Process process = broadsheet(arguments);
    std::vector<char*> argv;
    for (const std::string& its : process.arguments) argv.push_back(const_cast<char*>(its.c_str()));
    argv.push_back(nullptr);
    posix_spawn(&pid_, argv[0], nullptr, nullptr, argv.data(), environ);
  }
  ~Watching() {
    if (pid_ > 0) stop(SIGKILL);
  }
  Watching(const Watching&) = delete;
  Watching& operator=(const Watching&) = delete;

  /// Its exit code, or 128 + signal.
  int stop(int signal) {
    kill(pid_, signal);
    int status = 0;
    waitpid(pid_, &status, 0);
    pid_ = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }

 private:
  pid_t pid_ = -1;
};

/// Waits for something that must come; gives up after long.
bool comes(const std::function<bool()>& it) {
  for (int i = 0; i < 1200; ++i) {
    if (it()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return false;
}

std::string page(const std::string& word) {
  return "Ferry sails earlier " + word +
         "\nBy Ann Ward\nThe ferry sails at six from Monday on, the office said.\n";
}

TEST(Watch, what_is_complete_is_converted_and_a_signal_ends_it_cleanly) {
  const TemporaryFolder folder;
  const fs::path in = folder / "in", out = folder / "out";
  fs::create_directory(in);
  write_file(in / "quay-2024-05-17-01.txt", page("yesterday"));  // was there before
  Watching watch({"watch", in, "-o", out, "--to", "json", "--settle", "0.2", "-q"});
  EXPECT_TRUE(comes([&] { return fs::exists(out / "quay-2024-05-17.jsonl"); }));

  std::ofstream slow(in / "quay-2024-05-18-01.txt");
  slow << page("half");
  slow.flush();
  write_file(in / "quay-2024-05-19-01.txt.part", page("tomorrow"));
  fs::rename(in / "quay-2024-05-19-01.txt.part", in / "quay-2024-05-19-01.txt");
  EXPECT_TRUE(comes([&] { return fs::exists(out / "quay-2024-05-19.jsonl"); }));
  std::this_thread::sleep_for(std::chrono::seconds(1));
  EXPECT_FALSE(fs::exists(out / "quay-2024-05-18.jsonl"));  // it is still being written
  slow << page("whole");
  slow.close();
  EXPECT_TRUE(comes([&] { return fs::exists(out / "quay-2024-05-18.jsonl"); }));
  EXPECT_NE(read_file(out / "quay-2024-05-18.jsonl").find("whole"), std::string::npos);
  EXPECT_EQ(watch.stop(SIGTERM), 0);
}

TEST(Watch, what_was_done_before_is_not_done_again_even_if_its_output_was_taken_away) {
  const TemporaryFolder folder;
  const fs::path in = folder / "in", out = folder / "out";
  fs::create_directory(in);
  write_file(in / "quay-2024-05-17-01.txt", page("first"));
  {
    Watching watch({"watch", in, "-o", out, "--to", "json", "--settle", "0.1", "-q"});
    ASSERT_TRUE(comes([&] { return fs::exists(out / "quay-2024-05-17.jsonl"); }));
    EXPECT_EQ(watch.stop(SIGTERM), 0);
  }
  fs::remove(out / "quay-2024-05-17.jsonl");
  Watching watch({"watch", in, "-o", out, "--to", "json", "--settle", "0.1", "-q"});
  write_file(in / "quay-2024-05-18-01.txt", page("second"));
  ASSERT_TRUE(comes([&] { return fs::exists(out / "quay-2024-05-18.jsonl"); }));
  EXPECT_FALSE(fs::exists(out / "quay-2024-05-17.jsonl"));
  EXPECT_EQ(watch.stop(SIGINT), 0);
}

TEST(Watch, makes_the_ledger_that_it_keeps) {
  const TemporaryFolder folder;
  const fs::path in = folder / "in", out = folder / "out", ledger = folder / "sent.jsonl";
  fs::create_directory(in);
  Watching watch({"watch", in, "-o", out, "--to", "newsml", "--newsml.layout", "items", "--newsml.ledger",
                  ledger, "--newsml.changed-only", "--settle", "0.1", "-q"});
  write_file(in / "quay-2024-05-18-01.txt", page("first"));
  ASSERT_TRUE(comes([&] { return fs::exists(out / "quay-2024-05-18.xml"); }));
  EXPECT_EQ(watch.stop(SIGTERM), 0);
  EXPECT_NE(read_file(out / "broadsheet-batch.jsonl").find(R"("sent":{"newsml":{"new":1,)"),
            std::string::npos);
  EXPECT_NE(read_file(ledger).find("\"version\":1"), std::string::npos);
}

// Each conversion writes to the log: were it a page, that would go on for ever.
TEST(Watch, takes_neither_its_log_nor_its_ledger_for_a_page) {
  const TemporaryFolder folder;
  const fs::path in = folder / "in", out = folder / "out", log = in / "log.jsonl";
  fs::create_directory(in);
  Watching watch({"watch", in, "-o", out, "--to", "newsml", "--newsml.ledger", in / "sent.jsonl", "--log",
                  log, "--settle", "0.1", "-q"});
  write_file(in / "quay-2024-05-18-01.txt", page("first"));
  ASSERT_TRUE(comes([&] { return fs::exists(out / "quay-2024-05-18.xml"); }));
  std::this_thread::sleep_for(std::chrono::seconds(1));
  write_file(in / "quay-2024-05-19-01.txt", page("second"));
  ASSERT_TRUE(comes([&] { return fs::exists(out / "quay-2024-05-19.xml"); }));
  EXPECT_EQ(watch.stop(SIGTERM), 0);
  const std::string lines = read_file(log);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 2) << lines;
}

// Somebody else put it there.
TEST(Watch, goes_on_where_a_folder_below_cannot_be_watched) {
  const TemporaryFolder folder;
  const fs::path in = folder / "in", out = folder / "out";
  fs::create_directory(in);
  const std::string deep(200, 'd');
  ASSERT_EQ(run({{"/bin/bash", "-c", "for i in {1..30}; do mkdir " + deep + " && cd " + deep + "; done"},
                 "",
                 {},
                 in})
                .status,
            0);
  Watching watch({"watch", in, "-o", out, "--to", "json", "--settle", "0.1", "-q"});
  write_file(in / "quay-2024-05-18-01.txt", page("first"));
  EXPECT_TRUE(comes([&] { return fs::exists(out / "quay-2024-05-18.jsonl"); }));
  EXPECT_EQ(watch.stop(SIGTERM), 0);
  run({{"/bin/rm", "-rf", deep}, "", {}, in});
}

TEST(Watch, needs_a_folder_and_a_place_elsewhere) {
  const TemporaryFolder folder;
  expect_error(run(broadsheet({"watch", folder / "none", "-o", folder / "out", "--to", "json"})), 2,
               "BS-C170", folder / "none");
  expect_error(run(broadsheet({"watch", folder.path(), "-o", folder.path(), "--to", "json"})), 2, "BS-C199",
               folder.path());
}

}  // namespace
}  // namespace broadsheet::testing
