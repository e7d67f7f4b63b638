// What is printed on a page of a PDF comes out as what it is.
#include "unit/pdf/pdf_pages.hpp"

namespace broadsheet::pdf {
namespace {

TEST(PrintedPage, a_pull_quote_between_rules_ends_no_article) {
  std::string content = article() + "50 622 m 270 622 l S 50 580 m 270 580 l S " +
                        shows(60, 605, 14, "\\223walked over it") + shows(60, 588, 14, "in the rain\\224");
  const char* rest[] = {"Buses are to follow in the spring, said the",
                        "council, which will decide in March on how many",
                        "there are to be and what a ride will cost."};
  for (int k = 0; k < 3; ++k) content += shows(k == 0 ? 60 : 50, 562 - 14 * k, 10, rest[k]);
  const auto document = read(plain(content).file());
  ASSERT_EQ(document.articles.size(), 1u);
  EXPECT_TRUE(has(document.articles[0].blocks.back().text, "what a ride will cost"));
  const auto quotes = std::count_if(document.end.furniture.begin(), document.end.furniture.end(),
                                    [](const Furniture& piece) { return piece.kind == "pull-quote"; });
  EXPECT_EQ(quotes, 2);
}

TEST(PrintedPage, small_type_above_the_text_is_the_author) {
  const auto document = read(plain(article() + shows(50, 716, 8, "BY ANN HALL")).file());
  ASSERT_EQ(document.articles.size(), 1u);
  ASSERT_EQ(document.articles[0].bylines.size(), 1u);
  EXPECT_EQ(document.articles[0].bylines[0].name, "ANN HALL");
}

TEST(PrintedPage, a_drop_cap_that_is_a_word_is_parted_from_the_next) {
  std::string content = shows(60, 740, 22, "Harbour bridge opens to all") + shows(50, 686, 34, "A");
  const char* lines[] = {"bridge over the harbour opened on Sunday",
                         "after four years of work. The bridge is"};
  for (int k = 0; k < 2; ++k) content += shows(76, 700 - 14 * k, 10, lines[k]);
  content += shows(50, 672, 10, "the first one over the harbour since the war.");
  const auto document = read(plain(content).file());
  ASSERT_EQ(document.articles.size(), 1u);
  EXPECT_EQ(document.articles[0].blocks.size(), 1u);
  EXPECT_TRUE(document.articles[0].blocks[0].text.starts_with("A bridge over"))
      << document.articles[0].blocks[0].text;
}

TEST(PrintedPage, an_advertisement_in_a_frame_is_furniture_of_its_kind) {
  const std::string frame =
      "300 620 m 540 620 l S 300 700 m 540 700 l S 300 620 m 300 700 l S 540 620 m 540 700 l S ";
  const auto document = read(plain(article() + frame + shows(361, 670, 20, "Mill Furniture") +
                                   shows(374, 640, 10, "Sofas and beds made"))
                                 .file());
  ASSERT_EQ(document.articles.size(), 1u);
  const auto advertisements =
      std::count_if(document.end.furniture.begin(), document.end.furniture.end(),
                    [](const Furniture& piece) { return piece.kind == "advertisement"; });
  EXPECT_EQ(advertisements, 2);
}

std::size_t advertisements_of(const broadsheet::Document& document) {
  return static_cast<std::size_t>(
      std::count_if(document.end.furniture.begin(), document.end.furniture.end(),
                    [](const Furniture& piece) { return piece.kind == "advertisement"; }));
}

TEST(PrintedPage, an_advertisement_of_one_line_has_a_frame_with_short_sides) {
  const std::string frame =
      "300 670 m 540 670 l S 300 696 m 540 696 l S 300 670 m 300 696 l S 540 670 m 540 696 l S ";
  const auto document = read(plain(article() + frame + shows(361, 676, 20, "Mill Furniture")).file());
  ASSERT_EQ(document.articles.size(), 1u);
  EXPECT_EQ(advertisements_of(document), 1u);
}

TEST(PrintedPage, an_area_that_fades_from_colour_to_colour_is_one_mark) {
  PdfMaker pdf;
  const std::size_t font = pdf.add_plain_font();
  pdf.add_page(resources(font) +
                   " /Shading << /Fade << /ShadingType 2 /ColorSpace /DeviceRGB /Coords [300 300 540 600] "
                   "/Function << /FunctionType 2 /Domain [0 1] /C0 [0 0 0] /C1 [1 0 0] /N 1 >> >> >>",
               article() + "q 300 300 240 300 re W n /Fade sh Q ");
  const auto marks = page_of(pdf.file()).page.marks;
  ASSERT_EQ(marks.size(), 1u);
  EXPECT_NEAR(marks[0].box.width(), 240, 1);
  EXPECT_NEAR(marks[0].box.height(), 300, 1);
}

}  // namespace
}  // namespace broadsheet::pdf
