// A batch needs no more memory for many issues than for few.
#include "batch/archive.hpp"

#include <gtest/gtest.h>

#include <iostream>

namespace broadsheet::testing {
namespace {

long peak_of(const TemporaryFolder& folder, const std::string& name, int issues, bool resume) {
  std::vector<std::string> arguments = {
      (folder / name).string(), "-o", (folder / (name + "-out")).string(), "--to", "text", "-j", "2"};
  if (resume)
    arguments.push_back("--resume");
  else
    make_archive(folder / name, issues);
  RunningBatch running(arguments);
  EXPECT_EQ(running.wait(), 0);
  return running.peak_kilobytes();
}

TEST(BatchMemory, does_not_grow_with_the_number_of_issues) {
  if (BROADSHEET_SANITIZED) GTEST_SKIP() << "a sanitizer's own memory grows";
  const TemporaryFolder folder;
  const int many = full_suite() ? 10000 : 1000;
  for (const bool resume : {false, true}) {
    const long few_peak = peak_of(folder, "few", 100, resume),
               many_peak = peak_of(folder, "many", many, resume);
    const double ratio = static_cast<double>(many_peak) / static_cast<double>(few_peak);
    std::cout << (resume ? "resumed: " : "") << "100 issues " << few_peak << " kB, " << many << " issues "
              << many_peak << " kB: ratio " << ratio << '\n';
    EXPECT_LE(ratio, 1.2);
  }
}

}  // namespace
}  // namespace broadsheet::testing
