#include "text/wrap.hpp"

#include <gtest/gtest.h>

#include <sstream>
#include <vector>

namespace broadsheet::text {
namespace {

std::vector<std::string> lines_of(std::size_t width, const std::string& language,
                                  const std::string& paragraph, Indent indent = {}) {
  std::string out;
  Wrapper(width, language).append(out, paragraph, indent);
  std::vector<std::string> lines;
  std::istringstream stream(out);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

using Expected = std::vector<std::string>;

}  // namespace

TEST(Wrap, a_cjk_character_takes_two_cells_a_combining_mark_none) {
  EXPECT_EQ(width_of("ab汉字", false), 6u);
  EXPECT_EQ(width_of("e\u0301", false), 1u);
  EXPECT_EQ(width_of("ｶﾅ", false), 2u);
  EXPECT_EQ(width_of("🗞", false), 1u);
  EXPECT_EQ(width_of("📰", false), 2u);
  EXPECT_EQ(width_of("“…”", true), 6u);
  EXPECT_EQ(width_of("“…”", false), 3u);
}

TEST(Wrap, english_breaks_at_blanks_and_leaves_none_at_the_end_of_a_line) {
  EXPECT_EQ(lines_of(16, "en", "The tide tables went online this week."),
            (Expected{"The tide tables", "went online this", "week."}));
}

TEST(Wrap, chinese_breaks_between_characters) {
  EXPECT_EQ(lines_of(10, "zh-Hans", "南湾新港昨日通航"), (Expected{"南湾新港昨", "日通航"}));
}

TEST(Wrap, no_line_begins_with_a_closing_mark_or_ends_with_an_opening_one) {
  EXPECT_EQ(lines_of(10, "zh-Hans", "南湾新港昨，日通航"), (Expected{"南湾新港", "昨，日通航"}));
  EXPECT_EQ(lines_of(10, "zh-Hans", "南湾新港（昨日）"), (Expected{"南湾新港", "（昨日）"}));
}

TEST(Wrap, no_japanese_line_begins_with_a_small_kana_or_a_long_vowel_mark) {
  EXPECT_EQ(lines_of(8, "ja", "港のシャッター"), (Expected{"港の", "シャッ", "ター"}));
}

TEST(Wrap, a_number_or_a_word_in_chinese_text_stays_whole) {
  EXPECT_EQ(lines_of(12, "zh-Hans", "今年共有12345艘货轮"), (Expected{"今年共有", "12345艘货轮"}));
}

TEST(Wrap, what_cannot_be_broken_by_rule_is_broken_between_characters) {
  EXPECT_EQ(lines_of(4, "en", "abcdefghij kl"), (Expected{"abcd", "efgh", "ij", "kl"}));
  EXPECT_EQ(lines_of(1, "zh", "汉字"), (Expected{"汉", "字"}));
  EXPECT_EQ(lines_of(1, "en", "e\u0301e\u0301"), (Expected{"e\u0301", "e\u0301"}));
}

TEST(Wrap, indents_count_and_differ_between_the_first_line_and_the_others) {
  EXPECT_EQ(lines_of(10, "en", "one two three four", {"- ", "  "}),
            (Expected{"- one two", "  three", "  four"}));
  EXPECT_EQ(lines_of(10, "zh", "南湾新港通航", {"　　", ""}), (Expected{"　　南湾新", "港通航"}));
}

TEST(Wrap, width_zero_never_breaks) {
  const std::string long_text(10000, 'x');
  EXPECT_EQ(lines_of(0, "en", long_text), Expected{long_text});
}

TEST(Wrap, no_line_is_wider_than_asked_and_no_character_is_lost) {
  const std::string text =
      "新海社南湾3月14日电（记者 林小舟）“昨天”——3.14万吨！ https://example.org/a/very/long/path?x=1 "
      "コンテナー船、ﾊﾝｶｸ e\u0301tudes 🗞️📰…… 2024-03-14 100% （完）";
  for (const char* language : {"zh-Hans", "ja", "en", ""}) {
    for (std::size_t width = 2; width < 60; ++width) {
      std::string joined;
      for (const std::string& line : lines_of(width, language, text)) {
        EXPECT_LE(width_of(line, *language == 'z' || *language == 'j'), width) << line;
        joined += line;
      }
      std::string expected = text;
      std::erase(expected, ' ');
      std::erase(joined, ' ');
      EXPECT_EQ(joined, expected) << width;
    }
  }
}

}  // namespace broadsheet::text
