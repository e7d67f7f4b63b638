// pictures/shrink.hpp - pictures made smaller, for e-readers with little room and grey screens.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::pictures {

/// What may be done to a picture; nothing at first.
struct Shrink {
  std::uint32_t longest = 0;  ///< pixels of the longer side at most; 0 = as it is
  int quality = 0;  ///< 1..100 of JPEGs that are written; 0 = 80, and those that fit keep their bytes
  bool grey = false;
  std::uint64_t most_pixels = 100'000'000;  ///< that are unpacked
  bool any() const { return longest > 0 || quality > 0 || grey; }
};

struct Shrunk {
  std::string bytes;
  std::string_view media_type, extension;
  std::uint32_t width = 0, height = 0;
};

/// The picture as `how` wants it; none where it is best left as it is: it fits already, would not become
/// smaller, or is neither JPEG nor PNG. A JPEG stays one, with its orientation and colour profile; a PNG
/// becomes a JPEG where that is less than half as large. Of the pixels a few rows are in memory at a time.
/// Throws PixelError: it is damaged, or has more pixels than may be unpacked.
std::optional<Shrunk> shrink(std::string_view bytes, const Shrink& how);

}  // namespace broadsheet::pictures
