#include "support/validator.hpp"

#include "support/process.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <stdexcept>

namespace broadsheet::testing {

ValidatorResult validate(const std::string& name, const std::vector<std::filesystem::path>& files) {
  Process process{{BROADSHEET_SOURCE_DIR "/tests/validators/" + name}};
  for (const std::filesystem::path& file : files) process.arguments.push_back(absolute(file));
  const Finished finished = run(process);
  switch (finished.status) {
    case 0: return {ValidatorResult::clean, ""};
    case 1: return {ValidatorResult::complaints, finished.output + finished.errors};
    case 77: return {ValidatorResult::unavailable, finished.output};
    default:
      throw std::runtime_error("validator " + name + " ended with " + std::to_string(finished.status) + ": " +
                               finished.output + finished.errors);
  }
}

void expect_clean(const std::string& name, const std::vector<std::filesystem::path>& files) {
  const ValidatorResult result = validate(name, files);
  if (result.verdict == ValidatorResult::unavailable) GTEST_SKIP() << result.output;
  EXPECT_EQ(result.verdict, ValidatorResult::clean) << name << " complains:\n" << result.output;
}

void expect_clean_bytes(const std::string& name, const std::string& extension, const std::string& bytes) {
  const TemporaryFolder folder;
  const std::filesystem::path file = folder / ("written" + extension);
  write_file(file, bytes);
  expect_clean(name, file);
}

bool full_run() { return std::getenv("BROADSHEET_FULL") != nullptr; }

}  // namespace broadsheet::testing
