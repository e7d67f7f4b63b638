// broadsheet plugins check: mistakes of a plugin's author that a conversion does not show.
#include "support/process.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

json option(const char* name, const char* type) {
  return {{"name", name}, {"type", type}, {"help", "A word"}};
}

class PluginsCheck : public ::testing::Test {
 protected:
  PluginsCheck() {
    manifest_ = {{"id", "org.example.x"},
                 {"version", "1"},
                 {"command", {"sh", "x.sh"}},
                 {"formats", {{{"name", "x"}, {"does", {"filter"}}}}}};
  }
  json& format() { return manifest_["formats"][0]; }
  std::string check(const std::string& shell = "cat", const std::vector<std::string>& arguments = {}) {
    write_file(folder_ / "x.broadsheet.json", manifest_.dump());
    write_file(folder_ / "x.sh", shell);
    std::vector<std::string> all = {BROADSHEET_PROGRAM, "plugins", "check", "x.broadsheet.json"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    const Finished finished = testing::run({all, "", {{"BROADSHEET_PLUGIN_PATH", ""}}, folder_.path()});
    return finished.output + finished.errors;
  }
  void expect_fault(const std::string& output, const std::string& claim, const std::string& fault,
                    const std::string& how = "FAULT") {
    const std::size_t at = output.find(how + "  " + claim + "\n");
    ASSERT_NE(at, std::string::npos) << output;
    const std::size_t line = output.find('\n', at) + 1;
    EXPECT_NE(output.substr(line, output.find('\n', line) - line).find(fault), std::string::npos) << output;
  }

  json manifest_;
  testing::TemporaryFolder folder_;
};

TEST_F(PluginsCheck, warns_of_a_field_of_the_manifest_that_nobody_reads) {
  format()["extension"] = {".x"};
  expect_fault(check(), "says only what is known",
               "\"extension\", which is ignored; did you mean \"extensions\"?", "warns");
  EXPECT_NE(check().find("9 checks, all passed, 1 warning"), std::string::npos) << check();
  format().erase("extension");
  format()["options"] = {option("word", "string")};
  format()["options"][0]["defualt"] = "a";
  expect_fault(check(), "says only what is known", "did you mean \"default\"?", "warns");
}

TEST_F(PluginsCheck, warns_of_a_name_that_another_plugin_has) {
  format()["name"] = "json";
  expect_fault(check(), "gives names that nobody else has", "org.broadsheet.json has, too", "warns");
}

// What no conversion could use is refused by all of them, in the same words.
TEST_F(PluginsCheck, refuses_a_manifest_that_cannot_be_meant) {
  const json good = manifest_;
  const auto expect_refused = [&](const std::string& why) {
    const std::string output = check();
    EXPECT_NE(output.find("BS-C105"), std::string::npos) << output;
    EXPECT_NE(output.find("has a manifest that has " + why), std::string::npos) << output;
    manifest_ = good;
  };
  struct Case {
    const char *type, *value, *fault;
  };
  for (const Case& c : {Case{"int", "x", "whose default \"x\" is not a whole number"},
                        Case{"bool", "yes", "whose default \"yes\" is not true or false"},
                        Case{"choice", "c", "whose default \"c\" is not one of a, b"}}) {
    json its = option("word", c.type);
    its["default"] = c.value;
    if (its["type"] == "choice") its["choices"] = {"a", "b"};
    format()["options"] = {its};
    expect_refused(std::string("an option \"word\" ") + c.fault);
  }
  format()["options"] = {option("word", "choice")};
  expect_refused("an option \"word\" of type choice without choices");
  format()["options"] = {option("language", "string")};
  expect_refused("an option \"language\", which every plugin has undeclared");
  format()["magic"] = {{{"hex", "00"}, {"score", 900}}};
  expect_refused("a magic with the score 900");
  manifest_["formats"].push_back(format());
  expect_refused("two formats \"x\"");
  format().erase("does");
  expect_refused("a format \"x\" that does nothing");
}

TEST_F(PluginsCheck, tries_a_command_that_reads_on_bad_inputs) {
  format()["does"] = {"read"};
  const std::string reads = R"(python3 -c 'import sys
text = sys.stdin.buffer.read().decode()
print("{\"broadsheet\":1,\"issue\":{}}\n{\"end\":{\"articles\":0}}")')";
  expect_fault(check(reads), "stands bad inputs", "failed with status 1: UnicodeDecodeError");
  const std::string refuses = "cat >/dev/null; echo 'is none' >&2; exit 65";
  EXPECT_NE(check(refuses).find("ok     stands bad inputs"), std::string::npos) << check(refuses);
}

TEST_F(PluginsCheck, finds_a_writer_that_cuts_characters) {
  format()["does"] = {"write"};
  expect_fault(check("cut -b 1-100"), "writes text in UTF-8", "it cuts a character in two");
  EXPECT_NE(check().find("ok     writes text in UTF-8"), std::string::npos) << check();
}

TEST_F(PluginsCheck, finds_a_filter_that_makes_no_sense) {
  struct Case {
    const char *shell, *fault;
  };
  for (const Case& c :
       {Case{R"(sed 's/"id":"a-[^"]*"/"id":"same"/')", "two articles the id \"same\""},
        Case{R"(sed 's/"id":"a-1-1"/"id":"a b"/')", "the id \"a b\""},
        Case{R"(sed 's/"id":"a-1-1"/"id":""/')", "no id"},
        Case{R"(sed 's/"page":"1"/"page":"Z9"/')", "page \"Z9\", which is none of the issue's"},
        Case{R"(sed 's/"date":"[^"]*"/"date":"May 18"/')", "\"May 18\", which is no ISO 8601"},
        Case{R"(sed 's/"language":"[^"]*"/"language":"Klingon"/')",
             "in \"Klingon\": klingon is no registered"}})
    expect_fault(check(c.shell), "makes a document that makes sense", c.fault);
}

TEST_F(PluginsCheck, finds_a_reader_that_makes_no_sense) {
  format()["does"] = {"read"};
  write_file(folder_ / "in.x", "x");
  const std::string reader = R"(cat >/dev/null; echo '{"broadsheet":1,"issue":{"language":"English"}}'
echo '{"end":{"articles":0}}')";
  expect_fault(check(reader, {"--sample", "in.x"}), "makes a document that makes sense", "in \"English\"");
}

TEST_F(PluginsCheck, says_what_to_do_where_the_order_is_wrong) {
  const std::string output = check(R"(echo '{"end":{"articles":0}}')");
  EXPECT_NE(output.find("FAULT"), std::string::npos) << output;
  EXPECT_EQ(output.find("tell the plugin's author"), std::string::npos) << output;
}

TEST_F(PluginsCheck, passes_what_is_right) {
  EXPECT_NE(check().find("org.example.x: 9 checks, all passed"), std::string::npos) << check();
}

}  // namespace
}  // namespace broadsheet::testing
