// The same input gives the same bytes, wherever and for whomever the program runs.
#include "support/program.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kPages = {sample("qinghe-ribao-2024-05-18-01.txt"),
                                         sample("qinghe-ribao-2024-05-18-02.txt")};

// Every file below a folder, by name.
std::map<std::string, std::string> files_of(const fs::path& folder) {
  std::map<std::string, std::string> files;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file())
      files[entry.path().lexically_relative(folder).string()] = read_file(entry.path());
  return files;
}

struct Output {
  const char *what, *name;
  std::vector<std::string> options;
};
void PrintTo(const Output& output, std::ostream* out) { *out << output.what; }

// What a run leaves behind in the folder it is started in.
std::map<std::string, std::string> outcome(const Output& output, const fs::path& folder,
                                           const std::map<std::string, std::string>& environment) {
  std::vector<std::string> arguments = {"convert", "-q", kPages[0], kPages[1], "-o", output.name};
  arguments.insert(arguments.end(), output.options.begin(), output.options.end());
  Process process = broadsheet(arguments);
  process.folder = folder;
  process.environment.insert(environment.begin(), environment.end());
  expect_success(run(process));
  return files_of(folder);
}

class SameBytes : public ::testing::TestWithParam<Output> {
 protected:
  void SetUp() override { expected_ = outcome(GetParam(), home_.path(), {{"TZ", "UTC"}, {"LC_ALL", "C"}}); }
  void expect_same(const fs::path& folder, const std::map<std::string, std::string>& environment) {
    EXPECT_FALSE(expected_.empty());
    EXPECT_TRUE(outcome(GetParam(), folder, environment) == expected_);
  }
  TemporaryFolder home_, elsewhere_;
  std::map<std::string, std::string> expected_;
};

TEST_P(SameBytes, in_every_time_zone) {
  expect_same(elsewhere_.path(), {{"TZ", "Pacific/Kiritimati"}, {"LC_ALL", "C"}});
}

TEST_P(SameBytes, in_a_folder_of_any_name) {
  const fs::path folder = elsewhere_ / "a b/报纸/ñ";
  fs::create_directories(folder);
  expect_same(folder, {{"TZ", "UTC"}, {"LC_ALL", "C.UTF-8"}});
}

// Turkish has an i of its own, German a decimal comma.
TEST_P(SameBytes, in_every_locale) {
  if (!fs::exists("/usr/share/i18n/locales/tr_TR"))
    GTEST_SKIP() << "no locales to compile: Debian package locales";
  const TemporaryFolder locales;
  for (const std::string name : {"tr_TR", "de_DE"}) {
    const Finished compiled =
        run({{"/usr/bin/localedef", "-i", name, "-f", "UTF-8", locales / (name + ".UTF-8")},
             "",
             {},
             locales.path()});
    ASSERT_EQ(compiled.status, 0) << compiled.errors;
    const fs::path folder = elsewhere_ / name;
    fs::create_directories(folder);
    expect_same(folder, {{"LOCPATH", locales.path().string()}, {"LC_ALL", name + ".UTF-8"}, {"TZ", "UTC"}});
  }
}

INSTANTIATE_TEST_SUITE_P(
    Of, SameBytes,
    ::testing::Values(Output{"json", "o.jsonl", {}}, Output{"text", "o.txt", {"--text.wrap", "40"}},
                      Output{"markdown", "o.md", {}}, Output{"html", "o.html", {}},
                      Output{"html_folder", "o", {"--to", "html", "--html.layout", "folder"}},
                      Output{"epub", "o.epub", {}}, Output{"newsml", "o.xml", {"--newsml.urgency", "3"}},
                      Output{"newsml_nitf", "o.xml", {"--newsml.body", "nitf"}},
                      Output{"newsml_package", "o", {"--to", "newsml", "--newsml.layout", "package"}},
                      Output{"nitf", "o.nitf", {}}, Output{"ninjs", "o.ninjs", {}}),
    [](const auto& given) { return std::string(given.param.what); });

TEST(SameBytesOfABatch, in_every_time_zone_and_folder) {
  const TemporaryFolder here, there;
  const auto batch = [](const fs::path& folder, const std::string& zone) {
    Process process =
        broadsheet({"batch", "--quiet", kPages[0], kPages[1], "-o", "out", "--to", "epub,newsml,html,ninjs"});
    process.folder = folder;
    process.environment["TZ"] = zone;
    EXPECT_EQ(run(process).status, 0);
    fs::remove(folder / "out/broadsheet-batch.jsonl");  // the log tells milliseconds
    return files_of(folder / "out");
  };
  const auto expected = batch(here.path(), "UTC");
  EXPECT_GE(expected.size(), 4u);
  EXPECT_TRUE(batch(there.path(), "Asia/Kathmandu") == expected);
}

}  // namespace
}  // namespace broadsheet::testing
