// Formats are plugin files: take one away and exactly its format is gone.
#include "support/process.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

// A copy of the program and its plugins, to take things away from.
class Installation : public ::testing::Test {
 protected:
  Installation() {
    fs::create_directories(plugins().parent_path());
    fs::copy(build_folder() / "broadsheet", folder_ / "broadsheet");
    fs::copy(build_folder() / "lib/broadsheet/plugins", plugins());
  }

  fs::path plugins() const { return folder_ / "lib/broadsheet/plugins"; }

  Finished run_here(std::vector<std::string> arguments) const {
    Process process = broadsheet(std::move(arguments));
    process.arguments[0] = folder_ / "broadsheet";
    return run(process);
  }

  std::string list() const { return run_here({"plugins", "list"}).output; }

  const std::string page_ = sample("qinghe-ribao-2024-05-18-01.jsonl");
  TemporaryFolder folder_;
};

TEST_F(Installation, can_be_moved) {
  expect_success(run_here({"convert", page_, "--to", "text", "-o", "-"}));
  EXPECT_NE(list().find("org.broadsheet.text"), std::string::npos);
}

TEST_F(Installation, loses_exactly_the_format_whose_plugin_is_taken_away) {
  const std::string before = list();
  fs::remove(plugins() / "text.so");
  std::string expected = before;
  const std::size_t line = expected.find("\ntext ") + 1;
  ASSERT_NE(line, 0u) << before;
  expected.erase(line, expected.find('\n', line) + 1 - line);
  EXPECT_EQ(list(), expected);
  expect_success(run_here({"convert", page_, "--to", "newsml", "-o", "-"}));
}

TEST_F(Installation, says_which_plugin_a_format_needs) {
  fs::remove(plugins() / "text.so");
  const Finished finished = run_here({"convert", page_, "--to", "text", "-o", "-"});
  expect_error(finished, 3, "BS-C106", "\"text\"");
  EXPECT_NE(finished.errors.find("text.so"), std::string::npos) << finished.errors;
  EXPECT_NE(finished.errors.find(plugins().string()), std::string::npos) << finished.errors;
}

TEST_F(Installation, says_where_to_put_a_plugin_for_an_unknown_extension) {
  fs::remove(plugins() / "newsml.so");
  const Finished finished = run_here({"convert", page_, "-o", folder_ / "o.xml"});
  expect_error(finished, 3, "BS-C106", ".xml");
  EXPECT_NE(finished.errors.find(plugins().string()), std::string::npos) << finished.errors;
}

TEST_F(Installation, works_on_beside_a_file_that_is_no_plugin) {
  write_file(plugins() / "broken.so", "this is no library");
  EXPECT_NE(list().find("has no Broadsheet manifest"), std::string::npos);
  const Finished finished = run_here({"convert", page_, "--to", "text", "-o", "-"});
  expect_success(finished);
  EXPECT_NE(finished.errors.find("broken.so"), std::string::npos) << finished.errors;
}

TEST_F(Installation, says_which_plugin_cannot_be_loaded) {
  std::string damaged = read_file(plugins() / "text.so");
  damaged.replace(0, 4, "????");  // the manifest can still be found
  write_file(plugins() / "text.so", damaged);
  const Finished finished = run_here({"convert", page_, "--to", "text", "-o", "-"});
  EXPECT_EQ(finished.status, 3) << finished.errors;
  EXPECT_NE(finished.errors.find("text.so"), std::string::npos) << finished.errors;
}

TEST_F(Installation, refuses_a_plugin_that_anyone_could_have_written) {
  fs::permissions(plugins() / "text.so", fs::perms::others_write, fs::perm_options::add);
  const Finished finished = run_here({"convert", page_, "--to", "text", "-o", "-"});
  EXPECT_EQ(finished.status, 3);
  EXPECT_NE(list().find("can be written by anyone"), std::string::npos) << list();
}

}  // namespace
}  // namespace broadsheet::testing
