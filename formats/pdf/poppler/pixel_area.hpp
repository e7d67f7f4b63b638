// pdf/poppler/pixel_area.hpp - which pixels of a picture a page shows, and how they are turned.
#pragma once

#include "layout/page.hpp"

#include <cstdint>
#include <vector>

namespace broadsheet::pdf {

struct PixelArea {
  bool across = false;                           ///< rows of the picture are columns of the page
  bool flip_x = false, flip_y = false;           ///< of the page, after that
  std::uint32_t x0 = 0, y0 = 0, x1 = 0, y1 = 0;  ///< what is seen, as the page has it
  bool upright = true, whole = true;
  std::uint32_t width() const { return x1 - x0; }
  std::uint32_t height() const { return y1 - y0; }
};

/// `matrix` takes the unit square (y upwards) to the page (y downwards); `seen` is the box that clips it. A
/// cut of less than a fiftieth is ignored, since boxes are rounded.
PixelArea pixel_area(const double matrix[6], const layout::Box& seen, std::uint32_t width,
                     std::uint32_t height);

/// The area of `pixels`, which are all of a picture's.
std::vector<unsigned char> cut_out(const std::vector<unsigned char>& pixels, std::uint32_t width,
                                   std::uint32_t height, unsigned channels, const PixelArea& area);

}  // namespace broadsheet::pdf
