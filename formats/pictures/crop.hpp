// pictures/crop.hpp - pictures cut out of the picture of a page.
#pragma once

#include "pictures/pixels.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::pictures {

struct PixelBox {
  std::uint32_t x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

struct Cut {
  std::string bytes;
  std::string_view media_type;
  std::uint32_t width = 0, height = 0;
};

/// The parts of a JPEG as JPEG, of a PNG as PNG, in one pass: a row of pixels and the files are in memory.
/// What of a box lies outside is left out; a box that is all outside gives no bytes. Throws PixelError: it is
/// neither, is damaged, or has more pixels than may be unpacked.
std::vector<Cut> cut(std::string_view bytes, const std::vector<PixelBox>& boxes, std::uint64_t most_pixels);

/// The same of rows of pixels, as JPEG or PNG.
std::vector<Cut> cut_rows(RowSource& source, const std::vector<PixelBox>& boxes, bool as_jpeg);

}  // namespace broadsheet::pictures
