#include "pictures/scans/scan.hpp"

#include "pictures/identify.hpp"
#include "pictures/pixels.hpp"

namespace broadsheet::pictures {

std::unique_ptr<Scan> open_scan(std::string_view bytes, std::uint64_t most_pixels) {
  const std::string_view type = other_media_type(bytes);
#if BROADSHEET_HAS_SCANS
  if (type == "image/tiff") return open_tiff(bytes, most_pixels);
  if (type == "image/jp2") return open_jpeg2000(bytes, most_pixels);
#else
  static_cast<void>(most_pixels);
  if (type == "image/tiff" || type == "image/jp2")
    throw PixelError("this build reads no TIFF and no JPEG 2000");
#endif
  return nullptr;
}

}  // namespace broadsheet::pictures
