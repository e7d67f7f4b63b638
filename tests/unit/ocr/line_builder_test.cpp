// Words with boxes become a line: where blanks stand, what a hyphen means, which way it runs.
#include "ocr/line_builder.hpp"

#include <gtest/gtest.h>

namespace broadsheet::ocr {
namespace {

using layout::Box;

/// Words of one height, side by side; `gap` units between them.
struct Row {
  explicit Row(Blanks blanks) : builder(blanks) {}
  Row& word(const std::string& text, double width, double gap, std::optional<double> confidence = {}) {
    x += gap;
    builder.word(text, {x, 100, x + width, 120}, confidence);
    x += width;
    return *this;
  }
  std::string text() {
    const auto line = builder.finish({});
    return line ? line->text : "(none)";
  }
  LineBuilder builder;
  double x = 10;
};

TEST(LineBuilder, words_without_marked_blanks_are_separated_by_one_each) {
  EXPECT_EQ(Row(Blanks::between_words).word("Ferry", 60, 0).word("returns", 70, 0).text(), "Ferry returns");
}

TEST(LineBuilder, a_line_that_marks_its_blanks_has_no_others) {
  Row row(Blanks::marked);
  row.word("Nr.", 30, 0);
  row.builder.blank(8);
  row.word("288.", 40, 8).word("-", 10, 1);
  EXPECT_EQ(row.text(), "Nr. 288.-");
}

TEST(LineBuilder, words_far_apart_are_two_though_their_blank_was_forgotten) {
  EXPECT_EQ(Row(Blanks::marked).word("Lake", 40, 0).word("Harbour", 70, 15).text(), "Lake Harbour");
}

TEST(LineBuilder, han_characters_stay_together_though_the_source_puts_a_blank_of_negative_width_between) {
  Row row(Blanks::marked);
  row.word("渡", 20, 0);
  row.builder.blank(-3);
  row.word("轮", 20, 2);
  row.builder.blank(1);
  row.word("复航", 40, 3);
  EXPECT_EQ(row.text(), "渡轮复航");
}

TEST(LineBuilder, a_blank_that_was_printed_between_two_chinese_phrases_stays) {
  EXPECT_EQ(Row(Blanks::between_words).word("渡轮复航", 80, 0).word("居民称便", 80, 20).text(),
            "渡轮复航 居民称便");
}

TEST(LineBuilder, a_hyphen_beside_the_word_is_kept_as_a_hyphen_where_nothing_explains_it) {
  Row row(Blanks::between_words);
  row.word("har", 30, 0);
  row.builder.hyphen("-", false);
  EXPECT_EQ(row.text(), "har-");
}

TEST(LineBuilder, a_hyphen_written_in_the_word_and_beside_it_is_one) {
  Row row(Blanks::between_words);
  row.word("har-", 30, 0);
  row.builder.hyphen("-", false);
  EXPECT_EQ(row.text(), "har-");
}

TEST(LineBuilder, a_word_that_the_source_joins_to_the_next_line_ends_in_a_soft_hyphen) {
  Row in_word(Blanks::between_words), beside(Blanks::between_words);
  in_word.word("har-", 30, 0);
  in_word.builder.hyphen("", true);
  EXPECT_EQ(in_word.text(), "har\u00AD");
  beside.word("har", 30, 0);
  beside.builder.hyphen("-", true);
  EXPECT_EQ(beside.text(), "har\u00AD");
}

TEST(LineBuilder, a_not_sign_at_the_end_is_a_broken_word) {
  EXPECT_EQ(Row(Blanks::between_words).word("har¬", 30, 0).text(), "har\u00AD");
  Row row(Blanks::between_words);
  row.word("har", 30, 0);
  row.builder.hyphen("¬", false);
  EXPECT_EQ(row.text(), "har\u00AD");
}

TEST(LineBuilder, a_soft_hyphen_inside_a_line_breaks_nothing_and_goes) {
  EXPECT_EQ(Row(Blanks::between_words)
                .word("har\u00ADbour", 60, 0)
                .word("side\u00AD", 30, 5)
                .word("walk", 30, 5)
                .text(),
            "harbour side walk");
}

TEST(LineBuilder, control_characters_and_line_ends_are_blanks_or_nothing) {
  EXPECT_EQ(Row(Blanks::between_words).word(" a\n\tb\u007F ", 60, 0).text(), "a b");
}

TEST(LineBuilder, words_without_text_make_no_line) {
  EXPECT_EQ(Row(Blanks::between_words).word(" ", 60, 0).word("\u00AD", 10, 5).text(), "(none)");
}

TEST(LineBuilder, words_know_their_bytes_in_the_line) {
  Row row(Blanks::between_words);
  row.word("Zürich", 60, 0).word("1918", 40, 6);
  const auto line = row.builder.finish({});
  ASSERT_TRUE(line);
  ASSERT_EQ(line->words.size(), 2U);
  EXPECT_EQ(line->text.substr(line->words[0].begin, line->words[0].end - line->words[0].begin), "Zürich");
  EXPECT_EQ(line->text.substr(line->words[1].begin, line->words[1].end - line->words[1].begin), "1918");
}

TEST(LineBuilder, the_confidence_of_a_line_weighs_its_words_by_their_length) {
  Row row(Blanks::between_words);
  row.word("abcd", 40, 0, 1.0).word("abcdefghijkl", 120, 6, .5);
  EXPECT_NEAR(row.builder.finish({})->confidence, (4 * 1.0 + 12 * .5) / 16, 1e-6);
}

TEST(LineBuilder, a_line_about_which_the_source_says_nothing_is_not_doubted) {
  Row row(Blanks::between_words);
  row.word("abcd", 40, 0);
  EXPECT_EQ(row.builder.finish({})->confidence, 1);
}

TEST(LineBuilder, a_line_without_a_box_takes_that_of_its_words) {
  Row row(Blanks::between_words);
  row.word("abcd", 40, 0).word("ef", 20, 10);
  const auto line = row.builder.finish({});
  EXPECT_EQ(line->box.x0, 10);
  EXPECT_EQ(line->box.x1, 80);
  EXPECT_EQ(line->box.y0, 100);
}

TEST(LineBuilder, japanese_in_a_tall_box_runs_from_top_to_bottom) {
  LineBuilder builder(Blanks::between_words);
  double y = 50;
  for (const char* sign : {"港", "の", "渡", "船"}) {
    builder.word(sign, {400, y, 420, y + 20}, {});
    y += 22;
  }
  const auto line = builder.finish({});
  ASSERT_TRUE(line);
  EXPECT_EQ(line->text, "港の渡船");
  EXPECT_TRUE(line->vertical);
}

TEST(LineBuilder, latin_letters_in_a_tall_box_do_not) {
  EXPECT_FALSE(is_vertical("Photo: Ann Hall", {0, 0, 10, 200}));
}

}  // namespace
}  // namespace broadsheet::ocr
