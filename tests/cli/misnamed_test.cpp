// Names that are not there, of options, files, formats and members: each is answered with what is meant.
#include "support/process.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

const std::string kPage = sample("qinghe-ribao-2024-05-18-01.jsonl");

void expect_words(const Finished& finished, const std::string& words) {
  EXPECT_NE((finished.output + finished.errors).find(words), std::string::npos)
      << finished.output << finished.errors;
}

TEST(Misnamed, an_option_that_is_none_leads_to_those_that_are_about_it) {
  for (const auto& [typed, meant] : {std::pair{"--embargo", "see --news.rules: "},
                                     {"--embargoed", "see --news.rules: "},
                                     {"--news.embargo", "see --news.rules: "},
                                     {"--copyright", "see --news.rights-notice: "},
                                     {"--kindle", "see --epub.cover-type: "},
                                     {"--languages", "did you mean --language?"}})
    expect_error(run(broadsheet({kPage, "-o", "x.xml", typed, "x"})), 2, "BS-C111", meant);
}

TEST(Misnamed, help_on_a_word_shows_the_options_that_are_about_it) {
  const Finished finished = run(broadsheet({"convert", "--help=embargo"}));
  expect_success(finished);
  expect_words(finished, "--news.rules FILE");
  EXPECT_EQ(finished.output.find("--epub."), std::string::npos) << finished.output;
  expect_success(run(broadsheet({"help", "embargo"})));
  expect_error(run(broadsheet({"convert", "--help=xyzzy"})), 2, "BS-C112", "there is on issue");
}

TEST(Misnamed, a_file_that_is_not_there_is_answered_with_the_one_beside_it) {
  const TemporaryFolder folder;
  write_file(folder / "page.txt", "A headline\n");
  for (const std::vector<std::string>& verb : {std::vector<std::string>{"convert", "-t", "text", "-o", "-"},
                                               {"inspect"},
                                               {"check"},
                                               {"batch", "-o", folder / "out", "-t", "text"}})
    for (const char* typed : {"Page.TXT", "page.tx"}) {
      std::vector<std::string> words = verb;
      words.push_back(folder / typed);
      expect_error(run(broadsheet(words)), 1, "BS-C120",
                   "did you mean " + (folder / "page.txt").string() + "?");
    }
  expect_error(run(broadsheet({folder / "nothing-alike.pdf", "-o", "x.txt"})), 1, "BS-C120",
               "check the name");
  expect_error(run(broadsheet({folder / "*.txt", "-o", "x.txt"})), 1, "BS-C120", "leave the quotes away");
}

TEST(Misnamed, html_is_known_by_its_tags_whatever_its_name_and_text_that_quotes_one_is_text) {
  const TemporaryFolder folder;
  const std::string html = "<h2>Ferry sails earlier</h2>\n<p>The ferry sails at six from Monday on.</p>\n";
  for (const char* name : {"story.html", "story.txt", "story"}) {
    write_file(folder / name, html);
    const Finished finished = run(broadsheet({folder / name, "-q", "-t", "text", "-o", "-"}));
    expect_success(finished);
    EXPECT_EQ(finished.output.find('<'), std::string::npos) << finished.output;
  }
  write_file(folder / "page.txt", "<p> is all it takes\nThe course on web pages begins on Monday.\n");
  const Finished finished = run(broadsheet({folder / "page.txt", "-q", "-t", "text", "-o", "-"}));
  EXPECT_NE(finished.output.find("<p> is all it takes"), std::string::npos) << finished.output;
}

TEST(Misnamed, formats_that_others_make_of_ours_are_told) {
  for (const char* name : {"x.docx", "x.tex", "x.fb2"})
    expect_error(run(broadsheet({kPage, "-o", name})), 3, "BS-C106",
                 std::string("pandoc issue.html -o issue"));
  expect_error(run(broadsheet({kPage, "-o", "x", "-t", "kindle"})), 3, "BS-C106",
               "ebook-convert issue.epub issue.azw3");
  expect_error(run(broadsheet({kPage, "-o", "x.doc"})), 3, "BS-C106", "which word processors open");
  expect_error(run(broadsheet({kPage, "-o", "x.kepub"})), 3, "BS-C106", "write an EPUB");
}

TEST(Misnamed, several_outputs_at_once_are_answered_with_how_that_is_said) {
  expect_error(run(broadsheet({kPage, "-o", "x.xml,x.epub"})), 2, "BS-C171", "-o out --to epub,newsml");
  expect_error(run(broadsheet({kPage, "-o", "x", "--to", "newsml", "epub"})), 1, "BS-C120", "--to epub,epub");
}

TEST(Misnamed, formats_have_other_names_too) {
  for (const auto& [typed, meant] : {std::pair{"newsml-g2", "newsml"},
                                     {"epub3", "epub"},
                                     {"html5", "html"},
                                     {"md", "markdown"},
                                     {"txt", "text"}})
    expect_error(run(broadsheet({kPage, "-o", "x", "--to", typed})), 3, "BS-C106",
                 std::string("did you mean ") + meant + "?");
}

TEST(Misnamed, settings_that_are_not_there_are_answered_with_those_beside) {
  const TemporaryFolder folder;
  write_file(folder / "paper.toml", "publication = \"x\"\n");
  expect_error(run(broadsheet({kPage, "-o", "x.txt", "--config", folder / "papr.toml"})), 1, "BS-C120",
               "did you mean " + (folder / "paper.toml").string());
}

TEST(Misnamed, the_value_of_a_switch_is_no_file) {
  expect_error(run(broadsheet({kPage, "-o", "x.epub", "--epub.colophon", "false"})), 1, "BS-C120",
               "--NAME=false; --no-NAME turns it off");
}

TEST(Misnamed, verbs_of_plugins_are_asked_for_help_by_their_whole_name) {
  for (const std::vector<std::string>& words :
       {std::vector<std::string>{"plugins", "new"}, {"plugins", "new", "a", "--lang", "rust"}})
    expect_error(run(broadsheet(words)), 2, "BS-C112", "broadsheet plugins new --help");
}

TEST(Misnamed, languages_and_kinds_of_a_new_plugin_have_their_usual_names) {
  const TemporaryFolder folder;
  Process process = broadsheet({"plugins", "new", "tick", "--kind", "read", "--lang", "c++"});
  process.folder = folder.path();
  expect_success(run(process));
  EXPECT_TRUE(fs::exists(folder / "tick/tick.cpp"));
}

TEST(Misnamed, an_option_that_is_given_twice_is_told_in_words) {
  expect_error(run(broadsheet({kPage, "-o", "x.txt", "-o", "y.txt"})), 2, "BS-C112",
               "--output is given more than once");
}

class OptionFile : public ::testing::Test {
 protected:
  void expect_named(const std::string& option, const std::string& text, const std::string& output,
                    const std::string& line) {
    write_file(folder_ / "given.file", text);
    const Finished finished =
        run(broadsheet({kPage, "-o", folder_ / output, "--" + option, folder_ / "given.file"}));
    EXPECT_EQ(finished.status, 1) << finished.errors;
    expect_words(finished, (folder_ / "given.file").string() + line);
  }
  const TemporaryFolder folder_;
};

TEST_F(OptionFile, of_rules_is_named_with_the_line_and_what_is_meant) {
  expect_named("news.rules", "[[rule]]\nheadlines = \"x\"\nset = { urgency = 1 }\n", "o.xml",
               ":2: a rule has no \"headlines\"; did you mean \"headline\"?");
  expect_named("ninjs.rules", "[[rule]]\n\nset = { embargo = \"x\" }\n", "o.ninjs",
               ":3: no story has \"embargo\"; did you mean \"embargoed\"?");
  expect_named("nitf.rules", "[[rule]]\nset = { pubstatus = \"x\" }\n", "o.nitf", ":2: no story has");
  expect_named("newsml.rules", "[[rule]]\npage = 1\nset = { subjects = \"foo:x\" }\n", "o.xml",
               ":3: no vocabulary is known");
  expect_named("news.rules", "[[rule]\n", "o.xml", ":1: ");
}

TEST_F(OptionFile, of_web_pages_and_books_is_named) {
  expect_named("html.template", "<p>\n{{titel}}\n", "o.html", ":2: {{titel}} is not known");
  expect_named("html.template", "<p>\n", "o.html", ": the template has no {{articles}}");
  expect_named("html.css", "\xFF", "o.html", ": the style sheet is not UTF-8");
  expect_named("html.hyphens", "nothing", "o.html", ": has no patterns");
  expect_named("epub.cover", "nothing", "o.epub", ": the cover is neither a JPEG nor a PNG");
}

class OwnFormat : public ::testing::Test {
 protected:
  OwnFormat() {
    fs::create_directories(folder_ / "broadsheet/plugins");
    write_file(folder_ / "broadsheet/plugins/acme.broadsheet.json",
               R"({"id": "org.example.acme", "version": "1", "command": ["sh", "acme.sh"],
                   "formats": [{"name": "acme", "does": ["read"], "extensions": [".acme"]}]})");
    write_file(
        folder_ / "broadsheet/plugins/acme.sh",
        "cat >/dev/null; echo '{\"broadsheet\":1,\"issue\":{}}'\n"
        "echo '{\"id\":\"a-1\",\"headlin\":\"x\",\"blocks\":[]}'\necho '{\"end\":{\"articles\":1}}'\n");
    write_file(folder_ / "page.acme", "A headline\n");
  }
  Finished call(std::vector<std::string> arguments) const {
    Process process = broadsheet(std::move(arguments));
    process.environment["XDG_DATA_HOME"] = folder_.path();
    return run(process);
  }
  const TemporaryFolder folder_;
};

TEST_F(OwnFormat, is_checked_where_it_is_chosen) {
  const Finished finished = call({"check", folder_ / "page.acme", "--from", "acme"});
  EXPECT_EQ(finished.status, 0) << finished.output << finished.errors;
  expect_words(finished, "it can be read");
}

TEST_F(OwnFormat, without_options_is_no_misspelt_topic) {
  expect_error(call({"convert", "--help=acme"}), 2, "BS-C112", "broadsheet plugins show acme");
}

TEST_F(OwnFormat, is_found_by_its_name_and_tells_of_misspelt_members) {
  expect_words(call({"plugins", "check", "acme", "--sample", folder_ / "page.acme"}),
               "\"headlin\" is no member of an article that is known; did you mean \"headline\"?");
}

TEST_F(OwnFormat, whose_script_is_named_is_answered_with_the_manifest) {
  fs::rename(folder_ / "broadsheet/plugins/acme.sh", folder_ / "broadsheet/plugins/acme.py");
  const Finished finished =
      call({"convert", "--plugin", folder_ / "broadsheet/plugins/acme.py", kPage, "-t", "text", "-o", "-"});
  EXPECT_EQ(finished.status, 3);
  expect_words(finished, "give acme.broadsheet.json");
}

}  // namespace
}  // namespace broadsheet::testing
