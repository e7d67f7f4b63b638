// What plugins that are commands find when they are started: modules, options, files beside their input; and
// how they say what is wrong with it.
#include "support/process.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

class CommandStart : public ::testing::Test {
 protected:
  // A plugin "x" of this command, which reads and writes .x, with an option for each role.
  fs::path plugin(const nlohmann::json& command, const std::string& program) {
    const auto option = [](const char* name, const char* role) {
      return nlohmann::json{
          {"name", name}, {"type", "string"}, {"default", "given"}, {"help", "A word"}, {"for", role}};
    };
    const nlohmann::json manifest = {{"id", "org.example.x"},
                                     {"version", "1"},
                                     {"command", command},
                                     {"formats",
                                      {{{"name", "x"},
                                        {"does", {"read", "write"}},
                                        {"extensions", {".x"}},
                                        {"options", {option("in", "read"), option("out", "write")}}}}}};
    write_file(folder_ / "x.broadsheet.json", manifest.dump());
    write_file(folder_ / "x.program", program);
    fs::permissions(folder_ / "x.program", fs::perms::owner_all);
    write_file(folder_ / "in.x", "A headline\n");
    return folder_ / "x.broadsheet.json";
  }
  Finished run(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), BROADSHEET_PROGRAM);
    return testing::run({arguments, "", {{"BROADSHEET_PLUGIN_PATH", ""}}, folder_.path()});
  }
  Finished read_with(const fs::path& plugin) {
    return run({"--plugin", plugin.string(), "in.x", "-t", "text", "-o", "-"});
  }

  testing::TemporaryFolder folder_;
};

constexpr const char* kPython = R"(#!/usr/bin/python3
import json, os, sys
print(json.dumps({"broadsheet": 1, "issue": {}}))
headline = " ".join(sys.argv[1:]) + " " + os.environ["BROADSHEET_INPUT_FOLDER"]
print(json.dumps({"id": "a-1", "headline": headline, "blocks": []}))
print(json.dumps({"end": {"articles": 1}}))
)";

TEST_F(CommandStart, beside_our_libraries_python_finds_its_own_modules) {
  const fs::path x = plugin({"python3", "x.program"}, kPython);
  fs::copy_file(fs::path(BROADSHEET_BUILD_DIR) / "lib/broadsheet/plugins/json.so", folder_ / "json.so");
  const Finished finished = read_with(x);
  EXPECT_EQ(finished.status, 0) << finished.errors;
}

TEST_F(CommandStart, a_program_beside_the_manifest_needs_no_path) {
  EXPECT_EQ(read_with(plugin({"x.program"}, kPython)).status, 0);
}

TEST_F(CommandStart, options_go_to_the_role_that_they_are_for) {
  const Finished finished = read_with(plugin({"x.program"}, kPython));
  EXPECT_NE(finished.output.find("read x --in=given"), std::string::npos) << finished.output;
  EXPECT_EQ(finished.output.find("--out"), std::string::npos) << finished.output;
}

TEST_F(CommandStart, the_check_gives_a_sample_its_folder) {
  const fs::path x = plugin({"x.program"}, kPython);
  const Finished finished = run({"plugins", "check", x.string(), "--sample", "in.x"});
  EXPECT_NE(finished.output.find("ok     reads its sample"), std::string::npos)
      << finished.output << finished.errors;
}

TEST_F(CommandStart, the_check_knows_the_options_of_the_plugin_only) {
  const fs::path x = plugin({"x.program"}, kPython);
  testing::expect_error(run({"plugins", "check", x.string(), "--x.outt", "a"}), 2, "BS-C111", "--x.out?");
}

TEST_F(CommandStart, a_line_that_is_no_json_is_shown) {
  const Finished finished = read_with(plugin({"x.program"}, "#!/bin/sh\necho hello debug\n"));
  EXPECT_NE(finished.errors.find("it begins \"hello debug\""), std::string::npos) << finished.errors;
}

TEST_F(CommandStart, a_command_says_of_which_line_of_the_input_it_warns) {
  const fs::path x = plugin({"x.program"}, std::string(kPython) + R"(
print("CR-001: line 7: has no headline", file=sys.stderr)
print("line 8: has no text", file=sys.stderr)
print("BS-C100: is no code of ours", file=sys.stderr)
)");
  const std::string errors = read_with(x).errors;
  for (const char* said : {"warning CR-001: in.x:7: plugin org.example.x says: has no headline\n",
                           "warning BS-C165: in.x:8: plugin org.example.x says: has no text\n",
                           "warning BS-C165: in.x: plugin org.example.x says: BS-C100: is no code of ours\n"})
    EXPECT_NE(errors.find(said), std::string::npos) << errors;
}

TEST_F(CommandStart, a_command_that_refuses_an_input_gives_its_reason_once) {
  const fs::path x = plugin({"x.program"}, "#!/bin/sh\necho 'CR-002: line 3: is no card' >&2\nexit 65\n");
  EXPECT_EQ(read_with(x).errors, "broadsheet: error CR-002: in.x:3: is no card\n");
  const fs::path silent = plugin({"x.program"}, "#!/bin/sh\nexit 65\n");
  EXPECT_EQ(
      read_with(silent).errors,
      "broadsheet: error BS-C140: in.x: plugin org.example.x refuses it, and does not say why; tell the "
      "plugin's author: the last line on standard error is the reason, status 65 blames the input\n");
}

TEST_F(CommandStart, a_command_that_cannot_be_started_says_what_to_do) {
  const auto told = [&](const nlohmann::json& command, const char* program, fs::perms its) {
    const fs::path x = plugin(command, program);
    fs::permissions(folder_ / "x.program", its);
    return read_with(x).errors;
  };
  for (const auto& [errors, said] :
       {std::pair{told({"./x.program"}, "#!/bin/sh\n", fs::perms::owner_read),
                  "x.program cannot be started: it is not executable; chmod +x it"},
        std::pair{told({"./x.program"}, "#!/nothing\n", fs::perms::owner_all),
                  "x.program cannot be started: what its first line names after #! is not there"},
        std::pair{
            told({"python9", "x.program"}, "", fs::perms::owner_all),
            "python9 cannot be started: there is no such program; install it, or mend the \"command\""}})
    EXPECT_NE(errors.find(said), std::string::npos) << errors;
}

TEST_F(CommandStart, a_command_that_fails_in_silence_is_told_how_to_speak) {
  const std::string errors = read_with(plugin({"x.program"}, "#!/bin/sh\nexit 66\n")).errors;
  EXPECT_NE(
      errors.find("failed with status 66: it says nothing on standard error; tell the plugin's author: the "
                  "last line on standard error is the reason"),
      std::string::npos)
      << errors;
}

TEST_F(CommandStart, facts_that_are_none_are_left_out_and_told_of) {
  const fs::path x = plugin({"x.program"}, R"(#!/bin/sh
echo '{"broadsheet":1,"issue":{"publication":"P","language":"English","date":"May 18"}}{"end":{"articles":0}}' | sed 's/}}{/}}\n{/'
)");
  const Finished finished = run({"--plugin", x.string(), "in.x", "-t", "json", "-o", "-"});
  EXPECT_NE(finished.errors.find("BS-C214"), std::string::npos) << finished.errors;
  EXPECT_NE(finished.errors.find("BS-C215"), std::string::npos) << finished.errors;
  EXPECT_EQ(finished.output.find("English"), std::string::npos) << finished.output;
  EXPECT_EQ(finished.output.find("May 18"), std::string::npos) << finished.output;
}

TEST_F(CommandStart, what_was_refused_is_named_with_its_reason) {
  fs::create_directories(folder_ / "data/broadsheet/plugins");
  plugin({"x.program"}, kPython);
  for (const char* file : {"x.broadsheet.json", "x.program"})
    fs::copy_file(folder_ / file, folder_ / "data/broadsheet/plugins" / file);
  fs::permissions(folder_ / "data/broadsheet/plugins/x.broadsheet.json", fs::perms::others_write,
                  fs::perm_options::add);
  const Finished finished =
      testing::run({{BROADSHEET_PROGRAM, testing::sample("qinghe-ribao-2024-05-18-01.jsonl"), "-o", "o.x"},
                    "",
                    {{"BROADSHEET_PLUGIN_PATH", ""}, {"XDG_DATA_HOME", (folder_ / "data").string()}},
                    folder_.path()});
  testing::expect_error(finished, 3, "BS-C106", "was refused");
}

}  // namespace
}  // namespace broadsheet::testing
