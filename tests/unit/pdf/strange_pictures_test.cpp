// Pictures that programs draw in ways of their own: what is given is what the page shows.
#include "pdf/poppler/mosaic.hpp"
#include "pictures/identify.hpp"
#include "unit/pdf/paper.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace broadsheet::pdf {
namespace {

Resource only_picture(const Paper& paper) {
  const Read in = read(paper.file());
  EXPECT_EQ(in.document.resources.size(), 1u);
  return in.document.resources.empty() ? Resource{} : in.document.resources[0];
}

// `pixels()` from column x and row y on.
std::string part_of(unsigned x, unsigned y, unsigned width, unsigned height) {
  const std::string all = pixels();
  std::string out;
  for (unsigned row = y; row < y + height; ++row)
    out += all.substr((row * kSide + x) * 3, std::size_t{width} * 3);
  return out;
}

// `across` x `down` tiles of the picture, drawn in this order.
Paper tiled(unsigned across, unsigned down, const std::vector<unsigned>& order) {
  Paper paper;
  std::string content;
  const unsigned width = kSide / across, height = kSide / down;
  for (const unsigned& tile : order) {
    const unsigned column = tile % across, row = tile / across;
    content += draws(50 + 220.0 / across * column, 640 - 160.0 / down * (row + 1), 220.0 / across,
                     160.0 / down, "Im" + std::to_string(&tile - order.data()));
    paper.rgb(part_of(column * width, row * height, width, height), width, height);
  }
  return paper.page(content);
}

TEST(StrangePdfPictures, in_strips_or_tiles_of_any_order_are_one) {
  struct Case {
    unsigned across, down;
    std::vector<unsigned> order;
  };
  const Case cases[] = {{1, 4, {0, 1, 2, 3}},
                        {1, 4, {3, 2, 1, 0}},
                        {4, 1, {0, 1, 2, 3}},
                        {2, 2, {0, 1, 2, 3}},
                        {2, 2, {3, 2, 1, 0}},
                        {2, 2, {0, 2, 1, 3}},
                        {4, 2, {4, 5, 6, 7, 0, 1, 2, 3}}};
  for (const Case& c : cases) {
    SCOPED_TRACE(std::to_string(c.across) + " x " + std::to_string(c.down));
    const Resource picture = only_picture(tiled(c.across, c.down, c.order));
    EXPECT_EQ(picture.box, "50.0 160.0 270.0 320.0");
    ASSERT_EQ(picture.media_type, "image/png");
    EXPECT_EQ(decode(picture.data).rows, pixels());
  }
}

TEST(StrangePdfPictures, that_only_touch_each_other_stay_two) {
  Paper paper;
  paper.rgb().rgb(pixels(80, 80), 80, 80);
  paper.page(draws(50, 540, 100, 100) + draws(150, 540, 100, 100, "Im1"));
  EXPECT_EQ(read(paper.file()).document.resources.size(), 2u) << "of another scale";
  Paper corner;
  corner.rgb().rgb(pixels(), kSide, kSide).rgb();
  corner.page(draws(50, 560, 80, 80) + draws(130, 560, 80, 80, "Im1") + draws(50, 480, 80, 80, "Im2"));
  EXPECT_EQ(read(corner.file()).document.resources.size(), 2u) << "two strips, and one that fills no grid";
}

TEST(StrangePdfPictures, of_parts_that_do_not_fill_them_are_refused) {
  const pictures::Shape shape{4, 2, 1};
  const unsigned char row[4] = {1, 2, 3, 4};
  const auto mosaic = [&] { return Mosaic(shape, pictures::png_sink(shape)); };
  Mosaic missing = mosaic(), outside = mosaic(), twice = mosaic(), whole = mosaic();
  missing.row(0, 0, 4, row);
  missing.row(0, 1, 3, row);
  EXPECT_THROW(missing.file(), pictures::PixelError);
  EXPECT_THROW(outside.row(1, 0, 4, row), pictures::PixelError);
  EXPECT_THROW(outside.row(0, 2, 4, row), pictures::PixelError);
  twice.row(0, 0, 4, row);
  EXPECT_THROW(twice.row(0, 0, 4, row), pictures::PixelError);
  whole.row(0, 1, 4, row);
  whole.row(2, 0, 2, row);
  whole.row(0, 0, 2, row);
  EXPECT_NO_THROW(whole.file());
}

TEST(StrangePdfPictures, in_the_page_itself_are_pictures_too) {
  std::string hex;
  for (const char c : pixels()) {
    constexpr const char* kDigits = "0123456789ABCDEF";
    hex += {kDigits[static_cast<unsigned char>(c) >> 4], kDigits[static_cast<unsigned char>(c) & 15]};
  }
  Paper paper;
  paper.page("q 220 0 0 160 50 480 cm BI /W 40 /H 40 /BPC 8 /CS /RGB /F /AHx ID " + hex + "> EI Q\n" +
             caption());
  const Resource picture = only_picture(paper);
  EXPECT_EQ(decode(picture.data).rows, pixels());
}

TEST(StrangePdfPictures, are_white_where_a_colour_is_left_out) {
  Paper paper;
  paper.image("/ColorSpace /DeviceRGB /Mask [0 5 0 5 250 255]", pixels());  // blue
  const Decoded seen = decode(only_picture(paper.page(photo())).data);
  EXPECT_EQ(seen.at(5, 5), kRed);
  EXPECT_EQ(seen.at(kSide - 5, 5), kWhite);
}

TEST(StrangePdfPictures, that_let_the_paper_through_are_as_pale_as_on_the_page) {
  Paper paper;
  paper.rgb().bare_page(Paper::text() + "q /Pale gs " + photo() + "Q\n",
                        "/ExtGState << /Pale << /ca 0.4 >> >>");
  const Read in = read(paper.file());
  ASSERT_EQ(in.document.resources.size(), 1u);
  const std::string pixel = decode(in.document.resources[0].data).at(5, 5);
  EXPECT_EQ(static_cast<unsigned char>(pixel[0]), 255);
  EXPECT_NEAR(static_cast<unsigned char>(pixel[1]), 153, 2);
}

// Pages are drawn without looking at what a camera has noted; readers of books and browsers do look.
TEST(StrangePdfPictures, that_a_camera_says_to_turn_are_shown_as_the_page_shows_them) {
  std::string exif("Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0", 32);
  const auto sink = pictures::jpeg_sink({kSide, kSide, 3}, 80, {exif, ""});
  const std::string all = pixels();
  for (unsigned y = 0; y < kSide; ++y)
    sink->row(reinterpret_cast<const unsigned char*>(&all[std::size_t{y} * kSide * 3]));
  std::string turned = sink->file();
  ASSERT_EQ(pictures::orientation_of(turned), 6u);
  const Resource picture = only_picture(Paper().jpg(turned).page(photo()));
  EXPECT_EQ(pictures::orientation_of(picture.data), 1u);
  pictures::set_upright(turned);
  EXPECT_EQ(picture.data, turned) << "nothing else has changed";
}

TEST(StrangePdfPictures, that_break_off_are_told_and_have_an_end) {
  const std::string cut = jpeg().substr(0, jpeg().size() - 40);
  const Read in = read(Paper().jpg(cut).page(photo() + caption()).file());
  ASSERT_EQ(in.document.resources.size(), 1u);
  EXPECT_EQ(in.document.resources[0].data, cut + "\xFF\xD9");
  ASSERT_EQ(in.warnings.size(), 1u);
  EXPECT_EQ(in.warnings[0].code, "BS-P015");
}

}  // namespace
}  // namespace broadsheet::pdf
