// broadsheet check: what is said of files, good and broken, and of what they lack.
#include "support/issue_lines.hpp"
#include "support/process.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>
#include <sstream>

namespace broadsheet::testing {
namespace {

using Json = nlohmann::json;

const std::string kPage = sample("qinghe-ribao-2024-05-18-01.txt");
const std::string kNextPage = sample("qinghe-ribao-2024-05-18-02.txt");

// The sample issue in a format.
std::string written(const TemporaryFolder& folder, const std::string& name, const std::string& format) {
  std::string file = folder / name;
  expect_success(run(broadsheet({"convert", "-q", kPage, kNextPage, "--to", format, "-o", file})));
  return file;
}

Finished check(std::vector<std::string> arguments) {
  arguments.insert(arguments.begin(), {"check", "--json"});
  return run(broadsheet(std::move(arguments)));
}

// The codes of what was found, in order.
std::vector<std::string> codes(const Finished& finished) {
  std::vector<std::string> out;
  const Json result = Json::parse(finished.output);
  for (const Json& finding : result["findings"]) out.push_back(finding["code"]);
  return out;
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::runtime_error("the file does not hold " + from);
  return text.replace(at, from.size(), to);
}

struct Written {
  const char *name, *format;
};

class CheckWritten : public ::testing::TestWithParam<Written> {};

TEST_P(CheckWritten, is_silent_on_what_we_write_and_finds_the_whole_source_in_it) {
  const TemporaryFolder folder;
  const auto [name, format] = GetParam();
  const std::string file = written(folder, name, format);
  const Finished finished = check({file, "--format", format, "--against", kPage, "--against", kNextPage});
  EXPECT_EQ(finished.status, 0) << finished.output << finished.errors;
  EXPECT_EQ(Json::parse(finished.output)["format"], format);
}

INSTANTIATE_TEST_SUITE_P(Formats, CheckWritten,
                         ::testing::Values(Written{"o.jsonl", "json"}, Written{"o.epub", "epub"},
                                           Written{"o.html", "html"}, Written{"o.md", "markdown"},
                                           Written{"o.xml", "newsml"}, Written{"o.nitf", "nitf"},
                                           Written{"o.ninjs", "ninjs"}, Written{"o.txt", "text"}),
                         [](const auto& given) { return std::string(given.param.format); });

TEST(Check, tells_what_is_missing_of_the_source_and_where_it_stood) {
  const TemporaryFolder folder;
  const std::string file = written(folder, "o.jsonl", "json");
  write_file(file, replaced(read_file(file), "轮渡并不停航", "轮渡并停航"));
  const Finished finished = check({file, "--against", kPage, "--against", kNextPage});
  EXPECT_EQ(finished.status, 1);
  const Json finding = Json::parse(finished.output)["findings"].at(0);
  EXPECT_EQ(finding["code"], "BS-K010");
  EXPECT_EQ(finding["article"], "a-1-1");
  EXPECT_NE(finding["what"].get<std::string>().find("lacks 1 character of the paragraph"), std::string::npos)
      << finding;
}

TEST(Check, a_loss_is_told_at_the_page_and_line_where_its_text_begins) {
  const TemporaryFolder folder;
  const std::string file = written(folder, "o.jsonl", "json"), lacking = folder / "lacking.jsonl";
  for (const auto& [page, words, left] :
       {std::tuple{kPage, "轮渡并不停航", "轮渡并停航"}, {kNextPage, "又把苗情最急", "又把苗情最"}}) {
    write_file(lacking, replaced(read_file(file), words, left));
    const Finished finished = check({lacking, "--against", kPage, kNextPage});
    const Json finding = Json::parse(finished.output)["findings"].at(0);
    EXPECT_EQ(finding["file"], page) << finding;
    const std::string text = read_file(page);
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(text.find(words)), '\n');
    EXPECT_GT(finding["line"], std::max(1L, line - 12)) << finding;
    EXPECT_LE(finding["line"], line) << finding;
    EXPECT_NE(finding["what"].get<std::string>().find("lacking.jsonl lacks 1 character"), std::string::npos);
  }
}

TEST(Check, a_loss_is_told_of_the_piece_that_was_changed_not_of_one_that_has_the_character_too) {
  const TemporaryFolder folder;
  write_file(
      folder / "a.txt",
      "Seven bells of the sea\nBy Ann Ward\nThe bell of the harbour chapel rings seven times from Monday "
      "on,\n"
      "as it did in the years when the ferry was a sail.\n\nIts keeper said that nobody slept there then, "
      "and that the\nhens of the island were up at three.\n");
  const std::string file = folder / "a.jsonl";
  expect_success(run(broadsheet({"convert", "-q", folder / "a.txt", "-o", file})));
  write_file(file, replaced(replaced(read_file(file), "Seven bells", "Sevn bells"), "keeper", "kepr"));
  const Json found = Json::parse(check({file, "--against", folder / "a.txt"}).output)["findings"];
  ASSERT_EQ(found.size(), 2u) << found;
  EXPECT_NE(found[0]["what"].get<std::string>().find("lacks 1 character of the headline above"),
            std::string::npos)
      << found;
  EXPECT_NE(found[1]["what"].get<std::string>().find("lacks 2 characters of the paragraph"),
            std::string::npos)
      << found;
}

TEST(Check, the_source_may_be_the_folder_of_its_pages) {
  const TemporaryFolder folder;
  const std::string file = written(folder, "o.jsonl", "json");
  std::filesystem::create_directory(folder / "pages");
  for (const std::string& page : {kPage, kNextPage})
    std::filesystem::copy(page, folder / "pages" / std::filesystem::path(page).filename());
  EXPECT_EQ(check({file, "--against", folder / "pages"}).status, 0);
  write_file(file, replaced(read_file(file), "轮渡并不停航", "轮渡并停航"));
  EXPECT_EQ(codes(check({file, "--against", folder / "pages"})), std::vector<std::string>{"BS-K010"});
  std::filesystem::create_directory(folder / "none");
  expect_error(run(broadsheet({"check", file, "--against", folder / "none"})), 2, "BS-C157", "");
}

TEST(Check, letters_of_other_stories_stand_for_none_that_a_story_lacks) {
  const TemporaryFolder folder;
  const auto issue = [](const std::string& ferry, const std::string& choir) {
    return issue_of(
        article_line("a-1-1", "1", "Ferry sails earlier", ferry) +
            article_line("a-1-2", "1", "Choir looks for tenors", choir) +
            article_line("a-1-3", "1", "Market moves to the square", "Stalls return on Saturday."),
        3, 1);
  };
  const std::string ferry = "The ferry sails at six.", choir = "The choir sings Haydn.";
  write_file(folder / "page.jsonl", issue(ferry, choir));
  write_file(folder / "made.jsonl", issue("The ferry sails at six", choir + "..."));
  const auto findings = [&](const std::string& made) {
    return Json::parse(check({folder / made, "--against", folder / "page.jsonl"}).output)["findings"];
  };
  const Json dot = findings("made.jsonl");
  ASSERT_EQ(dot.size(), 1u) << dot;
  EXPECT_EQ(dot[0]["article"], "a-1-1");
  EXPECT_NE(dot[0]["what"].get<std::string>().find(
                "lacks 1 character of the paragraph: \".\", in \"Ferry sails earlier\""),
            std::string::npos)
      << dot;
  expect_success(
      run(broadsheet({"convert", "-q", folder / "page.jsonl", "-o", folder / "items", "--to", "newsml",
                      "--newsml.layout", "items", "--timestamp", "2024-05-18T06:00:00Z"})));
  EXPECT_EQ(findings("items").size(), 0u);
  for (const auto& item : std::filesystem::directory_iterator(folder / "items"))
    if (read_file(item.path()).find("Stalls return") != std::string::npos)
      std::filesystem::remove(item.path());
  const Json gone = findings("items");
  const auto whole = std::count_if(gone.begin(), gone.end(), [](const Json& its) {
    return its["what"].get<std::string>().find("lacks the story \"Market moves to the square\", all its ") !=
           std::string::npos;
  });
  EXPECT_EQ(whole, 1) << gone;
}

struct Broken {
  const char *what, *from, *to, *code;
};

class CheckNewsml : public ::testing::TestWithParam<Broken> {};

TEST_P(CheckNewsml, finds_the_broken_rule_with_its_line) {
  const TemporaryFolder folder;
  const std::string file = written(folder, "o.xml", "newsml");
  write_file(file, replaced(read_file(file), GetParam().from, GetParam().to));
  const Finished finished = check({file});
  EXPECT_EQ(finished.status, 1);
  const std::vector<std::string> found = codes(finished);
  EXPECT_NE(std::find(found.begin(), found.end(), GetParam().code), found.end()) << finished.output;
  EXPECT_GT(Json::parse(finished.output)["findings"].at(0)["line"], 1);
}

INSTANTIATE_TEST_SUITE_P(
    Faults, CheckNewsml,
    ::testing::Values(Broken{"priority", "<priority>5</priority>", "<priority>high</priority>", "BS-N209"},
                      Broken{"order", "<origin>Broadsheet</origin>", "", "BS-N201"},
                      Broken{"guid", " guid=\"urn:uuid:", " guid=\"", "BS-N202"},
                      Broken{"standard", "standard=\"NewsML-G2\"", "standard=\"NewsML\"", "BS-N203"},
                      Broken{"code", "role=\"bshl:sub\"", "role=\"sub\"", "BS-N204"},
                      Broken{"group", "<groupSet root=\"", "<groupSet root=\"x", "BS-N205"},
                      Broken{"charcount", "轮渡并不停航", "轮渡并停航", "BS-N206"}),
    [](const auto& given) { return std::string(given.param.what); });

TEST(Check, says_where_xml_is_not_well_formed) {
  const TemporaryFolder folder;
  const std::string file = written(folder, "o.xml", "newsml");
  write_file(file, replaced(read_file(file), "</header>", ""));
  const Finished finished = check({file});
  EXPECT_EQ(finished.status, 1);
  EXPECT_GT(Json::parse(finished.output)["findings"].at(0)["line"], 1) << finished.output;
}

TEST(Check, finds_bytes_and_controls_that_are_no_text) {
  const TemporaryFolder folder;
  write_file(folder / "o.txt", "one\ntwo\x01\n\xFF\n");
  const Finished finished = check({folder / "o.txt", "--format", "text"});
  EXPECT_EQ(finished.status, 1);
  EXPECT_EQ(codes(finished), (std::vector<std::string>{"BS-T102", "BS-T101"}));
}

TEST(Check, a_stream_cut_short_is_a_finding) {
  const TemporaryFolder folder;
  const std::string file = written(folder, "o.jsonl", "json");
  const std::string whole = read_file(file);
  write_file(file, whole.substr(0, whole.size() / 2));
  EXPECT_EQ(check({file}).status, 1);
}

TEST(Check, what_is_of_no_known_format_is_a_finding) {
  const TemporaryFolder folder;
  write_file(folder / "o.bin", std::string("\x7F"
                                           "ELF\0\1",
                                           6));
  EXPECT_EQ(check({folder / "o.bin"}).status, 1);
}

TEST(Check, says_in_words_what_the_rule_is_and_what_to_do) {
  const TemporaryFolder folder;
  write_file(folder / "o.txt", "a\x01\n");
  const Finished finished = run(broadsheet({"check", folder / "o.txt", "--format", "text"}));
  EXPECT_NE(finished.output.find("o.txt:1:2: there is a control character"), std::string::npos)
      << finished.output;
  EXPECT_NE(finished.output.find("rule: "), std::string::npos);
  EXPECT_NE(finished.output.find("do:   "), std::string::npos);
}

TEST(Check, needs_a_file) { expect_error(run(broadsheet({"check"})), 2, "BS-C170", ""); }

TEST(Check, names_what_was_taken_out_of_the_body_of_a_page) {
  TemporaryFolder folder;
  const Finished page = run(broadsheet({"check", kPage}));
  expect_success(page);
  EXPECT_NE(page.output.find("BS-K013"), std::string::npos) << page.output;
  EXPECT_NE(page.output.find("at line "), std::string::npos) << page.output;
  expect_success(run(broadsheet({"convert", "-q", kPage, "-o", folder / "o.xml", "--to", "newsml"})));
  const Finished issue = run(broadsheet({"check", folder / "o.xml", "--against", kPage}));
  EXPECT_NE(issue.output.find("BS-K013"), std::string::npos) << issue.output;
  EXPECT_EQ(run(broadsheet({"check", folder / "o.xml"})).output.find("BS-K013"), std::string::npos);
}

TEST(Inspect, says_that_a_line_is_not_there) {
  const std::string page = sample("harrow-bay-courier-2024-05-18-a1.txt");
  EXPECT_NE(
      run(broadsheet({"inspect", "--line", "5000", page})).output.find("nothing was decided about line 5000"),
      std::string::npos);
  const Finished finished = run(broadsheet({"inspect", "--line", "abc", page}));
  EXPECT_EQ(finished.status, 2);
  EXPECT_NE(finished.errors.find("not in range 1 to"), std::string::npos) << finished.errors;
}

TEST(Inspect, tells_all_that_was_decided_about_one_line_its_phrase_included) {
  const std::string page = sample("harrow-bay-courier-2024-05-18-a1.txt"), text = read_file(page);
  const std::string headline = "Harbor Ferry Returns";
  const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(text.find(headline)), '\n');
  const Finished finished = run(broadsheet({"inspect", "--json", "--line", std::to_string(line), page}));
  expect_success(finished);
  std::set<std::string> stages;
  std::istringstream lines(finished.output);
  for (std::string its; std::getline(lines, its);) {
    const Json decision = Json::parse(its);
    stages.insert(decision["stage"]);
    EXPECT_LE(decision["lines"][0], line) << its;
    EXPECT_GE(decision["lines"][1], line) << its;
    if (decision["stage"] != "headlines") continue;
    EXPECT_EQ(decision["decision"], "headline") << its;
    EXPECT_NE(decision["why"], "") << its;
  }
  EXPECT_EQ(stages, (std::set<std::string>{"lines", "articles", "headlines"}));
}

TEST(Inspect, lists_what_was_taken_out_of_the_body_with_lines_and_reasons) {
  const Finished finished = run(broadsheet({"inspect", sample("harrow-bay-courier-2024-05-18-a1.txt")}));
  expect_success(finished);
  EXPECT_NE(finished.output.find("taken out of the body"), std::string::npos) << finished.output;
  for (const char* const piece : {"line 1 ", "masthead", "The Harrow Bay Courier", "line 2 ", "folio"})
    EXPECT_NE(finished.output.find(piece), std::string::npos) << piece << finished.output;
}

}  // namespace
}  // namespace broadsheet::testing
