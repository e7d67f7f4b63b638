// What is said of a command whose work makes no sense, and of the input that it is about.
#include "plugins/script_fixture.hpp"

namespace broadsheet::testing {
namespace {

TEST_F(Script, that_blames_one_issue_of_many_names_it_and_itself) {
  fs::create_directory(folder_ / "in");
  for (const char* day : {"1950-01-01", "1950-01-02"})
    write_file(folder_ / "in" / ("courier-" + std::string(day) + ".jsonl"), kIssue);
  const fs::path x = plugin("write", "cat >/dev/null; echo 'needs a date' >&2; exit 65");
  const Finished finished = testing::run(
      {{BROADSHEET_PROGRAM, "batch", "--plugin", x.string(), "in", "-o", "out", "--to", "text,x"},
       "",
       {{"BROADSHEET_PLUGIN_PATH", ""}},
       folder_.path()});
  EXPECT_EQ(finished.status, 5);
  for (const char* issue : {"courier-1950-01-01", "courier-1950-01-02"})
    EXPECT_NE(finished.errors.find("BS-C140: " + std::string(issue) + ": plugin org.example.x: needs a date"),
              std::string::npos)
        << finished.errors;
}

TEST_F(Script, that_names_a_line_means_the_file_that_has_it) {
  const fs::path x = plugin("write", "cat; echo 'XY-001: line 7: has no headline' >&2");
  const auto told = [&](const std::string& input) {
    return convert(x, {input, "--to", "x", "-o", "out.txt"}).errors;
  };
  write_file(folder_ / "issue.md", "# Ferry returns\n\nIt is back.\n");
  EXPECT_NE(told("issue.md").find("XY-001: issue.md:7: plugin org.example.x says: has no headline"),
            std::string::npos);
  // The lines of our JSON are those of the page that it was made of.
  EXPECT_NE(told("issue.jsonl").find("XY-001: issue.jsonl: plugin org.example.x says: has no headline"),
            std::string::npos);
}

TEST_F(Script, that_makes_no_sense_is_mended_and_told_of) {
  std::string issue(kIssue);
  issue.insert(issue.find("\"of-later\""), "\"pages\":[\"1\",\"2\"],");
  write_file(folder_ / "issue.jsonl", issue);
  const auto filtered = [&](const std::string& shell) {
    return convert(plugin("filter", shell), {"issue.jsonl", "--filter", "x", "--to", "json", "-o", "-"});
  };
  const Finished elsewhere = filtered(R"(sed 's/"page":"2"/"page":"Z9"/')");
  EXPECT_NE(elsewhere.errors.find("BS-C222: plugin org.example.x makes an article \"a-2-1\" that stands on "
                                  "page \"Z9\", which is none of the issue's; that is mended"),
            std::string::npos)
      << elsewhere.errors;
  EXPECT_EQ(elsewhere.output.find("Z9"), std::string::npos) << elsewhere.output;
  const Finished cut =
      filtered(R"(sed 's/"tone":"dry"/"runs":[{"kind":"strong","begin":1,"end":3}]/; s/It is back./潮水/')");
  EXPECT_NE(cut.errors.find("has a run that cuts a character"), std::string::npos) << cut.errors;
  EXPECT_EQ(cut.output.find("strong"), std::string::npos) << cut.output;
  EXPECT_EQ(filtered("cat").errors, "");
}

TEST_F(Script, is_not_blamed_for_what_made_no_sense_before_it) {
  EXPECT_EQ(
      convert(plugin("filter", "cat"), {"issue.jsonl", "--filter", "x", "--to", "json", "-o", "-"}).errors,
      "")
      << "the issue names no pages, its articles do";
}

TEST_F(Script, that_writes_text_in_another_encoding_is_told_of_unless_it_says_so) {
  const fs::path x = plugin("write", "cat >/dev/null; printf 'caf\\351\\n'");
  const auto written = [&] { return convert(x, {"issue.jsonl", "--to", "x", "-o", "-"}); };
  EXPECT_NE(written().errors.find("BS-C223: -: plugin org.example.x writes text that is not UTF-8"),
            std::string::npos)
      << written().errors;
  EXPECT_EQ(written().output, "caf\xE9\n");
  nlohmann::json manifest = nlohmann::json::parse(read_file(x));
  manifest["formats"][0]["media_type"] = "text/plain; charset=iso-8859-1";
  write_file(x, manifest.dump());
  EXPECT_EQ(written().errors, "");
  plugin("write", "cat >/dev/null; printf '\\000\\351'");
  EXPECT_EQ(written().errors, "") << "no text";
}

}  // namespace
}  // namespace broadsheet::testing
