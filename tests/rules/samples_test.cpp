// The sample pages stay what tests/samples/make prints of what they say.
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

// Prints the pages of `folder` anew from what they say, compares, and returns how many there are.
int pages_printed_alike(const std::filesystem::path& folder) {
  const TemporaryFolder printed;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".jsonl") copy(entry.path(), printed / entry.path().filename().string());
  const Finished finished = run({{sample("make"), "--folder", printed / ""}});
  EXPECT_EQ(finished.status, 0) << finished.errors;
  int pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder))
    if (entry.path().extension() == ".txt") {
      EXPECT_EQ(read_file(printed / entry.path().filename().string()), read_file(entry.path()))
          << entry.path();
      ++pages;
    }
  return pages;
}

TEST(Samples, are_printed_from_what_they_say) { EXPECT_EQ(pages_printed_alike(sample("")), 5); }

TEST(AccuracyPages, are_printed_from_what_they_say) {
  EXPECT_EQ(pages_printed_alike(source_folder() + "/tests/accuracy"), 9);
}

}  // namespace
}  // namespace broadsheet::testing
