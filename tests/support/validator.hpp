// support/validator.hpp - runs the programs of tests/validators on a file.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace broadsheet::testing {

struct ValidatorResult {
  enum Verdict { clean, complaints, unavailable } verdict;
  std::string output;  ///< the complaints, or why the validator is not available
};

/// Runs tests/validators/<name> on the files. Throws std::runtime_error where there
/// is no such validator.
ValidatorResult validate(const std::string& name, const std::vector<std::filesystem::path>& files);

/// Fails the test with the validator's complaints; marks it as skipped where the
/// validator is not available. Further claims of the test are checked in any case.
void expect_clean(const std::string& name, const std::vector<std::filesystem::path>& files);
inline void expect_clean(const std::string& name, const std::filesystem::path& file) {
  expect_clean(name, std::vector{file});
}

/// The same for what has just been written and is not in a file yet; some
/// validators go by the extension, such as ".epub".
void expect_clean_bytes(const std::string& name, const std::string& extension, const std::string& bytes);

/// Whether slow tests are asked for, as `tools/test --full` does. Others begin with
///   if (!full_run()) GTEST_SKIP() << kSlow;
bool full_run();
inline constexpr const char* kSlow = "slow: tools/test --full runs it";

}  // namespace broadsheet::testing
