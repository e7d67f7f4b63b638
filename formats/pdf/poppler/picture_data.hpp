// pdf/poppler/picture_data.hpp - the pictures of a PDF page as files: JPEG as it is, all others as PNG.
//
// A picture is cut to what the page shows of it and stands upright. A JPEG that needs neither, whose colours
// screens know (grey, RGB), keeps its bytes, save for a note in them that it should be turned; else it is
// decoded and written again as JPEG, since as PNG it would be many times as large. What a mask hides is
// white. One picture is in memory at a time, of one that stands upright only its file and a row.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

class PDFDoc;

namespace broadsheet::pdf {

/// An image that is all of a picture, or the part of it whose upper left pixel is x, y.
struct PicturePart {
  std::int32_t number = 0;  ///< as counted by PageText::images
  std::uint32_t x = 0, y = 0;
};

/// A picture that is drawn in one go, or in strips or tiles.
struct DrawnPicture {
  std::vector<PicturePart> parts;       ///< in the order in which they are drawn
  std::uint32_t width = 0, height = 0;  ///< of all parts together, in pixels
};

struct PictureFile {
  std::string media_type, bytes;
  std::uint32_t width = 0, height = 0;
  std::string why_not;  ///< "" = it is there
  bool breaks_off = false;
};

struct PictureLimits {
  std::uint64_t pixels = 100'000'000, bytes = std::uint64_t{256} << 20;
};

/// Gives each of `wanted`, by its index, in the order of the page; it may throw.
using TakePicture = std::function<void(std::size_t, PictureFile&&)>;

void take_pictures(PDFDoc& document, int page, const std::vector<DrawnPicture>& wanted,
                   const PictureLimits& limits, const std::function<bool()>& cancelled,
                   const TakePicture& take);

}  // namespace broadsheet::pdf
