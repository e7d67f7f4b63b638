#include "pictures/pixels.hpp"

#include <png.h>
#include <zlib.h>

#include <csetjmp>
#include <cstring>
#include <vector>

namespace broadsheet::pictures {
namespace {

constexpr int kLevel = 4;  // of compression: half as long as the usual one, a few percent more

// The library jumps out of its calls: no object with a destructor may live between setjmp and them.
[[noreturn]] void jump(png_structp png, png_const_charp what) {
  static_cast<std::string*>(png_get_error_ptr(png))->assign(what);
  png_longjmp(png, 1);
}
void ignore(png_structp, png_const_charp) {}

class PngSink : public RowSink {
 public:
  /// `bits` of a channel, each of which has a byte in a row.
  PngSink(const Shape& shape, int bits) {
    png_ = png_create_write_struct(PNG_LIBPNG_VER_STRING, &error_, jump, ignore);
    info_ = png_ ? png_create_info_struct(png_) : nullptr;
    if (!info_) {
      png_destroy_write_struct(&png_, nullptr);
      throw PixelError("no memory for a PNG");
    }
    if (setjmp(png_jmpbuf(png_)) != 0) {
      png_destroy_write_struct(&png_, &info_);
      throw PixelError("a PNG cannot be written: " + error_);
    }
    png_set_write_fn(png_, &out_, append, [](png_structp) {});
    png_set_IHDR(png_, info_, shape.width, shape.height, bits,
                 shape.channels == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_set_compression_level(png_, kLevel);
    if (bits < 8) {  // drawn: most of it is as the row above
      png_set_filter(png_, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
      png_set_compression_strategy(png_, Z_RLE);
    }
    png_write_info(png_, info_);
    png_set_packing(png_);
  }
  ~PngSink() override { png_destroy_write_struct(&png_, &info_); }

  void row(const unsigned char* pixels) override {
    if (setjmp(png_jmpbuf(png_)) != 0) throw PixelError("a PNG cannot be written: " + error_);
    png_write_row(png_, pixels);
  }
  std::string file() override {
    if (setjmp(png_jmpbuf(png_)) != 0) throw PixelError("a PNG cannot be written: " + error_);
    png_write_end(png_, nullptr);
    return std::move(out_);
  }

 private:
  static void append(png_structp png, png_bytep data, std::size_t size) {
    try {
      static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), size);
    } catch (...) {  // no exception may pass the library's frames
      png_error(png, "no memory");
    }
  }

  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  std::string error_, out_;
};

class PngSource : public RowSource {
 public:
  explicit PngSource(std::string_view bytes) : rest_(bytes) {
    png_ = png_create_read_struct(PNG_LIBPNG_VER_STRING, &error_, jump, ignore);
    info_ = png_ ? png_create_info_struct(png_) : nullptr;
    if (!info_) {
      png_destroy_read_struct(&png_, nullptr, nullptr);
      throw PixelError("no memory for a PNG");
    }
    if (setjmp(png_jmpbuf(png_)) != 0) {
      png_destroy_read_struct(&png_, &info_, nullptr);
      throw PixelError("a PNG is damaged: " + error_);
    }
    png_set_read_fn(png_, &rest_, take);
    png_read_info(png_, info_);
    ask_for_8_bits();
    passes_ = png_set_interlace_handling(png_);
    png_read_update_info(png_, info_);
    shape_ = {png_get_image_width(png_, info_), png_get_image_height(png_, info_),
              png_get_channels(png_, info_)};
  }
  ~PngSource() override { png_destroy_read_struct(&png_, &info_, nullptr); }

  Shape shape() const override { return shape_; }

  void row(unsigned char* pixels) override {
    if (passes_ > 1 && whole_.empty()) whole_.resize(shape_.row_size() * shape_.height);
    if (setjmp(png_jmpbuf(png_)) != 0) throw PixelError("a PNG is damaged: " + error_);
    if (passes_ == 1) return png_read_row(png_, pixels, nullptr);
    if (next_ == 0)
      for (int pass = 0; pass < passes_; ++pass)
        for (std::uint32_t y = 0; y < shape_.height; ++y)
          png_read_row(png_, &whole_[shape_.row_size() * y], nullptr);
    std::memcpy(pixels, &whole_[shape_.row_size() * next_++], shape_.row_size());
  }

 private:
  void ask_for_8_bits() {
    png_set_expand(png_);
    png_set_scale_16(png_);
    png_color_16 white = {};
    white.red = white.green = white.blue = white.gray = 0xFFFF;
    if ((png_get_color_type(png_, info_) & PNG_COLOR_MASK_ALPHA) != 0 ||
        png_get_valid(png_, info_, PNG_INFO_tRNS) != 0) {
      if (png_get_bit_depth(png_, info_) <= 8) white.red = white.green = white.blue = white.gray = 0xFF;
      png_set_background(png_, &white, PNG_BACKGROUND_GAMMA_SCREEN, 0, 1.0);
    }
  }

  static void take(png_structp png, png_bytep data, std::size_t size) {
    auto& rest = *static_cast<std::string_view*>(png_get_io_ptr(png));
    if (size > rest.size()) png_error(png, "it breaks off");
    std::memcpy(data, rest.data(), size);
    rest.remove_prefix(size);
  }

  std::string_view rest_;
  png_structp png_ = nullptr;
  png_infop info_ = nullptr;
  std::string error_;
  Shape shape_;
  int passes_ = 1;
  std::size_t next_ = 0;
  std::vector<unsigned char> whole_;  // of an interlaced picture
};

}  // namespace

std::unique_ptr<RowSink> png_sink(const Shape& shape) { return std::make_unique<PngSink>(shape, 8); }
std::unique_ptr<RowSink> png_sink_of_16_greys(std::uint32_t width, std::uint32_t height) {
  return std::make_unique<PngSink>(Shape{width, height, 1}, 4);
}
std::unique_ptr<RowSource> png_source(std::string_view bytes) { return std::make_unique<PngSource>(bytes); }

}  // namespace broadsheet::pictures
