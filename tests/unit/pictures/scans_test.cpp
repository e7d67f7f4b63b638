// Illustrations cut out of TIFF and JPEG 2000, as the programs of libraries write them.
#include "pictures/identify.hpp"
#include "pictures/scans/scan.hpp"
#include "support/makers/scan_maker.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace broadsheet::pictures {
namespace {

using testing::Jpeg2000Kind;
using testing::make_jpeg2000;
using testing::make_tiff;
using testing::scan_pixel;
using testing::TiffKind;

constexpr std::uint32_t kWidth = 301, kHeight = 203;
constexpr std::uint64_t kPixels = std::uint64_t{kWidth} * kHeight;
constexpr PixelBox kPart{40, 50, 240, 170};

// How far the pixels of a part are from what was drawn, on average; of grey parts from its green.
double distance(const Cut& cut, const PixelBox& part) {
  const bool black_and_white = cut.media_type == "image/png";
  const auto source = cut.media_type == "image/jpeg" ? jpeg_source(cut.bytes) : png_source(cut.bytes);
  const Shape shape = source->shape();
  std::vector<unsigned char> row(shape.row_size());
  double sum = 0;
  for (std::uint32_t y = part.y0; y < part.y1; ++y) {
    source->row(row.data());
    for (std::uint32_t x = part.x0; x < part.x1; ++x)
      for (unsigned c = 0; c < shape.channels; ++c)
        sum += std::abs(row[std::size_t{x - part.x0} * shape.channels + c] -
                        scan_pixel(x, y, shape.channels == 1 ? 1 : c, black_and_white));
  }
  return sum / (1.0 * shape.channels * (part.x1 - part.x0) * (part.y1 - part.y0));
}

std::string why_not(const std::string& bytes, std::uint64_t most = kPixels) {
  try {
    const auto scan = open_scan(bytes, most);
    if (!scan) return "neither";
    (void)scan->cut({{0, 0, scan->width(), scan->height()}});
    return "";
  } catch (const PixelError& error) {
    return error.what();
  }
}

void expect_part(const std::string& bytes, double far, const char* type = "image/jpeg") {
  const auto scan = open_scan(bytes, kPixels);
  ASSERT_TRUE(scan);
  EXPECT_EQ(scan->width(), kWidth);
  EXPECT_EQ(scan->height(), kHeight);
  const std::vector<Cut> cuts = scan->cut({kPart, {280, 190, 400, 400}, {400, 10, 500, 20}});
  ASSERT_EQ(cuts.size(), 3u);
  EXPECT_EQ(cuts[0].media_type, type);
  EXPECT_EQ(cuts[0].width, 200u);
  EXPECT_EQ(cuts[0].height, 120u);
  EXPECT_LT(distance(cuts[0], kPart), far);
  EXPECT_EQ(cuts[1].width, kWidth - 280) << "cut off at the edge";
  EXPECT_EQ(cuts[1].height, kHeight - 190);
  EXPECT_LT(distance(cuts[1], {280, 190, kWidth, kHeight}), far);
  EXPECT_TRUE(cuts[2].bytes.empty()) << "lies outside";
}

TEST(Scans, of_every_kind_of_tiff_give_their_illustrations) {
  for (const TiffKind& kind : testing::tiff_kinds()) {
    SCOPED_TRACE(kind.name);
    expect_part(make_tiff(kind, kWidth, kHeight), kind.is_black_and_white() ? 0.01 : 4,
                kind.is_black_and_white() ? "image/png" : "image/jpeg");
  }
}

TEST(Scans, of_every_kind_of_jpeg_2000_give_their_illustrations) {
  for (const Jpeg2000Kind& kind : testing::jpeg2000_kinds()) {
    SCOPED_TRACE(kind.name);
    expect_part(make_jpeg2000(kind, kWidth, kHeight), 4);
  }
}

TEST(Scans, with_more_pixels_than_may_be_unpacked_are_refused_before) {
  for (const std::string& bytes : {make_tiff(testing::tiff_kinds()[0], kWidth, kHeight),
                                   make_jpeg2000(testing::jpeg2000_kinds()[0], kWidth, kHeight)}) {
    EXPECT_EQ(why_not(bytes), "");
    EXPECT_EQ(why_not(bytes, kPixels - 1), "it has 301 × 203 pixels, more than may be unpacked");
  }
}

TEST(Scans, that_break_off_say_so) {
  for (const TiffKind& kind : testing::tiff_kinds()) {
    SCOPED_TRACE(kind.name);
    const std::string bytes = make_tiff(kind, kWidth, kHeight);
    for (const std::size_t part : {1u, 2u, 5u, 9u})
      EXPECT_NE(why_not(bytes.substr(0, bytes.size() * part / 10)), "");
  }
  for (const Jpeg2000Kind& kind : testing::jpeg2000_kinds()) {
    SCOPED_TRACE(kind.name);
    const std::string bytes = make_jpeg2000(kind, kWidth, kHeight);
    EXPECT_NE(why_not(bytes.substr(0, 60)), "");
    (void)why_not(bytes.substr(0, bytes.size() / 2));  // the library gives what there is
  }
}

TEST(Scans, with_any_byte_changed_give_a_picture_or_a_reason) {
  std::vector<std::string> files;
  for (const TiffKind& kind : testing::tiff_kinds()) files.push_back(make_tiff(kind, 61, 43));
  for (const Jpeg2000Kind& kind : testing::jpeg2000_kinds()) files.push_back(make_jpeg2000(kind, 61, 43));
  for (const std::string& file : files)
    for (std::size_t at = 0;
         at<file.size(); at += file.size()> 3000 && at > 200 && at + 400 < file.size() ? 37 : 4)
      for (const char c : {'\0', '\xFF', static_cast<char>(file[at] ^ 1)}) {
        std::string changed = file;
        changed[at] = c;
        (void)why_not(changed, 61 * 43);
      }
}

TEST(Scans, are_no_other_pictures) {
  EXPECT_EQ(why_not("\xFF\xD8\xFF\xE0"), "neither");
  EXPECT_EQ(why_not(""), "neither");
  EXPECT_NE(why_not(std::string("II*\0", 4)), "");
  EXPECT_NE(why_not("\xFF\x4F\xFF\x51"), "");
}

}  // namespace
}  // namespace broadsheet::pictures
