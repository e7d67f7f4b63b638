#include "support/program.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace broadsheet::testing {

Process broadsheet(std::vector<std::string> arguments, std::string input) {
  arguments.insert(arguments.begin(), build_folder() / "broadsheet");
  return {std::move(arguments),
          std::move(input),
          {{"BROADSHEET_PLUGIN_PATH", ""},
           {"XDG_DATA_HOME", "/nonexistent"},
           {"XDG_CONFIG_HOME", "/nonexistent"},
           {"SOURCE_DATE_EPOCH", ""}}};
}

std::filesystem::path build_folder() { return BROADSHEET_BINARY_DIR; }

std::string source_folder() { return BROADSHEET_SOURCE_DIR; }

std::string sample(const std::string& name) { return BROADSHEET_SOURCE_DIR "/tests/samples/" + name; }

std::filesystem::path shared(const std::string& name) {
  return std::filesystem::path(BROADSHEET_SOURCE_DIR).parent_path() / "shared" / name;
}

void expect_success(const Finished& finished) {
  EXPECT_EQ(finished.status, 0) << finished.errors;
  EXPECT_EQ(finished.errors.find("broadsheet: error"), std::string::npos) << finished.errors;
}

void expect_error(const Finished& finished, int status, const std::string& code, const std::string& where) {
  const std::string& said = finished.errors;
  EXPECT_EQ(finished.status, status) << said;
  const std::string start = "broadsheet: error " + code + ": ";
  EXPECT_EQ(said.substr(0, start.size()), start) << said;
  EXPECT_NE(said.find(where), std::string::npos) << said << "does not say where: " << where;
  EXPECT_NE(said.find("; "), std::string::npos) << said << "does not say what to do";
  EXPECT_EQ(std::count(said.begin(), said.end(), '\n'), 1) << said;
}

}  // namespace broadsheet::testing
