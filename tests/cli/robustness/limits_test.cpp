// What a conversion takes at most: each limit from both of its sides.
#include "support/process.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

constexpr std::size_t kMebibyte = std::size_t{1} << 20;

std::string article(std::size_t n, const std::string& text) {
  return "{\"id\":\"a-1-" + std::to_string(n) + "\",\"blocks\":[{\"type\":\"paragraph\",\"text\":\"" + text +
         "\"}]}\n";
}

std::string issue(const std::vector<std::string>& texts) {
  std::string lines = "{\"broadsheet\":1,\"issue\":{}}\n";
  for (std::size_t i = 0; i < texts.size(); ++i) lines += article(i + 1, texts[i]);
  return lines + "{\"end\":{\"articles\":" + std::to_string(texts.size()) + "}}\n";
}

Finished convert(const TemporaryFolder& folder, const std::vector<std::string>& more) {
  std::vector<std::string> arguments = {"convert", "--to", "json", "-o", folder / "out.jsonl"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return run(broadsheet(arguments));
}

TEST(Limits, an_input_has_as_many_bytes_as_it_may) {
  const TemporaryFolder folder;
  const std::string input = folder / "in.jsonl";
  const std::size_t frame = issue({""}).size();
  write_file(input, issue({std::string(kMebibyte - frame, 'x')}));
  expect_success(convert(folder, {input, "--max-input", "1"}));
  write_file(input, issue({std::string(kMebibyte - frame + 1, 'x')}));
  expect_error(convert(folder, {input, "--max-input", "1"}), 1, "BS-C124", input);
  expect_success(convert(folder, {input, "--max-input", "2"}));
  expect_success(convert(folder, {input, "--max-input", "0"}));
}

TEST(Limits, an_input_that_is_too_large_leaves_the_output_as_it_was) {
  const TemporaryFolder folder;
  write_file(folder / "in.jsonl", issue({std::string(2 * kMebibyte, 'x')}));
  write_file(folder / "out.jsonl", "old");
  expect_error(convert(folder, {folder / "in.jsonl", "--max-input", "1"}), 1, "BS-C124", "--max-input");
  EXPECT_EQ(read_file(folder / "out.jsonl"), "old");
}

TEST(Limits, a_file_that_is_compared_as_it_stands_has_as_many_bytes_as_an_input) {
  const TemporaryFolder folder;
  write_file(folder / "in.jsonl", issue({"Rain"}));
  const auto check = [&](std::size_t size, const std::string& most) {
    write_file(folder / "out.txt", "Rain" + std::string(size - 4, '\n'));
    return run(broadsheet({"check", folder / "out.txt", "--format", "text", "--against", folder / "in.jsonl",
                           "--max-input", most}));
  };
  EXPECT_EQ(check(kMebibyte, "1").output.find("BS-C124"), std::string::npos);
  EXPECT_NE(check(kMebibyte + 1, "1").output.find("BS-C124"), std::string::npos);
  EXPECT_EQ(check(kMebibyte + 1, "0").output.find("BS-C124"), std::string::npos);
}

TEST(Limits, an_issue_has_as_many_articles_as_it_may) {
  const TemporaryFolder folder;
  const std::string one = folder / "one.jsonl", two = folder / "two.jsonl";
  write_file(one, issue({"a", "b"}));
  write_file(two, issue({"c", "d"}));
  expect_success(convert(folder, {one, "--max-articles", "2"}));
  expect_error(convert(folder, {one, "--max-articles", "1"}), 1, "BS-C173", one);
  expect_success(convert(folder, {one, two, "--max-articles", "4"}));
  expect_error(convert(folder, {one, two, "--max-articles", "3"}), 1, "BS-C173", two);
  expect_success(convert(folder, {one, two, "--max-articles", "0"}));
}

TEST(Limits, hold_for_a_plugin_in_a_worker_too) {
  const TemporaryFolder folder;
  write_file(folder / "in.jsonl", issue({"a", "b"}));
  expect_error(convert(folder, {folder / "in.jsonl", "--max-articles", "1", "--isolate", "always"}), 1,
               "BS-C173", "in.jsonl");
  expect_success(convert(folder, {folder / "in.jsonl", "--max-articles", "2", "--isolate", "always"}));
}

TEST(Limits, a_config_file_has_a_mebibyte_at_most) {
  const TemporaryFolder folder;
  write_file(folder / "in.jsonl", issue({"a"}));
  const std::string setting = "title = \"T\"\n#";
  write_file(folder / "c.toml", setting + std::string(kMebibyte - setting.size(), 'x'));
  expect_success(convert(folder, {folder / "in.jsonl", "--config", folder / "c.toml"}));
  write_file(folder / "c.toml", setting + std::string(kMebibyte - setting.size() + 1, 'x'));
  expect_error(convert(folder, {folder / "in.jsonl", "--config", folder / "c.toml"}), 1, "BS-C123", "c.toml");
}

TEST(Limits, a_file_of_an_option_has_64_mebibytes_at_most) {
  const TemporaryFolder folder;
  write_file(folder / "in.jsonl", issue({"a"}));
  write_file(folder / "cover.png", "");
  const auto with_cover_of = [&](std::size_t size) {
    std::filesystem::resize_file(folder / "cover.png", size);
    return run(broadsheet(
        {"convert", folder / "in.jsonl", "--epub.cover", folder / "cover.png", "-o", folder / "out.epub"}));
  };
  EXPECT_NE(with_cover_of(64 * kMebibyte).errors.find("picture"), std::string::npos);
  expect_error(with_cover_of(64 * kMebibyte + 1), 1, "BS-C123", "cover.png");
}

}  // namespace
}  // namespace broadsheet::testing
