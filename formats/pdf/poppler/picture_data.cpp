#include "pdf/poppler/picture_data.hpp"

#include "pdf/poppler/input_stream.hpp"
#include "pdf/poppler/page_device.hpp"
#include "pdf/poppler/pixel_area.hpp"
#include "pictures/identify.hpp"
#include "pictures/pixels.hpp"

#include <GfxState.h>
#include <PDFDoc.h>
#include <Stream.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <numeric>

namespace broadsheet::pdf {
namespace {

constexpr int kQuality = 90;      // of a JPEG that has to be written again
constexpr double kOpaque = 0.98;  // share of light that a mask lets through, from which it hides nothing
constexpr std::size_t kPiece = std::size_t{1} << 16;

using pictures::PixelError;

/// What a mask lets through, 0..255 a pixel.
struct Mask {
  int width = 0, height = 0;
  std::vector<unsigned char> light;
  bool hides = false;
};

/// A picture as the page draws it.
struct Drawn {
  Stream* data;
  std::uint32_t width, height;
  GfxImageColorMap* colours;
  PixelArea area;
  Mask mask;
  bool is_jpeg() const { return data->getKind() == strDCT; }
};

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

/// Rows of a drawn picture as grey or RGB, what its mask hides white.
class DrawnRows {
 public:
  DrawnRows(const Drawn& drawn, bool grey)
      : drawn_(drawn),
        grey_(grey),
        lines_(drawn.data, static_cast<int>(drawn.width), drawn.colours->getNumPixelComps(),
               drawn.colours->getBits()) {
    lines_.reset();
    row_.resize(std::size_t{drawn.width} * channels());
  }
  ~DrawnRows() { lines_.close(); }
  DrawnRows(const DrawnRows&) = delete;

  unsigned channels() const { return grey_ ? 1 : 3; }

  const std::vector<unsigned char>& next() {
    // The library's JPEG says so before its first byte, too.
    if (!drawn_.is_jpeg() && drawn_.data->lookChar() == EOF) throw PixelError("it breaks off");
    unsigned char* const line = lines_.getLine();
    if (!line) throw PixelError("it breaks off");
    if (grey_)
      drawn_.colours->getGrayLine(line, row_.data(), static_cast<int>(drawn_.width));
    else
      drawn_.colours->getRGBLine(line, row_.data(), static_cast<int>(drawn_.width));
    if (drawn_.mask.hides) whiten();
    ++y_;
    return row_;
  }

 private:
  void whiten() {
    const Mask& mask = drawn_.mask;
    const std::size_t y = y_ * static_cast<std::size_t>(mask.height) / drawn_.height;
    for (std::size_t x = 0; x < drawn_.width; ++x) {
      const std::size_t at = x * static_cast<std::size_t>(mask.width) / drawn_.width;
      const unsigned light = mask.light[y * static_cast<std::size_t>(mask.width) + at];
      for (unsigned k = 0; k < channels(); ++k) {
        unsigned char& value = row_[x * channels() + k];
        value = static_cast<unsigned char>(255 - (255u - value) * light / 255);
      }
    }
  }

  const Drawn& drawn_;
  bool grey_;
  ImageStream lines_;
  std::vector<unsigned char> row_;
  std::size_t y_ = 0;
};

std::unique_ptr<pictures::RowSink> sink_for(const Drawn& drawn, const pictures::Shape& shape) {
  return drawn.is_jpeg() ? pictures::jpeg_sink(shape, kQuality) : pictures::png_sink(shape);
}

const char* type_of(const Drawn& drawn) { return drawn.is_jpeg() ? "image/jpeg" : "image/png"; }

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

PictureFile file_of(const Drawn& drawn, const PictureLimits& limits) {
  const bool as_it_is = drawn.is_jpeg() && drawn.area.upright && drawn.area.whole && !drawn.mask.hides &&
                        has_colours_of_screens(*drawn.colours) && drawn.data->getNextStream();
  if (!as_it_is) return decoded(drawn);
  PictureFile file{"image/jpeg", bytes_of(*drawn.data->getNextStream(), limits.bytes), 0, 0, ""};
  const auto image = pictures::identify(file.bytes);
  if (!image || image->media_type != "image/jpeg") throw PixelError("it is damaged");
  file.width = image->width, file.height = image->height;
  return file;
}

class PictureDevice : public PageDevice {
 public:
  PictureDevice(const std::vector<DrawnPicture>& wanted, const PictureLimits& limits, const TakePicture& take)
      : wanted_(wanted), limits_(limits), take_(take) {
    for (const DrawnPicture& picture : wanted) left_ += picture.parts.size();
  }

  void drawImage(GfxState* state, Object*, Stream* data, int width, int height, GfxImageColorMap* colours,
                 bool, const int*, bool is_inline) override {
    if (is_inline) return skip_inline(data, width, height, colours);
    draw(state, data, width, height, colours, [] { return Mask(); });
  }
  void drawMaskedImage(GfxState* state, Object*, Stream* data, int width, int height,
                       GfxImageColorMap* colours, bool, Stream* mask, int mask_width, int mask_height,
                       bool inverted, bool) override {
    draw(state, data, width, height, colours, [&, this] {
      return mask_of(mask, mask_width, mask_height, 1, [&](unsigned char* line, unsigned char* out) {
        for (int x = 0; x < mask_width; ++x) out[x] = (line[x] != 0) == inverted ? 255 : 0;
      });
    });
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream* data, int width, int height,
                           GfxImageColorMap* colours, bool, Stream* mask, int mask_width, int mask_height,
                           GfxImageColorMap* light, bool) override {
    draw(state, data, width, height, colours, [&, this] {
      return mask_of(
          mask, mask_width, mask_height, light->getBits(),
          [&](unsigned char* line, unsigned char* out) { light->getGrayLine(line, out, mask_width); });
    });
  }

  bool is_done() const { return left_ == 0 || failure_; }
  void rethrow() const {
    if (failure_) std::rethrow_exception(failure_);
  }

 private:
  template <class Convert>
  Mask mask_of(Stream* data, int width, int height, int bits, Convert&& convert) const {
    check_size(width, height);
    Mask mask{
        width, height,
        std::vector<unsigned char>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 255),
        false};
    ImageStream lines(data, width, 1, bits);
    lines.reset();
    for (int y = 0; y < height && data->lookChar() != EOF; ++y)
      convert(lines.getLine(), &mask.light[static_cast<std::size_t>(y) * static_cast<std::size_t>(width)]);
    lines.close();
    const double sum = std::accumulate(mask.light.begin(), mask.light.end(), 0.0);
    mask.hides = sum < kOpaque * 255 * static_cast<double>(mask.light.size());
    return mask;
  }

  void check_size(int width, int height) const {
    if (width <= 0 || height <= 0 ||
        static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height) > limits_.pixels)
      throw PixelError("it says that it has " + std::to_string(width) + " × " + std::to_string(height) +
                       " pixels, more than --pdf.max-pixels allows");
  }

  // No exception may pass the library's frames: what the picture is to blame for is reported with it, all
  // else is kept until the page is done.
  template <class MaskOf>
  void draw(GfxState* state, Stream* data, int width, int height, GfxImageColorMap* colours,
            MaskOf&& mask_of) {
    const std::int32_t number = next_++;
    for (std::size_t i = 0; i < wanted_.size() && !failure_; ++i) {
      const auto& parts = wanted_[i].parts;
      if (std::find(parts.begin(), parts.end(), number) == parts.end()) continue;
      --left_;
      try {
        part(i, state, data, width, height, colours, mask_of, number);
      } catch (...) {
        failure_ = std::current_exception();
      }
    }
  }

  template <class MaskOf>
  void part(std::size_t i, GfxState* state, Stream* data, int width, int height, GfxImageColorMap* colours,
            MaskOf&& mask_of, std::int32_t number) {
    const bool is_first = number == wanted_[i].parts.front(), is_last = number == wanted_[i].parts.back();
    if (is_first) file_ = {}, strips_.reset();
    if (file_.why_not.empty()) try {
        check_size(width, height);
        layout::Box seen;
        state->getClipBBox(&seen.x0, &seen.y0, &seen.x1, &seen.y1);
        const Drawn drawn{data,
                          static_cast<std::uint32_t>(width),
                          static_cast<std::uint32_t>(height),
                          colours,
                          pixel_area(state->getCTM(), seen, static_cast<std::uint32_t>(width),
                                     static_cast<std::uint32_t>(height)),
                          mask_of()};
        if (is_first && is_last)
          file_ = file_of(drawn, limits_);
        else
          strip(drawn, wanted_[i].height, is_last);
      } catch (const PixelError& error) {
        file_.why_not = error.what();
      }
    if (!is_last) return;
    if (!file_.why_not.empty()) file_.bytes.clear();
    take_(i, std::move(file_));
  }

  // Programs cut pictures into strips; together they are the picture.
  void strip(const Drawn& drawn, std::uint32_t height, bool is_last) {
    if (!strips_) {
      check_size(static_cast<int>(drawn.width), static_cast<int>(height));
      file_.media_type = type_of(drawn), file_.width = drawn.width, file_.height = height;
      strips_ = sink_for(drawn, {drawn.width, height, 3});
      left_rows_ = height;
    }
    if (!drawn.area.upright || drawn.width != file_.width || drawn.height > left_rows_)
      throw PixelError("its parts do not fit");
    DrawnRows rows(drawn, false);
    for (std::uint32_t y = 0; y < drawn.height; ++y) strips_->row(rows.next().data());
    left_rows_ -= drawn.height;
    if (!is_last) return;
    if (left_rows_ > 0) throw PixelError("its parts do not fit");
    file_.bytes = strips_->file();
  }

  void skip_inline(Stream* data, int width, int height, GfxImageColorMap* colours) {
    ++next_;
    if (!colours) return;
    const long size = (static_cast<long>(width) * colours->getNumPixelComps() * colours->getBits() + 7) / 8 *
                      static_cast<long>(height);
    data->reset();
    for (long i = 0; i < size; ++i)
      if (data->getChar() == EOF) break;
    data->close();
  }

  const std::vector<DrawnPicture>& wanted_;
  const PictureLimits& limits_;
  const TakePicture& take_;
  std::size_t left_ = 0;
  std::int32_t next_ = 0;
  PictureFile file_;
  std::unique_ptr<pictures::RowSink> strips_;
  std::uint32_t left_rows_ = 0;
  std::exception_ptr failure_;
};

}  // namespace

void take_pictures(PDFDoc& document, int page, const std::vector<DrawnPicture>& wanted,
                   const PictureLimits& limits, const std::function<bool()>& cancelled,
                   const TakePicture& take) {
  if (wanted.empty()) return;
  PictureDevice device(wanted, limits, take);
  struct Ask {
    const std::function<bool()>& cancelled;
    const PictureDevice& device;
  } ask{cancelled, device};
  document.displayPage(
      &device, page, 72, 72, 0, false, true, false,
      [](void* data) {
        const Ask& a = *static_cast<Ask*>(data);
        return a.device.is_done() || a.cancelled();
      },
      &ask, [](Annot*, void*) { return false; }, nullptr);
  device.rethrow();
}

}  // namespace broadsheet::pdf
