// pictures/scans/scan.hpp - pictures cut out of TIFF and JPEG 2000, which libraries keep their scans in.
//
// libtiff and OpenJPEG are loaded when the first such picture is opened (library.hpp). What is cut out is
// JPEG, or PNG where the scan is black and white only.
#pragma once

#include "pictures/crop.hpp"

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace broadsheet::pictures {

class Scan {
 public:
  virtual ~Scan() = default;
  virtual std::uint32_t width() const = 0;
  virtual std::uint32_t height() const = 0;
  /// As pictures::cut(). Once. Of a TIFF some rows are in memory, or a row of its tiles; of JPEG 2000 one of
  /// the parts.
  virtual std::vector<Cut> cut(const std::vector<PixelBox>& boxes) = 0;
};

/// NULL where `bytes`, which outlive it, are neither. Throws PixelError: it is damaged, of a kind that its
/// library does not know, has more pixels than `most_pixels`, or the library is not installed.
std::unique_ptr<Scan> open_scan(std::string_view bytes, std::uint64_t most_pixels);

std::unique_ptr<Scan> open_tiff(std::string_view bytes, std::uint64_t most_pixels);
std::unique_ptr<Scan> open_jpeg2000(std::string_view bytes, std::uint64_t most_pixels);

}  // namespace broadsheet::pictures
