#include "reconstruct/items/dehyphenate.hpp"

#include "unit/reconstruct/items/printed_page.hpp"

#include <gtest/gtest.h>

#include <numeric>

namespace broadsheet::reconstruct {
namespace {

// All lines of a page in `language` put together.
Joined joined(const char* language, const std::vector<std::string_view>& lines, std::size_t first = 0) {
  const Page page = printed(lines);
  const Profile& profile = profile_of(language);
  std::vector<std::size_t> numbers(page.lines.size() - first);
  std::iota(numbers.begin(), numbers.end(), first);
  return join(page, numbers, profile, PageWords(page, profile));
}

std::string text(const char* language, const std::vector<std::string_view>& lines, std::size_t first = 0) {
  return to_utf8(joined(language, lines, first).text);
}

TEST(Dehyphenate, lines_of_han_are_put_together_without_a_blank) {
  EXPECT_EQ(text("zh-Hans", {"清河镇的第一座", "图书馆开了"}), "清河镇的第一座图书馆开了");
}

TEST(Dehyphenate, words_of_latin_letters_keep_their_blank_even_among_han) {
  EXPECT_EQ(text("en", {"The ferry was", "late today"}), "The ferry was late today");
  EXPECT_EQ(text("zh-Hans", {"他用 Harbour", "Light 一名"}), "他用 Harbour Light 一名");
}

TEST(Dehyphenate, a_hyphen_of_the_line_break_is_undone_and_its_line_is_told) {
  const Joined got = joined("en", {"The har-", "bour was full"});
  EXPECT_EQ(to_utf8(got.text), "The harbour was full");
  EXPECT_EQ(got.hyphens, std::vector<std::uint32_t>{1});
}

TEST(Dehyphenate, a_word_that_the_page_prints_with_its_hyphen_keeps_it) {
  EXPECT_EQ(text("en", {"a well-known man", "met a well-", "known woman"}, 1), "met a well-known woman");
}

TEST(Dehyphenate, a_word_that_the_page_prints_whole_loses_the_hyphen_even_where_the_page_breaks_no_words) {
  std::vector<std::string_view> lines(60, "the harbour lies still");
  lines.push_back("in the har-");
  lines.push_back("bour again");
  EXPECT_EQ(text("en", lines, 60), "in the harbour again");
  lines[60] = "in the mill-";
  lines[61] = "pond again";
  EXPECT_EQ(text("en", lines, 60), "in the mill-pond again");
}

TEST(Dehyphenate, a_page_that_breaks_two_known_words_breaks_words_however_long_it_is) {
  std::vector<std::string_view> lines(200, "the harbour lies still");
  lines.insert(lines.end(), {"the repla-", "cements met the oper-", "ator and the lite-",
                             "rally tired commit-", "tee again"});
  EXPECT_EQ(text("en", lines, 200),
            "the replacements met the operator and the literally tired committee again");
}

TEST(Dehyphenate, where_words_are_broken_a_name_is_broken_too_but_for_the_usual_compounds) {
  EXPECT_EQ(text("en", {"the defeat at Tyne-", "castle hurt a London-", "based repla-", "cement"}),
            "the defeat at Tynecastle hurt a London-based replacement");
}

TEST(Dehyphenate, two_long_words_of_the_page_stay_two) {
  EXPECT_EQ(text("en", {"the great ocean near", "that ocean-", "great ship"}, 1), "that ocean-great ship");
}

TEST(Dehyphenate, names_and_numbers_keep_their_hyphens) {
  EXPECT_EQ(text("fr", {"le maire Jean-", "Paul Roux"}), "le maire Jean-Paul Roux");
  EXPECT_EQ(text("en", {"the 79th-", "minute goal"}), "the 79th-minute goal");
  EXPECT_EQ(text("en", {"two-and-", "a half"}), "two-and-a half");
}

TEST(Dehyphenate, a_hyphen_that_stands_for_the_rest_of_a_word_keeps_its_blank) {
  EXPECT_EQ(text("de", {"Der Haus-", "und Gartenbau"}), "Der Haus- und Gartenbau");
}

TEST(Dehyphenate, a_dash_is_no_hyphen) {
  EXPECT_EQ(text("en", {"the airtime -", "which came late"}), "the airtime - which came late");
}

TEST(Dehyphenate, a_hyphen_printed_at_both_ends_of_the_break_stays_once) {
  EXPECT_EQ(text("pl", {"flaga biało-", "-czerwona"}), "flaga biało-czerwona");
}

TEST(Dehyphenate, hangul_is_joined_only_on_pages_whose_lines_end_inside_words) {
  EXPECT_EQ(text("ko", {"어제 도서관", "은 문을 열었다"}), "어제 도서관은 문을 열었다");
  EXPECT_EQ(text("ko", {"어제 도서관", "문을 열었다"}), "어제 도서관 문을 열었다");
}

TEST(Dehyphenate, each_character_is_known_by_the_line_that_printed_it) {
  const Joined got = joined("en", {"The har-", "", "bour was", "full"});
  EXPECT_EQ(got.line_at(0), 1u);
  EXPECT_EQ(got.line_at(to_utf8(got.text).find("bour")), 3u);
  EXPECT_EQ(got.line_at(got.text.size() - 1), 4u);
}

TEST(Dehyphenate, the_first_word_of_a_line_is_no_evidence) {
  const Profile& english = profile_of("en");
  const PageWords words(printed({"bour is full", "of boats"}), english);
  EXPECT_FALSE(words.has(U"bour"));  // it may be the second half of one
  EXPECT_TRUE(words.has(U"is"));
  EXPECT_TRUE(words.has(U"BOATS"));
}

TEST(Body, a_blank_between_han_is_the_place_of_a_lost_glyph) {
  const Joined line = joined("zh-Hans", {"镇长张 伟说 ，好"});
  const Body body = body_of(line, 0, line.text.size(), false);
  EXPECT_EQ(to_utf8(body.text), "镇长张伟说，好");
  EXPECT_EQ(body.lost, (std::vector<std::size_t>{3, 5}));
  EXPECT_EQ(body.lost_lines, (std::vector<std::uint32_t>{1, 1}));
}

TEST(Body, a_blank_says_nothing_where_extraction_set_them_at_will) {
  Joined line = joined("zh-Hans", {"镇长张 伟说"});
  line.loose_blanks = true;
  const Body body = body_of(line, 0, line.text.size(), false);
  EXPECT_EQ(to_utf8(body.text), "镇长张伟说");
  EXPECT_TRUE(body.lost.empty());
}

TEST(Body, a_verb_of_japanese_lost_nothing_before_a_comma) {
  const Joined line = joined("ja", {"船が着き 、人が"});
  EXPECT_TRUE(body_of(line, 0, line.text.size(), false).lost.empty());
}

TEST(Display, blanks_between_phrases_stay_and_those_of_extraction_go) {
  EXPECT_EQ(to_utf8(display_of(U"新馆开放　老街不拆", false)), "新馆开放 老街不拆");
  EXPECT_EQ(to_utf8(display_of(U"12 月 3 日", false)), "12月3日");
  EXPECT_EQ(to_utf8(display_of(U"（上） 新馆", false)), "（上）新馆");
  EXPECT_EQ(to_utf8(display_of(U"  Page   4  ", true)), "Page 4");
}

}  // namespace
}  // namespace broadsheet::reconstruct
