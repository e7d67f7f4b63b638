// pdf/poppler/mosaic.hpp - one picture of the parts into which a program has cut it.
#pragma once

#include "pictures/pixels.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace broadsheet::pdf {

class Mosaic {
 public:
  /// `sink` takes the rows of the whole picture.
  Mosaic(const pictures::Shape& shape, std::unique_ptr<pictures::RowSink> sink)
      : shape_(shape), sink_(std::move(sink)) {}

  /// A row of a part: `width` pixels from x, y on. Parts that come as they stand, whole rows from top to
  /// bottom, go right to the sink; else what is left of the picture is held. Throws PixelError where it
  /// leaves the picture.
  void row(std::uint32_t x, std::uint32_t y, std::uint32_t width, const unsigned char* pixels);
  /// Throws PixelError where the parts do not fill the picture.
  std::string file();

 private:
  pictures::Shape shape_;
  std::unique_ptr<pictures::RowSink> sink_;
  std::uint32_t given_ = 0;          ///< rows that the sink has
  std::vector<unsigned char> held_;  ///< those from `given_` on, once one came out of turn
  std::uint64_t filled_ = 0;         ///< pixels of them
};

}  // namespace broadsheet::pdf
