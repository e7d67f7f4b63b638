// pictures/pixels.hpp - rows of pixels to and from PNG and JPEG, one row in memory at a time.
//
// The only door to libpng and libjpeg-turbo. Rows are from top to bottom, 8 bits a channel, without alpha:
// what is transparent is shown on white paper. All of it throws PixelError where a file is damaged or a
// library refuses it; memory is bounded by a row and what is written, save for interlaced PNGs, which are
// unpacked whole.
#pragma once

#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

namespace broadsheet::pictures {

class PixelError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Shape {
  std::uint32_t width = 0, height = 0;
  unsigned channels = 3;  ///< 1 = grey, 3 = red, green, blue
  std::size_t row_size() const { return std::size_t{width} * channels; }
};

/// What a JPEG says besides its pixels: which side is up (Exif), which red is meant (an ICC profile).
struct Notes {
  std::string exif, profile;
};

/// Takes `shape.height` rows, then gives the file.
class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual void row(const unsigned char* pixels) = 0;
  virtual std::string file() = 0;
};

/// Gives `shape().height` rows.
class RowSource {
 public:
  virtual ~RowSource() = default;
  virtual Shape shape() const = 0;
  virtual Notes notes() { return {}; }
  virtual void row(unsigned char* pixels) = 0;
};

std::unique_ptr<RowSink> png_sink(const Shape& shape);
/// For drawn letters: a tenth of the time, half of the bytes. Takes a byte a pixel, 0 (black) to 15.
std::unique_ptr<RowSink> png_sink_of_16_greys(std::uint32_t width, std::uint32_t height);
/// `quality` is 1..100.
std::unique_ptr<RowSink> jpeg_sink(const Shape& shape, int quality, const Notes& notes = {});

/// `bytes` outlive it.
std::unique_ptr<RowSource> png_source(std::string_view bytes);
std::unique_ptr<RowSource> jpeg_source(std::string_view bytes);

}  // namespace broadsheet::pictures
