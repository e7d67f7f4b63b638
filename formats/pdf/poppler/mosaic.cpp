#include "pdf/poppler/mosaic.hpp"

#include <algorithm>

namespace broadsheet::pdf {
namespace {

[[noreturn]] void fail() { throw pictures::PixelError("its parts do not fit"); }

}  // namespace

void Mosaic::row(std::uint32_t x, std::uint32_t y, std::uint32_t width, const unsigned char* pixels) {
  if (x > shape_.width || width > shape_.width - x || y < given_ || y >= shape_.height) fail();
  if (held_.empty() && x == 0 && width == shape_.width && y == given_) {
    sink_->row(pixels);
    ++given_;
    return;
  }
  if (held_.empty()) held_.resize(shape_.row_size() * (shape_.height - given_));
  std::copy_n(pixels, std::size_t{width} * shape_.channels,
              &held_[shape_.row_size() * (y - given_) + std::size_t{x} * shape_.channels]);
  filled_ += width;
}

std::string Mosaic::file() {
  const std::uint32_t left = shape_.height - given_;
  if (filled_ != std::uint64_t{shape_.width} * left) fail();
  for (std::uint32_t y = 0; y < left; ++y) sink_->row(&held_[shape_.row_size() * y]);
  return sink_->file();
}

}  // namespace broadsheet::pdf
