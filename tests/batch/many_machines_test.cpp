// The calls that tools/slurm/README.md gives for Kubernetes and GNU parallel, as they stand there.
#include "batch/archive.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  EXPECT_NE(text.find(from), std::string::npos) << "the page does not say " << from;
  for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
    text.replace(at, from.size(), to);
  return text;
}

class ManyMachines : public ::testing::Test {
 protected:
  void SetUp() override {
    make_archive(folder_ / "archive/in", 40);
    ASSERT_EQ(
        run(batch({folder_ / "archive/in", "-o", folder_ / "alone", "--to", "epub,newsml,html"})).status, 0);
  }

  /// What stands between two strings of the page, with our folder.
  std::string call(const std::string& before, const std::string& after) const {
    const std::string page = read_file(source_folder() + "/tools/slurm/README.md");
    const std::size_t begin = page.find(before) + before.size();
    return replaced(page.substr(begin, page.find(after, begin) - begin), "/archive/",
                    (folder_ / "archive/").string());
  }

  Finished shell(const std::string& command, const std::string& index = "") const {
    Process process = batch({});
    const fs::path program = process.arguments.front();
    process.arguments = {"/bin/bash", "-c", command};
    process.environment["JOB_COMPLETION_INDEX"] = index;
    process.environment["PATH"] = program.parent_path().string() + ":/usr/bin:/bin";
    process.environment["HOME"] = folder_.path();
    return run(process);
  }

  void expect_all_done() const {
    EXPECT_EQ(outputs_in(folder_ / "archive/out"), outputs_in(folder_ / "alone"));
    const Finished merged = shell(call("one log tells all:\n\n    ", "\n"));
    EXPECT_EQ(merged.output, "40 issues done, 0 failed, 0 warnings\n") << merged.errors;
  }

  const TemporaryFolder folder_;
};

TEST_F(ManyMachines, an_indexed_job_of_kubernetes_does_what_one_machine_does) {
  const std::string command = replaced(call("args: ['", "']"), "\n", " ");
  for (int index = 0; index < 16; ++index) {
    const Finished finished = shell(command, std::to_string(index));
    EXPECT_EQ(finished.status, 0) << finished.errors;
  }
  expect_all_done();
}

TEST_F(ManyMachines, gnu_parallel_does_what_one_machine_does) {
  if (shell("command -v parallel").status != 0) GTEST_SKIP() << "no parallel (Debian: parallel)";
  const std::string command = "parallel --sshlogin " + call("    parallel --sshlogin ", "\n\n");
  const Finished finished = shell(replaced(command, "--sshlogin a,b,c,d", "--will-cite --sshlogin :"));
  EXPECT_EQ(finished.status, 0) << finished.errors;
  expect_all_done();
}

}  // namespace
}  // namespace broadsheet::testing
