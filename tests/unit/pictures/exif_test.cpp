// Which side of a JPEG is up.
#include "pictures/identify.hpp"

#include <gtest/gtest.h>

namespace broadsheet::pictures {
namespace {

std::string jpeg_with(const std::string& exif) {
  const std::size_t size = exif.size() + 2;
  return std::string("\xFF\xD8\xFF\xE0\0\4JF\xFF\xE1", 10) + static_cast<char>(size >> 8) +
         static_cast<char>(size & 255) + exif + "\xFF\xDAxxxx\xFF\xD9";
}

const std::string kLittle(
    "Exif\0\0II*\0\x08\0\0\0\x02\0\x0F\x01\x02\0\x01\0\0\0\0\0\0\0\x12\x01\x03\0\x01\0\0\0\x08\0\0\0", 40),
    kBig("Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x03\0\0\0\0\0\0", 32);

TEST(Exif, says_which_side_is_up_in_either_order_of_bytes) {
  EXPECT_EQ(orientation_of(jpeg_with(kLittle)), 8u);
  EXPECT_EQ(orientation_of(jpeg_with(kBig)), 3u);
  EXPECT_EQ(orientation_of(jpeg_with("http://ns.adobe.com/xap/1.0/")), 1u);
  EXPECT_EQ(orientation_of("GIF89a"), 1u);
}

TEST(Exif, is_set_upright_without_another_change) {
  for (const std::string& exif : {kLittle, kBig}) {
    const std::string before = jpeg_with(exif);
    std::string after = before;
    set_upright(after);
    EXPECT_EQ(orientation_of(after), 1u);
    ASSERT_EQ(after.size(), before.size());
    std::size_t changed = 0;
    for (std::size_t i = 0; i < after.size(); ++i) changed += after[i] != before[i];
    EXPECT_EQ(changed, 1u);
  }
}

TEST(Exif, that_is_cut_or_lies_says_nothing_and_reads_nothing_beyond) {
  for (const std::string& exif : {kLittle, kBig})
    for (std::size_t size = 0; size < exif.size(); ++size) {
      std::string jpeg = jpeg_with(exif.substr(0, size)), cut = jpeg_with(exif).substr(0, size);
      EXPECT_LE(orientation_of(jpeg), 8u);
      EXPECT_LE(orientation_of(cut), 8u);
      set_upright(jpeg), set_upright(cut);
    }
  std::string far = kLittle;
  far.replace(10, 4, "\xFF\xFF\xFF\xFF");  // where its first directory is said to be
  EXPECT_EQ(orientation_of(jpeg_with(far)), 1u);
  std::string nonsense = kLittle;
  nonsense[nonsense.size() - 4] = '\x63';
  EXPECT_EQ(orientation_of(jpeg_with(nonsense)), 1u);
}

TEST(Jpeg, breaks_off_where_its_end_is_missing_and_not_where_something_follows) {
  const std::string whole = jpeg_with(kLittle);
  EXPECT_FALSE(breaks_off(whole));
  EXPECT_FALSE(breaks_off(whole + std::string(1000, '\n')));
  EXPECT_TRUE(breaks_off(whole.substr(0, whole.size() - 2)));
  const std::string small = "\xFF\xD8\xFF\xDAyy\xFF\xD9";  // in its Exif data
  EXPECT_TRUE(breaks_off("\xFF\xD8" + small + "\xFF\xDAxx"));
}

}  // namespace
}  // namespace broadsheet::pictures
