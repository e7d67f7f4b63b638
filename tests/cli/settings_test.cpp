// Settings of the user's own, below those of --config and of the command line.
#include "support/process.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

class OwnSettings : public ::testing::Test {
 protected:
  OwnSettings() {
    fs::create_directories(folder_ / "broadsheet");
    write_file(folder_ / "broadsheet/config.toml", "publication = \"Own\"\nedition = \"Late\"\n");
    write_file(folder_ / "paper.toml", "publication = \"Paper\"\n");
  }
  Finished convert(const std::vector<std::string>& more) const {
    Process process = broadsheet({sample("qinghe-ribao-2024-05-18-01.jsonl"), "-t", "json", "-o", "-"});
    process.arguments.insert(process.arguments.end(), more.begin(), more.end());
    process.environment["XDG_CONFIG_HOME"] = folder_.path();
    return run(process);
  }
  bool says(const std::vector<std::string>& more, const std::string& what) const {
    const Finished finished = convert(more);
    expect_success(finished);
    return finished.output.find(what) != std::string::npos;
  }
  const TemporaryFolder folder_;
};

TEST_F(OwnSettings, are_used_in_every_conversion) {
  EXPECT_TRUE(says({}, "\"publication\":\"Own\""));
  EXPECT_TRUE(says({}, "\"edition\":\"Late\""));
}

TEST_F(OwnSettings, yield_to_a_named_file_and_to_the_command_line) {
  EXPECT_TRUE(says({"--config", folder_ / "paper.toml"}, "\"publication\":\"Paper\""));
  EXPECT_TRUE(says({"--config", folder_ / "paper.toml"}, "\"edition\":\"Late\""));
  EXPECT_TRUE(
      says({"--config", folder_ / "paper.toml", "--publication", "Typed"}, "\"publication\":\"Typed\""));
}

TEST_F(OwnSettings, can_be_left_out) { EXPECT_FALSE(says({"--no-config"}, "\"edition\":\"Late\"")); }

TEST_F(OwnSettings, are_named_when_it_is_asked) {
  const std::string file = folder_ / "broadsheet/config.toml";
  EXPECT_NE(convert({"-v"}).errors.find("settings from " + file), std::string::npos);
  fs::remove(file);
  EXPECT_NE(convert({"-v"}).errors.find("no settings of your own in " + file), std::string::npos);
}

TEST_F(OwnSettings, that_are_not_understood_are_told_with_file_and_line) {
  write_file(folder_ / "broadsheet/config.toml", "publicaton = \"Own\"\n");
  expect_error(convert({}), 2, "BS-C180", "config.toml:1");
}

}  // namespace
}  // namespace broadsheet::testing
