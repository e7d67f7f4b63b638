// What hOCR says of a page, as OCR programs and those who convert to it write it.
#include "hocr/page_reader.hpp"

#include "hocr/properties.hpp"

#include <broadsheet/plugin.hpp>

#include <gtest/gtest.h>

namespace broadsheet::hocr {
namespace {

std::vector<layout::Page> pages_of(const std::string& body) {
  pugi::xml_document document;
  const tag_soup::Lines lines = tag_soup::parse(
      "<!DOCTYPE html>\n<html><head><title></title></head>\n<body>" + body + "</body></html>", document, {});
  return read_pages(document, lines);
}

std::string page(const std::string& inner,
                 const std::string& title = "image \"p;1.png\"; bbox 0 0 2000 3000; ppageno 0") {
  return "<div class='ocr_page' id='page_1' title='" + title + "'>" + inner + "</div>";
}
std::string line(const std::string& inner, const std::string& title = "bbox 100 200 500 230",
                 const std::string& its = "ocr_line") {
  return "<span class='" + its + "' title='" + title + "'>" + inner + "</span>";
}
std::string word(const std::string& text, const std::string& title) {
  return "<span class='ocrx_word' title='" + title + "'>" + text + "</span>";
}

TEST(Hocr, a_line_has_words_boxes_confidence_size_and_a_line_of_the_file) {
  const auto pages = pages_of(
      "\n" +
      page("<div class='ocr_carea' id='b1' title='bbox 90 190 510 240'><p class='ocr_par' lang='deu'>\n" +
           line(word("Fähre", "bbox 100 200 180 230; x_wconf 96") + " " +
                    word("kommt", "bbox 190 200 300 230; x_wconf 50"),
                "bbox 100 200 500 230; baseline 0.01 -5; x_size 31.5; x_descenders 6") +
           "</p></div>"));
  ASSERT_EQ(pages.size(), 1U);
  ASSERT_EQ(pages[0].lines.size(), 1U);
  const layout::Line& its = pages[0].lines[0];
  EXPECT_EQ(its.text, "Fähre kommt");
  EXPECT_EQ(its.box.x1, 500);
  EXPECT_EQ(its.size, 31.5);
  EXPECT_EQ(its.baseline, 230 - 5 + .01 * 400 / 2);
  EXPECT_NEAR(its.confidence, (6 * .96 + 5 * .5) / 11, 1e-5);
  EXPECT_EQ(its.source, 5U);
  EXPECT_EQ(its.block, 0);
  EXPECT_EQ(pages[0].blocks[0].id, "b1");
  EXPECT_EQ(pages[0].language, "de");
  EXPECT_EQ(pages[0].width, 2000);
}

TEST(Hocr, what_tesseract_takes_for_headers_captions_and_floats_are_lines_as_others) {
  const auto pages =
      pages_of(page(line("a") + line("b", "bbox 1 2 3 4", "ocr_header") +
                    line("c", "bbox 1 5 3 8", "ocr_caption") + line("d", "bbox 1 9 3 12", "ocr_textfloat")));
  ASSERT_EQ(pages[0].lines.size(), 4U);
  EXPECT_EQ(pages[0].lines[3].text, "d");
}

TEST(Hocr, a_line_without_words_has_the_text_of_its_element) {
  const auto pages = pages_of(page(line("Ferry &amp; <em>pier</em>")));
  EXPECT_EQ(pages[0].lines[0].text, "Ferry & pier");
  EXPECT_TRUE(pages[0].lines[0].words.empty());
}

TEST(Hocr, a_logical_line_of_two_printed_ones_is_two_lines) {
  const auto pages = pages_of(
      page("<span class='ocrx_line'>" + line("one") + line("two", "bbox 100 240 500 270") + "</span>"));
  ASSERT_EQ(pages[0].lines.size(), 2U);
}

TEST(Hocr, characters_in_a_word_are_that_word) {
  const auto pages =
      pages_of(page(line("<span class='ocrx_word' title='bbox 1 1 9 9'><span "
                         "class='ocrx_cinfo'>a</span><span class='ocrx_cinfo'>b</span></span>")));
  EXPECT_EQ(pages[0].lines[0].text, "ab");
}

TEST(Hocr, the_angle_is_turned_to_count_with_the_clock) {
  EXPECT_EQ(pages_of(page(line("Photo", "bbox 1 1 9 99; textangle 90")))[0].lines[0].rotation, 270);
  EXPECT_EQ(pages_of(page(line("Photo", "bbox 1 1 9 99; textangle 0.4")))[0].lines[0].rotation, 0);
}

TEST(Hocr, japanese_from_top_to_bottom_is_vertical_and_not_rotated) {
  const auto its =
      pages_of(page(line(word("港の渡船", "bbox 900 100 930 300"), "bbox 900 100 930 300; textangle 90")))[0]
          .lines[0];
  EXPECT_TRUE(its.vertical);
  EXPECT_EQ(its.rotation, 0);
}

TEST(Hocr, chinese_that_comes_word_by_word_has_no_blanks) {
  const auto pages =
      pages_of(page(line(word("渡轮", "bbox 100 200 160 230") + " " + word("复航", "bbox 163 200 220 230"))));
  EXPECT_EQ(pages[0].lines[0].text, "渡轮复航");
}

TEST(Hocr, pictures_and_separators_are_marks) {
  const auto pages =
      pages_of(page("<div class='ocr_photo' title='bbox 10 10 300 200'></div><div class='ocr_separator' "
                    "title='bbox 10 500 900 502'></div>"));
  ASSERT_EQ(pages[0].marks.size(), 2U);
  EXPECT_EQ(pages[0].marks[0].kind, layout::MarkKind::picture);
  EXPECT_EQ(pages[0].marks[1].kind, layout::MarkKind::rule);
}

TEST(Hocr, several_pages_keep_their_lines_apart) {
  const auto pages =
      pages_of(page(line("one")) + page(line("two"), "bbox 0 0 900 900; scan_res 300 300; lpageno \"A4\""));
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[1].lines[0].text, "two");
  EXPECT_EQ(pages[1].lines[0].order, 0U);
  EXPECT_EQ(pages[1].label, "A4");
  EXPECT_NEAR(pages[1].points_per_unit, .24, 1e-9);
  EXPECT_EQ(pages[0].points_per_unit, 0);
}

TEST(Hocr, html_without_pages_has_none) { EXPECT_TRUE(pages_of("<p>Ferry returns</p>").empty()); }

TEST(Hocr, a_page_of_more_marks_than_any_newspaper_has_is_refused) {
  const auto with_marks = [](std::size_t count) {
    std::string marks;
    for (std::size_t i = 0; i < count; ++i) marks += "<b class='ocr_separator' title='bbox 1 1 9 2'></b>";
    return page(marks);
  };
  EXPECT_EQ(pages_of(with_marks(20'000))[0].marks.size(), 20'000U);
  EXPECT_THROW(pages_of(with_marks(20'001)), plugin::Failure);
}

TEST(HocrProperties, a_semicolon_in_quotes_ends_nothing) {
  const Properties its("image \"a; bbox 9 9 9 9\"; bbox 1 2 3 4 ;x_wconf 91.5");
  EXPECT_EQ(its.box().x1, 3);
  EXPECT_EQ(its.number("x_wconf"), 91.5);
  EXPECT_FALSE(its.value("baseline"));
}

TEST(HocrProperties, a_box_that_is_turned_round_or_short_is_none) {
  EXPECT_EQ(Properties("bbox 30 20 10 40").box().x1, 0);
  EXPECT_EQ(Properties("bbox 1 2 3").box().x1, 0);
}

}  // namespace
}  // namespace broadsheet::hocr
