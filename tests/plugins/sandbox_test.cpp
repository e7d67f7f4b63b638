// What a native plugin in its worker cannot reach: other processes, files, terminals, networks.
// bad/reaching.cpp makes the calls; each of its lines is a row here.
#include "plugins/short_issue.hpp"
#include "support/process.hpp"

#include <gtest/gtest.h>
#include <linux/landlock.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <map>
#include <sstream>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

Finished reach(const std::string& kind, const std::string& isolate) {
  const testing::TemporaryFolder folder;
  return testing::run(
      {{BROADSHEET_PROGRAM, "convert", "--plugin", BAD_PLUGINS "/reaching.so", "-", "--from", "json", "--to",
        "reaching", "-o", "-", "--reaching.how", kind, "--isolate", isolate, "--timeout", "20"},
       kShortIssue,
       {{"BROADSHEET_PLUGIN_PATH", ""}},
       folder.path()});
}

// What the worker and the program itself (--isolate=never) say of each call of a kind.
std::map<std::string, std::string> outcomes(const std::string& kind, const std::string& isolate) {
  const Finished finished = reach(kind, isolate);
  EXPECT_EQ(finished.status, 0) << finished.errors;
  std::map<std::string, std::string> rows;
  std::istringstream lines(finished.output);
  for (std::string name, outcome; lines >> name >> outcome;) rows[name] = outcome;
  return rows;
}

struct Kind {
  const char* name;
  std::size_t calls;
};
void PrintTo(const Kind& kind, std::ostream* out) { *out << kind.name; }

// 105 rows.
const Kind kKinds[] = {{"signals", 17}, {"locks", 7}, {"processes", 35}, {"channels", 23}, {"writes", 23}};

// Their callers are to fall back to a call that the filter can look into.
const std::map<std::string, std::string> kOtherwise = {{"clone3", "ENOSYS"}, {"sched_getaffinity", "ENOSYS"}};

class Sandbox : public ::testing::TestWithParam<Kind> {};

TEST_P(Sandbox, refuses_each_call) {
  const auto rows = outcomes(GetParam().name, "always");
  EXPECT_EQ(rows.size(), GetParam().calls);
  for (const auto& [call, outcome] : rows) {
    const auto otherwise = kOtherwise.find(call);
    EXPECT_EQ(outcome, otherwise == kOtherwise.end() ? "EPERM" : otherwise->second) << call;
  }
}

// Else the rows above would show nothing. Containers forbid some of them by themselves.
TEST_P(Sandbox, is_what_refuses_them) {
  const auto rows = outcomes(GetParam().name, "never");
  std::size_t refused = 0;
  for (const auto& [call, outcome] : rows) {
    refused += outcome == "EPERM";
    if (outcome == "EPERM") std::cout << "refused to anybody here: " << call << '\n';
  }
  EXPECT_LE(refused * 4, rows.size());
}

INSTANTIATE_TEST_SUITE_P(For, Sandbox, ::testing::ValuesIn(kKinds),
                         [](const auto& kind) { return std::string(kind.param.name); });

TEST(SandboxOfOne, closes_terminals_and_what_is_told_of_other_processes) {
  if (syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION) < 1)
    GTEST_SKIP() << "this kernel has no Landlock";
  const auto rows = outcomes("files", "always");
  EXPECT_EQ(rows.size(), 6u);
  for (const auto& [file, outcome] : rows) EXPECT_EQ(outcome, "EACCES") << file;
}

TEST(SandboxOfOne, leaves_what_plugins_need) {
  const Finished finished = reach("needs", "always");
  EXPECT_EQ(finished.output, "all\n") << finished.errors;
}

TEST(SandboxOfOne, ends_who_calls_by_the_numbers_of_another_architecture) {
  const Finished finished = reach("other-numbers", "always");
  EXPECT_EQ(finished.status, 3);
  EXPECT_NE(finished.errors.find(
                "BS-C160: standard input (article a): plugin org.example.reaching crashed: Bad system call"),
            std::string::npos)
      << finished.errors;
}

TEST(SandboxOfOne, gives_a_plugin_256_threads_at_most) {
  const Finished finished = reach("threads", "always");
  ASSERT_EQ(finished.status, 0) << finished.errors;
  const int threads = std::stoi(finished.output);
  EXPECT_GE(threads, 100);
  EXPECT_LE(threads, BROADSHEET_SANITIZED ? 256 : 255);
}

// It is read, though it is no page.
TEST(NamedPlugin, is_not_replaced_by_an_output) {
  const testing::TemporaryFolder folder;
  fs::copy_file(BAD_PLUGINS "/reaching.so", folder / "mine.so");
  const std::string mine = testing::read_file(folder / "mine.so");
  const Finished finished = testing::run({{BROADSHEET_PROGRAM, "convert", "--plugin", folder / "mine.so", "-",
                                           "--from", "json", "--to", "json", "-o", folder / "mine.so"},
                                          kShortIssue,
                                          {{"BROADSHEET_PLUGIN_PATH", ""}},
                                          folder.path()});
  EXPECT_EQ(finished.status, 2);
  EXPECT_NE(finished.errors.find("BS-C138"), std::string::npos) << finished.errors;
  EXPECT_EQ(testing::read_file(folder / "mine.so"), mine);
}

}  // namespace
}  // namespace broadsheet::testing
