// No character of a page is lost on its way into a format for news systems.
#include "support/program.hpp"
#include "support/validator.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

// The sample pages and, where they are, the reference page; in a full run also the pages of the benchmark.
std::vector<std::string> pages() {
  std::vector<std::string> pages;
  const auto add = [&pages](const fs::path& folder) {
    if (!fs::exists(folder)) {
      std::cout << "left out, for they are not here: the pages of " << folder.filename() << '\n';
      return;
    }
    for (const auto& entry : fs::directory_iterator(folder))
      if (entry.path().extension() == ".txt") pages.push_back(entry.path().string());
  };
  add(fs::path(sample("README.md")).parent_path());
  add(shared("issues"));
  if (full_run()) add(shared("benchmark/dev"));
  std::sort(pages.begin(), pages.end());
  return pages;
}

struct Output {
  const char *what, *name;
  std::vector<std::string> options;
};
void PrintTo(const Output& output, std::ostream* out) { *out << output.what; }

class NothingIsLost : public ::testing::TestWithParam<Output> {};

TEST_P(NothingIsLost, of_any_page) {
  const TemporaryFolder folder;
  const std::string file = folder / GetParam().name;
  for (const std::string& page : pages()) {
    std::vector<std::string> arguments = {"convert", "-q", page, "-o", file};
    arguments.insert(arguments.end(), GetParam().options.begin(), GetParam().options.end());
    expect_success(run(broadsheet(arguments)));
    const Finished checked = run(broadsheet({"check", "-q", file, "--against", page}));
    EXPECT_EQ(checked.status, 0) << page << '\n' << checked.output << checked.errors;
  }
}

INSTANTIATE_TEST_SUITE_P(
    In, NothingIsLost,
    ::testing::Values(
        Output{"newsml", "o.xml", {}}, Output{"newsml_inline", "o.xml", {"--newsml.marks", "inline"}},
        Output{"newsml_nitf", "o.xml", {"--newsml.body", "nitf"}},
        Output{"newsml_text", "o.xml", {"--newsml.body", "text"}}, Output{"json", "o.jsonl", {}},
        Output{"nitf", "o.nitf", {}}, Output{"ninjs", "o.ninjs", {}},
        Output{"ninjs_items", "o", {"--to", "ninjs", "--ninjs.layout", "items"}},
        Output{"epub", "o.epub", {}}, Output{"html", "o.html", {}}, Output{"markdown", "o.md", {}}),
    [](const auto& given) { return std::string(given.param.what); });

}  // namespace
}  // namespace broadsheet::testing
