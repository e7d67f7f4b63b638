// What somebody types who knows other programs, and what they get wrong.
#include "support/process.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

const std::string kPage = sample("qinghe-ribao-2024-05-18-01.jsonl");

std::string output_of(std::vector<std::string> arguments, const std::string& input = "") {
  const Finished finished = run(broadsheet(std::move(arguments), input));
  expect_success(finished);
  return finished.output;
}

TEST(FirstContact, the_verb_convert_may_be_left_out) {
  const std::string text = output_of({"convert", kPage, "--to", "text", "-o", "-"});
  EXPECT_EQ(output_of({kPage, "--to", "text", "-o", "-"}), text);
  EXPECT_EQ(output_of({"-o", "-", "--to", "text", kPage}), text);
  EXPECT_EQ(output_of({"-", "-t", "text", "-o", "-"}, read_file(kPage)), text);
}

TEST(FirstContact, the_short_options_are_those_of_other_converters) {
  const std::string text = output_of({"convert", kPage, "--from", "json", "--to", "text", "-o", "-"});
  EXPECT_EQ(output_of({kPage, "-f", "json", "-t", "text", "-o", "-"}), text);
  EXPECT_EQ(output_of({"-V"}), output_of({"--version"}));
  const Finished verbose = run(broadsheet({kPage, "-v", "-t", "text", "-o", "-"}));
  EXPECT_NE(verbose.errors.find("reads " + kPage + " as json"), std::string::npos) << verbose.errors;
  EXPECT_NE(verbose.errors.find("writes - as text"), std::string::npos) << verbose.errors;
}

TEST(FirstContact, a_misspelt_verb_is_answered_with_the_right_one) {
  for (const auto& [typed, meant] : {std::pair{"convrt", "convert"},
                                     {"conv", "convert"},
                                     {"bacth", "batch"},
                                     {"inspet", "inspect"},
                                     {"plugin", "plugins"}}) {
    const Finished finished = run(broadsheet({typed, kPage, "-o", "o.txt"}));
    expect_error(finished, 2, "BS-C112", typed);
    EXPECT_NE(finished.errors.find(std::string("did you mean ") + meant + "?"), std::string::npos)
        << finished.errors;
  }
}

TEST(FirstContact, an_input_that_is_not_there_is_no_misspelt_verb) {
  expect_error(run(broadsheet({"/nonexistent/page.txt", "-o", "o.txt"})), 1, "BS-C120", "page.txt");
}

TEST(FirstContact, a_switch_can_be_turned_off) {
  const std::string off = output_of({kPage, "-t", "epub", "-o", "-", "--epub.colophon=false"});
  EXPECT_TRUE(output_of({kPage, "-t", "epub", "-o", "-"}) != off);
  EXPECT_TRUE(output_of({kPage, "-t", "epub", "-o", "-", "--no-epub.colophon"}) == off);
  expect_error(run(broadsheet({kPage, "-t", "epub", "-o", "-", "--no-epub.colofon"})), 2, "BS-C111",
               "--no-epub.colofon");
}

TEST(FirstContact, a_batch_into_the_folder_of_its_inputs_takes_no_log_of_its_own_for_an_issue) {
  const TemporaryFolder folder;
  fs::copy(kPage, folder / "qinghe.jsonl");
  const std::string in = folder.path().string();
  output_of({"batch", in, "-o", in, "--to", "epub", "--quiet"});
  EXPECT_TRUE(fs::exists(folder / "qinghe.epub"));
  EXPECT_FALSE(fs::exists(folder / "broadsheet-batch.epub"));
  const std::string plan =
      output_of({"batch", in, "-o", in + "/out", "--to", "text", "--from", "json", "--dry-run"});
  EXPECT_NE(plan.find("1 issue of 1 page;"), std::string::npos) << plan;
}

TEST(FirstContact, a_batch_into_the_folder_of_its_inputs_takes_no_output_of_its_own_for_a_page) {
  const TemporaryFolder folder;
  fs::copy(sample("qinghe-ribao-2024-05-18-01.txt"), folder / "qinghe-2024-05-18-01.txt");
  for (int run = 0; run < 2; ++run) {
    const Finished finished =
        testing::run(broadsheet({"batch", folder.path(), "-o", folder.path(), "-t", "text"}));
    EXPECT_EQ(finished.status, 0) << finished.errors;
  }
  const Finished plan =
      run(broadsheet({"batch", folder.path(), "-o", folder.path(), "-t", "text", "--dry-run"}));
  EXPECT_NE(plan.output.find("1 issue of 1 page;"), std::string::npos) << plan.output;
}

TEST(FirstContact, a_switch_that_is_on_may_be_turned_on) {
  const TemporaryFolder folder;
  fs::copy(sample("qinghe-ribao-2024-05-18-01.txt"), folder / "1.txt");
  for (const char* given : {"--keep-going", "--no-keep-going", "--keep-going=false"})
    EXPECT_EQ(run(broadsheet({"batch", folder.path(), "-o", folder / "out", "-t", "text", given})).status, 0)
        << given;
}

TEST(FirstContact, a_paper_without_a_name_is_hinted_at_once) {
  const std::string page =
      "Ferry to run again\n\nThe ferry across the bay will run again on Monday, the port said.\n";
  const Finished silent = run(broadsheet({"-", "-f", "issuetext", "-t", "text", "-o", "-"}, page));
  EXPECT_NE(silent.errors.find("BS-C155"), std::string::npos) << silent.errors;
  EXPECT_NE(silent.errors.find("--publication"), std::string::npos) << silent.errors;
  const Finished named = run(
      broadsheet({"-", "-f", "issuetext", "-t", "text", "-o", "-", "--publication", "Bay Courier"}, page));
  EXPECT_EQ(named.errors.find("BS-C155"), std::string::npos) << named.errors;
}

TEST(FirstContact, only_registered_languages_are_taken) {
  for (const char* tag : {"klingon", "zh-Hanz", "en-XQ1", "xx", "english"})
    expect_error(run(broadsheet({kPage, "-t", "text", "-o", "-", "--language", tag})), 2, "BS-C152",
                 "--language");
  for (const char* tag : {"zh-Hant-TW", "en-GB", "tlh", "de-CH-1996", "x-own"})
    expect_success(run(broadsheet({kPage, "-t", "text", "-o", "-", "--language", tag})));
}

TEST(Inspect, begins_with_the_issue_and_its_articles) {
  const std::string seen = output_of({"inspect", sample("harrow-bay-courier-2024-05-18-a1.txt")});
  EXPECT_EQ(seen.rfind("The Harrow Bay Courier, 2024-05-18, en: ", 0), 0u) << seen;
  EXPECT_NE(seen.find("Nora Pettigrew"), std::string::npos) << seen;
  EXPECT_EQ(seen.find("first line of a paragraph"), std::string::npos)
      << "details only where they are wanted";
  EXPECT_NE(seen.find("--why"), std::string::npos) << seen;
}

TEST(Inspect, has_the_decisions_of_each_stage_together) {
  const std::string seen =
      output_of({"inspect", "--details", sample("harrow-bay-courier-2024-05-18-a1.txt")});
  EXPECT_EQ(seen.rfind("The Harrow Bay Courier", 0), 0u) << seen;
  EXPECT_EQ(seen.find("\nlines\n"), seen.rfind("\nlines\n"));
  EXPECT_NE(seen.find("first line of a paragraph"), std::string::npos) << seen;
}

TEST(FirstContact, columns_that_stand_side_by_side_are_put_in_order_and_told) {
  std::string page = "                    Ferry to run again\n";
  for (int i = 0; i < 10; ++i) page += "The ferry across the bay      will run again on Monday\n";
  page += "as the port said.             and on every other day.\n";
  const Finished finished = run(broadsheet({"-", "-f", "issuetext", "-t", "text", "-o", "-"}, page));
  expect_success(finished);
  EXPECT_NE(finished.errors.find("BS-I013"), std::string::npos) << finished.errors;
  EXPECT_NE(finished.errors.find("without -layout"), std::string::npos) << finished.errors;
  EXPECT_LT(finished.output.find("as the port said."), finished.output.find("will run again"))
      << finished.output;
}

TEST(FirstContact, files_that_are_read_for_a_conversion_are_never_replaced) {
  const TemporaryFolder folder;
  const std::string settings = folder / "paper.toml";
  write_file(settings, "publication = \"Bay Courier\"\n");
  expect_error(run(broadsheet({kPage, "--config", settings, "-t", "text", "-o", settings})), 2, "BS-C138",
               "paper.toml");
  EXPECT_EQ(read_file(settings), "publication = \"Bay Courier\"\n");
  fs::copy(kPage, folder / "page.jsonl");
  const std::string list = "{\"pages\": [\"" + kPage + "\"], \"name\": \"list\"}\n";
  write_file(folder / "list.jsonl", list);
  const std::string out = folder.path();
  expect_error(run(broadsheet({"batch", "--manifest", out + "/list.jsonl", "-t", "json", "-o", out})), 5,
               "BS-C138", "list.jsonl");
  for (const char* log : {"/list.jsonl", "/page.jsonl"})
    expect_error(run(broadsheet({"batch", kPage, "-t", "text", "-o", out + "/out", "--log", out + log})), 2,
                 "BS-C177", log);
  EXPECT_EQ(read_file(folder / "list.jsonl"), list);
  EXPECT_EQ(read_file(folder / "page.jsonl"), read_file(kPage));
}

TEST(FirstContact, an_option_that_would_do_nothing_is_told) {
  expect_error(run(broadsheet({kPage, "-t", "text", "-o", "-", "--redact.pattern", "x"})), 2, "BS-C178",
               "--filter redact");
  const Finished idle = run(broadsheet({kPage, "-t", "text", "-o", "-", "--epub.vertical"}));
  expect_success(idle);
  EXPECT_NE(idle.errors.find("BS-C179"), std::string::npos) << idle.errors;
  EXPECT_EQ(run(broadsheet({kPage, "-t", "text", "-o", "-", "--text.wrap", "60"})).errors, "");
}

TEST(FirstContact, help_is_found_by_whatever_one_types) {
  const std::string topic = output_of({"convert", "--help=epub"});
  EXPECT_NE(topic.find("--epub.cover"), std::string::npos);
  EXPECT_EQ(output_of({"convert", "--help", "epub"}), topic);
  EXPECT_EQ(output_of({"help", "epub"}), topic);
  EXPECT_EQ(output_of({"help", "convert", "epub"}), topic);
  EXPECT_EQ(output_of({"version"}), output_of({"--version"}));
  expect_error(run(broadsheet({"help", "nonsense"})), 2, "BS-C112", "nonsense");
  expect_error(run(broadsheet({"--list-formats", "--json"})), 2, "BS-C112", "plugins list --json");
  expect_error(run(broadsheet({})), 2, "BS-C112", "broadsheet --help");
}

TEST(FirstContact, columns_of_lists_never_run_into_each_other) {
  for (const std::string& list : {output_of({"plugins"}), output_of({"--list-formats"})})
    EXPECT_NE(list.find(".jsonl .ndjson .json "), std::string::npos) << list;
}

TEST(FirstContact, a_folder_that_is_missing_is_named_without_our_part_file) {
  const Finished finished = run(broadsheet({kPage, "-o", "/nonexistent/issue.epub"}));
  expect_error(finished, 4, "BS-C130", "/nonexistent: ");
  EXPECT_EQ(finished.errors.find(".part"), std::string::npos) << finished.errors;
}

TEST(FirstContact, warnings_of_writers_name_the_file_once) {
  const TemporaryFolder folder;
  write_file(folder / "bare.jsonl", R"({"broadsheet":1,"issue":{"publication":"Bay Courier","language":"en"}}
{"id":"a-1","blocks":[{"type":"paragraph","text":"The ferry left at noon.","lines":[4,5]}]}
{"end":{"articles":1}}
)");
  const Finished finished = run(broadsheet({folder / "bare.jsonl", "-t", "epub", "-o", folder / "o.epub"}));
  EXPECT_NE(finished.errors.find("bare.jsonl (article a-1): has no headline"), std::string::npos)
      << finished.errors;
}

TEST(FirstContact, a_loss_against_our_json_names_no_line_of_the_page_it_was_made_of) {
  const TemporaryFolder folder;
  write_file(folder / "bare.jsonl", R"({"broadsheet":1,"issue":{"publication":"Bay Courier","language":"en"}}
{"id":"a-1","headline":"Ferry","blocks":[{"type":"paragraph","text":"The ferry left at noon.","lines":[40,41]}]}
{"end":{"articles":1}}
)");
  write_file(folder / "less.txt", "Bay Courier\n\nFerry\n\nThe ferry left.\n");
  const Finished finished =
      run(broadsheet({"check", folder / "less.txt", "--format", "text", "--against", folder / "bare.jsonl"}));
  EXPECT_NE(finished.output.find("bare.jsonl (article a-1)"), std::string::npos) << finished.output;
  EXPECT_EQ(finished.output.find(":40"), std::string::npos) << finished.output;
}

TEST(FirstContact, plain_text_that_was_written_is_compared_as_such) {
  const TemporaryFolder folder;
  const std::string page = sample("harrow-bay-courier-2024-05-18-a1.txt");
  output_of({page, "-o", folder / "o.txt"});
  const std::string seen = output_of({"check", folder / "o.txt", "--against", page});
  EXPECT_NE(seen.find("o.txt (text): ok"), std::string::npos) << seen;
  EXPECT_NE(seen.find("\"By Nora Pettigrew\""), std::string::npos) << seen;
}

TEST(FirstContact, what_is_no_page_in_a_folder_is_named) {
  const TemporaryFolder folder;
  write_file(folder / "1.txt", "A headline\n\nAnd a text of some length under it.\n");
  write_file(folder / "news.rss", "<rss version='2.0'><channel><title>News</title></channel></rss>\n");
  expect_error(run(broadsheet({folder.path(), "-t", "text", "-o", "-"})), 2, "BS-C157", "news.rss");
}

TEST(FirstContact, an_extension_that_contradicts_the_format_is_told) {
  const TemporaryFolder folder;
  const auto errors = [&](const std::string& format, const std::string& name) {
    const Finished finished = run(broadsheet({kPage, "-t", format, "-o", folder / name}));
    expect_success(finished);
    return finished.errors;
  };
  EXPECT_NE(errors("html", "issue.epub").find("BS-C206"), std::string::npos);
  EXPECT_NE(errors("json", "issue.html").find("BS-C206"), std::string::npos);
  for (const auto& [format, name] :
       {std::pair{"text", "issue.txt"}, {"newsml", "issue.xml"}, {"text", "plain"}})
    EXPECT_EQ(errors(format, name).find("BS-C206"), std::string::npos) << name;
}

TEST(FirstContact, a_folder_that_was_asked_for_is_no_warning) {
  const TemporaryFolder folder;
  const Finished asked = run(broadsheet({kPage, "-o", folder / "o.html", "--html.layout", "folder"}));
  EXPECT_EQ(asked.errors.find("BS-C136"), std::string::npos) << asked.errors;
}

TEST(FirstContact, what_others_make_of_our_outputs_is_named) {
  for (const auto& [output, advice] : {std::pair{"o.mobi", "ebook-convert"},
                                       {"o.azw3", "Kindle"},
                                       {"o.pdf", "print it"},
                                       {"o.docx", "pandoc"}})
    expect_error(run(broadsheet({kPage, "-o", output})), 3, "BS-C106", advice);
}

TEST(FirstContact, files_that_are_no_text_are_called_what_they_are) {
  const TemporaryFolder folder;
  write_file(folder / "page.png", std::string("\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0", 22));
  write_file(folder / "page.docx", std::string("PK\3\4\0\0word/document.xml", 24));
  write_file(folder / "page.odd", std::string("\1\2\3\0", 4));
  const auto convert = [&](const char* name) {
    return run(broadsheet({folder / name, "-t", "text", "-o", "-"}));
  };
  expect_error(convert("page.png"), 1, "BS-C150", "PNG picture");
  expect_error(convert("page.docx"), 1, "BS-C150", "plain text or HTML");
  expect_error(convert("page.odd"), 1, "BS-C150", "issuetext");
}

TEST(FirstContact, the_beginning_or_the_end_of_an_option_is_enough_to_find_it) {
  expect_error(run(broadsheet({kPage, "-t", "text", "-o", "-", "--lang", "en"})), 2, "BS-C111", "--language");
  expect_error(run(broadsheet({kPage, "-t", "text", "-o", "-", "--cover", "x"})), 2, "BS-C111",
               "--epub.cover");
  expect_error(run(broadsheet({kPage, "-o", "x.xml", "--provider", "x"})), 2, "BS-C111",
               "--news.provider-name");
}

TEST(FirstContact, a_format_that_is_named_as_an_option_is_answered_with_where_it_belongs) {
  expect_error(run(broadsheet({kPage, "--epub"})), 2, "BS-C111", "--to epub");
}

TEST(FirstContact, an_output_that_stands_last_as_in_other_converters_is_told) {
  const TemporaryFolder folder;
  expect_error(run(broadsheet({kPage, folder / "issue.epub"})), 2, "BS-C171",
               "-o " + (folder / "issue.epub").string());
  EXPECT_FALSE(fs::exists(folder / "issue.epub"));
}

TEST(FirstContact, verbs_of_other_programs_are_answered_with_ours) {
  expect_error(run(broadsheet({"validate", kPage})), 2, "BS-C112", "did you mean check");
  expect_error(run(broadsheet({"info", kPage})), 2, "BS-C112", "did you mean inspect");
}

TEST(FirstContact, an_address_is_not_fetched_and_said_so) {
  expect_error(run(broadsheet({"https://example.org/issue.pdf", "-t", "text", "-o", "-"})), 1, "BS-C120",
               "download it");
}

class UserPlugin : public ::testing::Test {
 protected:
  UserPlugin() {
    fs::create_directories(folder_ / "broadsheet/plugins");
    write_file(folder_ / "broadsheet/plugins/acme.broadsheet.json",
               R"({"id": "org.example.acme", "version": "1", "command": ["cat"],
                   "formats": [{"name": "acme", "does": ["read"], "extensions": [".acme"],
                                "magic": [{"offset": 0, "hex": "41434d45", "score": 90}]}]})");
  }
  Finished convert(std::vector<std::string> arguments) const {
    Process process = broadsheet(std::move(arguments));
    process.environment["XDG_DATA_HOME"] = folder_.path();
    return run(process);
  }
  const TemporaryFolder folder_;
};

TEST_F(UserPlugin, is_named_where_only_it_reads_the_extension) {
  write_file(folder_ / "page.acme", "A headline\n\nAnd a text of some length under it.\n");
  const Finished finished = convert({folder_ / "page.acme", "-t", "text", "-o", "-"});
  expect_error(finished, 1, "BS-C158", "org.example.acme");
  EXPECT_NE(finished.errors.find("--from acme"), std::string::npos) << finished.errors;
}

TEST_F(UserPlugin, does_not_stand_in_the_way_of_the_readers_of_the_installation) {
  expect_success(convert({kPage, "-t", "text", "-o", "-"}));
}

TEST(MissingPackage, of_the_reader_of_pdf_is_named) {
  const TemporaryFolder folder;
  fs::create_directories(folder / "lib/broadsheet");
  fs::copy(build_folder() / "broadsheet", folder / "broadsheet");
  fs::copy(build_folder() / "lib/broadsheet/plugins", folder / "lib/broadsheet/plugins");
  fs::remove(folder / "lib/broadsheet/plugins/pdf.so");
  write_file(folder / "issue.pdf", "%PDF-1.7\n");
  for (const std::vector<std::string>& more : {std::vector<std::string>{}, {"--from", "pdf"}}) {
    Process process = broadsheet({"convert", folder / "issue.pdf", "-o", folder / "o.txt"});
    process.arguments.insert(process.arguments.end(), more.begin(), more.end());
    process.arguments[0] = folder / "broadsheet";
    const Finished finished = run(process);
    EXPECT_EQ(finished.status, 3) << finished.errors;
    EXPECT_NE(finished.errors.find("install the package broadsheet-pdf"), std::string::npos)
        << finished.errors;
  }
}

}  // namespace
}  // namespace broadsheet::testing
