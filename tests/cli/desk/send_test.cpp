// What a desk's nightly script meets: ledgers, files that wait to be collected, one word for all formats.
#include "support/issue_lines.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

#include <set>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

/// An issue of two stories; `hour` is what the first says.
std::string issue(const std::string& hour) {
  return issue_of(
      article_line("a-1-1", "1", "Ferry sails earlier", "The ferry sails at " + hour + " from Monday on.") +
          article_line("a-1-2", "1", "Choir looks for tenors",
                       "The town choir sings Haydn and lacks three tenors."),
      2, 1);
}

class Send : public ::testing::Test {
 protected:
  Finished batch(const std::string& hour, std::vector<std::string> more,
                 const std::string& formats = "newsml") {
    fs::create_directories(folder_ / "in");
    write_file(folder_ / "in" / "day.jsonl", issue(hour));
    std::vector<std::string> arguments = {"batch", folder_ / "in", "-o", folder_ / "out", "--to", formats};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(broadsheet(arguments));
  }

  std::set<std::string> files_in(const std::string& name) const {
    std::set<std::string> out;
    for (const auto& file : fs::directory_iterator(folder_ / name)) out.insert(file.path().filename());
    return out;
  }
  std::string text(const std::string& name) const { return read_file(folder_ / name); }
  std::string ledger() const { return folder_ / "sent.jsonl"; }
  std::string log() const { return text("out/broadsheet-batch.jsonl"); }

  TemporaryFolder folder_;
};

TEST_F(Send, a_batch_makes_its_ledger_and_says_so_once) {
  expect_success(batch("six", {"--newsml.ledger", ledger(), "-q"}));
  EXPECT_NE(log().find("BS-C211"), std::string::npos) << log();
  expect_success(batch("seven", {"--newsml.ledger", ledger(), "-q", "--log", folder_ / "second.jsonl"}));
  EXPECT_EQ(text("second.jsonl").find("BS-C211"), std::string::npos);
}

TEST_F(Send, a_message_that_was_not_collected_stays_beside_the_correction) {
  const std::vector<std::string> options = {"--newsml.ledger", ledger(), "--newsml.changed-only", "-q"};
  expect_success(batch("six", options));
  const std::string first = text("out/day.xml");
  expect_success(batch("seven", options));
  EXPECT_EQ(text("out/day.xml"), first);
  EXPECT_NE(text("out/day-2.xml").find("at seven"), std::string::npos);
  EXPECT_EQ(text("out/day-2.xml").find("Haydn"), std::string::npos);
  expect_success(batch("seven", options));
  EXPECT_EQ(files_in("out"), (std::set<std::string>{"broadsheet-batch.jsonl", "day.xml", "day-2.xml"}));
}

TEST_F(Send, convert_replaces_no_message_that_was_not_collected_and_names_the_new_one) {
  const auto convert = [&](const std::string& hour, const std::string& output) {
    write_file(folder_ / "day.jsonl", issue(hour));
    return run(broadsheet({"convert", folder_ / "day.jsonl", "-o", output, "--to", "newsml", "--news.ledger",
                           ledger(), "--news.changed-only", "--no-config"}));
  };
  const std::string target = folder_ / "d.xml";
  EXPECT_EQ(convert("six", target).errors.find("BS-C220"), std::string::npos);
  const std::string first = text("d.xml");
  const std::string told = convert("seven", target).errors;
  EXPECT_EQ(text("d.xml"), first);
  EXPECT_NE(text("d-2.xml").find("at seven"), std::string::npos);
  EXPECT_NE(told.find("BS-C220"), std::string::npos) << told;
  EXPECT_NE(told.find("d-2.xml"), std::string::npos) << told;
  convert("seven", target);
  EXPECT_FALSE(fs::exists(folder_ / "d-3.xml"));
  EXPECT_NE(convert("eight", "-").output.find("at eight"), std::string::npos);
  fs::remove(folder_ / "d.xml");  // it was collected
  EXPECT_EQ(convert("nine", target).errors.find("BS-C220"), std::string::npos);
  EXPECT_NE(text("d.xml").find("at nine"), std::string::npos);
}

TEST_F(Send, the_message_in_a_folder_with_its_pictures_stays_too_and_without_a_ledger_its_end_is_told) {
  const auto convert = [&](const std::string& hour, bool has_ledger) {
    write_file(folder_ / "day.jsonl", issue(hour));
    std::vector<std::string> arguments = {"convert", folder_ / "day.jsonl", "-o",    folder_ / "d", "--to",
                                          "newsml",  "--newsml.pictures",   "files", "--no-config"};
    if (has_ledger) arguments.insert(arguments.end(), {"--news.ledger", ledger()});
    return run(broadsheet(arguments)).errors;
  };
  convert("six", true);
  const std::string first = text("d/issue.xml");
  const std::string told = convert("seven", true);
  EXPECT_NE(told.find("BS-C220"), std::string::npos) << told;
  EXPECT_EQ(text("d/issue.xml"), first);
  EXPECT_NE(text("d/issue-2.xml").find("at seven"), std::string::npos);
  const std::string replaced = convert("eight", false);
  EXPECT_NE(replaced.find("d/issue.xml: was there with other content and is replaced"), std::string::npos)
      << replaced;
  EXPECT_EQ(convert("eight", false).find("BS-C221"), std::string::npos) << "the same content";
}

TEST_F(Send, the_message_of_another_day_stays_too) {
  const auto convert = [&](const std::string& date) {
    write_file(folder_ / "day.jsonl", issue("six"));
    return run(broadsheet({"convert", folder_ / "day.jsonl", "-o", folder_ / "d.xml", "--to", "newsml",
                           "--news.ledger", ledger(), "--date", date, "--no-config", "-q"}));
  };
  expect_success(convert("2024-05-18"));
  const std::string first = text("d.xml");
  expect_success(convert("2024-05-19"));
  EXPECT_EQ(text("d.xml"), first);
  EXPECT_NE(text("d-2.xml").find("2024-05-19"), std::string::npos);
}

TEST_F(Send, items_of_nitf_are_a_folder_however_many_and_a_correction_goes_beside_the_first_version) {
  const std::vector<std::string> options = {"--nitf.ledger", ledger(), "--nitf.changed-only", "-q"};
  expect_success(batch("six", options, "nitf"));
  EXPECT_EQ(files_in("out/day.nitf").size(), 2u);
  expect_success(batch("seven", options, "nitf"));
  const auto files = files_in("out/day.nitf");
  EXPECT_EQ(files.size(), 3u);
  EXPECT_EQ(
      std::count_if(files.begin(), files.end(), [](const auto& its) { return its.ends_with("-v2.nitf"); }),
      1);
}

TEST_F(Send, a_single_article_of_nitf_gives_its_place_to_a_folder) {
  fs::create_directories(folder_ / "out");
  write_file(folder_ / "out/day.nitf", "<nitf/>");
  expect_success(batch("six", {"-q"}, "nitf"));
  EXPECT_EQ(files_in("out/day.nitf").size(), 2u);
}

TEST_F(Send, one_option_of_news_holds_for_all_its_formats) {
  write_file(folder_ / "rules.toml",
             "[[rule]]\nheadline = \"ferry\"\nset = { embargoed = \"2030-05-18T06:00:00Z\" }\n");
  write_file(folder_ / "paper.toml",
             "[news]\nrules = \"rules.toml\"\nledger = \"sent.jsonl\"\nprovider-name = \"Quay Desk\"\n");
  expect_success(batch("six", {"--config", folder_ / "paper.toml", "-q"}, "newsml,ninjs,nitf"));
  EXPECT_NE(text("out/day.xml").find("<embargoed>2030-05-18T06:00:00Z"), std::string::npos);
  EXPECT_NE(text("out/day.xml").find("Quay Desk"), std::string::npos);
  EXPECT_NE(text("out/day.ninjs").find("\"embargoedUntil\":\"2030-05-18T06:00:00Z\""), std::string::npos);
  bool nitf = false;
  for (const std::string& name : files_in("out/day.nitf"))
    nitf = nitf || text("out/day.nitf/" + name).find("management-status=\"embargoed\"") != std::string::npos;
  EXPECT_TRUE(nitf);
  EXPECT_EQ(log().find("BS-C212"), std::string::npos) << log();
  const std::string sent = text("sent.jsonl");
  for (const char* format : {"newsml", "ninjs", "nitf"})
    EXPECT_NE(sent.find(std::string("2024-05-18 ") + format), std::string::npos) << sent;
}

TEST_F(Send, editions_of_a_day_are_issues_of_their_own) {
  const auto send = [&](const std::string& edition) {
    return run(broadsheet({"convert", sample("harrow-bay-courier-2024-05-18-a1.jsonl"), "-o",
                           folder_ / "editions", "--to", "newsml", "--newsml.layout", "items",
                           "--news.ledger", folder_ / "editions.jsonl", "--news.changed-only", "--edition",
                           edition}))
        .errors;
  };
  EXPECT_NE(send("First").find("newsml: 3 new"), std::string::npos);
  EXPECT_NE(send("Final").find("newsml: 3 new"), std::string::npos);
  EXPECT_EQ(send("First").find("new,"), std::string::npos);
}

TEST_F(Send, rules_of_one_of_several_news_formats_are_told_of) {
  write_file(folder_ / "rules.toml", "[[rule]]\nset = { urgency = 2 }\n");
  expect_success(batch("six", {"--newsml.rules", folder_ / "rules.toml", "-q"}, "newsml,ninjs"));
  EXPECT_NE(log().find("BS-C212"), std::string::npos) << log();
  EXPECT_NE(log().find("does not hold for ninjs"), std::string::npos) << log();
}

TEST_F(Send, what_went_out_is_told_in_one_line_and_with_verbose_story_by_story) {
  const std::vector<std::string> quiet = {"--newsml.ledger", ledger(), "--newsml.changed-only"};
  EXPECT_NE(batch("six", quiet).output.find("newsml: 2 new\n"), std::string::npos);
  std::vector<std::string> verbose = quiet;
  verbose.push_back("--verbose");
  const std::string told = batch("seven", verbose).output;
  EXPECT_NE(told.find("newsml: 1 changed, 1 unchanged\n"), std::string::npos) << told;
  EXPECT_NE(told.find("newsml changed   v2  page 1  urn:uuid:"), std::string::npos) << told;
  EXPECT_NE(told.find("  Ferry sails earlier\n"), std::string::npos) << told;
  EXPECT_NE(told.find("newsml unchanged v1 "), std::string::npos) << told;
}

TEST_F(Send, the_log_of_a_batch_names_what_went_out) {
  const std::vector<std::string> options = {"--newsml.ledger", ledger(), "-q"};
  expect_success(batch("six", options));
  expect_success(batch("seven", options));
  const std::string last = log().substr(log().find('\n') + 1);
  EXPECT_NE(last.find(R"("sent":{"newsml":{"new":0,"changed":1,"canceled":0,"unchanged":1,"items":[)"
                      R"({"change":"changed","version":2,"guid":"urn:uuid:)"),
            std::string::npos)
      << last;
  EXPECT_NE(last.find(R"("page":"1","title":"Ferry sails earlier"}]}})"), std::string::npos) << last;
}

TEST_F(Send, pages_of_one_day_that_are_issues_each_share_a_ledger_in_one_batch) {
  const std::vector<std::pair<std::string, std::string>> stories = {
      {"Ferry sails earlier", "The first boat leaves the north pier at six from Monday on."},
      {"Choir looks for tenors", "Haydn is sung in November, and three voices are lacking."},
      {"Market moves to the square", "Stalls that stood along the river return on Saturday morning."},
      {"Bridge stays closed", "Steel for the second span was late, says the county engineer."},
      {"Library opens on Sundays", "Students asked for it; two librarians have been found."},
      {"Snow expected in the hills", "Drivers should carry chains above the old quarry, police say."}};
  fs::create_directories(folder_ / "in");
  for (std::size_t i = 0; i < stories.size(); ++i) {
    const std::string page = std::to_string(i + 1);
    write_file(folder_ / "in" / ("page-" + page + ".jsonl"),
               issue_of(article_line("a-" + page + "-1", page, stories[i].first, stories[i].second), 1,
                        static_cast<int>(i) + 1));
  }
  const auto send = [&](const std::string& log) {
    return run(broadsheet({"batch", folder_ / "in", "-o", folder_ / "out", "--to", "newsml,nitf", "--group",
                           "file", "--news.ledger", ledger(), "--news.changed-only", "-j", "4", "-q", "--log",
                           folder_ / log}));
  };
  expect_success(send("first.jsonl"));
  EXPECT_EQ(text("first.jsonl").find("BS-C204"), std::string::npos) << text("first.jsonl");
  expect_success(send("second.jsonl"));
  EXPECT_EQ(text("second.jsonl").find("\"change\":"), std::string::npos) << text("second.jsonl");
}

TEST_F(Send, a_picture_that_goes_out_alone_is_told) {
  const auto send = [&](const std::string& caption) {
    write_file(folder_ / "day.jsonl",
               issue_of("{\"id\":\"a-1\",\"page\":\"1\",\"headline\":\"Ferry sails earlier\",\"blocks\":["
                        "{\"type\":\"paragraph\",\"text\":\"The ferry sails at six.\"},"
                        "{\"type\":\"caption\",\"text\":\"" +
                            caption + "\"}]}\n",
                        1, 1));
    return run(broadsheet({"convert", folder_ / "day.jsonl", "-o", folder_ / "out", "--to", "newsml,nitf",
                           "--news.ledger", ledger(), "--news.changed-only", "--no-config"}))
        .errors;
  };
  send("The ferry.");
  const std::string told = send("The ferry at noon.");
  EXPECT_NE(told.find("newsml: 1 unchanged, 1 picture changed; nitf: 1 changed, 1 picture changed"),
            std::string::npos)
      << told;
}

TEST_F(Send, a_rule_for_a_section_holds_for_the_stories_below_its_line) {
  write_file(
      folder_ / "page.txt",
      "Harrow Bay Courier\nSaturday, May 18, 2024 Page 1\n\nSPORTS\n\nRegatta crew wins third title\n\n"
      "By Nora Vale\n\nThe crew of the rowing club won its third title in a row\non Friday, holding off a "
      "late "
      "charge by the crew from\nMillport in the last two hundred yards.\n");
  write_file(folder_ / "rules.toml", "[[rule]]\nsection = [\"Sports\"]\nset = { urgency = 6 }\n");
  expect_success(run(broadsheet({"convert", folder_ / "page.txt", "-o", folder_ / "a.ninjs", "--ninjs.rules",
                                 folder_ / "rules.toml", "--timestamp", "2024-05-18T06:00:00Z", "-q"})));
  EXPECT_NE(text("a.ninjs").find("\"urgency\":6"), std::string::npos) << text("a.ninjs");
}

TEST_F(Send, a_ledger_that_somebody_edited_is_refused_and_nothing_goes_out) {
  const std::vector<std::string> options = {"--newsml.ledger", ledger(), "--newsml.changed-only", "-q"};
  expect_success(batch("six", options));
  std::string edited = read_file(ledger());
  const std::size_t at = edited.find("\"version\":1", edited.find('\n'));
  write_file(ledger(), edited.replace(at, 11, "\"version\":7"));
  fs::remove_all(folder_ / "out");
  const Finished finished = batch("seven", options);
  EXPECT_NE(finished.status, 0);
  EXPECT_NE((finished.errors + log()).find("BS-C196"), std::string::npos) << finished.errors << log();
  EXPECT_FALSE(fs::exists(folder_ / "out/day.xml"));
}

TEST_F(Send, convert_tells_on_standard_error_what_goes_out) {
  write_file(folder_ / "day.jsonl", issue("six"));
  std::vector<std::string> arguments = {
      "convert",     folder_ / "day.jsonl", "-o",     folder_ / "out", "--to",
      "newsml,nitf", "--news.ledger",       ledger(), "--no-config"};
  const std::string first = run(broadsheet(arguments)).errors;
  EXPECT_NE(first.find("broadsheet: newsml: 2 new; nitf: 2 new\n"), std::string::npos) << first;
  arguments.emplace_back("-v");
  const std::string told = run(broadsheet(arguments)).errors;
  EXPECT_NE(told.find("broadsheet: nitf   unchanged v1  page 1  urn:uuid:"), std::string::npos) << told;
  arguments.back() = "-q";
  EXPECT_EQ(run(broadsheet(arguments)).errors, "");
}

TEST_F(Send, a_plugin_in_a_process_of_its_own_says_that_it_keeps_no_ledger) {
  expect_success(batch("six", {"-q"}));
  const Finished finished =
      run(broadsheet({"convert", folder_ / "in/day.jsonl", "-o", folder_ / "x.xml", "--to", "newsml",
                      "--news.ledger", ledger(), "--isolate", "always"}));
  expect_error(finished, 1, "BS-C141", "leave out --isolate=always, or the ledger");
  EXPECT_FALSE(fs::exists(ledger()));
}

TEST_F(Send, now_is_the_moment_of_the_conversion) {
  expect_success(batch("six", {"--timestamp", "now", "-q"}));
  EXPECT_EQ(text("out/day.xml").find("<sent>2024-05-18"), std::string::npos);
  EXPECT_NE(text("out/day.xml").find("<sent>20"), std::string::npos);
}

TEST_F(Send, a_file_that_an_option_names_and_that_is_not_there_is_a_mistake_of_usage) {
  const Finished finished = batch("six", {"--newsml.rules", folder_ / "none.toml", "-q"});
  EXPECT_EQ(finished.status, 2);
  EXPECT_NE(finished.errors.find("--newsml.rules"), std::string::npos) << finished.errors;
}

TEST_F(Send, a_paper_that_only_its_file_names_is_told_of_where_a_ledger_goes_by_the_name) {
  write_file(folder_ / "quay-daily-2024-05-18-01.txt",
             "Ferry sails earlier\nBy Ann Ward\nThe ferry sails at six from Monday on, the office said.\n");
  const std::vector<std::string> arguments = {
      "convert", folder_ / "quay-daily-2024-05-18-01.txt", "-o", folder_ / "a.xml", "--to", "newsml"};
  EXPECT_EQ(run(broadsheet(arguments)).errors.find("BS-C213"), std::string::npos);
  std::vector<std::string> with_ledger = arguments;
  with_ledger.insert(with_ledger.end(), {"--newsml.ledger", ledger()});
  const Finished finished = run(broadsheet(with_ledger));
  EXPECT_NE(finished.errors.find("BS-C213"), std::string::npos) << finished.errors;
}

}  // namespace
}  // namespace broadsheet::testing
