// Golden cases: a folder each. The file `pages` names the inputs, a line each, relative to the folder; every
// `expected.<extension>` is what the program makes of them. BROADSHEET_UPDATE_GOLDEN=1 writes them anew: then
// the difference is what to review.
#include "support/program.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <sstream>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

const fs::path kCases = source_folder() + "/tests/golden";

std::vector<std::string> arguments_of(const fs::path& folder) {
  std::vector<std::string> arguments = {"convert", "-q"};
  std::istringstream pages(read_file(folder / "pages"));
  for (std::string page; std::getline(pages, page);) arguments.push_back(page);
  return arguments;
}

void expect_golden(const fs::path& folder, const fs::path& expected) {
  const TemporaryFolder out;
  std::vector<std::string> arguments = arguments_of(folder);
  const fs::path output = out / expected.filename();
  arguments.insert(arguments.end(), {"-o", output});
  Process process = broadsheet(arguments);
  process.folder = folder;
  expect_success(run(process));
  if (std::getenv("BROADSHEET_UPDATE_GOLDEN")) return write_file(expected, read_file(output));
  if (read_file(output) == read_file(expected)) return;
  const Finished difference = run({{"/usr/bin/diff", "-u", expected, output}});
  ADD_FAILURE() << "differs from " << expected << ":\n" << difference.output;
}

TEST(Golden, outputs_are_as_expected) {
  int checked = 0;
  for (const auto& folder : fs::directory_iterator(kCases)) {
    if (!folder.is_directory()) continue;
    for (const auto& file : fs::directory_iterator(folder))
      if (file.path().stem() == "expected") expect_golden(folder, file), ++checked;
  }
  EXPECT_GT(checked, 0);
}

}  // namespace
}  // namespace broadsheet::testing
