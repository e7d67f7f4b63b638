// What a plugin that is a command starts, ends with it, and all of it keeps the limits of one.
#include "plugins/short_issue.hpp"
#include "support/process.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <signal.h>

#include <chrono>
#include <sstream>
#include <thread>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

class Command : public ::testing::Test {
 protected:
  Finished write_with(const std::string& shell, std::vector<std::string> options = {}) {
    prepare(shell);
    std::vector<std::string> arguments = {BROADSHEET_PROGRAM,
                                          "convert",
                                          "--plugin",
                                          "x.broadsheet.json",
                                          "issue.jsonl",
                                          "--to",
                                          "x",
                                          "-o",
                                          "out.x",
                                          "--isolate",
                                          "auto"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    return testing::run({arguments, "", {{"BROADSHEET_PLUGIN_PATH", ""}}, folder_.path()});
  }
  void prepare(const std::string& shell) {
    const nlohmann::json manifest = {
        {"id", "org.example.x"},
        {"version", "1"},
        {"command", {"sh", "x.sh"}},
        {"formats", {{{"name", "x"}, {"does", {"write"}}, {"extensions", {".x"}}}}}};
    write_file(folder_ / "x.broadsheet.json", manifest.dump());
    write_file(folder_ / "x.sh", shell);
    write_file(folder_ / "issue.jsonl", kShortIssue);
  }

  // The processes whose numbers the command left in "pids" and that still run.
  std::size_t left_running() {
    std::istringstream pids(read_file(folder_ / "pids"));
    std::size_t running = 0, all = 0;
    for (int pid; pids >> pid; ++all) running += fs::exists("/proc/" + std::to_string(pid) + "/exe");
    EXPECT_GT(all, 0u);
    return running;
  }
  // Soon: what was killed takes a moment to be gone.
  bool all_end() {
    for (int tries = 0; tries < 500; ++tries, std::this_thread::sleep_for(std::chrono::milliseconds(10)))
      if (left_running() == 0) return true;
    return false;
  }

  testing::TemporaryFolder folder_;
};

// Each writes the number of a process that means to stay.
struct Escape {
  const char *name, *shell;
};
const Escape kEscapes[] = {
    {"in the background", "sh -c 'echo $$ >>pids; exec sleep 1000' & "},
    {"in a session of its own", "setsid sh -c 'echo $$ >>pids; exec sleep 1000' & "},
    {"twice abandoned", "(setsid sh -c '(sh -c \"echo \\$\\$ >>pids; exec sleep 1000\" &) &' &) & "},
    {"deaf to signals", "setsid sh -c 'trap \"\" TERM HUP INT; echo $$ >>pids; exec sleep 1000' & "},
    {"without our pipes", "setsid sh -c 'exec <&- >&- 2>&-; echo $$ >>pids; exec sleep 1000' & "},
    {"below another that waits", "sh -c 'sh -c \"echo \\$\\$ >>pids; exec sleep 1000\" & wait' & "},
};
constexpr const char* kUntilStarted = "while [ ! -s pids ]; do sleep 0.01; done; ";

TEST_F(Command, takes_along_what_it_started_when_it_succeeds) {
  for (const Escape& escape : kEscapes) {
    fs::remove(folder_ / "pids");
    const Finished finished =
        write_with(std::string(escape.shell) + kUntilStarted + "cat >/dev/null; echo done");
    EXPECT_EQ(finished.errors, "") << escape.name;
    EXPECT_EQ(read_file(folder_ / "out.x"), "done\n") << escape.name;
    EXPECT_EQ(left_running(), 0u) << escape.name;
  }
}

TEST_F(Command, takes_along_what_it_started_when_it_fails) {
  for (const Escape& escape : kEscapes) {
    fs::remove(folder_ / "pids");
    EXPECT_EQ(write_with(std::string(escape.shell) + kUntilStarted + "cat >/dev/null; exit 1").status, 3);
    EXPECT_EQ(left_running(), 0u) << escape.name;
  }
}

TEST_F(Command, takes_along_what_it_started_when_its_time_is_over) {
  std::string shell;
  for (const Escape& escape : kEscapes) shell += escape.shell;
  const Finished finished = write_with(shell + kUntilStarted + "sleep 1000", {"--timeout", "1"});
  EXPECT_NE(finished.errors.find("BS-C161"), std::string::npos) << finished.errors;
  EXPECT_EQ(left_running(), 0u);
}

TEST_F(Command, takes_along_what_it_started_when_broadsheet_is_killed) {
  std::string shell;
  for (const Escape& escape : kEscapes) shell += escape.shell;
  prepare(shell + kUntilStarted + "sleep 1000");
  testing::run({{"/bin/sh", "-c",
                 "'" BROADSHEET_PROGRAM "' convert --plugin x.broadsheet.json issue.jsonl --to x -o out.x & "
                 "while [ ! -s pids ]; do sleep 0.01; done; kill -9 $!"},
                "",
                {},
                folder_.path()});
  EXPECT_TRUE(all_end());
}

// dash does not ask for calls to be restarted: what ends while it starts the next must not make that fail.
TEST_F(Command, starts_many_that_end_meanwhile) {
  const Finished finished =
      write_with("i=0; while [ $i -lt 400 ]; do (exit 0) & i=$((i+1)); done; cat >/dev/null; echo $i",
                 {"--timeout", "60"});
  EXPECT_EQ(finished.errors, "");
  EXPECT_EQ(read_file(folder_ / "out.x"), "400\n");
}

TEST_F(Command, starts_256_processes_at_most) {
  const Finished finished =
      write_with("i=0; while [ $i -lt 400 ]; do sleep 1000 & i=$((i+1)); echo $i >count; done; echo all",
                 {"--timeout", "0"});
  EXPECT_NE(finished.status, 0);
  const int count = std::stoi(read_file(folder_ / "count"));
  EXPECT_GE(count, 200);
  EXPECT_LE(count, 256);
}

TEST_F(Command, that_doubles_itself_for_ever_is_stopped) {
  const Finished finished =
      write_with("double() { double & double & wait; }; double 2>/dev/null", {"--timeout", "2"});
  EXPECT_EQ(finished.status, 3) << finished.errors;
}

TEST_F(Command, that_complains_for_ever_is_stopped_when_its_time_is_over) {
  const Finished finished = write_with("cat >/dev/null; while :; do echo no >&2; done", {"--timeout", "1"});
  EXPECT_EQ(finished.status, 3);
  EXPECT_NE(finished.errors.find("BS-C161"), std::string::npos) << finished.errors.substr(0, 1000);
}

TEST_F(Command, has_the_memory_of_one_for_all_that_it_starts) {
  if (BROADSHEET_SANITIZED) GTEST_SKIP() << "a sanitizer has its own limits";
  // Each of them alone may have as much.
  const std::string shell =
      "for i in 1 2 3 4; do python3 -c 'import time; x = b\"x\" * (120 << 20); time.sleep(1000)' & done; "
      "wait";
  const Finished finished = write_with(shell, {"--max-memory", "300", "--timeout", "60"});
  EXPECT_EQ(finished.errors,
            "broadsheet: error BS-C168: plugin org.example.x took more memory than it may, with all that it "
            "started, and was stopped; allow it more with --max-memory, or tell the plugin's author\n");
  const std::string one = "python3 -c 'x = b\"x\" * (120 << 20)' && cat >/dev/null";
  EXPECT_EQ(write_with(one, {"--max-memory", "300", "--timeout", "60"}).errors, "");
}

TEST_F(Command, does_not_reach_its_guard) {
  const std::string reach =
      "cat >/dev/null\n"
      "python3 - 2>&1 <<'EOF'\n"
      "import os, fcntl, signal\n"
      "def attempt(name, call):\n"
      "    try: call(); print(name, 'worked')\n"
      "    except OSError as error: print(name, error.errno)\n"
      "def parent(pid):\n"
      "    return int(open('/proc/%d/stat' % pid).read().rsplit(')', 1)[1].split()[1])\n"
      "guard = parent(os.getppid())\n"
      "attempt('kill', lambda: os.kill(guard, signal.SIGKILL))\n"
      "attempt('stop', lambda: os.kill(guard, signal.SIGSTOP))\n"
      "attempt('group', lambda: os.killpg(guard, signal.SIGKILL))\n"
      "attempt('all', lambda: os.kill(-1, signal.SIGKILL))\n"
      "attempt('broadsheet', lambda: os.kill(parent(guard), signal.SIGKILL))\n"
      "attempt('pidfd', lambda: os.pidfd_open(guard))\n"
      "attempt('folder', lambda: signal.pidfd_send_signal(os.open('/proc/%d' % guard, os.O_RDONLY), 9))\n"
      "attempt('owner', lambda: fcntl.fcntl(1, fcntl.F_SETOWN, guard))\n"
      "attempt('terminal', lambda: os.open('/dev/tty', os.O_RDWR))\n"
      "EOF\n";
  const Finished finished = write_with(reach);
  EXPECT_EQ(finished.errors, "");
  EXPECT_EQ(read_file(folder_ / "out.x"),
            "kill 1\nstop 1\ngroup 1\nall 1\nbroadsheet 1\npidfd 1\nfolder 38\nowner 1\nterminal 6\n");
}

TEST_F(Command, may_signal_what_it_started) {
  const Finished finished = write_with(
      "exec 2>/dev/null; cat >/dev/null; sleep 1000 & kill $!; wait $! 2>/dev/null; echo $?; trap 'echo "
      "mine' USR1; kill -USR1 $$");
  EXPECT_EQ(finished.errors, "");
  EXPECT_EQ(read_file(folder_ / "out.x"), "143\nmine\n");
}

}  // namespace
}  // namespace broadsheet::testing
