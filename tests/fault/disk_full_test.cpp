// A disk that is full: a tmpfs of a few pages.
#include "support/process.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>
#include <sys/mount.h>
#include <unistd.h>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

class SmallDisk {
 public:
  explicit SmallDisk(const std::string& size)
      : mounted_(mount("broadsheet-test", folder_.path().c_str(), "tmpfs", 0, ("size=" + size).c_str()) ==
                 0) {}
  ~SmallDisk() {
    if (mounted_) umount2(folder_.path().c_str(), MNT_DETACH);
  }
  bool is_there() const { return mounted_; }
  fs::path operator/(const std::string& name) const { return folder_ / name; }
  std::vector<std::string> names() const {
    std::vector<std::string> all;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path()))
      all.push_back(entry.path().filename());
    return all;
  }

 private:
  TemporaryFolder folder_;
  bool mounted_;
};

struct Case {
  const char* name;
  std::vector<std::string> arguments;
};
void PrintTo(const Case& c, std::ostream* out) { *out << c.name; }

class DiskFull : public ::testing::TestWithParam<Case> {};

TEST_P(DiskFull, leaves_what_was_there_and_says_so) {
  const SmallDisk disk("12k");
  if (!disk.is_there()) GTEST_SKIP() << "a tmpfs can be mounted by root only";
  write_file(disk / "out", "old");
  std::vector<std::string> arguments = {"convert", sample("harrow-bay-courier-2024-05-18-a1.jsonl"),
                                        sample("qinghe-ribao-2024-05-18-01.jsonl"), "--to"};
  arguments.insert(arguments.end(), GetParam().arguments.begin(), GetParam().arguments.end());
  const bool folder = arguments.back() == "folder";
  const fs::path target = disk / (folder ? "site" : "out");
  arguments.insert(arguments.end(), {"-o", target});
  expect_error(run(broadsheet(arguments)), 4, "BS-C130", target.string() + ".part");
  EXPECT_EQ(disk.names(), std::vector<std::string>{"out"});
  EXPECT_EQ(read_file(disk / "out"), "old");
}

const Case kCases[] = {{"json", {"json"}},
                       {"newsml", {"newsml"}},
                       {"epub", {"epub"}},
                       {"html", {"html"}},
                       {"html_in_a_worker", {"html", "--isolate", "always"}},
                       {"html_folder", {"html", "--html.layout", "folder"}}};
INSTANTIATE_TEST_SUITE_P(With, DiskFull, ::testing::ValuesIn(kCases),
                         [](const auto& i) { return std::string(i.param.name); });

TEST(DiskFull, stops_a_batch_and_its_log_tells_the_truth) {
  const SmallDisk disk("20k");
  if (!disk.is_there()) GTEST_SKIP() << "a tmpfs can be mounted by root only";
  const Finished finished = run(broadsheet({"batch", source_folder() + "/tests/samples", "--group", "file",
                                            "--to", "json", "-o", disk / "all", "-j", "1", "-q"}));
  EXPECT_TRUE(finished.status == 4 || finished.status == 5) << finished.status << finished.errors;
  EXPECT_NE(finished.errors.find("No space left on device"), std::string::npos) << finished.errors;
  for (const std::string& name : disk.names()) EXPECT_EQ(name.find(".part"), std::string::npos) << name;
}

TEST(DiskFull, of_standard_output_is_an_error) {
  if (access("/dev/full", W_OK) != 0) GTEST_SKIP() << "this system has no /dev/full";
  Process process =
      broadsheet({"convert", sample("qinghe-ribao-2024-05-18-01.jsonl"), "--to", "json", "-o", "/dev/full"});
  expect_error(run(process), 4, "BS-C130", "/dev/full");
}

}  // namespace
}  // namespace broadsheet::testing
