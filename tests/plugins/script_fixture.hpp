// A plugin that is a shell script, and conversions with it.
#pragma once

#include "support/process.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace broadsheet::testing {

namespace fs = std::filesystem;

inline constexpr const char* kIssue =
    R"({"broadsheet":1,"issue":{"publication":"Harrow Bay Courier","of-later":[1]}}
{"id":"a-1-1","page":"1","headline":"Ferry returns","mood":{"calm":true},"blocks":[{"type":"paragraph","text":"It is back.","tone":"dry"}]}
{"id":"a-2-1","page":"2","section":"Sport","blocks":[{"type":"paragraph","text":"潮水每天来去两次。"}]}
{"end":{"articles":2}}
)";

class Script : public ::testing::Test {
 protected:
  Script() {
    write_file(folder_ / "issue.jsonl", kIssue);
    write_file(folder_ / "out.txt", "old");
  }

  // A plugin "x" that does `does` by running `shell`.
  fs::path plugin(const std::string& does, const std::string& shell) {
    const nlohmann::json manifest = {
        {"id", "org.example.x"},
        {"version", "1"},
        {"command", {"sh", "x.sh"}},
        {"formats",
         {{{"name", "x"},
           {"does", {does}},
           {"extensions", {".txt"}},
           {"options", {{{"name", "word"}, {"type", "string"}, {"default", ""}, {"help", "A word"}}}}}}}};
    write_file(folder_ / "x.broadsheet.json", manifest.dump());
    write_file(folder_ / "x.sh", shell);
    return folder_ / "x.broadsheet.json";
  }
  Finished convert(const fs::path& plugin, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {BROADSHEET_PROGRAM, "convert", "--plugin", plugin.string()});
    return testing::run({arguments, "", {{"BROADSHEET_PLUGIN_PATH", ""}}, folder_.path()});
  }
  Finished write_with(const std::string& shell) {
    return convert(plugin("write", shell),
                   {"issue.jsonl", "--to", "x", "-o", "out.txt", "--timeout", "1", "--max-answer", "1"});
  }
  Finished filter_with(const std::string& shell) {
    return convert(plugin("filter", shell),
                   {"issue.jsonl", "--filter", "x", "--to", "text", "-o", "out.txt", "--timeout", "2"});
  }
  void expect_failure(const Finished& finished, int status, const std::string& error) {
    EXPECT_EQ(finished.status, status);
    EXPECT_NE(("\n" + finished.errors).find("\nbroadsheet: error " + error + "\n"), std::string::npos)
        << finished.errors;
    EXPECT_EQ(read_file(folder_ / "out.txt"), "old");
    EXPECT_FALSE(fs::exists(folder_ / "out.txt.part"));
  }

  testing::TemporaryFolder folder_;
};

}  // namespace broadsheet::testing
