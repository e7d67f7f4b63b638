// What the words of positioned lines say of them.
#include "positioned/line_hints.hpp"

#include "reconstruct/language/profile.hpp"

#include <gtest/gtest.h>

namespace broadsheet::positioned {
namespace {

struct Printed {
  reconstruct::Text text;
  double size;
};

std::vector<layout::LineHint> hints_of(const std::vector<Printed>& printed, const std::string& language) {
  layout::Page page;
  page.width = 300, page.height = 400;
  std::vector<reconstruct::Text> texts;
  for (const Printed& line : printed) {
    layout::Line out;
    out.text = "x";
    out.size = line.size;
    const double y = 20 + 20 * static_cast<double>(texts.size());
    out.box = {20, y, 200, y + line.size};
    page.lines.push_back(out);
    texts.push_back(line.text);
  }
  return line_hints(page, texts, reconstruct::profile_of(language));
}

TEST(RepeatedLines, are_told_in_scripts_without_blanks) {
  const auto hints = hints_of({{U"港口新橋星期日通車，市長與", 10},
                               {U"市民冒雨走過。工程費一千二百萬", 10},
                               {U"「市長與市民冒雨走過」", 14}},
                              "zh-Hant");
  EXPECT_TRUE(hints[2].repeated);
  EXPECT_FALSE(hints[0].repeated);
}

TEST(RepeatedLines, of_one_size_say_one_thing_however_short_the_last_is) {
  const auto hints = hints_of({{U"The new bridge opened on Sunday after", 10},
                               {U"four years of work, and many walked it.", 10},
                               {U"“opened on Sunday after four", 14},
                               {U"years”", 14}},
                              "en");
  EXPECT_TRUE(hints[2].repeated);
  EXPECT_TRUE(hints[3].repeated);
}

TEST(RepeatedLines, are_no_word_or_two_that_stand_in_any_text) {
  const auto hints = hints_of({{U"The new bridge opened on Sunday after", 10}, {U"Bridge", 14}}, "en");
  EXPECT_FALSE(hints[1].repeated);
}

TEST(Credits, in_small_capitals_are_told_by_their_form) {
  const auto hints =
      hints_of({{U"The harbour bridge opened on Monday after a year of work and of waiting for it", 10},
                {U"JANE ROE/COAST AGENCY", 6},
                {U"JOHN DOE FOR THE HARBOUR GAZETTE", 6},
                {U"POOL PHOTO BY ANN McGREE", 6},
                {U"RADIO/TELEVISION TONIGHT", 14},
                {U"HARBOUR BRIDGE OPENS", 6},
                {U"It cost more than the town had planned, and took two years longer than it had said.", 10}},
               "en");
  for (const std::size_t line : {1u, 2u, 3u}) EXPECT_TRUE(hints[line].credit) << line;
  for (const std::size_t line : {4u, 5u}) EXPECT_FALSE(hints[line].credit) << line;
}

TEST(ContentsBox, prints_sections_and_pages_that_are_furniture) {
  const auto hints = hints_of(
      {{U"WORLD A4-7", 8}, {U"PAGE A5", 8}, {U"ARTS C1, 3", 8}, {U"PAGE C3", 8}, {U"APOLLO 11", 8}}, "en");
  for (const std::size_t line : {0u, 1u, 2u, 3u}) EXPECT_TRUE(hints[line].sure_furniture) << line;
  EXPECT_FALSE(hints[4].furniture);
  EXPECT_FALSE(hints_of({{U"WORLD A4-7", 8}, {U"It opened at last.", 8}}, "en")[0].sure_furniture);
}

TEST(Names, no_line_of_a_sentence_is_one) {
  EXPECT_TRUE(hints_of({{U"Every Spring, Jane Roe", 10}, {U"It opened at last.", 10}}, "en")[0].may_name);
  layout::Page page;
  page.width = 300, page.height = 400;
  for (const double right : {150.0, 220.0}) {
    layout::Line line;
    line.text = "x", line.size = 10;
    const double y = 20 + 12 * static_cast<double>(page.lines.size());
    line.box = {20, y, right, y + 10};
    page.lines.push_back(line);
  }
  EXPECT_FALSE(line_hints(page, {U"Every Spring, Jane Roe", U"asks her readers what they would plant"},
                          reconstruct::profile_of("en"))[0]
                   .may_name);
}

TEST(Credits, that_are_all_of_a_line_are_told_from_captions) {
  const auto hints =
      hints_of({{U"Photo: Ann Hall", 8}, {U"Visitors in the garden. Photo: Ann Hall", 8}}, "en");
  EXPECT_TRUE(hints[0].credit);
  EXPECT_FALSE(hints[1].credit);
}

TEST(Authors, are_told_by_a_role_of_the_list_or_by_a_mark_between_role_and_name) {
  for (const reconstruct::View line : {U"【记者 王益炜】", U"记者王益炜", U"文/王益炜"})
    EXPECT_TRUE(hints_of({{reconstruct::Text(line), 10}}, "zh-Hans")[0].byline) << reconstruct::to_utf8(line);
  for (const reconstruct::View line : {U"文化生活", U"王益炜说", U"城市/乡村"})
    EXPECT_FALSE(hints_of({{reconstruct::Text(line), 10}}, "zh-Hans")[0].byline)
        << reconstruct::to_utf8(line);
}

TEST(Closings, that_a_narrow_column_parts_go_on_in_the_line_below_wherever_the_input_has_it) {
  layout::Page page;
  page.width = 300, page.height = 400;
  const std::vector<reconstruct::Text> texts = {U"（记者王益", U"渡船今天停航了。", U"炜）"};
  const std::vector<layout::Box> boxes = {{20, 50, 70, 60}, {120, 50, 220, 60}, {20, 64, 40, 74}};
  for (const layout::Box& box : boxes) {
    layout::Line line;
    line.text = "x", line.size = 10, line.box = box;
    page.lines.push_back(line);
  }
  const auto hints = line_hints(page, texts, reconstruct::profile_of("zh-Hans"));
  EXPECT_TRUE(hints[0].closing);
  EXPECT_FALSE(hints[1].closing);
  EXPECT_TRUE(hints[2].closing);
}

TEST(Authors, are_no_furniture) {
  const auto hints = hints_of({{U"【记者 王益炜】", 10}, {U"今天上午大会在这里开幕。", 10}}, "zh-Hans");
  EXPECT_FALSE(hints[0].furniture);
}

TEST(Names, are_words_with_capitals_or_a_few_characters_after_a_family_name) {
  for (const reconstruct::View line : {U"Vela Ostrom in Bree", U"Vela Ostrom", U"Vela Ostrom, Sports Editor"})
    EXPECT_TRUE(hints_of({{reconstruct::Text(line), 10}}, "en")[0].may_name) << reconstruct::to_utf8(line);
  for (const reconstruct::View line : {U"COUNCIL BUDGET", U"More roses than ever", U"Garden"})
    EXPECT_FALSE(hints_of({{reconstruct::Text(line), 10}}, "en")[0].may_name) << reconstruct::to_utf8(line);
  EXPECT_TRUE(hints_of({{U"王 益炜", 10}}, "zh-Hans")[0].may_name);
  EXPECT_FALSE(hints_of({{U"市长到场", 10}}, "zh-Hans")[0].may_name);
}

TEST(Names, are_no_names_of_sections_that_begin_as_a_family_name_does) {
  for (const char* language : {"zh-Hant", "ja"})
    EXPECT_FALSE(hints_of({{U"時評", 10}}, language)[0].may_name) << language;
}

TEST(Sections, right_above_a_headline_below_the_folio_are_its_kicker) {
  const std::vector<Printed> page = {{U"潮見新聞　2024年10月22日（火曜日）　3面", 10},
                                     {U"教育", 14},
                                     {U"新しい学校が開いた", 20},
                                     {U"市は二十二日、南区に新しい学校を開いた。", 10}};
  EXPECT_TRUE(hints_of(page, "ja")[0].furniture);
  EXPECT_FALSE(hints_of(page, "ja")[1].furniture);
  EXPECT_TRUE(hints_of({page[0], page[1], page[3]}, "ja")[1].furniture) << "no headline below it";
}

}  // namespace
}  // namespace broadsheet::positioned
