// Help and lists come from the manifests of the plugins that are there.
#include "support/program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

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
    const auto manifest = nlohmann::json::parse(read_file(source_folder() + "/plugins/" + name + ".json"));
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
  const std::string help = output_of({"convert", "--help"});
  for_each_format([&](const auto&, const auto& format) {
    for (const auto& option : format.value("options", nlohmann::json::array()))
      expect_says(help, "--" + format.at("name").template get<std::string>() + '.' +
                            option.at("name").template get<std::string>());
  });
}

TEST(Help, of_one_format_shows_no_other) {
  const std::string help = output_of({"convert", "--to", "text", "--help"});
  expect_says(help, "--text.wrap");
  EXPECT_EQ(help.find("--newsml."), std::string::npos);
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
