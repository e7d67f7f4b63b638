// What a long issue takes of memory.
#include "bench/issue_text.hpp"
#include "support/process.hpp"
#include "support/program.hpp"
#include "support/validator.hpp"

#include <gtest/gtest.h>

#include <iostream>

namespace broadsheet::testing {
namespace {

/// Bytes of memory for each byte of input, beyond what a short issue needs.
double growth(const std::string& format) {
  constexpr std::size_t kShort = 1'000'000, kLong = 4'000'000;
  const TemporaryFolder folder;
  std::size_t sizes[2] = {};
  long peaks[2] = {};
  for (const std::size_t i : {0, 1}) {
    sizes[i] = [&] {  // this process may not hold the text when the other begins
      const std::string text = bench::issue_text(i == 0 ? kShort : kLong, 7);
      write_file(folder / "in.txt", text);
      return text.size();
    }();
    const Finished finished =
        run(broadsheet({"convert", "-q", folder / "in.txt", "--to", format, "-o", folder / "out"}));
    EXPECT_EQ(finished.status, 0) << finished.errors;
    peaks[i] = finished.peak_kilobytes;
  }
  std::cout << format << ": " << sizes[0] << " bytes " << peaks[0] << " kB, " << sizes[1] << " bytes "
            << peaks[1] << " kB\n";
  return static_cast<double>(peaks[1] - peaks[0]) * 1024 / static_cast<double>(sizes[1] - sizes[0]);
}

TEST(Memory, grows_with_a_long_issue_by_a_few_times_its_size) {
  if (!full_run()) GTEST_SKIP() << kSlow;
  if (BROADSHEET_SANITIZED) GTEST_SKIP() << "a sanitizer's own memory grows";
  EXPECT_LE(growth("json"), 2.5);
  EXPECT_LE(growth("epub"), 3.5);
}

}  // namespace
}  // namespace broadsheet::testing
