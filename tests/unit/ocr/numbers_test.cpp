// Numbers, languages and roles as strangers write them.
#include "ocr/numbers.hpp"

#include "ocr/language.hpp"
#include "ocr/roles.hpp"
#include "ocr/type_size.hpp"

#include <gtest/gtest.h>

namespace broadsheet::ocr {
namespace {

TEST(Numbers, a_unit_after_a_number_does_not_spoil_it) { EXPECT_EQ(number(" 12.5px"), 12.5); }

TEST(Numbers, what_is_no_number_is_none) {
  for (const char* text : {"", "  ", "px", "NaN", "inf", "-", "1e400", "99999999999"})
    EXPECT_FALSE(number(text)) << text;
}

TEST(Numbers, points_are_read_with_commas_and_with_blanks) {
  for (const char* points : {"10,20 110,20 110,60 10,60", "10 20 110 20 110 60 10 60", "110,60;10,20"}) {
    const auto box = box_of_points(points);
    ASSERT_TRUE(box) << points;
    EXPECT_EQ(box->x0, 10);
    EXPECT_EQ(box->y0, 20);
    EXPECT_EQ(box->x1, 110);
    EXPECT_EQ(box->y1, 60);
  }
}

TEST(Numbers, one_point_is_no_box) { EXPECT_FALSE(box_of_points("10,20")); }

TEST(Languages, codes_names_and_models_of_ocr_programs_are_tags) {
  for (const auto& [given, tag] : {std::pair("ger", "de"),
                                   {"de-LU", "de-LU"},
                                   {"French", "fr"},
                                   {"chi_sim", "zh-Hans"},
                                   {"chi_tra_vert", "zh-Hant"},
                                   {"jpn_vert", "ja"},
                                   {"deu_frak", "de"},
                                   {"en", "en"},
                                   {"fr_FR", "fr-FR"},
                                   {"ltz+deu", "lb"},
                                   {"x", ""},
                                   {"", ""},
                                   {"12", ""},
                                   {"en<script>", ""}})
    EXPECT_EQ(language_tag(given), tag) << given;
}

TEST(Roles, words_for_a_role_count_whatever_their_capitals_and_hyphens) {
  EXPECT_EQ(role_of("page-number"), layout::BlockRole::furniture);
  EXPECT_EQ(role_of("Page Number"), layout::BlockRole::furniture);
  EXPECT_EQ(role_of("HEADING"), layout::BlockRole::head);
  EXPECT_EQ(role_of("ADVERTISEMENT"), layout::BlockRole::advertisement);
  EXPECT_EQ(role_of("paragraph"), layout::BlockRole::unknown);
  EXPECT_EQ(role_of(""), layout::BlockRole::unknown);
}

layout::Line line_of(double height, double points, std::size_t words = 8) {
  layout::Line line;
  line.text = "text";
  line.box = {0, 0, 400, height};
  line.size = points;
  line.words.resize(words);
  return line;
}

TEST(TypeSizes, points_become_units_of_the_page) {
  layout::Page page;
  page.points_per_unit = 72.0 / 254;
  page.lines = {line_of(32, 10)};
  set_type_sizes(page);
  EXPECT_NEAR(page.lines[0].size, 35.3, .1);
}

TEST(TypeSizes, the_heights_of_lines_tell_a_resolution_that_the_file_does_not) {
  layout::Page page;
  page.points_per_unit = 0;
  page.lines = {line_of(30, 8), line_of(30, 8), line_of(60, 16)};
  set_type_sizes(page);
  EXPECT_NEAR(page.lines[0].size, 30 / .9, .1);
  EXPECT_NEAR(page.lines[2].size, 60 / .9, .1);
  EXPECT_NEAR(page.points_per_unit, 8 * .9 / 30, 1e-6);
}

TEST(TypeSizes, a_size_that_the_height_of_its_line_contradicts_is_unknown) {
  layout::Page page;
  page.points_per_unit = 72.0 / 254;
  page.lines = {line_of(32, 10), line_of(32, 10), line_of(343, 20, 2)};
  set_type_sizes(page);
  EXPECT_EQ(page.lines[2].size, 0);
  EXPECT_GT(page.lines[0].size, 0);
}

// Tesseract's ALTO has no sizes, and boxes of words with ink of the lines above and below.
layout::Page page_of_a_line(float confidence) {
  layout::Page page;
  layout::Line line;
  line.text = "harbouring. The";
  line.box = {0, 92, 150, 137};
  line.words = {{0, 11, {0, 92, 100, 137}, confidence}, {12, 15, {110, 96, 150, 126}, confidence}};
  page.lines.push_back(line);
  return page;
}

TEST(TypeSizes, ink_of_other_lines_makes_no_type_larger) {
  layout::Page page = page_of_a_line(.96F);
  set_type_sizes(page);
  EXPECT_EQ(page.lines[0].box.y0, 96);
  EXPECT_NEAR(page.lines[0].box.y1, 134.5, .5);  // the descender of the first word
}

TEST(TypeSizes, boxes_count_where_words_are_unsure_or_a_size_is_named) {
  layout::Page unsure = page_of_a_line(.5F), sized = page_of_a_line(.96F);
  sized.lines[0].size = 38;
  for (layout::Page* page : {&unsure, &sized}) {
    set_type_sizes(*page);
    EXPECT_EQ(page->lines[0].box.y1, 137);
  }
}

}  // namespace
}  // namespace broadsheet::ocr
