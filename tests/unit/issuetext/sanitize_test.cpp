#include "issuetext/decode/characters/sanitize.hpp"

#include <gtest/gtest.h>

namespace broadsheet::issuetext {
namespace {

using namespace std::string_literals;

TEST(Sanitize, leaves_clean_text_as_it_is) {
  const std::string text = "新馆开放\tHarbour — café\f第二页\n";
  const Sanitized got = sanitize(text, "");
  EXPECT_EQ(got.text, text);
  EXPECT_TRUE(got.discarded.empty());
  EXPECT_EQ(got.broken + got.controls + got.lost, 0u);
}

TEST(Sanitize, counts_what_is_broken_and_says_where_it_was_first) {
  const Sanitized got = sanitize("新馆\n开\xFF\xE6\x96放\n", "");
  EXPECT_EQ(got.text, "新馆\n开\uFFFD\uFFFD放\n");
  EXPECT_EQ(got.broken, 2u);
  EXPECT_EQ(got.broken_line, 2u);
}

TEST(Sanitize, counts_control_characters_and_says_where_the_first_stood) {
  const Sanitized got = sanitize("ab\x01\n\0c"s, "");
  EXPECT_EQ(got.text, "ab\nc");
  EXPECT_EQ(got.controls, 2u);
  EXPECT_EQ(got.nuls, 1u);
  EXPECT_EQ(got.first_control, 2u);
}

TEST(Sanitize, lists_what_it_dropped_line_by_line) {
  const Sanitized got = sanitize("a\u200Bb\u200B\nc\u200B\n", "");
  EXPECT_EQ(got.text, "ab\nc\n");
  EXPECT_TRUE(got.discarded == (std::vector<Discarded>{{"\u200B\u200B", "zero-width character", 1},
                                                       {"\u200B", "zero-width character", 2}}));
}

TEST(Sanitize, a_soft_hyphen_is_kept_only_where_it_says_that_a_word_goes_on) {
  const std::string text = "har\u00ADbour har\u00AD \nbour\n";
  EXPECT_EQ(sanitize(text, "").text, "harbour har \nbour\n");
  EXPECT_EQ(sanitize(text, "", SoftHyphens::kept_at_line_ends).text, "harbour har\u00AD \nbour\n");
}

TEST(Sanitize, the_language_overrules_the_script_of_the_text) {
  const std::string text = "这是农\u2F3E的书";  // 户, 戶 or 戸
  EXPECT_EQ(sanitize(text, "").text, "这是农户的书");
  EXPECT_EQ(sanitize(text, "zh-Hant").text, "这是农戶的书");
  EXPECT_EQ(sanitize(text, "ja").text, "这是农戸的书");
}

TEST(Sanitize, a_glyph_without_a_character_leaves_a_mark_in_its_place) {
  const Sanitized got = sanitize("一\n全市\uE000开会\n", "");
  EXPECT_EQ(got.text, "一\n全市\uFFFD开会\n");
  EXPECT_EQ(got.lost, 1u);
  EXPECT_EQ(got.lost_line, 2u);
  EXPECT_TRUE(got.discarded == (std::vector<Discarded>{{"\uE000", "lost glyph", 2}}));
}

TEST(Sanitize, a_second_time_changes_nothing) {
  for (const char* text : {"a\u00ADb\u200B\r\n\x01 x", "\u2F3E农\uFB01ce", "cafe\u0301 \u1100\u1161",
                           "\xFF\xE6!", "har\u2010\nbour", "\uFE35一\uFE36", "中\u200D国"}) {
    const std::string once = sanitize(text, "").text;
    EXPECT_EQ(sanitize(once, "").text, once);
  }
}

TEST(Sanitize, bytes_in_doubt_are_left_to_another_encoding) {
  Sanitized out;
  EXPECT_TRUE(sanitize_if_utf8("新馆\x01开放", "", SoftHyphens::dropped, out));
  EXPECT_FALSE(sanitize_if_utf8("新\xFF馆", "", SoftHyphens::dropped, out = {}));
  EXPECT_FALSE(sanitize_if_utf8("a\0b"s, "", SoftHyphens::dropped, out = {}));
}

TEST(Utf8, has_no_surrogates_no_overlong_forms_and_an_end) {
  EXPECT_TRUE(is_utf8(""));
  EXPECT_TRUE(is_utf8("新\U0010FFFF"));
  for (const char* wrong :
       {"\xED\xA0\x80", "\xC0\xAF", "\xE0\x80\xAF", "\xF4\x90\x80\x80", "\xE6\x96", "\x80"})
    EXPECT_FALSE(is_utf8(wrong)) << wrong;
}

}  // namespace
}  // namespace broadsheet::issuetext
