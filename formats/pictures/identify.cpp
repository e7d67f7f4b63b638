#include "pictures/identify.hpp"

#include <broadsheet/ascii.hpp>

#include <array>
#include <string>
#include <utility>

namespace broadsheet::pictures {
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

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = size; i-- > 0;) value = (value << 8) | static_cast<unsigned char>(bytes[at + i]);
  return value;
}

std::optional<Image> identify_gif(std::string_view bytes) {
  if (bytes.size() < 10 || (bytes.substr(0, 6) != "GIF89a" && bytes.substr(0, 6) != "GIF87a"))
    return std::nullopt;
  return Image{"image/gif", ".gif", little_endian(bytes, 6, 2), little_endian(bytes, 8, 2)};
}

/// Of the three kinds of WebP, each says its size elsewhere.
std::optional<Image> identify_webp(std::string_view bytes) {
  if (bytes.size() < 30 || bytes.substr(0, 4) != "RIFF" || bytes.substr(8, 4) != "WEBP") return std::nullopt;
  Image image{"image/webp", ".webp", 0, 0};
  const std::string_view kind = bytes.substr(12, 4);
  if (kind == "VP8X") {
    image.width = little_endian(bytes, 24, 3) + 1, image.height = little_endian(bytes, 27, 3) + 1;
  } else if (kind == "VP8 " && bytes.substr(23, 3) == "\x9D\x01\x2A") {
    image.width = little_endian(bytes, 26, 2) & 0x3FFF, image.height = little_endian(bytes, 28, 2) & 0x3FFF;
  } else if (kind == "VP8L" && bytes[20] == '\x2F') {
    const std::uint32_t bits = little_endian(bytes, 21, 4);
    image.width = (bits & 0x3FFF) + 1, image.height = (bits >> 14 & 0x3FFF) + 1;
  }
  return image;
}

using Type = std::pair<std::string_view, std::string_view>;
constexpr std::array<Type, 13> kTypes = {{{"image/jpeg", ".jpg"},
                                          {"image/jpeg", ".jpeg"},
                                          {"image/png", ".png"},
                                          {"image/gif", ".gif"},
                                          {"image/webp", ".webp"},
                                          {"image/svg+xml", ".svg"},
                                          {"image/avif", ".avif"},
                                          {"image/tiff", ".tif"},
                                          {"image/tiff", ".tiff"},
                                          {"image/jp2", ".jp2"},
                                          {"image/bmp", ".bmp"},
                                          {"image/jxl", ".jxl"},
                                          {"image/heic", ".heic"}}};

struct Signature {
  std::size_t at;
  std::string_view bytes, media_type;
};
constexpr std::array<Signature, 11> kSignatures = {{{0, {"II*\0", 4}, "image/tiff"},
                                                    {0, {"MM\0*", 4}, "image/tiff"},
                                                    {0, {"II+\0", 4}, "image/tiff"},
                                                    {4, "jP  \r\n\x87\n", "image/jp2"},
                                                    {0, "\xFF\x4F\xFF\x51", "image/jp2"},
                                                    {4, "ftypavif", "image/avif"},
                                                    {4, "ftypheic", "image/heic"},
                                                    {4, "ftypmif1", "image/heic"},
                                                    {0, "\xFF\x0A", "image/jxl"},
                                                    {4, "JXL \r\n\x87\n", "image/jxl"},
                                                    {0, "BM", "image/bmp"}}};

constexpr unsigned kOrientation = 274, kShort = 3, kEntry = 12;

/// Numbers of a TIFF structure, which begins with their byte order.
struct Tiff {
  std::string_view bytes;
  std::optional<std::uint32_t> number(std::size_t at, std::size_t size) const {
    if (at > bytes.size() || size > bytes.size() - at) return std::nullopt;
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t next = bytes[0] == 'M' ? at + i : at + size - 1 - i;
      value = value << 8 | static_cast<unsigned char>(bytes[next]);
    }
    return value;
  }
};

/// Where the value stands; none where the first directory has none.
std::optional<std::size_t> place_in(const Tiff& tiff) {
  if (tiff.bytes.substr(0, 2) != "II" && tiff.bytes.substr(0, 2) != "MM") return std::nullopt;
  const auto directory = tiff.number(4, 4);
  const auto count = directory ? tiff.number(*directory, 2) : std::nullopt;
  for (std::size_t i = 0; count && i < *count; ++i) {
    const std::size_t entry = *directory + 2 + i * kEntry;
    const auto tag = tiff.number(entry, 2), type = tiff.number(entry + 2, 2),
               number = tiff.number(entry + 8, 2);
    if (!number) return std::nullopt;
    if (tag == kOrientation && type == kShort) return entry + 8;
  }
  return std::nullopt;
}

struct Orientation {
  std::size_t at;  ///< in the JPEG
  unsigned value;
  bool big_endian;
};

/// Goes from marker to marker until the picture itself.
std::optional<Orientation> find_orientation(std::string_view jpeg) {
  if (jpeg.substr(0, 2) != "\xFF\xD8") return std::nullopt;
  for (std::size_t at = 2; at + 4 <= jpeg.size() && jpeg[at] == '\xFF';) {
    const auto marker = static_cast<unsigned char>(jpeg[at + 1]);
    if (marker == 0xFF) {
      ++at;  // a fill byte
      continue;
    }
    if (marker == 0xDA) return std::nullopt;
    const std::size_t size =
        static_cast<unsigned char>(jpeg[at + 2]) * 256u + static_cast<unsigned char>(jpeg[at + 3]);
    constexpr std::string_view kName("Exif\0\0", 6);
    const std::string_view data = size < 2 ? std::string_view() : jpeg.substr(at + 4, size - 2);
    if (marker == 0xE1 && data.starts_with(kName)) {
      const Tiff tiff{data.substr(kName.size())};
      const auto place = place_in(tiff);
      if (!place) return std::nullopt;
      return Orientation{at + 4 + kName.size() + *place, *tiff.number(*place, 2), tiff.bytes[0] == 'M'};
    }
    at += 2 + size;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Image> identify(std::string_view bytes) {
  for (const auto kind : {identify_png, identify_jpeg, identify_gif, identify_webp})
    if (const auto image = kind(bytes)) return image->width > 0 && image->height > 0 ? image : std::nullopt;
  return std::nullopt;
}

unsigned orientation_of(std::string_view jpeg) {
  const auto found = find_orientation(jpeg);
  return found && found->value >= 1 && found->value <= 8 ? found->value : 1;
}

void set_upright(std::string& jpeg) {
  const auto found = find_orientation(jpeg);
  if (!found || found->value == 1) return;
  jpeg[found->at] = found->big_endian ? 0 : 1;
  jpeg[found->at + 1] = found->big_endian ? 1 : 0;
}

bool breaks_off(std::string_view jpeg) {
  constexpr std::string_view kStart("\xFF\xDA"), kEnd("\xFF\xD9");
  const std::size_t end = jpeg.rfind(kEnd);
  return end == jpeg.npos || jpeg.find(kStart, end) != jpeg.npos;  // that of a smaller picture before it
}

std::string_view other_media_type(std::string_view bytes) {
  for (const Signature& its : kSignatures)
    if (bytes.size() > its.at && bytes.substr(its.at).starts_with(its.bytes)) return its.media_type;
  return {};
}

std::string_view extension_of(std::string_view media_type) {
  for (const auto& [type, extension] : kTypes)
    if (type == media_type) return extension;
  return ".bin";
}

std::string_view media_type_of(std::string_view name) {
  const std::string extension = ascii::lower(name.substr(std::min(name.rfind('.'), name.size())));
  for (const auto& [type, its] : kTypes)
    if (its == extension) return type;
  return {};
}

}  // namespace broadsheet::pictures
