#include "pdf/poppler/drawn_picture.hpp"

#include "pdf/poppler/input_stream.hpp"
#include "pictures/identify.hpp"

#include <algorithm>

namespace broadsheet::pdf {
namespace {

constexpr int kQuality = 90;      // of a JPEG that has to be written again
constexpr double kOpaque = 0.98;  // share of light that is let through, from which nothing is hidden
constexpr std::size_t kPiece = std::size_t{1} << 16;

using pictures::PixelError;

bool is_grey(GfxImageColorMap& colours) {
  const GfxColorSpaceMode mode = colours.getColorSpace()->getMode();
  return colours.getNumPixelComps() == 1 && (mode == csDeviceGray || mode == csCalGray || mode == csICCBased);
}

// Grey or RGB, and not inverted.
bool has_colours_of_screens(GfxImageColorMap& colours) {
  const GfxColorSpaceMode mode = colours.getColorSpace()->getMode();
  const bool is_rgb =
      colours.getNumPixelComps() == 3 && (mode == csDeviceRGB || mode == csCalRGB || mode == csICCBased);
  if (!is_rgb && !is_grey(colours)) return false;
  for (int i = 0; i < colours.getNumPixelComps(); ++i)
    if (colours.getDecodeLow(i) != 0 || colours.getDecodeHigh(i) != 1) return false;
  return true;
}

std::string bytes_of(Stream& stream, std::uint64_t most) {
  constexpr const char* kTooMany = "it has more bytes than --pdf.max-picture allows";
  if (auto* const plain = dynamic_cast<InputStream*>(&stream)) {
    if (plain->size() > most) throw PixelError(kTooMany);
    return plain->bytes();
  }
  std::string out;
  std::vector<unsigned char> piece(kPiece);
  stream.reset();
  for (int n; (n = stream.doGetChars(static_cast<int>(kPiece), piece.data())) > 0;) {
    out.append(reinterpret_cast<const char*>(piece.data()), static_cast<std::size_t>(n));
    if (out.size() > most) throw PixelError(kTooMany);
  }
  stream.close();
  return out;
}

}  // namespace

bool Drawn::is_opaque() const { return !mask.hides && !key && opacity >= kOpaque; }

DrawnRows::DrawnRows(const Drawn& drawn, bool grey)
    : drawn_(drawn),
      grey_(grey),
      lines_(drawn.data, static_cast<int>(drawn.width), drawn.colours->getNumPixelComps(),
             drawn.colours->getBits()) {
  lines_.reset();
  row_.resize(std::size_t{drawn.width} * channels());
}

const std::vector<unsigned char>& DrawnRows::next() {
  // The library's JPEG says so before its first byte, too.
  if (!drawn_.is_jpeg() && drawn_.data->lookChar() == EOF) throw PixelError("it breaks off");
  unsigned char* const line = lines_.getLine();
  if (!line) throw PixelError("it breaks off");
  if (grey_)
    drawn_.colours->getGrayLine(line, row_.data(), static_cast<int>(drawn_.width));
  else
    drawn_.colours->getRGBLine(line, row_.data(), static_cast<int>(drawn_.width));
  if (drawn_.key) leave_out(line);
  if (drawn_.mask.hides || drawn_.opacity < kOpaque) whiten();
  ++y_;
  return row_;
}

void DrawnRows::leave_out(const unsigned char* line) {
  const int channels_in = drawn_.colours->getNumPixelComps();
  for (std::size_t x = 0; x < drawn_.width; ++x) {
    bool is_left_out = true;
    for (int k = 0; k < channels_in; ++k) {
      const int value = line[x * static_cast<std::size_t>(channels_in) + static_cast<std::size_t>(k)];
      is_left_out = is_left_out && value >= drawn_.key[2 * k] && value <= drawn_.key[2 * k + 1];
    }
    if (is_left_out) std::fill_n(&row_[x * channels()], channels(), static_cast<unsigned char>(255));
  }
}

void DrawnRows::whiten() {
  const Mask& mask = drawn_.mask;
  const auto opacity = static_cast<unsigned>(std::clamp(drawn_.opacity, 0.0, 1.0) * 255);
  const std::size_t y = y_ * static_cast<std::size_t>(mask.height) / drawn_.height;
  for (std::size_t x = 0; x < drawn_.width; ++x) {
    unsigned light = 255;
    if (mask.hides)
      light = mask.light[y * static_cast<std::size_t>(mask.width) +
                         x * static_cast<std::size_t>(mask.width) / drawn_.width];
    light = light * opacity / 255;
    for (unsigned k = 0; k < channels(); ++k) {
      unsigned char& value = row_[x * channels() + k];
      value = static_cast<unsigned char>(255 - (255u - value) * light / 255);
    }
  }
}

std::unique_ptr<pictures::RowSink> sink_for(const Drawn& drawn, const pictures::Shape& shape) {
  return drawn.is_jpeg() ? pictures::jpeg_sink(shape, kQuality) : pictures::png_sink(shape);
}

const char* type_of(const Drawn& drawn) { return drawn.is_jpeg() ? "image/jpeg" : "image/png"; }

namespace {

PictureFile decoded(const Drawn& drawn) {
  DrawnRows rows(drawn, is_grey(*drawn.colours));
  const PixelArea& area = drawn.area;
  const pictures::Shape shape{area.width(), area.height(), rows.channels()};
  const auto sink = sink_for(drawn, shape);
  if (area.upright) {
    for (std::uint32_t y = 0; y < area.y0; ++y) rows.next();
    for (std::uint32_t y = area.y0; y < area.y1; ++y)
      sink->row(&rows.next()[std::size_t{area.x0} * rows.channels()]);
  } else {
    std::vector<unsigned char> all;
    all.reserve(std::size_t{drawn.width} * drawn.height * rows.channels());
    for (std::uint32_t y = 0; y < drawn.height; ++y) {
      const std::vector<unsigned char>& row = rows.next();
      all.insert(all.end(), row.begin(), row.end());
    }
    all = cut_out(all, drawn.width, drawn.height, rows.channels(), area);
    for (std::uint32_t y = 0; y < shape.height; ++y) sink->row(&all[shape.row_size() * y]);
  }
  return {type_of(drawn), sink->file(), shape.width, shape.height, ""};
}

}  // namespace

PictureFile file_of(const Drawn& drawn, const PictureLimits& limits) {
  const bool as_it_is = drawn.is_jpeg() && !drawn.is_inline && drawn.area.upright && drawn.area.whole &&
                        drawn.is_opaque() && has_colours_of_screens(*drawn.colours) &&
                        drawn.data->getNextStream();
  if (!as_it_is) return decoded(drawn);
  PictureFile file{"image/jpeg", bytes_of(*drawn.data->getNextStream(), limits.bytes), 0, 0, ""};
  const auto image = pictures::identify(file.bytes);
  if (!image || image->media_type != "image/jpeg") throw PixelError("it is damaged");
  pictures::set_upright(file.bytes);  // a page is drawn without looking at that
  if (pictures::breaks_off(file.bytes)) file.breaks_off = true, file.bytes += "\xFF\xD9";
  file.width = image->width, file.height = image->height;
  return file;
}

}  // namespace broadsheet::pdf
