#include "pdf/poppler/pixel_area.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::pdf {
namespace {

constexpr double kRounded = 0.02;

// The pixels of `count` between two shares of the whole.
void pixels_between(double from, double to, std::uint32_t count, std::uint32_t& first, std::uint32_t& end) {
  const auto n = static_cast<double>(count);
  first = static_cast<std::uint32_t>(std::clamp(std::floor(from * n + 0.01), 0.0, n - 1));
  end = static_cast<std::uint32_t>(std::clamp(std::ceil(to * n - 0.01), first + 1.0, n));
}

}  // namespace

PixelArea pixel_area(const double matrix[6], const layout::Box& seen, std::uint32_t width,
                     std::uint32_t height) {
  const double a = matrix[0], b = matrix[1], c = matrix[2], d = matrix[3];
  PixelArea area;
  area.across = std::abs(b) + std::abs(c) > std::abs(a) + std::abs(d);
  area.flip_x = area.across ? c > 0 : a < 0;
  area.flip_y = area.across ? b < 0 : d > 0;
  area.upright = !area.across && !area.flip_x && !area.flip_y;
  const double x = std::min({0.0, a, c, a + c}) + matrix[4], w = std::max(1e-6, std::abs(a) + std::abs(c));
  const double y = std::min({0.0, b, d, b + d}) + matrix[5], h = std::max(1e-6, std::abs(b) + std::abs(d));
  const double left = (seen.x0 - x) / w, right = (seen.x1 - x) / w, top = (seen.y0 - y) / h,
               bottom = (seen.y1 - y) / h;
  area.x1 = area.across ? height : width, area.y1 = area.across ? width : height;
  area.whole = left < kRounded && top < kRounded && right > 1 - kRounded && bottom > 1 - kRounded;
  if (area.whole) return area;
  pixels_between(left, right, area.x1, area.x0, area.x1);
  pixels_between(top, bottom, area.y1, area.y0, area.y1);
  return area;
}

std::vector<unsigned char> cut_out(const std::vector<unsigned char>& pixels, std::uint32_t width,
                                   std::uint32_t height, unsigned channels, const PixelArea& area) {
  std::vector<unsigned char> out;
  out.reserve(std::size_t{area.width()} * area.height() * channels);
  const std::uint32_t across = area.across ? height : width, down = area.across ? width : height;
  for (std::uint32_t py = area.y0; py < area.y1; ++py)
    for (std::uint32_t px = area.x0; px < area.x1; ++px) {
      const std::uint32_t u = area.flip_x ? across - 1 - px : px, v = area.flip_y ? down - 1 - py : py;
      const std::size_t x = area.across ? v : u, y = area.across ? u : v;
      const unsigned char* const pixel = &pixels[(y * width + x) * channels];
      out.insert(out.end(), pixel, pixel + channels);
    }
  return out;
}

}  // namespace broadsheet::pdf
