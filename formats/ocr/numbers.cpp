#include "ocr/numbers.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace broadsheet::ocr {
namespace {

constexpr double kMost = 1e7;

void skip(std::string_view& text, std::string_view what) {
  text.remove_prefix(std::min(text.find_first_not_of(what), text.size()));
}

template <class Take>
void each_point(std::string_view points, Take&& take) {
  for (;;) {
    const std::optional<double> x = take_number(points);
    const std::optional<double> y = x ? take_number(points) : std::nullopt;
    if (!y) return;
    take(*x, *y);
  }
}

}  // namespace

std::optional<double> take_number(std::string_view& text) {
  skip(text, " \t\r\n+");
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || !std::isfinite(value) || std::abs(value) > kMost) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  skip(text, " \t\r\n,;");
  return value;
}

std::optional<double> number(std::string_view text) { return take_number(text); }

std::optional<layout::Box> box_of_points(std::string_view points) {
  std::optional<layout::Box> box;
  std::size_t count = 0;
  each_point(points, [&](double x, double y) {
    if (++count == 1) box = layout::Box{x, y, x, y};
    *box = {std::min(box->x0, x), std::min(box->y0, y), std::max(box->x1, x), std::max(box->y1, y)};
  });
  return count < 2 ? std::nullopt : box;
}

std::optional<double> mean_y(std::string_view points) {
  double sum = 0;
  std::size_t count = 0;
  each_point(points, [&](double, double y) { sum += y, ++count; });
  return count == 0 ? std::nullopt : std::optional(sum / static_cast<double>(count));
}

}  // namespace broadsheet::ocr
