// Every failure has its exit code, says what, where and what to do, and leaves an existing output alone.
#include "support/process.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

const std::string kPage = sample("qinghe-ribao-2024-05-18-01.jsonl");

// A conversion that has to fail, over an output that must survive it.
Finished fail_over_precious_output(const std::string& input, std::vector<std::string> more = {}) {
  const TemporaryFolder folder;
  write_file(folder / "o.txt", "precious");
  std::vector<std::string> arguments = {"convert", input, "-o", folder / "o.txt"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  Finished finished = run(broadsheet(arguments));
  EXPECT_EQ(read_file(folder / "o.txt"), "precious");
  EXPECT_FALSE(exists(folder / "o.txt.part"));
  return finished;
}

TEST(Errors, an_input_that_is_not_there) {
  expect_error(fail_over_precious_output("nothing.txt"), 1, "BS-C120", "nothing.txt");
}

TEST(Errors, an_input_that_is_an_empty_folder) {
  const TemporaryFolder folder;
  expect_error(fail_over_precious_output(folder.path()), 2, "BS-C157", folder.path());
}

TEST(Errors, an_input_that_is_no_issue) {
  const std::pair<const char*, std::string> inputs[] = {
      {"empty.txt", ""},
      {"empty.jsonl", ""},
      {"unnamed", ""},
      {"blank.txt", "\n \n\n"},
      {"picture.txt", std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0", 29)},
      {"program.txt", read_file("/proc/self/exe").substr(0, 100'000)},
      {"zeros.txt", std::string(4096, '\0')},
      {"cut.jsonl", "{\"broadsheet\":1,\"issue\":{}}\n"},
      {"broken.jsonl", "{\"broadsheet\":1,\"issue\":{\"title\":\"\xff\xfe\"}}\n{\"end\":{\"articles\":0}}\n"},
      {"other.jsonl", "{\"something\":\"else\"}\n"}};
  for (const auto& [name, bytes] : inputs) {
    SCOPED_TRACE(name);
    const TemporaryFolder folder;
    write_file(folder / name, bytes);
    const Finished finished = fail_over_precious_output(folder / name);
    EXPECT_EQ(finished.status, 1) << finished.errors;
    EXPECT_NE(finished.errors.find(name), std::string::npos) << finished.errors;
    EXPECT_NE(finished.errors.find("; "), std::string::npos) << finished.errors << "does not say what to do";
  }
}

TEST(Errors, a_broken_stream_names_the_line) {
  const TemporaryFolder folder;
  write_file(folder / "cut.jsonl", read_file(kPage).substr(0, 3000));
  const Finished finished = fail_over_precious_output(folder / "cut.jsonl");
  EXPECT_EQ(finished.status, 1);
  EXPECT_NE(finished.errors.find("cut.jsonl:"), std::string::npos) << finished.errors;
}

TEST(Errors, a_format_nobody_writes) {
  expect_error(fail_over_precious_output(kPage, {"--to", "papyrus"}), 3, "BS-C106", "\"papyrus\"");
}

TEST(Errors, a_format_nobody_reads) {
  expect_error(fail_over_precious_output(kPage, {"--from", "papyrus"}), 3, "BS-C106", "\"papyrus\"");
}

TEST(Errors, a_misspelt_format_is_answered_with_the_right_one) {
  const Finished finished = fail_over_precious_output(kPage, {"--to", "newsmll"});
  EXPECT_NE(finished.errors.find("did you mean newsml?"), std::string::npos) << finished.errors;
}

TEST(Errors, an_output_whose_extension_tells_nothing) {
  expect_error(run(broadsheet({"convert", kPage, "-o", "out"})), 2, "BS-C107", "out");
  expect_error(run(broadsheet({"convert", kPage, "-o", "out.papyrus"})), 3, "BS-C106", "out.papyrus");
}

TEST(Errors, an_output_in_a_folder_that_is_not_there) {
  expect_error(run(broadsheet({"convert", kPage, "-o", "/nonexistent/o.txt"})), 4, "BS-C130", "/nonexistent");
}

TEST(Errors, an_output_where_a_folder_of_its_name_is) {
  const TemporaryFolder folder;
  const std::filesystem::path page(kPage);
  std::filesystem::create_directories(folder / page.stem().replace_extension(".txt") / "kept");
  expect_error(run(broadsheet({"convert", kPage, "--to", "text", "-o", folder.path()})), 4, "BS-C130",
               folder / page.stem().replace_extension(".txt"));
  EXPECT_TRUE(std::filesystem::exists(folder / page.stem().replace_extension(".txt") / "kept"));
}

TEST(Errors, a_full_disk) {
  expect_error(run(broadsheet({"convert", kPage, "--to", "text", "-o", "/dev/full"})), 4, "BS-C130",
               "/dev/full");
}

TEST(Errors, an_option_that_does_not_exist) {
  expect_error(fail_over_precious_output(kPage, {"--txt.wrap", "20"}), 2, "BS-C111", "--txt.wrap");
}

TEST(Errors, an_option_with_an_impossible_value) {
  expect_error(fail_over_precious_output(kPage, {"--text.wrap", "wide"}), 2, "BS-C110", "--text.wrap");
  expect_error(fail_over_precious_output(kPage, {"--text.wrap", "-1"}), 2, "BS-C110", "--text.wrap");
  expect_error(fail_over_precious_output(kPage, {"--date", "2024-02-30"}), 2, "BS-C151", "--date");
  expect_error(fail_over_precious_output(kPage, {"--language", "klingon!"}), 2, "BS-C152", "--language");
}

TEST(Errors, a_call_without_input_or_output) {
  expect_error(run(broadsheet({"convert", "-o", "o.txt"})), 2, "BS-C170", "");
  expect_error(run(broadsheet({"convert", kPage})), 2, "BS-C171", "");
}

TEST(Errors, a_call_without_a_verb_or_with_an_unknown_one) {
  expect_error(run(broadsheet({})), 2, "BS-C112", "");
  expect_error(run(broadsheet({"transmogrify"})), 2, "BS-C112", "");
}

TEST(Errors, control_characters_of_a_file_name_do_not_reach_the_terminal) {
  const Finished finished = run(broadsheet({"convert", "\x1b[31m.txt", "-o", "o.txt"}));
  EXPECT_EQ(finished.errors.find('\x1b'), std::string::npos) << finished.errors;
}

}  // namespace
}  // namespace broadsheet::testing
