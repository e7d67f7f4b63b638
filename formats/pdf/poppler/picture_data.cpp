#include "pdf/poppler/picture_data.hpp"

#include "pdf/poppler/drawn_picture.hpp"
#include "pdf/poppler/mosaic.hpp"
#include "pdf/poppler/page_device.hpp"

#include <GfxState.h>
#include <PDFDoc.h>
#include <Stream.h>

#include <algorithm>
#include <exception>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace broadsheet::pdf {
namespace {

constexpr double kOpaque = 0.98;  // share of light that a mask lets through, from which it hides nothing

using pictures::PixelError;

class PictureDevice : public PageDevice {
 public:
  PictureDevice(const std::vector<DrawnPicture>& wanted, const PictureLimits& limits, const TakePicture& take)
      : wanted_(wanted), limits_(limits), take_(take) {
    for (std::size_t i = 0; i < wanted.size(); ++i)
      for (const PicturePart& its : wanted[i].parts) places_[its.number] = {i, &its};
    left_ = places_.size();
  }

  void drawImage(GfxState* state, Object*, Stream* data, int width, int height, GfxImageColorMap* colours,
                 bool, const int* key, bool is_inline) override {
    is_inline_ = is_inline;
    if (is_inline && !places_.contains(next_)) return skip_inline(data, width, height, colours);
    draw(
        state, data, width, height, colours, [] { return Mask(); }, key);
  }
  void drawMaskedImage(GfxState* state, Object*, Stream* data, int width, int height,
                       GfxImageColorMap* colours, bool, Stream* mask, int mask_width, int mask_height,
                       bool inverted, bool) override {
    is_inline_ = false;
    draw(state, data, width, height, colours, [&, this] {
      return mask_of(mask, mask_width, mask_height, 1, [&](unsigned char* line, unsigned char* out) {
        for (int x = 0; x < mask_width; ++x) out[x] = (line[x] != 0) == inverted ? 255 : 0;
      });
    });
  }
  void drawSoftMaskedImage(GfxState* state, Object*, Stream* data, int width, int height,
                           GfxImageColorMap* colours, bool, Stream* mask, int mask_width, int mask_height,
                           GfxImageColorMap* light, bool) override {
    is_inline_ = false;
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
  void draw(GfxState* state, Stream* data, int width, int height, GfxImageColorMap* colours, MaskOf&& mask_of,
            const int* key = nullptr) {
    const auto place = places_.find(next_++);
    if (place == places_.end() || failure_) return;
    --left_;
    try {
      const auto& [picture, its] = place->second;
      part(picture, *its, state, data, width, height, colours, mask_of, key);
    } catch (...) {
      failure_ = std::current_exception();
    }
  }

  template <class MaskOf>
  void part(std::size_t i, const PicturePart& its, GfxState* state, Stream* data, int width, int height,
            GfxImageColorMap* colours, MaskOf&& mask_of, const int* key) {
    const bool is_first = &its == &wanted_[i].parts.front(), is_last = &its == &wanted_[i].parts.back();
    if (is_first) file_ = {}, mosaic_.reset();
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
                          state->getFillOpacity(),
                          key,
                          is_inline_,
                          mask_of()};
        if (is_first && is_last)
          file_ = file_of(drawn, limits_);
        else
          add_to_mosaic(drawn, its, wanted_[i]);
        if (!is_first && is_last) file_.bytes = mosaic_->file();
      } catch (const PixelError& error) {
        file_.why_not = error.what();
      }
    if (!is_last) return;
    if (!file_.why_not.empty()) file_.bytes.clear();
    take_(i, std::move(file_));
  }

  void add_to_mosaic(const Drawn& drawn, const PicturePart& its, const DrawnPicture& picture) {
    if (!mosaic_) {
      check_size(static_cast<int>(picture.width), static_cast<int>(picture.height));
      file_.media_type = type_of(drawn), file_.width = picture.width, file_.height = picture.height;
      const pictures::Shape shape{picture.width, picture.height, 3};
      mosaic_.emplace(shape, sink_for(drawn, shape));
    }
    if (!drawn.area.upright) throw PixelError("its parts do not fit");
    DrawnRows rows(drawn, false);
    for (std::uint32_t y = 0; y < drawn.height; ++y)
      mosaic_->row(its.x, its.y + y, drawn.width, rows.next().data());
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
  std::map<std::int32_t, std::pair<std::size_t, const PicturePart*>> places_;  ///< by the image's number
  std::size_t left_ = 0;
  bool is_inline_ = false;
  std::int32_t next_ = 0;
  PictureFile file_;
  std::optional<Mosaic> mosaic_;  ///< of the picture at work, if it has several parts
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
