// Pictures made smaller for e-readers, and those that are better left alone.
#include "pictures/shrink.hpp"

#include "pictures/identify.hpp"
#include "pictures/pixels.hpp"
#include "support/makers/picture_maker.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace broadsheet::pictures {
namespace {

// Left black, right white, with grain that JPEG has to keep; above, one row of red.
std::vector<unsigned char> row_of(std::uint32_t width, std::uint32_t y) {
  std::vector<unsigned char> row;
  std::uint32_t grain = y * 2654435761u;
  for (std::uint32_t x = 0; x < width; ++x) {
    grain = grain * 1664525u + 1013904223u;
    const auto value = static_cast<unsigned char>((x < width / 2 ? 20 : 200) + grain % 40);
    row.insert(row.end(), {y == 0 ? static_cast<unsigned char>(255) : value, value, value});
  }
  return row;
}

std::string made(RowSink& sink, std::uint32_t width, std::uint32_t height) {
  for (std::uint32_t y = 0; y < height; ++y) sink.row(row_of(width, y).data());
  return sink.file();
}
std::string jpeg(std::uint32_t width, std::uint32_t height, const Notes& notes = {}) {
  return made(*jpeg_sink({width, height, 3}, 95, notes), width, height);
}
std::string png(std::uint32_t width, std::uint32_t height) {
  return made(*png_sink({width, height, 3}), width, height);
}

std::vector<std::vector<unsigned char>> rows_of(RowSource& source) {
  std::vector<std::vector<unsigned char>> rows(source.shape().height);
  for (auto& row : rows) {
    row.resize(source.shape().row_size());
    source.row(row.data());
  }
  return rows;
}

Shrink longest(std::uint32_t side) {
  Shrink how;
  how.longest = side;
  return how;
}

TEST(Shrink, brings_the_longer_side_down_and_keeps_the_shape) {
  const auto small = shrink(jpeg(300, 200), longest(100));
  ASSERT_TRUE(small);
  const auto image = identify(small->bytes);
  ASSERT_TRUE(image);
  EXPECT_EQ(image->media_type, "image/jpeg");
  EXPECT_EQ(image->width, 100u);
  EXPECT_EQ(image->height, 67u);
  EXPECT_EQ(small->width, 100u);
  const auto rows = rows_of(*jpeg_source(small->bytes));
  EXPECT_NEAR(rows[30][3 * 10 + 1], 40, 12);
  EXPECT_NEAR(rows[30][3 * 90 + 1], 220, 12);
}

TEST(Shrink, gives_each_pixel_the_mean_of_those_it_stands_for) {
  const auto sink = png_sink({4, 4, 1});
  const unsigned char rows[4][4] = {{0, 100, 10, 10}, {100, 200, 10, 10}, {0, 0, 255, 255}, {0, 0, 255, 255}};
  for (const auto& row : rows) sink->row(row);
  std::string file = sink->file() + std::string(1000, '\0');  // so that the small one is smaller
  const auto small = shrink(file, longest(2));
  ASSERT_TRUE(small);
  EXPECT_EQ(small->media_type, "image/png");
  EXPECT_EQ(rows_of(*png_source(small->bytes)),
            (std::vector<std::vector<unsigned char>>{{100, 10}, {0, 255}}));
}

TEST(Shrink, gives_every_row_at_every_size) {
  for (std::uint32_t side = 1; side < 60; ++side) {
    const auto small = shrink(png(61, 47), longest(side));
    ASSERT_TRUE(small) << side;
    const auto source =
        small->media_type == "image/png" ? png_source(small->bytes) : jpeg_source(small->bytes);
    EXPECT_EQ(source->shape().width, side);
    EXPECT_NO_THROW(rows_of(*source)) << side;
  }
}

TEST(Shrink, leaves_alone_what_fits_or_would_not_get_smaller) {
  EXPECT_FALSE(shrink(jpeg(100, 80), Shrink{}));
  EXPECT_FALSE(shrink(jpeg(100, 80), longest(100)));
  EXPECT_TRUE(shrink(jpeg(101, 80), longest(100)));
  Shrink best;
  best.quality = 100;
  EXPECT_FALSE(shrink(jpeg(100, 80), best));
  EXPECT_FALSE(shrink("GIF89a\x40\x01\x40\x01" + std::string(100, 'x'), longest(10)));
  EXPECT_FALSE(shrink("no picture", longest(10)));
}

TEST(Shrink, makes_grey_what_has_colours) {
  Shrink grey;
  grey.grey = true;
  const auto small = shrink(jpeg(100, 80), grey);
  ASSERT_TRUE(small);
  EXPECT_EQ(jpeg_source(small->bytes)->shape().channels, 1u);
  EXPECT_FALSE(shrink(testing::grey_png(100, 80, 7), grey));
  const auto of_png = shrink(png(100, 80), grey);
  ASSERT_TRUE(of_png);
  EXPECT_LT(of_png->bytes.size(), png(100, 80).size());
}

TEST(Shrink, of_a_lossless_photograph_is_a_jpeg) {
  const auto small = shrink(png(300, 200), longest(200));
  ASSERT_TRUE(small);
  EXPECT_EQ(small->media_type, "image/jpeg");
  EXPECT_EQ(small->extension, ".jpg");
}

TEST(Shrink, keeps_which_side_is_up_and_which_red_is_meant) {
  const Notes notes{
      std::string("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", 32),
      std::string(70000, 'p')};
  const auto small = shrink(jpeg(300, 200, notes), longest(100));
  ASSERT_TRUE(small);
  const Notes kept = jpeg_source(small->bytes)->notes();
  EXPECT_EQ(kept.exif, notes.exif);
  EXPECT_EQ(kept.profile, notes.profile);
}

TEST(Shrink, unpacks_no_more_pixels_than_it_may) {
  Shrink how = longest(10);
  how.most_pixels = 100 * 80;
  EXPECT_TRUE(shrink(jpeg(100, 80), how));
  EXPECT_TRUE(shrink(png(100, 80), how));
  how.most_pixels = 100 * 80 - 1;
  EXPECT_THROW(shrink(jpeg(100, 80), how), PixelError);
  EXPECT_THROW(shrink(png(100, 80), how), PixelError);
  std::string liar = png(100, 80);
  liar[18] = '\xFF';  // more than ten million wide
  EXPECT_THROW(shrink(liar, longest(10)), PixelError);
}

TEST(Shrink, says_what_is_damaged) {
  for (const std::string& file : {jpeg(300, 200), png(300, 200)})
    for (const double share : {0.1, 0.5, 0.9}) {
      const auto size = static_cast<std::size_t>(static_cast<double>(file.size()) * share);
      EXPECT_THROW(shrink(std::string_view(file).substr(0, size), longest(50)), PixelError) << share;
    }
  std::string broken = png(300, 200);
  broken[60] = static_cast<char>(~broken[60]);
  EXPECT_THROW(shrink(broken, longest(50)), PixelError);
}

}  // namespace
}  // namespace broadsheet::pictures
