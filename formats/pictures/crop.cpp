#include "pictures/crop.hpp"

#include "pictures/identify.hpp"
#include "pictures/pixels.hpp"

#include <algorithm>

namespace broadsheet::pictures {
namespace {

constexpr int kQuality = 90;

}  // namespace

std::vector<Cut> cut(std::string_view bytes, const std::vector<PixelBox>& boxes, std::uint64_t most_pixels) {
  const auto image = identify(bytes);
  const bool is_jpeg = image && image->media_type == "image/jpeg";
  if (!is_jpeg && (!image || image->media_type != "image/png"))
    throw PixelError("it is neither JPEG nor PNG");
  if (std::uint64_t{image->width} * image->height > most_pixels)
    throw PixelError("it has " + std::to_string(image->width) + " × " + std::to_string(image->height) +
                     " pixels, more than may be unpacked");
  return cut_rows(*(is_jpeg ? jpeg_source(bytes) : png_source(bytes)), boxes, is_jpeg);
}

std::vector<Cut> cut_rows(RowSource& source, const std::vector<PixelBox>& boxes, bool as_jpeg) {
  const Shape whole = source.shape();
  struct Open {
    PixelBox box;
    std::unique_ptr<RowSink> sink;
  };
  std::vector<Open> open;
  std::uint32_t bottom = 0;
  for (PixelBox box : boxes) {
    box.x1 = std::min(box.x1, whole.width), box.y1 = std::min(box.y1, whole.height);
    Open& its = open.emplace_back();
    if (box.x0 >= box.x1 || box.y0 >= box.y1) continue;
    const Shape shape{box.x1 - box.x0, box.y1 - box.y0, whole.channels};
    its = {box, as_jpeg ? jpeg_sink(shape, kQuality, source.notes()) : png_sink(shape)};
    bottom = std::max(bottom, box.y1);
  }
  std::vector<unsigned char> row(whole.row_size());
  for (std::uint32_t y = 0; y < bottom; ++y) {
    source.row(row.data());
    for (Open& its : open)
      if (its.sink && y >= its.box.y0 && y < its.box.y1)
        its.sink->row(&row[std::size_t{its.box.x0} * whole.channels]);
  }
  std::vector<Cut> out;
  for (Open& its : open) {
    Cut& made = out.emplace_back();
    if (!its.sink) continue;
    made = {its.sink->file(), as_jpeg ? "image/jpeg" : "image/png", its.box.x1 - its.box.x0,
            its.box.y1 - its.box.y0};
    its.sink.reset();
  }
  return out;
}

}  // namespace broadsheet::pictures
