// The sample pages stay what tests/samples/make prints of what they say.
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

TEST(Samples, are_printed_from_what_they_say) {
  const TemporaryFolder folder;
  for (const auto& entry : std::filesystem::directory_iterator(sample("")))
    if (entry.path().extension() != ".txt") copy(entry.path(), folder / entry.path().filename().string());
  const Finished finished = run({{folder / "make"}});
  ASSERT_EQ(finished.status, 0) << finished.errors;
  int pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(sample("")))
    if (entry.path().extension() == ".txt") {
      EXPECT_EQ(read_file(folder / entry.path().filename().string()), read_file(entry.path()))
          << entry.path();
      ++pages;
    }
  EXPECT_EQ(pages, 5);
}

}  // namespace
}  // namespace broadsheet::testing
