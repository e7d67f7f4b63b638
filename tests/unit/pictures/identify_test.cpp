#include "pictures/identify.hpp"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::pictures {
namespace {

using namespace std::string_literals;  // NULs and all

TEST(Identify, jpeg_and_png_tell_their_size) {
  const std::string png = "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x04\xB0\0\0\x06\x40"s;
  ASSERT_TRUE(identify(png));
  EXPECT_EQ(identify(png)->width, 1200u);
  EXPECT_EQ(identify(png)->height, 1600u);
  const std::string jpeg = "\xFF\xD8\xFF\xE0\0\4ab\xFF\xFF\xC2\0\x0B\x08\x06\x40\x04\xB0\3"s;
  ASSERT_TRUE(identify(jpeg));
  EXPECT_EQ(identify(jpeg)->width, 1200u);
  for (std::size_t size = 0; size < png.size(); ++size) EXPECT_FALSE(identify(png.substr(0, size)));
  EXPECT_FALSE(identify("GIF89a"));
  EXPECT_FALSE(identify(jpeg.substr(0, 12)));
}

TEST(Identify, gif_and_webp_tell_their_size) {
  const auto size_of = [](const std::string& bytes) {
    const auto image = identify(bytes);
    return image ? std::string(image->extension) + " " + std::to_string(image->width) + "x" +
                       std::to_string(image->height)
                 : "";
  };
  EXPECT_EQ(size_of("GIF89a\x40\x01\xF0\0"s), ".gif 320x240");
  EXPECT_EQ(size_of("RIFF\x16\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x3F\x01\0\xEF\0\0"s), ".webp 320x240");
  EXPECT_EQ(size_of("RIFF\x16\0\0\0WEBPVP8 \x0A\0\0\0\0\0\0\x9D\x01\x2A\x40\x01\xF0\0"s), ".webp 320x240");
  EXPECT_EQ(size_of("RIFF\x16\0\0\0WEBPVP8L\x0A\0\0\0\x2F\x3F\xC1\x3B\0\0\0\0\0\0"s), ".webp 320x240");
  EXPECT_EQ(size_of("GIF89a\0\0\0\0"s), "") << "of no size";
}

TEST(Identify, types_that_nobody_here_shows_are_told_by_their_first_bytes) {
  EXPECT_EQ(other_media_type("II*\0\x08\0\0\0"s), "image/tiff");
  EXPECT_EQ(other_media_type("MM\0*"s), "image/tiff");
  EXPECT_EQ(other_media_type("\0\0\0\x0CjP  \r\n\x87\n"s), "image/jp2");
  EXPECT_EQ(other_media_type("\0\0\0\x20"
                             "ftypavif"s),
            "image/avif");
  for (const std::string& none : {""s, "I"s, "II*"s, "\0\0\0\x0C"s, "<svg/>"s, "text of a page"s})
    EXPECT_EQ(other_media_type(none), "") << none;
}

TEST(Identify, names_tell_types_and_types_extensions) {
  EXPECT_EQ(media_type_of("a/b/Photo.JPEG"), "image/jpeg");
  EXPECT_EQ(media_type_of("notes.txt"), "");
  EXPECT_EQ(extension_of("image/jpeg"), ".jpg");
  EXPECT_EQ(extension_of("image/x-of-later"), ".bin");
}

}  // namespace
}  // namespace broadsheet::pictures
