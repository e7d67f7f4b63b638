#include "epub/raster/cover_raster.hpp"

#if BROADSHEET_HAS_PANGO

#include "epub/documents/cover.hpp"
#include "epub/documents/cover_canvas.hpp"
#include "epub/raster/pango.hpp"
#include "pictures/pixels.hpp"

#include <algorithm>
#include <memory>
#include <vector>

namespace broadsheet::epub {
namespace {

constexpr int kQuality = 90;

template <class T, auto release>
struct Release {
  void operator()(T* it) const { (pango()->*release)(it); }
};
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_t, &Pango::cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Release<cairo_t, &Pango::cairo_destroy>>;
using Font =
    std::unique_ptr<PangoFontDescription, Release<PangoFontDescription, &Pango::pango_font_description_free>>;
using Layout = std::unique_ptr<PangoLayout, Release<PangoLayout, &Pango::g_object_unref>>;

// Ink on a sheet: nothing but how dark it is.
class Pixels : public CoverCanvas {
 public:
  Pixels(const Pango& with, const std::string& language)
      : with_(with),
        surface_(with_.cairo_image_surface_create(CAIRO_FORMAT_A8, kCoverWidth, kCoverHeight)),
        cairo_(with_.cairo_create(surface_.get())),
        language_(language) {
    with_.cairo_set_source_rgba(cairo_.get(), 0, 0, 0, 1);
    with_.cairo_set_line_width(cairo_.get(), 4);
    with_.cairo_rectangle(cairo_.get(), 40, 40, kCoverWidth - 80, kCoverHeight - 80);
    with_.cairo_stroke(cairo_.get());
  }

  void bar(int x, int y, int width, int height) override {
    with_.cairo_rectangle(cairo_.get(), x, y, width, height);
    with_.cairo_fill(cairo_.get());
  }

  void text(std::string_view text, int y, int size, bool centred, bool bold) override {
    const Layout layout(with_.pango_cairo_create_layout(cairo_.get()));
    with_.pango_context_set_language(with_.pango_layout_get_context(layout.get()),
                                     with_.pango_language_from_string(language_.c_str()));
    with_.pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    const int room = kCoverWidth - 2 * kCoverMargin;
    set_font(*layout, size, bold);
    if (const int width = width_of(*layout); width > room) set_font(*layout, size * room / width, bold);
    unknown_ += with_.pango_layout_get_unknown_glyphs_count(layout.get());
    const int x = centred ? (kCoverWidth - width_of(*layout)) / 2 : kCoverMargin;
    with_.cairo_move_to(cairo_.get(), x,
                        y - with_.pango_layout_get_baseline(layout.get()) / double(PANGO_SCALE));
    with_.pango_cairo_show_layout(cairo_.get(), layout.get());
  }

  int unknown() const { return unknown_; }

  std::string file(std::string_view type) {
    with_.cairo_surface_flush(surface_.get());
    const bool is_jpeg = type == "jpeg";
    const auto sink = is_jpeg ? pictures::jpeg_sink({kCoverWidth, kCoverHeight, 1}, kQuality)
                              : pictures::png_sink_of_16_greys(kCoverWidth, kCoverHeight);
    const unsigned char* ink = with_.cairo_image_surface_get_data(surface_.get());
    const int stride = with_.cairo_image_surface_get_stride(surface_.get());
    std::vector<unsigned char> row(kCoverWidth);
    for (int y = 0; y < kCoverHeight; ++y, ink += stride) {
      for (std::size_t x = 0; x < row.size(); ++x) {
        const int light = 255 - ink[x];
        row[x] = static_cast<unsigned char>(is_jpeg ? light : (light + 8) / 17);
      }
      sink->row(row.data());
    }
    return sink->file();
  }

 private:
  void set_font(PangoLayout& layout, int size, bool bold) {
    const Font font(with_.pango_font_description_new());
    with_.pango_font_description_set_family(font.get(), "serif");
    with_.pango_font_description_set_weight(font.get(), bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    with_.pango_font_description_set_absolute_size(font.get(), double(size) * PANGO_SCALE);
    with_.pango_layout_set_font_description(&layout, font.get());
  }
  int width_of(PangoLayout& layout) {
    int width = 0, height = 0;
    with_.pango_layout_get_pixel_size(&layout, &width, &height);
    return width;
  }

  const Pango& with_;
  Surface surface_;
  Context cairo_;
  std::string language_;
  int unknown_ = 0;
};

}  // namespace

RasterCover cover_raster(const Plan& plan, std::string_view type) {
  const Pango* const with = pango();
  if (!with) return {"", "pango is not installed (libpangocairo-1.0-0)"};
  Pixels pixels(*with, plan.language);
  draw_cover(plan, pixels);
  if (pixels.unknown() > 0)
    return {"", "no font of this machine has " + std::to_string(pixels.unknown()) + " of its characters"};
  return {pixels.file(type), ""};
}

}  // namespace broadsheet::epub

#else

namespace broadsheet::epub {

RasterCover cover_raster(const Plan&, std::string_view) {
  return {"", "this build of Broadsheet has no pango"};
}

}  // namespace broadsheet::epub

#endif
