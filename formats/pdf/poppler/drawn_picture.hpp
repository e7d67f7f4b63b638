// pdf/poppler/drawn_picture.hpp - an image as a page draws it, and the file that it becomes.
#pragma once

#include "pdf/poppler/picture_data.hpp"
#include "pdf/poppler/pixel_area.hpp"
#include "pictures/pixels.hpp"

#include <GfxState.h>
#include <Stream.h>

#include <cstdint>
#include <memory>
#include <vector>

namespace broadsheet::pdf {

/// What a mask lets through, 0..255 a pixel.
struct Mask {
  int width = 0, height = 0;
  std::vector<unsigned char> light;
  bool hides = false;
};

struct Drawn {
  Stream* data;
  std::uint32_t width, height;
  GfxImageColorMap* colours;
  PixelArea area;
  double opacity = 1;
  const int* key = nullptr;  ///< the least and the most of each channel between which a pixel is not drawn
  bool is_inline = false;    ///< its data have no end of their own
  Mask mask{};
  bool is_jpeg() const { return data->getKind() == strDCT; }
  /// All that is drawn is the image.
  bool is_opaque() const;
};

/// Rows of a drawn picture as grey or RGB, what is not drawn white. Throws PixelError where it breaks off.
class DrawnRows {
 public:
  DrawnRows(const Drawn& drawn, bool grey);
  ~DrawnRows() { lines_.close(); }
  DrawnRows(const DrawnRows&) = delete;

  unsigned channels() const { return grey_ ? 1 : 3; }
  const std::vector<unsigned char>& next();

 private:
  void leave_out(const unsigned char* line);
  void whiten();

  const Drawn& drawn_;
  bool grey_;
  ImageStream lines_;
  std::vector<unsigned char> row_;
  std::size_t y_ = 0;
};

/// What takes the rows, and what it makes of them.
std::unique_ptr<pictures::RowSink> sink_for(const Drawn& drawn, const pictures::Shape& shape);
const char* type_of(const Drawn& drawn);

/// The file of a picture that is drawn in one go. Throws PixelError.
PictureFile file_of(const Drawn& drawn, const PictureLimits& limits);

}  // namespace broadsheet::pdf
