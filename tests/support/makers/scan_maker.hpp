// support/makers/scan_maker.hpp - TIFF and JPEG 2000 files for tests, written by the libraries that scanners
// use.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace broadsheet::testing {

/// What is drawn: smooth colours, or black and white alone. The same in every file.
int scan_pixel(std::uint32_t x, std::uint32_t y, unsigned channel, bool black_and_white = false);

struct TiffKind {
  const char* name;
  std::uint16_t compression, photometric, bits, samples;
  std::uint32_t rows_a_strip = 16;  ///< 0 = in tiles
  bool in_planes = false, big_endian = false;
  bool is_black_and_white() const { return bits == 1; }
};
const std::vector<TiffKind>& tiff_kinds();
std::string make_tiff(const TiffKind& kind, std::uint32_t width, std::uint32_t height);

struct Jpeg2000Kind {
  const char* name;
  unsigned components = 3, bits = 8;
  bool is_bare = false, in_tiles = false, is_lossy = false, halves_colours = false;
};
const std::vector<Jpeg2000Kind>& jpeg2000_kinds();
std::string make_jpeg2000(const Jpeg2000Kind& kind, std::uint32_t width, std::uint32_t height);

}  // namespace broadsheet::testing
