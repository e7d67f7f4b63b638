// Pictures on PDF pages: which images are pictures, what of them is given, and where they stand in the text.
#include "unit/pdf/paper.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace broadsheet::pdf {
namespace {

using testing::MemoryHost;
using testing::PdfMaker;
using testing::shows;

TEST(PdfPictures, a_jpeg_keeps_its_bytes_and_stands_before_its_caption) {
  const Read in = read(Paper().jpg().page(photo() + caption()).file());
  ASSERT_EQ(in.document.resources.size(), 1u);
  const Resource& picture = in.document.resources[0];
  EXPECT_EQ(picture.data, jpeg());
  EXPECT_EQ(picture.media_type, "image/jpeg");
  EXPECT_EQ(picture.width, kSide);
  EXPECT_EQ(picture.height, kSide);
  EXPECT_EQ(picture.box, "50.0 160.0 270.0 320.0");
  ASSERT_EQ(kinds(in.document), "pfcp");
  const auto& blocks = in.document.articles[0].blocks;
  EXPECT_EQ(blocks.at(1).resource, picture.id);
  EXPECT_EQ(blocks.at(2).credit, "Photo: Ann Hall");
  EXPECT_TRUE(in.warnings.empty());
}

TEST(PdfPictures, captions_are_looked_for_below_then_above_then_beside) {
  const std::string below = caption(), above = shows(50, 644, 8, "Above: a morning at the harbour."),
                    beside = shows(276, 560, 8, "Beside the bridge.");
  for (const std::string& place : {below, above, beside}) {
    const Read in = read(Paper().jpg().page(photo() + place).file());
    EXPECT_NE(kinds(in.document).find("fc"), std::string::npos) << place << kinds(in.document);
  }
}

// An article in two columns, of four paragraphs: the second goes on in the second column. A picture of 220 x
// 100 has room between the first two, and on top of the second column.
std::string two_columns(double picture_x, double picture_y, bool room_in_first) {
  const char* lines[] = {"The new bridge over the harbour opened on Sunday,",
                         "after four years of work. The mayor and many more",
                         "people of the town walked over it in the rain.",
                         "It cost twelve million and a quarter."};
  const char* second[] = {
      "Ships wait for it no longer, says the master of", "the harbour, who has counted every one of them",
      "since the works began four years ago, and who", "will go on counting them until he retires, he"};
  const char* rest[] = {"says, and then somebody else will have to do so", "for him, since he has no son."};
  const char* third[] = {"The old bridge is taken down in spring. Its iron",
                         "goes to a museum that the town has wanted for a",
                         "long time, and its stones to the new school."};
  std::string out = shows(50, 760, 30, "Harbour bridge opens to all today");
  double y = 730;
  const auto column = [&](double x, const char* const* begin, std::size_t count, bool indent) {
    for (std::size_t k = 0; k < count; ++k, y -= 14)
      out += shows(x + (indent && k == 0 ? 10 : 0), y, 10, begin[k]);
  };
  column(50, lines, 4, true);
  if (room_in_first) y -= 130;
  column(50, second, 4, true);
  y = room_in_first ? 730 : 600;
  column(300, rest, 2, false);
  column(300, third, 3, true);
  column(300, lines, 4, true);
  return out + draws(picture_x, picture_y, 220, 100) +
         shows(picture_x, picture_y - 12, 8, "The bridge on its first morning. Photo: Ann Hall");
}

std::string read_columns(const std::string& content) {
  Paper paper;
  return kinds(read(paper.rgb().bare_page(content).file()).document);
}

TEST(PdfPictures, stand_where_they_are_printed_in_the_text) {
  EXPECT_EQ(read_columns(two_columns(50, 572, true)), "pfcppp") << "between two paragraphs of a column";
  EXPECT_EQ(read_columns(two_columns(300, 640, false)), "ppfcpp")
      << "behind the paragraph that goes on below";
}

TEST(PdfPictures, without_a_caption_stand_after_the_paragraph_above) {
  EXPECT_EQ(kinds(read(Paper().jpg().page(photo()).file()).document), "pfp");
}

TEST(PdfPictures, of_other_kinds_become_png_with_their_pixels) {
  const Read in = read(Paper().rgb().page(photo()).file());
  ASSERT_EQ(in.document.resources.size(), 1u);
  EXPECT_EQ(in.document.resources[0].media_type, "image/png");
  EXPECT_EQ(decode(in.document.resources[0].data).rows, pixels());
}

TEST(PdfPictures, of_inks_and_inverted_ones_are_not_passed_on_as_they_are) {
  const Read in = read(Paper()
                           .image("/ColorSpace /DeviceRGB /Filter /DCTDecode /Decode [1 0 1 0 1 0]", jpeg())
                           .page(photo())
                           .file());
  ASSERT_EQ(in.document.resources.size(), 1u);
  EXPECT_EQ(in.document.resources[0].media_type, "image/jpeg");
  EXPECT_NE(in.document.resources[0].data, jpeg());
  const Read inks = read(
      Paper().image("/ColorSpace /DeviceCMYK", std::string(kSide * kSide * 4, '\0')).page(photo()).file());
  ASSERT_EQ(inks.document.resources.size(), 1u);
  EXPECT_EQ(decode(inks.document.resources[0].data).at(5, 5), kWhite);
}

TEST(PdfPictures, are_cut_to_what_the_page_shows) {
  // The clip leaves the left half of it.
  const Read in = read(Paper().rgb().page("q 50 480 110 160 re W n " + photo() + "Q\n").file());
  ASSERT_EQ(in.document.resources.size(), 1u);
  const Decoded half = decode(in.document.resources[0].data);
  EXPECT_EQ(half.shape.width, kSide / 2);
  EXPECT_EQ(half.shape.height, kSide);
  EXPECT_EQ(half.at(3, 0), kGreen);
  EXPECT_EQ(half.at(kSide / 2 - 1, 9), kRed);
  const Read cut = read(Paper().jpg().page("q 50 480 110 160 re W n " + photo() + "Q\n").file());
  ASSERT_EQ(cut.document.resources.size(), 1u);
  EXPECT_EQ(cut.document.resources[0].width, kSide / 2);
  EXPECT_EQ(cut.document.resources[0].media_type, "image/jpeg");
}

TEST(PdfPictures, that_are_turned_stand_upright) {
  struct Case {
    const char* matrix;
    unsigned green_x, green_y;  // where the first row's pixels are seen
    std::string upper_left_inner;
  };
  const Case cases[] = {
      {"220 0 0 -160 50 640", 20, kSide - 1, kRed},  // upside down, as in a mirror: red stays left
      {"-220 0 0 160 270 480", 20, 0, kBlue},        // mirrored
      {"0 160 -220 0 270 480", 0, 20, kBlue},  // a quarter to the left: the first row is left, blue on top
      {"0 -160 220 0 50 640", kSide - 1, 20, kRed}};  // a quarter to the right
  for (const Case& c : cases) {
    const Read in = read(Paper().rgb().page(std::string("q ") + c.matrix + " cm /Im0 Do Q\n").file());
    ASSERT_EQ(in.document.resources.size(), 1u) << c.matrix;
    const Decoded seen = decode(in.document.resources[0].data);
    EXPECT_EQ(seen.at(c.green_x, c.green_y), kGreen) << c.matrix;
    EXPECT_EQ(seen.at(3, 3), c.upper_left_inner) << c.matrix;
  }
}

TEST(PdfPictures, are_white_where_a_mask_hides_them) {
  Paper paper;
  const std::size_t mask = paper.add_stream(
      "/Type /XObject /Subtype /Image /Width 2 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray",
      std::string("\xFF\0", 2));
  paper.image("/ColorSpace /DeviceRGB /SMask " + std::to_string(mask) + " 0 R", pixels());
  const Read in = read(paper.page(photo()).file());
  ASSERT_EQ(in.document.resources.size(), 1u);
  const Decoded seen = decode(in.document.resources[0].data);
  EXPECT_EQ(seen.at(5, 5), kRed);
  EXPECT_EQ(seen.at(kSide - 5, 5), kWhite);
}

TEST(PdfPictures, that_are_cut_into_strips_are_one) {
  Paper paper;
  paper.rgb(pixels(kSide, 20), kSide, 20).rgb(pixels(kSide, 20), kSide, 20);
  const Read in = read(paper.page(draws(50, 560, 220, 80) + draws(50, 480, 220, 80, "Im1")).file());
  ASSERT_EQ(in.document.resources.size(), 1u);
  EXPECT_EQ(decode(in.document.resources[0].data).rows, pixels(kSide, 20) + pixels(kSide, 20));
  EXPECT_EQ(in.document.resources[0].box, "50.0 160.0 270.0 320.0");
}

TEST(PdfPictures, are_no_logos_ornaments_masks_or_scans) {
  const std::string tiny = draws(300, 600, 12, 12), rule = draws(50, 480, 220, 3);
  EXPECT_EQ(read(Paper().rgb().page(tiny + rule).file()).document.resources.size(), 0u);
  EXPECT_EQ(read(Paper().rgb(pixels(8, 8), 8, 8).page(photo()).file()).document.resources.size(), 0u);
  EXPECT_EQ(read(Paper().rgb().page(photo()).page(photo()).page(photo()).file()).document.resources.size(),
            0u);
  const Read twice = read(Paper().rgb().page(photo()).page(photo()).file());
  EXPECT_EQ(twice.document.resources.size(), 2u);
  EXPECT_EQ(read(Paper().image("/ImageMask true", std::string(5 * kSide, 'x')).page(photo()).file())
                .document.resources.size(),
            0u);
  EXPECT_EQ(read(Paper().jpg().page(draws(0, 0, 600, 800)).file()).document.resources.size(), 0u);
  EXPECT_EQ(read(Paper().jpg().page(photo()).file(), {{"pictures", "false"}}).document.resources.size(), 0u);
}

// The photograph with `over` printed on it.
Read under(const std::string& over) { return read(Paper().jpg().page(photo() + over).file()); }

TEST(PdfPictures, with_a_title_or_a_credit_printed_over_them_are_pictures) {
  const Read credit = under(shows(180, 484, 7, "Photo: Ann Hall"));
  EXPECT_EQ(credit.document.resources.size(), 1u);
  EXPECT_NE(kinds(credit.document).find("fc"), std::string::npos) << kinds(credit.document);
  const Read both = under(shows(180, 484, 7, "Photo: Ann Hall") + caption());
  EXPECT_NE(kinds(both.document).find("fc"), std::string::npos) << kinds(both.document);
  const Read title = under(shows(60, 600, 24, "A morning on") + shows(60, 572, 24, "the bridge"));
  ASSERT_EQ(title.document.resources.size(), 1u);
  EXPECT_EQ(title.document.resources[0].data, jpeg());
  std::string all;
  for (const Article& article : title.document.articles) all += article.headline + '|';
  EXPECT_NE(all.find("A morning on the bridge"), std::string::npos) << all;
}

TEST(PdfPictures, that_follow_a_byline_in_small_type_do_not_take_it_for_their_caption) {
  std::string page = shows(320, 760, 20, "Ferry season begins") + shows(320, 744, 8, "By Nora Pettigrew") +
                     draws(320, 600, 220, 130) + shows(320, 588, 7, "The ferry at the pier. Photo: Ann Hall");
  for (int k = 0; k < 6; ++k)
    page += shows(320, 560 - 13 * k, 10, "The ferry goes to the island and back again");
  const Read in = read(Paper().jpg().page(page).file());
  const auto article = std::find_if(in.document.articles.begin(), in.document.articles.end(),
                                    [](const Article& its) { return its.headline == "Ferry season begins"; });
  ASSERT_NE(article, in.document.articles.end());
  ASSERT_EQ(article->bylines.size(), 1u);
  EXPECT_EQ(article->bylines[0].name, "Nora Pettigrew");
  EXPECT_NE(kinds(in.document).find("fc"), std::string::npos) << kinds(in.document);
}

TEST(PdfPictures, under_a_whole_text_are_paper) {
  std::string text = shows(60, 616, 14, "How to vote");
  for (int k = 0; k < 9; ++k) text += shows(60, 596 - 13 * k, 10, "The polls are open from seven to ten and");
  EXPECT_EQ(under(text).document.resources.size(), 0u);
}

TEST(PdfPictures, that_cannot_be_given_are_named_and_leave_their_caption) {
  const auto why = [](const Paper& paper, std::map<std::string, std::string> options = {}) {
    const Read in = read(paper.file(), std::move(options));
    EXPECT_EQ(in.document.resources.size(), 0u);
    EXPECT_EQ(kinds(in.document).find('f'), std::string::npos);
    EXPECT_NE(kinds(in.document).find('c'), std::string::npos);
    std::string all;
    for (const auto& warning : in.warnings) all += warning.code + " " + warning.why + '\n';
    return all;
  };
  const std::string all = photo() + caption();
  EXPECT_NE(why(Paper().rgb(pixels().substr(0, 300)).page(all)).find("BS-P014"), std::string::npos);
  EXPECT_NE(why(Paper().rgb(pixels(), 60000, 60000).page(all)).find("--pdf.max-pixels"), std::string::npos);
  EXPECT_NE(why(Paper().jpg(jpeg().substr(0, 40)).page(all)).find("BS-P014"), std::string::npos);
  EXPECT_NE(why(Paper().rgb(std::string(2000u * 600 * 3, 'x'), 2000, 600).page(all), {{"max-pixels", "1"}})
                .find("--pdf.max-pixels"),
            std::string::npos);
  EXPECT_EQ(
      read(Paper().rgb(std::string(2000u * 500 * 3, 'x'), 2000, 500).page(all).file(), {{"max-pixels", "1"}})
          .document.resources.size(),
      1u);
  const std::string noise_jpeg = jpeg() + std::string(1 << 20, ' ');
  EXPECT_NE(why(Paper().jpg(noise_jpeg).page(all), {{"max-picture", "1"}}).find("--pdf.max-picture"),
            std::string::npos);
}

}  // namespace
}  // namespace broadsheet::pdf
