#include "epub/image.hpp"

namespace broadsheet::epub {
namespace {

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value = (value << 8) | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::optional<Image> identify_png(std::string_view bytes) {
  constexpr std::string_view kSignature("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16);
  if (bytes.size() < 24 || bytes.substr(0, 16) != kSignature) return std::nullopt;
  return Image{"image/png", ".png", big_endian(bytes, 16, 4), big_endian(bytes, 20, 4)};
}

/// Goes from marker to marker until the frame header.
std::optional<Image> identify_jpeg(std::string_view bytes) {
  if (bytes.substr(0, 3) != "\xFF\xD8\xFF") return std::nullopt;
  std::size_t at = 2;
  while (at + 9 <= bytes.size() && bytes[at] == '\xFF') {
    const auto marker = static_cast<unsigned char>(bytes[at + 1]);
    if (marker == 0xFF) {
      ++at;  // a fill byte
      continue;
    }
    const bool is_frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (is_frame)
      return Image{"image/jpeg", ".jpg", big_endian(bytes, at + 7, 2), big_endian(bytes, at + 5, 2)};
    at += 2 + big_endian(bytes, at + 2, 2);
  }
  return std::nullopt;
}

}  // namespace

std::optional<Image> identify_image(std::string_view bytes) {
  auto image = identify_png(bytes);
  if (!image) image = identify_jpeg(bytes);
  if (image && (image->width == 0 || image->height == 0)) return std::nullopt;
  return image;
}

}  // namespace broadsheet::epub
