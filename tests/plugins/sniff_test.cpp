// Which reader an input gets when nobody names one.
#include "support/process.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

struct Reader {
  std::string name, extension;
  std::string magic;  ///< hexadecimal, of the first bytes; "" = none
  int score = 60;
};

class Sniffing : public ::testing::Test {
 protected:
  Sniffing() { write_file(folder_ / "in.page", "%PAGE\nFerry returns\n"); }

  // A reader whose articles' headline is its name, in a folder that is searched.
  fs::path plugin(const Reader& reader) {
    fs::create_directories(folder_ / "plugins");
    nlohmann::json format = {
        {"name", reader.name}, {"does", {"read"}}, {"extensions", nlohmann::json::array()}};
    if (!reader.extension.empty()) format["extensions"].push_back(reader.extension);
    if (!reader.magic.empty())
      format["magic"] = {{{"offset", 0}, {"hex", reader.magic}, {"score", reader.score}}};
    const std::string script = "printf '{\"broadsheet\":1,\"issue\":{}}\\n{\"headline\":\"by " + reader.name +
                               "\"}\\n{\"end\":{\"articles\":1}}\\n'";
    const nlohmann::json manifest = {{"id", "org.example." + reader.name},
                                     {"version", "1"},
                                     {"command", {"sh", "-c", script}},
                                     {"formats", {format}}};
    fs::path file = folder_ / "plugins" / (reader.name + ".broadsheet.json");
    write_file(file, manifest.dump());
    return file;
  }
  Finished convert(const std::vector<fs::path>& named, const std::vector<std::string>& more = {}) {
    std::vector<std::string> arguments = {
        BROADSHEET_PROGRAM, "convert", "in.page", "--to", "text", "-o", "-"};
    for (const fs::path& file : named) arguments.insert(arguments.end(), {"--plugin", file.string()});
    arguments.insert(arguments.end(), more.begin(), more.end());
    return testing::run(
        {arguments, "", {{"BROADSHEET_PLUGIN_PATH", (folder_ / "plugins").string()}}, folder_.path()});
  }
  static void expect_read_by(const std::string& name, const Finished& finished) {
    EXPECT_NE(finished.output.find("by " + name), std::string::npos) << finished.output << finished.errors;
  }
  static void expect_asked(const Finished& finished, const std::string& ranking) {
    EXPECT_EQ(finished.status, 1);
    EXPECT_EQ(finished.errors,
              "broadsheet: error BS-C150: in.page: its format is not recognised; name it with --from (" +
                  ranking + ")\n");
  }

  testing::TemporaryFolder folder_;
};

constexpr const char* kPage = "2550414745";  // "%PAGE"

TEST_F(Sniffing, goes_by_the_extension_or_by_the_first_bytes) {
  expect_read_by("ext", convert({plugin({"ext", ".page", ""})}));
  expect_read_by("magic", convert({plugin({"magic", "", kPage})}));
}

TEST_F(Sniffing, the_higher_score_wins) {
  expect_read_by("magic", convert({plugin({"ext", ".page", ""}), plugin({"magic", "", kPage, 60})}));
  expect_read_by("ext", convert({plugin({"ext", ".page", ""}), plugin({"magic", "", kPage, 40})}));
}

TEST_F(Sniffing, a_tie_asks_for_from) {
  expect_asked(convert({plugin({"one", "", kPage}), plugin({"two", "", kPage})}), "one 60, two 60");
  expect_read_by("two", convert({plugin({"one", "", kPage}), plugin({"two", "", kPage})}, {"--from", "two"}));
}

TEST_F(Sniffing, a_low_score_asks_for_from) {
  const Finished finished = convert({plugin({"faint", "", kPage, 10})});
  EXPECT_EQ(finished.status, 1);
  EXPECT_EQ(
      finished.errors,
      "broadsheet: error BS-C150: in.page: its format is not recognised; name it with --from: one of faint, "
      "alto, epub, feed, finereader, hocr, html, issuetext, json, markdown, newsml, ninjs, nitf, pagexml, "
      "pdf\n");
}

TEST_F(Sniffing, a_plugin_that_only_lies_in_a_folder_has_no_say) {
  plugin({"foreign", ".page", kPage, 100});
  const Finished finished = convert({});
  EXPECT_EQ(finished.output.find("by foreign"), std::string::npos) << finished.output;
  expect_read_by("foreign", convert({}, {"--from", "foreign"}));
}

TEST_F(Sniffing, from_wins_over_all_that_the_input_says) {
  expect_read_by("plain", convert({plugin({"plain", "", ""}), plugin({"magic", ".page", kPage, 100})},
                                  {"--from", "plain"}));
}

TEST_F(Sniffing, from_asks_no_plugin_what_it_thinks) {
  const fs::path probing = fs::path(BAD_PLUGINS) / "probing.so";
  const fs::path rival = plugin({"rival", ".page", ""});
  EXPECT_NE(convert({probing, rival}).errors.find("org.example.probing"), std::string::npos);
  expect_read_by("probing", convert({probing, rival}, {"--from", "probing"}));
  expect_read_by("rival", convert({probing, rival}, {"--from", "rival"}));
}

}  // namespace
}  // namespace broadsheet::testing
