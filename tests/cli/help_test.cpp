// Help and lists come from the manifests of the plugins that are there.
#include "support/memory_host.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <sstream>

namespace broadsheet::testing {
namespace {

std::string output_of(std::vector<std::string> arguments) {
  const Finished finished = run(broadsheet(std::move(arguments)));
  expect_success(finished);
  return finished.output;
}

void expect_says(const std::string& output, const std::string& what) {
  EXPECT_NE(output.find(what), std::string::npos) << "does not say " << what << ":\n" << output;
}

// Calls `check` with each format of each manifest that has a built plugin.
template <class Check>
void for_each_format(Check check) {
  for (const auto& entry : std::filesystem::directory_iterator(build_folder() / "lib/broadsheet/plugins")) {
    const std::string name = entry.path().stem();
    const auto manifest = nlohmann::json::parse(read_file(manifest_file(name)));
    for (const auto& format : manifest.at("formats")) check(manifest, format);
  }
}

TEST(Help, names_the_verbs_and_the_exit_codes) {
  const std::string help = output_of({"--help"});
  for (const char* verb : {"convert", "batch", "inspect", "plugins"}) expect_says(help, verb);
  expect_says(help, "0 ok, 1 input, 2 usage, 3 plugin, 4");
}

TEST(Help, of_each_verb_explains_it) {
  for (const char* verb : {"convert", "batch", "inspect", "plugins"})
    expect_says(output_of({verb, "--help"}), "Usage: broadsheet");
}

TEST(Help, of_convert_shows_every_option_of_every_manifest) {
  const std::string help = output_of({"convert", "--help=all"});
  for_each_format([&](const auto&, const auto& format) {
    for (const auto& option : format.value("options", nlohmann::json::array()))
      expect_says(help, format.at("name").template get<std::string>() + '.' +
                            option.at("name").template get<std::string>());
  });
}

TEST(Help, of_one_format_shows_no_other) {
  for (const std::vector<std::string>& asked : {std::vector<std::string>{"convert", "--to", "text", "--help"},
                                                {"convert", "--help=text"},
                                                {"--help=text"},
                                                {"-t", "text", "-h"}}) {
    const std::string help = output_of(asked);
    expect_says(help, "--text.wrap");
    EXPECT_EQ(help.find("--newsml."), std::string::npos);
  }
}

TEST(Help, of_convert_fits_a_screen_and_names_its_topics) {
  const std::string help = output_of({"convert", "--help"});
  EXPECT_LE(std::count(help.begin(), help.end(), '\n'), 25) << help;
  std::istringstream lines(help);
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 82u) << line;
  for (const char* said : {"-o, --output", "-t, --to", "--publication", "--date", "limits", "epub", "all"})
    expect_says(help, said);
}

TEST(Help, of_a_topic_shows_its_options) {
  expect_says(output_of({"convert", "--help=limits"}), "--max-input");
  expect_says(output_of({"batch", "--help=plugins"}), "--isolate");
  expect_says(output_of({"convert", "--help=epub"}), "--[no-]epub.vertical");
  const Finished wrong = run(broadsheet({"convert", "--help=limit"}));
  expect_error(wrong, 2, "BS-C112", "--help=limits");
}

TEST(Help, can_be_asked_for_like_a_verb) {
  EXPECT_EQ(output_of({"help", "batch"}), output_of({"batch", "--help"}));
  EXPECT_EQ(output_of({"help"}), output_of({"--help"}));
}

TEST(PluginsList, is_a_json_object_a_plugin) {
  std::istringstream lines(output_of({"plugins", "list", "--json"}));
  std::set<std::string> formats;
  for (std::string line; std::getline(lines, line);) {
    const auto plugin = nlohmann::json::parse(line);
    EXPECT_EQ(plugin.at("origin"), "in the installation") << line;
    EXPECT_TRUE(plugin.at("usable")) << line;
    for (const auto& format : plugin.at("formats")) formats.insert(format.at("name"));
  }
  for_each_format([&](const auto&, const auto& format) { EXPECT_TRUE(formats.count(format.at("name"))); });
}

TEST(ListFormats, has_a_line_for_each) {
  const std::string list = output_of({"--list-formats"});
  for_each_format([&](const auto&, const auto& format) {
    expect_says('\n' + list, '\n' + format.at("name").template get<std::string>() + ' ');
  });
}

TEST(PluginsList, shows_every_format_with_its_plugin) {
  const std::string list = output_of({"plugins", "list"});
  EXPECT_EQ(list, output_of({"plugins"}));
  for_each_format([&](const auto& manifest, const auto& format) {
    expect_says(list, format.at("name"));
    expect_says(list, manifest.at("id"));
  });
}

TEST(PluginsShow, tells_where_the_plugin_is_and_explains_its_options) {
  const std::string shown = output_of({"plugins", "show", "text"});
  expect_says(shown, "org.broadsheet.text");
  expect_says(shown, (build_folder() / "lib/broadsheet/plugins/text.so").string());
  expect_says(shown, "--text.wrap");
}

TEST(PluginsShow, knows_no_plugin_that_is_not_there) {
  expect_error(run(broadsheet({"plugins", "show", "papyrus"})), 3, "BS-C106", "papyrus");
}

TEST(Version, is_one_line) { EXPECT_EQ(output_of({"--version"}).rfind("broadsheet ", 0), 0u); }

}  // namespace
}  // namespace broadsheet::testing
