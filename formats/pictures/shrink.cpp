#include "pictures/shrink.hpp"

#include "pictures/identify.hpp"
#include "pictures/pixels.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace broadsheet::pictures {
namespace {

constexpr int kUsualQuality = 80;

/// Each pixel is the mean of those it stands for: rows come in, fewer and shorter ones go out.
class Averager {
 public:
  Averager(const Shape& from, const Shape& to)
      : from_(from),
        to_(to),
        wide_(to.row_size()),
        sum_(to.row_size()),
        out_(to.row_size()),
        across_(static_cast<double>(from.width) / to.width),
        down_(static_cast<double>(from.height) / to.height) {}

  template <class Take>
  void row(const unsigned char* pixels, Take&& take) {
    shorten(pixels);
    double top = y_;
    const double bottom = ++y_;
    while (top < bottom) {
      const double end = std::min(bottom, (made_ + 1) * down_);
      for (std::size_t i = 0; i < sum_.size(); ++i) sum_[i] += static_cast<float>(end - top) * wide_[i];
      top = end;
      if (end < (made_ + 1) * down_ - 1e-9 && !(y_ >= from_.height && made_ + 1 >= to_.height)) break;
      for (std::size_t i = 0; i < sum_.size(); ++i)
        out_[i] =
            static_cast<unsigned char>(std::clamp(sum_[i] / static_cast<float>(down_) + 0.5f, 0.f, 255.f));
      std::fill(sum_.begin(), sum_.end(), 0.f);
      take(out_.data());
      if (++made_ >= to_.height) return;
    }
  }

 private:
  void shorten(const unsigned char* pixels) {
    const unsigned n = from_.channels;
    for (std::uint32_t x = 0; x < to_.width; ++x) {
      const double left = x * across_, right = std::min<double>((x + 1) * across_, from_.width);
      for (unsigned k = 0; k < n; ++k) {
        double sum = 0;
        for (auto at = static_cast<std::uint32_t>(left); at < right; ++at)
          sum += pixels[std::size_t{at} * n + k] *
                 (std::min<double>(at + 1.0, right) - std::max<double>(at, left));
        wide_[std::size_t{x} * n + k] = static_cast<float>(sum / across_);
      }
    }
  }

  Shape from_, to_;
  std::vector<float> wide_, sum_;
  std::vector<unsigned char> out_;
  double across_, down_, y_ = 0;
  std::uint32_t made_ = 0;
};

// Rec. 601, as JPEG has it.
void make_grey(const unsigned char* pixels, std::vector<unsigned char>& out) {
  for (std::size_t x = 0; x < out.size(); ++x)
    out[x] = static_cast<unsigned char>(
        (299u * pixels[3 * x] + 587u * pixels[3 * x + 1] + 114u * pixels[3 * x + 2] + 500) / 1000);
}

Shape target(const Shape& from, const Shrink& how) {
  Shape to = from;
  const std::uint32_t longest = std::max(from.width, from.height);
  if (how.longest > 0 && longest > how.longest) {
    const double scale = static_cast<double>(how.longest) / longest;
    to.width = std::max(1u, static_cast<std::uint32_t>(std::lround(from.width * scale)));
    to.height = std::max(1u, static_cast<std::uint32_t>(std::lround(from.height * scale)));
  }
  if (how.grey) to.channels = 1;
  return to;
}

}  // namespace

std::optional<Shrunk> shrink(std::string_view bytes, const Shrink& how) {
  const auto image = identify(bytes);
  const bool is_jpeg = image && image->media_type == "image/jpeg";
  if (!how.any() || !image || (!is_jpeg && image->media_type != "image/png")) return std::nullopt;
  const bool is_large = how.longest > 0 && std::max(image->width, image->height) > how.longest;
  if (!is_large && !how.grey && !(is_jpeg && how.quality > 0)) return std::nullopt;
  if (std::uint64_t{image->width} * image->height > how.most_pixels)
    throw PixelError("it has " + std::to_string(image->width) + " × " + std::to_string(image->height) +
                     " pixels, more than may be unpacked");
  const auto source = is_jpeg ? jpeg_source(bytes) : png_source(bytes);
  const Shape from = source->shape(), to = target(from, how);
  if (to.width == from.width && to.channels == from.channels && !(is_jpeg && how.quality > 0))
    return std::nullopt;  // grey already
  const auto jpeg = jpeg_sink(to, how.quality > 0 ? how.quality : kUsualQuality, source->notes());
  const auto png = is_jpeg ? nullptr : png_sink(to);
  Averager averager(from, {to.width, to.height, from.channels});
  std::vector<unsigned char> row(from.row_size()), grey(to.width);
  const bool has_to_grey = to.channels < from.channels;
  for (std::uint32_t y = 0; y < from.height; ++y) {
    source->row(row.data());
    averager.row(row.data(), [&](const unsigned char* pixels) {
      if (has_to_grey) make_grey(pixels, grey);
      jpeg->row(has_to_grey ? grey.data() : pixels);
      if (png) png->row(has_to_grey ? grey.data() : pixels);
    });
  }
  Shrunk out{jpeg->file(), "image/jpeg", ".jpg", to.width, to.height};
  if (png)
    if (std::string lossless = png->file(); out.bytes.size() * 2 >= lossless.size())
      out.bytes = std::move(lossless), out.media_type = "image/png", out.extension = ".png";
  if (out.bytes.size() >= bytes.size() && !how.grey) return std::nullopt;
  return out;
}

}  // namespace broadsheet::pictures
