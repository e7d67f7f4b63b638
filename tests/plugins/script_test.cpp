// Plugins that are commands: python3 and sh in these tests.
#include "plugins/script_fixture.hpp"
#include "support/program.hpp"

#include <sys/stat.h>

namespace broadsheet::testing {
namespace {

TEST_F(Script, that_fails_shows_its_whole_standard_error) {
  const Finished finished =
      write_with("echo 'Traceback:' >&2; echo '  line 7 of x.py' >&2; echo 'KeyError: lead' >&2; exit 1");
  EXPECT_EQ(finished.status, 3);
  for (const char* said : {"Traceback:", "line 7 of x.py", "failed with status 1: KeyError: lead"})
    EXPECT_NE(finished.errors.find(said), std::string::npos) << finished.errors;
}

TEST_F(Script, says_as_much_as_it_may) {
  write_file(folder_ / "x.txt", std::string(2'000'000, 'x'));
  const auto answer = [&](const std::string& mebibytes) {
    return convert(plugin("write", "cat >all; cat x.txt"),
                   {"issue.jsonl", "--to", "x", "-o", "out.txt", "--max-answer", mebibytes});
  };
  expect_failure(
      answer("1"), 3,
      "BS-C162: plugin org.example.x said 1 MiB about the 0 KiB it was given, and was stopped; allow "
      "it more with --max-answer, or tell the plugin's author");
  for (const char* enough : {"2", "0"}) {
    EXPECT_EQ(answer(enough).errors, "");
    EXPECT_EQ(read_file(folder_ / "out.txt").size(), 2'000'000u);
  }
}

TEST_F(Script, writes_lines_as_long_as_they_may_be) {
  std::string issue(kIssue);
  issue.insert(issue.find("It is back."), std::string(10'000, 'x'));
  write_file(folder_ / "issue.jsonl", issue);
  write_file(folder_ / "blanks.txt", std::string(1'500'000, ' '));
  const auto filtered = [&](const std::string& mebibytes) {
    return convert(
        plugin("filter", "cat >all; cat blanks.txt all"),
        {"issue.jsonl", "--filter", "x", "--to", "text", "-o", "out.txt", "--max-answer", mebibytes});
  };
  expect_failure(
      filtered("1"), 3,
      "BS-C166: plugin org.example.x wrote a line longer than 1 MiB; allow it more with --max-answer, or "
      "tell the plugin's author");
  EXPECT_EQ(filtered("2").errors, "");
}

TEST_F(Script, may_filter_and_what_it_does_not_know_passes_through) {
  const fs::path example =
      fs::path(testing::source_folder()) / "plugins/examples/page-sections/page-sections.broadsheet.json";
  const Finished finished =
      convert(example, {"issue.jsonl", "--filter", "page-sections", "--page-sections.map", "1=News,2=Culture",
                        "--to", "json", "-o", "-"});
  ASSERT_EQ(finished.status, 0) << finished.errors;
  std::istringstream lines(finished.output);
  std::vector<nlohmann::json> records;
  for (std::string line; std::getline(lines, line);) records.push_back(nlohmann::json::parse(line));
  ASSERT_EQ(records.size(), 4u);
  EXPECT_EQ(records[0]["issue"]["of-later"], nlohmann::json({1}));
  EXPECT_EQ(records[1]["section"], "News");
  EXPECT_EQ(records[1]["mood"], nlohmann::json({{"calm", true}}));
  EXPECT_EQ(records[1]["blocks"][0]["tone"], "dry");
  EXPECT_EQ(records[2]["section"], "Sport");
}

TEST_F(Script, gets_its_role_its_format_and_the_options_that_have_a_value) {
  const fs::path x = plugin("write", "cat >/dev/null; printf '%s|' \"$@\"");
  EXPECT_EQ(convert(x, {"issue.jsonl", "--to", "x", "-o", "-", "--x.word", "two words; $(rm x)"}).output,
            "write|x|--word=two words; $(rm x)|");
  EXPECT_EQ(convert(x, {"issue.jsonl", "--to", "x", "-o", "-"}).output, "write|x|");
}

TEST_F(Script, may_read) {
  const fs::path x = plugin("read", R"(read -r line
echo '{"broadsheet":1,"issue":{}}'
echo "{\"id\":\"a\",\"headline\":\"$line\"}"
echo '{"end":{"articles":1}}')");
  write_file(folder_ / "in.txt", "Ferry returns\nand more\n");
  const Finished finished = convert(x, {"in.txt", "--from", "x", "--to", "text", "-o", "-"});
  EXPECT_EQ(finished.status, 0) << finished.errors;
  EXPECT_NE(finished.output.find("Ferry returns"), std::string::npos) << finished.output;
}

TEST_F(Script, of_the_guide_gives_and_takes_a_picture) {
  const std::string guide = read_file(fs::path(testing::source_folder()) / "plugins/README.md");
  const std::string fence = "```python\n";
  const std::size_t begin = guide.find(fence, guide.find("`album.py`")) + fence.size();
  write_file(folder_ / "album.py", guide.substr(begin, guide.find("```", begin) - begin));
  const std::string run = "exec python3 album.py \"$@\"";
  write_file(folder_ / "in.txt", "no picture, but bytes");
  const Finished read = convert(plugin("read", run), {"in.txt", "--from", "x", "--to", "json", "-o", "-"});
  ASSERT_EQ(read.errors, "");
  EXPECT_NE(read.output.find("bm8gcGljdHVyZSwgYnV0IGJ5dGVz"), std::string::npos) << read.output;
  write_file(folder_ / "album.jsonl", read.output);
  EXPECT_EQ(convert(plugin("write", run), {"album.jsonl", "--to", "x", "-o", "-"}).output, "p-1 21\n");
}

constexpr const char* kPictures = R"({"broadsheet":1,"issue":{"publication":"Harrow Bay Courier"}}
{"resource":{"id":"p-1","media_type":"image/png","width":2,"height":1,"data":"YmVmb3Jl"}}
{"id":"a-1","blocks":[{"type":"figure","resource":"p-1"},{"type":"caption","text":"The pier."},{"type":"figure","resource":"p-1"}]}
{"end":{"articles":1}}
)";

TEST_F(Script, gets_each_picture_once_before_the_article_that_shows_it) {
  write_file(folder_ / "issue.jsonl", kPictures);
  const Finished finished = convert(plugin("write", "cat"), {"issue.jsonl", "--to", "x", "-o", "-"});
  ASSERT_EQ(finished.errors, "");
  const std::string line =
      R"({"resource":{"id":"p-1","media_type":"image/png","width":2,"height":1,"page":null,"box":null,"data":"YmVmb3Jl"}})";
  EXPECT_LT(finished.output.find(line), finished.output.find("\"figure\"")) << finished.output;
  EXPECT_EQ(finished.output.find(line), finished.output.rfind(line));
}

TEST_F(Script, may_replace_a_picture_and_leave_out_what_it_does_not_change) {
  write_file(folder_ / "issue.jsonl", kPictures);
  const auto filtered = [&](const std::string& shell) {
    return convert(plugin("filter", shell), {"issue.jsonl", "--filter", "x", "--to", "json", "-o", "-"});
  };
  EXPECT_NE(filtered("sed s/YmVmb3Jl/YWZ0ZXI=/").output.find("YWZ0ZXI="), std::string::npos);
  for (const char* same : {"cat", "grep -v media_type"}) {
    const Finished finished = filtered(same);
    EXPECT_EQ(finished.errors, "");
    EXPECT_NE(finished.output.find("YmVmb3Jl"), std::string::npos) << same;
  }
}

TEST_F(Script, that_reads_gives_pictures_with_their_bytes) {
  const auto read = [&](const std::string& picture) {
    const fs::path x = plugin("read", "cat >/dev/null; cat pictures.jsonl");
    std::string lines(kPictures);
    lines.replace(lines.find("{\"resource\""), lines.find("\n{\"id\"") - lines.find("{\"resource\""),
                  picture);
    write_file(folder_ / "pictures.jsonl", lines);
    return convert(x, {"issue.jsonl", "--from", "x", "--to", "json", "-o", "-"});
  };
  EXPECT_EQ(read(R"({"resource":{"id":"p-1","media_type":"image/png","data":"YQ=="}})").errors, "");
  for (const char* wrong : {R"({"resource":{"id":"../p-1","media_type":"image/png","data":"YQ=="}})",
                            R"({"resource":{"id":"p-1","media_type":"image/png"}})",
                            R"({"resource":{"id":"p-1","media_type":"image/png","data":"?"}})",
                            R"({"resource":{"id":"p-1","media_type":"image/png","file":"p.png"}})"})
    EXPECT_NE(read(wrong).errors.find("did not write a document: line 2 of it: "), std::string::npos)
        << wrong;
  EXPECT_NE(read("").errors.find("a figure whose picture \"p-1\" it did not give"), std::string::npos);
}

TEST_F(Script, may_be_slow_to_read_and_large_to_write) {  // both pipes full at once
  std::string issue = "{\"broadsheet\":1,\"issue\":{}}\n";
  const std::string text(1000, 'x');
  for (int i = 0; i < 2000; ++i)
    issue += "{\"id\":\"a-" + std::to_string(i) + "\",\"blocks\":[{\"type\":\"paragraph\",\"text\":\"" +
             text + "\"}]}\n";
  issue += "{\"end\":{\"articles\":2000}}\n";
  write_file(folder_ / "issue.jsonl", issue);
  const Finished finished =
      convert(plugin("filter", "cat"), {"issue.jsonl", "--filter", "x", "--to", "json", "-o", "-"});
  EXPECT_EQ(finished.status, 0) << finished.errors;
  EXPECT_GT(finished.output.size(), issue.size());
}

TEST_F(Script, may_write_a_folder_of_files) {
  const Finished finished =
      convert(plugin("write",
                     "mkdir $BROADSHEET_OUTPUT_FOLDER/b; cat >$BROADSHEET_OUTPUT_FOLDER/b/all; "
                     "printf 1 >$BROADSHEET_OUTPUT_FOLDER/one.txt; echo $BROADSHEET_OUTPUT_FOLDER >&2"),
              {"issue.jsonl", "--to", "x", "-o", "many"});
  EXPECT_EQ(finished.status, 0) << finished.errors;
  EXPECT_EQ(read_file(folder_ / "many/one.txt"), "1");
  EXPECT_NE(read_file(folder_ / "many/b/all").find("Ferry returns"), std::string::npos);
  const std::size_t at = finished.errors.find("says: ") + 6;
  EXPECT_FALSE(fs::exists(finished.errors.substr(at, finished.errors.find('\n', at) - at)));
}

TEST_F(Script, that_writes_a_folder_keeps_to_files_and_to_its_limits) {
  const auto fails = [&](const std::string& shell) {
    const Finished finished = write_with("cat >all; " + shell);
    EXPECT_EQ(read_file(folder_ / "out.txt"), "old");
    return finished.status == 3 ? finished.errors : "passed";
  };
  EXPECT_NE(fails("ln -s /etc/passwd $BROADSHEET_OUTPUT_FOLDER/x").find("BS-C166"), std::string::npos);
  EXPECT_NE(fails("echo 1; echo 2 >$BROADSHEET_OUTPUT_FOLDER/x").find("BS-C132"), std::string::npos);
  EXPECT_NE(fails("head -c 9000000 /dev/zero >$BROADSHEET_OUTPUT_FOLDER/x").find("BS-C162"),
            std::string::npos);
}

TEST_F(Script, that_prints_to_standard_error_warns) {
  const Finished finished = write_with("cat; echo 'no section on page 1' >&2");
  EXPECT_EQ(finished.status, 0);
  EXPECT_EQ(finished.errors,
            "broadsheet: warning BS-C165: plugin org.example.x says: no section on page 1\n");
}

TEST_F(Script, that_gives_articles_one_id_is_named_before_a_writer_is_blamed) {
  const Finished finished = filter_with(R"(sed 's/"id":"a-[^"]*"/"id":"same"/')");
  EXPECT_NE(finished.errors.find("warning BS-C216"), std::string::npos) << finished.errors;
  EXPECT_NE(finished.errors.find("plugin org.example.x gives several articles the id \"same\""),
            std::string::npos)
      << finished.errors;
}

TEST_F(Script, whose_extension_leads_elsewhere_is_refused) {
  const fs::path manifest = plugin("write", "cat >all; echo stolen");
  std::string text = read_file(manifest);
  const std::string plain = "\".txt\"";
  text.replace(text.find(plain), plain.size(), "\"./../victim\"");
  write_file(manifest, text);
  write_file(folder_ / "victim", "precious");
  fs::create_directory(folder_ / "out");
  const Finished finished = testing::run(
      {{BROADSHEET_PROGRAM, "batch", "--plugin", manifest.string(), "issue.jsonl", "-o", "out", "--to", "x"},
       "",
       {{"BROADSHEET_PLUGIN_PATH", ""}},
       folder_.path()});
  EXPECT_EQ(finished.status, 3);
  EXPECT_NE(finished.errors.find("has a manifest that has the extension \"./../victim\""), std::string::npos)
      << finished.errors;
  EXPECT_EQ(read_file(folder_ / "victim"), "precious");
}

TEST_F(Script, that_speaks_to_the_terminal_is_not_heard) {
  const Finished finished = write_with(
      "cat >/dev/null; printf '\\033]0;title\\007 \\302\\2332J \\342\\200\\256 x\\n' >&2; exit 65");
  EXPECT_EQ(finished.status, 1);
  for (const char* raw : {"\033", "\007", "\xC2\x9B", "\xE2\x80\xAE"})
    EXPECT_EQ(finished.errors.find(raw), std::string::npos) << finished.errors;
}

TEST_F(Script, that_fails_says_why_in_its_last_line) {
  expect_failure(
      write_with("cat >/dev/null; echo trace >&2; echo 'no such table' >&2; exit 1"), 3,
      "BS-C164: plugin org.example.x failed with status 1: no such table; tell the plugin's author");
}

TEST_F(Script, may_blame_the_input) {
  expect_failure(write_with("cat >/dev/null; echo 'needs a date' >&2; exit 65"), 1,
                 "BS-C140: plugin org.example.x: needs a date");
}

TEST_F(Script, that_crashes_fails) {
  expect_failure(write_with("kill -SEGV $$"), 3,
                 "BS-C160: plugin org.example.x crashed: Segmentation fault; tell the plugin's author");
}

TEST_F(Script, that_hangs_fails) {
  expect_failure(
      write_with("cat >/dev/null; sleep 100"), 3,
      "BS-C161: plugin org.example.x did not come back within 1 second; allow it more with --timeout, or "
      "tell the plugin's author");
}

TEST_F(Script, that_floods_fails) {
  const Finished finished = write_with("yes");
  EXPECT_EQ(finished.status, 3);
  EXPECT_NE(finished.errors.find("BS-C162"), std::string::npos) << finished.errors;
  EXPECT_EQ(read_file(folder_ / "out.txt"), "old");
}

TEST_F(Script, that_cuts_the_stream_fails) {
  expect_failure(
      filter_with("head -n 2"), 3,
      "BS-C166: plugin org.example.x did not write a document: line 2 of it: the stream was cut after 1 "
      "articles; its last line must be {\"end\":{…}}; tell the plugin's author");
}

TEST_F(Script, that_loses_an_article_fails) {
  const Finished finished = filter_with("grep -v a-1-1");
  EXPECT_EQ(finished.status, 3);
  EXPECT_NE(finished.errors.find("announces 2 articles but has 1"), std::string::npos) << finished.errors;
}

TEST_F(Script, that_writes_no_json_fails) {
  const Finished finished = filter_with("cat >/dev/null; echo hello");
  EXPECT_EQ(finished.status, 3);
  EXPECT_NE(finished.errors.find("line 1 of it: not a line of JSON"), std::string::npos) << finished.errors;
}

TEST_F(Script, that_is_not_there_says_so) {
  plugin("write", "");
  fs::path manifest = folder_ / "x.broadsheet.json";
  std::string text = read_file(manifest);
  text.replace(text.find("\"sh\""), 4, "\"no-such-program\"");
  write_file(manifest, text);
  expect_failure(
      convert(manifest, {"issue.jsonl", "--to", "x", "-o", "out.txt"}), 3,
      "BS-C164: plugin org.example.x failed with status 127: no-such-program cannot be started: there is no "
      "such program; install it, or mend the \"command\" of the manifest; tell the plugin's author");
}

TEST_F(Script, that_anyone_can_write_is_refused) {
  const fs::path x = plugin("write", "cat");
  chmod((folder_ / "x.sh").c_str(), 0666);
  const Finished finished = convert(x, {"issue.jsonl", "--to", "x", "-o", "out.txt"});
  EXPECT_EQ(finished.status, 3);
  EXPECT_NE(finished.errors.find("x.sh can be written by anyone"), std::string::npos) << finished.errors;
}

TEST_F(Script, leaves_no_process_behind) {
  write_with("echo $$ > pid; sleep 100 & cat >/dev/null; sleep 100");
  const std::string pid = read_file(folder_ / "pid");
  EXPECT_FALSE(fs::exists("/proc/" + pid.substr(0, pid.find('\n'))));
}

TEST_F(Script, is_checked_with_documents_only) {
  const Finished finished =
      testing::run({{BROADSHEET_PROGRAM, "plugins", "check", plugin("filter", "cat").string()}});
  EXPECT_EQ(finished.status, 0) << finished.output << finished.errors;
  EXPECT_NE(finished.output.find("org.example.x: 9 checks, all passed"), std::string::npos)
      << finished.output;
}

}  // namespace
}  // namespace broadsheet::testing
