// An archive on a real Slurm: a controller, a node and munge on this machine's loopback.
#include "batch/archive.hpp"
#include "batch/log.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <thread>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

std::string first_found(const std::string& program) {
  for (const char* folder : {"/usr/sbin/", "/usr/bin/"})
    if (fs::exists(folder + program)) return folder + program;
  return "";
}

/// Why it cannot be tried here, or "".
std::string missing() {
  if (!full_suite()) return "part of the full suite (BROADSHEET_FULL=1)";
  if (geteuid() != 0) return "slurmd needs root";
  for (const char* program : {"slurmctld", "slurmd", "munged", "sbatch", "squeue", "scontrol"})
    if (first_found(program).empty())
      return std::string("no ") + program + " (Debian: slurmctld slurmd slurm-client munge)";
  return "";
}

/// One node with two processors; ends with the object.
class Slurm {
 public:
  explicit Slurm(const fs::path& folder) : folder_(folder) {
    for (const char* name : {"state", "spool"}) fs::create_directories(folder / name);
    fs::permissions(folder, fs::perms(0755));
    write_file(folder / "munge.key", std::string(1024, 'k'));
    fs::permissions(folder / "munge.key", fs::perms(0400));
    write_file(folder / "slurm.conf", configuration());
    call("munged", {"--force", "--key-file=" + at("munge.key"), "--socket=" + at("munge.socket"),
                    "--pid-file=" + at("munged.pid"), "--log-file=" + at("munged.log"),
                    "--seed-file=" + at("munged.seed")});
    call("slurmctld", {"-c", "-f", at("slurm.conf")});
    call("slurmd", {"-c", "-f", at("slurm.conf")});
  }
  ~Slurm() {
    for (const char* name : {"slurmd", "slurmctld", "munged"}) {
      std::error_code error;
      if (!fs::exists(folder_ / (std::string(name) + ".pid"), error)) continue;
      const pid_t daemon = std::atoi(read_file(folder_ / (std::string(name) + ".pid")).c_str());
      if (daemon <= 1) continue;
      ::kill(daemon, SIGTERM);
      for (int i = 0; i < 100 && ::kill(daemon, 0) == 0; ++i) std::this_thread::sleep_for(50ms);
    }
  }

  std::string call(const std::string& program, std::vector<std::string> arguments) const {
    arguments.insert(arguments.begin(), first_found(program));
    return run(std::move(arguments));
  }
  /// Not, for example, while the killed task is being cleared away.
  bool accepts(const std::string& program, std::vector<std::string> arguments) const {
    try {
      call(program, std::move(arguments));
      return true;
    } catch (const std::runtime_error&) {
      return false;
    }
  }
  /// Of a program anywhere; its output.
  std::string run(std::vector<std::string> arguments) const {
    Process process{std::move(arguments)};
    process.environment = {{"SLURM_CONF", at("slurm.conf")},
                           {"BROADSHEET", build_folder() / "broadsheet"},
                           {"SOURCE_DATE_EPOCH", ""}};
    const Finished finished = testing::run(process);
    if (finished.status != 0)
      throw std::runtime_error(process.arguments[0] + ": " + finished.output + finished.errors);
    return finished.output;
  }
  /// Whether it came true within two minutes.
  template <class Claim>
  bool comes_true(Claim claim) const {
    for (int i = 0; i < 1200; ++i, std::this_thread::sleep_for(100ms))
      if (claim()) return true;
    std::cout << call("squeue", {"--all"}) << read_file(folder_ / "slurmctld.log");
    return false;
  }

 private:
  std::string at(const std::string& name) const { return (folder_ / name).string(); }
  std::string configuration() const {
    char host[256] = "localhost";
    gethostname(host, sizeof host - 1);
    const std::string name = std::string(host).substr(0, std::string(host).find('.'));
    const int port = 20000 + static_cast<int>(getpid() % 20000);
    std::ostringstream text;
    text << "ClusterName=broadsheet\nSlurmUser=root\nSlurmctldHost=" << name
         << "(127.0.0.1)\nSlurmctldPort=" << port << "\nSlurmdPort=" << port + 1
         << "\nAuthType=auth/munge\nCredType=cred/munge"
            // A requeued task waits until the credential of its first run is void: two minutes unless told
            // otherwise.
            "\nAuthInfo=socket="
         << at("munge.socket") << ",cred_expire=5"
         << "\nProctrackType=proctrack/linuxproc\nTaskPlugin=task/none\nMpiDefault=none"
            "\nJobAcctGatherType=jobacct_gather/none\nAccountingStorageType=accounting_storage/none"
            "\nJobCompType=jobcomp/none\nSelectType=select/cons_tres\nSelectTypeParameters=CR_CPU"
            "\nSchedulerParameters=batch_sched_delay=0,sched_interval=1,bf_interval=1\nReturnToService="
            "2\nKillWait=1"
         << "\nStateSaveLocation=" << at("state") << "\nSlurmdSpoolDir=" << at("spool")
         << "\nSlurmctldPidFile=" << at("slurmctld.pid") << "\nSlurmdPidFile=" << at("slurmd.pid")
         << "\nSlurmctldLogFile=" << at("slurmctld.log") << "\nSlurmdLogFile=" << at("slurmd.log")
         << "\nNodeName=" << name << " NodeAddr=127.0.0.1 CPUs=2 State=UNKNOWN"
         << "\nPartitionName=all Nodes=" << name << " Default=YES MaxTime=INFINITE State=UP\n";
    return text.str();
  }

  fs::path folder_;
};

std::size_t issues_logged(const fs::path& log) {
  if (!fs::exists(log)) return 0;
  const std::string text = read_file(log);
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

TEST(Slurm, an_array_with_a_killed_and_requeued_task_does_what_one_machine_does) {
  if (const std::string why = missing(); !why.empty()) GTEST_SKIP() << why;
  constexpr int kIssues = 240, kShards = 4;
  const TemporaryFolder folder;
  make_archive(folder / "in", kIssues);
  const std::vector<std::string> what = {"--to", "json,newsml,text", "--newsml.layout=items"};
  std::vector<std::string> alone = {(folder / "in").string(), "-o", (folder / "alone").string()};
  alone.insert(alone.end(), what.begin(), what.end());
  ASSERT_EQ(run(batch(alone)).status, 0);

  const fs::path out = folder / "out";
  const Slurm slurm(folder / "slurm");
  ASSERT_TRUE(slurm.comes_true([&] { return slurm.call("sinfo", {"-h", "-o", "%T"}) == "idle\n"; }));
  std::vector<std::string> submit = {source_folder() + "/tools/slurm/submit", std::to_string(kShards), "-o",
                                     out.string(), (folder / "in").string()};
  submit.insert(submit.end(), what.begin(), what.end());
  const std::string jobs = slurm.run(submit), id = jobs.substr(0, jobs.find(' '));

  const fs::path first_log = out / "broadsheet-batch-1-of-4.jsonl";
  ASSERT_TRUE(slurm.comes_true([&] { return issues_logged(first_log) >= 3; }));
  slurm.call("scancel", {"--signal=KILL", "--full", id + "_1"});
  const std::size_t before = issues_logged(first_log);
  ASSERT_TRUE(slurm.comes_true([&] { return slurm.accepts("scontrol", {"requeue", id + "_1"}); }));
  std::cout << "task 1 was killed after " << before << " issues\n";
  ASSERT_TRUE(slurm.comes_true([&] { return slurm.call("squeue", {"-h"}).empty(); }));

  EXPECT_GT(issues_logged(first_log), before) << "the requeued task had something left to do";
  auto outputs = outputs_in(out);
  std::erase_if(outputs, [](const auto& file) { return file.first.starts_with("slurm/"); });
  EXPECT_EQ(outputs.size(), outputs_in(folder / "alone").size());
  EXPECT_TRUE(outputs == outputs_in(folder / "alone"));
  EXPECT_EQ(issues_logged(out / "broadsheet-batch.jsonl"), static_cast<std::size_t>(kIssues));
  EXPECT_EQ(read_file(out / "slurm/merge.out"),
            std::to_string(kIssues) + " issues done, 0 failed, 0 warnings\n");
}

}  // namespace
}  // namespace broadsheet::testing
