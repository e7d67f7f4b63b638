// The manual page and the completion are made of the command line and the plugins' manifests: nothing is
// missing.
#include "support/memory_host.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;
using Strings = std::vector<std::string>;

std::string printed(Strings arguments) {
  const Finished finished = run(broadsheet(std::move(arguments)));
  expect_success(finished);
  return finished.output;
}

/// The verbs that `broadsheet --help` lists.
Strings verbs() {
  const std::string help = printed({"--help"});
  std::istringstream lines(help.substr(help.find("Subcommands:\n") + 13));
  Strings verbs;
  for (std::string line; std::getline(lines, line) && line.rfind("  ", 0) == 0;)
    if (line[2] != ' ') verbs.push_back(line.substr(2, line.find(' ', 2) - 2));
  return verbs;
}

/// "--epub.cover", of every manifest of a built plugin.
Strings format_options() {
  Strings options;
  for (const auto& entry : fs::directory_iterator(build_folder() / "lib/broadsheet/plugins")) {
    const std::string name = entry.path().stem();
    const auto manifest = nlohmann::json::parse(read_file(manifest_file(name)));
    for (const auto& format : manifest.at("formats"))
      for (const auto& option : format.value("options", nlohmann::json::array()))
        options.push_back("--" + format.at("name").get<std::string>() + '.' +
                          option.at("name").get<std::string>());
  }
  return options;
}

bool is_in_path(const std::string& program) {
  return run({{"/bin/sh", "-c", "command -v " + program}}).status == 0;
}

TEST(Manual, tells_of_every_verb_and_every_option) {
  ASSERT_GE(verbs().size(), 6u);
  std::string manual = printed({"manual"});
  manual.erase(std::remove(manual.begin(), manual.end(), '\\'), manual.end());  // "\-" is "-"
  for (const std::string& verb : verbs())
    EXPECT_NE(manual.find("fBbroadsheet " + verb + "fR"), std::string::npos) << verb;
  for (const std::string& option : format_options())
    EXPECT_NE(manual.find("fB" + option + "fR"), std::string::npos) << option;
  for (const char* option : {"--shard", "--keep-going", "--why", "--lang", "--sample"})
    EXPECT_NE(manual.find(std::string("fB") + option + "fR"), std::string::npos) << option;
}

TEST(Manual, is_a_manual_page_without_a_fault) {
  const TemporaryFolder folder;
  write_file(folder / "broadsheet.1", printed({"manual"}));
  if (!is_in_path("mandoc")) GTEST_SKIP() << "no mandoc (Debian: mandoc)";
  const Finished lint = run({{"/usr/bin/env", "mandoc", "-Tlint", "-Wwarning", folder / "broadsheet.1"}});
  EXPECT_EQ(lint.status, 0) << lint.output << lint.errors;
}

TEST(Manual, takes_no_word_of_a_plugin_for_a_command_of_troff) {
  const TemporaryFolder folder;
  write_file(folder / "odd.broadsheet.json", R"({"id": "org.example.odd", "version": "1", "command": ["true"],
    "formats": [{"name": "odd", "does": ["write"], "extensions": [".odd"],
                 "about": ".so /etc/passwd \\fBx -- end"}]})");
  const std::string manual = printed({"manual", "--plugin", folder / "odd.broadsheet.json"});
  EXPECT_NE(manual.find("\n\\&.so /etc/passwd \\efBx \\-\\- end\n"), std::string::npos) << manual;
}

class Completion : public ::testing::Test {
 protected:
  void SetUp() override { write_file(script_, printed({"completion", "bash"})); }

  /// What Bash would offer for the last of `words`, which follow "broadsheet".
  Strings offered(Strings words) const {
    words.insert(words.begin(), {"/bin/bash", "--norc", "-c",
                                 "source \"$0\"; COMP_WORDS=(broadsheet \"$@\"); COMP_CWORD=$#; _broadsheet;"
                                 "printf '%s\\n' \"${COMPREPLY[@]}\"",
                                 script_});
    Process process{words};
    process.folder = folder_.path();
    const Finished finished = run(process);
    EXPECT_EQ(finished.errors, "");
    std::istringstream lines(finished.output);
    Strings offers;
    for (std::string line; std::getline(lines, line);)
      if (!line.empty()) offers.push_back(line);
    std::sort(offers.begin(), offers.end());
    return offers;
  }
  bool offers(Strings words, const std::string& word) const {
    const Strings all = offered(std::move(words));
    return std::find(all.begin(), all.end(), word) != all.end();
  }

  const TemporaryFolder folder_;
  const fs::path script_ = folder_ / "completion";
};

TEST_F(Completion, knows_the_verbs_and_those_below) {
  for (const std::string& verb : verbs()) EXPECT_TRUE(offers({""}, verb)) << verb;
  EXPECT_EQ(offered({"conv"}), Strings{"convert"});
  EXPECT_TRUE(offers({"plugins", ""}, "show"));
  EXPECT_TRUE(offers({"plugins", "show", ""}, "newsml"));
}

TEST_F(Completion, offers_the_formats_first_and_then_every_option) {
  EXPECT_EQ(offered({"convert", "--ep"}), Strings{"--epub."});
  EXPECT_TRUE(offers({"batch", "--"}, "--shard"));
  EXPECT_FALSE(offers({"convert", "--"}, "--shard"));
  for (const std::string& option : format_options())
    EXPECT_TRUE(offers({"convert", option}, option)) << option;
}

TEST_F(Completion, knows_what_an_option_takes) {
  EXPECT_EQ(offered({"convert", "--epub.links", "b"}), Strings{"both"});
  EXPECT_EQ(offered({"convert", "--epub.links", "=", "b"}), Strings{"both"})
      << "--epub.links=b, as Bash parts it";
  EXPECT_EQ(offered({"convert", "--epub.vertical", "="}), (Strings{"false", "true"}));
  EXPECT_EQ(offered({"batch", "--isolate", ""}), (Strings{"always", "auto", "never"}));
  EXPECT_TRUE(offers({"convert", "--from", ""}, "issuetext"));
  EXPECT_FALSE(offers({"convert", "--to", ""}, "issuetext")) << "it only reads";
  EXPECT_TRUE(offers({"convert", "--to", "epub,ht"}, "epub,html"));
  EXPECT_TRUE(offers({"convert", "--filter", ""}, "redact"));
  EXPECT_TRUE(offered({"convert", "--title", ""}).empty());
}

TEST_F(Completion, offers_files_and_folders_where_they_are_meant) {
  write_file(folder_ / "page 1.txt", "");
  fs::create_directory(folder_ / "pages");
  EXPECT_EQ(offered({"convert", "pa"}), (Strings{"page 1.txt", "pages"}));
  EXPECT_EQ(offered({"convert", "--epub.vertical", "pa"}), (Strings{"page 1.txt", "pages"}))
      << "a flag takes nothing";
  EXPECT_EQ(offered({"convert", "--config", "pa"}), (Strings{"page 1.txt", "pages"}));
  EXPECT_EQ(offered({"batch", "-o", "pa"}), Strings{"pages"});
}

// Programs of the other shells say what they would offer.
Strings offered_by(const Strings& shell, const std::string& program) {
  const Finished finished = run({shell, program});
  std::istringstream lines(finished.output);
  Strings offers;
  for (std::string line; std::getline(lines, line);) offers.push_back(line.substr(0, line.find('\t')));
  return offers;
}

TEST(OtherShells, fish_completes_verbs_options_and_values) {
  if (!is_in_path("fish")) GTEST_SKIP() << "no fish";
  const std::string script = printed({"completion", "fish"});
  const auto offers = [&](const std::string& typed) {
    return offered_by({"/usr/bin/env", "fish", "--no-config"}, script + "complete -C '" + typed + "'\n");
  };
  EXPECT_EQ(offers("broadsheet conv"), Strings{"convert"});
  EXPECT_EQ(offers("broadsheet inspect --wh"), Strings{"--why"});
  EXPECT_EQ(offers("broadsheet convert --to epub,ht"), Strings{"epub,html"});
  EXPECT_EQ(offers("broadsheet convert --epub.links b"), Strings{"both"});
  EXPECT_EQ(offers("broadsheet plugins show newsm"), Strings{"newsml"});
}

TEST(OtherShells, zsh_takes_the_script_and_completes_in_a_terminal) {
  if (!is_in_path("zsh") || !is_in_path("script")) GTEST_SKIP() << "no zsh, or no script (bsdutils)";
  const TemporaryFolder folder;
  write_file(folder / "completion", printed({"completion", "zsh"}));
  const std::string keys =
      "autoload -U compinit; compinit -D\nsource completion\nbroadsheet() { printf '<%s>' $@ }\n"
      "broadsheet insp\t --js\t\nbroadsheet convert --epub.links=bot\t\nbroadsheet plugins show "
      "newsm\t\nexit\n";
  Process process{{"/usr/bin/env", "TERM=dumb", "script", "-qec", "zsh -f -i", "/dev/null"}, keys};
  process.folder = folder.path();
  const std::string seen = run(process).output;
  EXPECT_NE(seen.find("<inspect><--json>"), std::string::npos) << seen;
  EXPECT_NE(seen.find("<convert><--epub.links=both>"), std::string::npos) << seen;
  EXPECT_NE(seen.find("<plugins><show><newsml>"), std::string::npos) << seen;
}

TEST_F(Completion, works_in_a_terminal) {
  const std::string keys =
      "broadsheet() { printf '<%s>' \"$@\"; }\nsource completion\n"
      "broadsheet insp\t --js\t\nbroadsheet convert --to ep\t,ht\t\nexit\n";
  if (!is_in_path("script")) GTEST_SKIP() << "no script (Debian: bsdutils)";
  Process process{{"/usr/bin/env", "TERM=dumb", "script", "-qec", "bash --norc --noprofile -i", "/dev/null"},
                  keys};
  process.folder = folder_.path();
  const std::string seen = run(process).output;
  EXPECT_NE(seen.find("<inspect><--json>"), std::string::npos) << seen;
  EXPECT_NE(seen.find("<convert><--to><epub,html>"), std::string::npos) << seen;
}

}  // namespace
}  // namespace broadsheet::testing
