// Two ways through a TIFF: row by row, for what scanners write; through libtiff's own conversion to RGBA for
// all else (tiles, palettes, CMYK, colours in planes), a strip or a row of tiles at a time.
#include "pictures/pixels.hpp"
#include "pictures/scans/library.hpp"
#include "pictures/scans/scan.hpp"

#include <algorithm>
#include <cstring>
#include <string>

namespace broadsheet::pictures {
namespace {

// A file in memory, and what the library says of it.
struct Reading {
  std::string_view bytes;
  std::size_t at = 0;
  std::string complaint;

  static Reading& of(thandle_t self) { return *static_cast<Reading*>(self); }
  static tmsize_t read(thandle_t self, void* to, tmsize_t size) {
    Reading& reading = of(self);
    const std::size_t n = reading.bytes.size() - std::min(reading.at, reading.bytes.size());
    const std::size_t given = std::min(n, static_cast<std::size_t>(std::max<tmsize_t>(size, 0)));
    if (given > 0) std::memcpy(to, reading.bytes.data() + reading.at, given);
    reading.at += given;
    return static_cast<tmsize_t>(given);
  }
  static tmsize_t write(thandle_t, void*, tmsize_t) { return -1; }
  static toff_t seek(thandle_t self, toff_t offset, int from) {
    Reading& reading = of(self);
    const std::size_t base = from == SEEK_SET ? 0 : from == SEEK_CUR ? reading.at : reading.bytes.size();
    reading.at = base + static_cast<std::size_t>(offset);
    return reading.at;
  }
  static int close(thandle_t) { return 0; }
  static toff_t size(thandle_t self) { return of(self).bytes.size(); }
  static int map(thandle_t self, void** base, toff_t* size) {
    *base = const_cast<char*>(of(self).bytes.data());  // the library maps for reading only
    *size = of(self).bytes.size();
    return 1;
  }
  static void unmap(thandle_t, void*, toff_t) {}
  static int complain(TIFF*, void* self, const char*, const char* format, va_list values) {
    char text[256];
    std::vsnprintf(text, sizeof text, format, values);
    if (auto& complaint = of(self).complaint; complaint.empty()) complaint = text;
    return 1;
  }
  static int ignore(TIFF*, void*, const char*, const char*, va_list) { return 1; }
};

constexpr const char* kDamaged = "it is a damaged TIFF";
constexpr unsigned kMostSamples = 16;

struct Layout {
  std::uint32_t width = 0, height = 0, rows_a_strip = 0, tile_width = 0, tile_height = 0;
  std::uint16_t bits = 1, samples = 1, planes = PLANARCONFIG_CONTIG, photometric = PHOTOMETRIC_MINISWHITE,
                compression = COMPRESSION_NONE, format = SAMPLEFORMAT_UINT;
  bool is_tiled = false;

  bool is_grey() const { return photometric <= PHOTOMETRIC_MINISBLACK; }
  bool is_empty() const {
    if (width == 0 || height == 0 || samples == 0 || samples > kMostSamples) return true;
    return is_tiled ? tile_width == 0 || tile_height == 0 : rows_a_strip == 0;
  }
  // At most: all of it, or a row of tiles, which may be larger.
  std::uint64_t pixels_in_memory() const {
    const std::uint64_t all = std::uint64_t{width} * height;
    if (!is_tiled) return all;
    return std::max(all, (std::uint64_t{width} + tile_width - 1) * tile_height);
  }
  // What next_scanline() can make of it.
  bool has_plain_rows() const {
    if (is_tiled || format != SAMPLEFORMAT_UINT) return false;
    if (planes != PLANARCONFIG_CONTIG && samples > 1) return false;
    if (is_grey()) return bits == 1 || bits == 8 || bits == 16;
    const bool is_rgb = photometric == PHOTOMETRIC_RGB ||
                        (photometric == PHOTOMETRIC_YCBCR && compression == COMPRESSION_JPEG);
    return is_rgb && samples >= 3 && (bits == 8 || bits == 16);
  }
  bool is_black_and_white() const { return is_grey() && bits == 1 && samples == 1; }
};

class TiffScan : public Scan, public RowSource {
 public:
  TiffScan(std::string_view bytes, std::uint64_t most_pixels) : reading_{bytes, 0, {}} {
    open(most_pixels);
    if (!file_) fail(kDamaged);
    read_layout();
    if (layout_.is_empty()) fail(kDamaged);
    if (layout_.pixels_in_memory() > most_pixels)
      throw PixelError("it has " + std::to_string(layout_.width) + " × " + std::to_string(layout_.height) +
                       " pixels, more than may be unpacked");
    prepare();
  }

  std::uint32_t width() const override { return layout_.width; }
  std::uint32_t height() const override { return layout_.height; }
  std::vector<Cut> cut(const std::vector<PixelBox>& boxes) override {
    return cut_rows(*this, boxes, !layout_.is_black_and_white());
  }

  Shape shape() const override { return {layout_.width, layout_.height, is_grey_ ? 1u : 3u}; }
  void row(unsigned char* pixels) override {
    if (is_plain_)
      next_scanline(pixels);
    else
      next_of_band(pixels);
    ++y_;
  }

 private:
  struct Close {
    void operator()(TIFF* file) const { tiff().TIFFClose(file); }
  };
  TIFF* file() const { return file_.get(); }

  void open(std::uint64_t most_pixels) {
    constexpr std::uint64_t kBytesAPixel = 8;
    TIFFOpenOptions* const options = lib_.TIFFOpenOptionsAlloc();
    if (!options) throw std::bad_alloc();
    lib_.TIFFOpenOptionsSetMaxSingleMemAlloc(options, static_cast<tmsize_t>(most_pixels * kBytesAPixel));
    lib_.TIFFOpenOptionsSetErrorHandlerExtR(options, &Reading::complain, &reading_);
    lib_.TIFFOpenOptionsSetWarningHandlerExtR(options, &Reading::ignore, nullptr);
    file_.reset(lib_.TIFFClientOpenExt("scan", "r", &reading_, &Reading::read, &Reading::write,
                                       &Reading::seek, &Reading::close, &Reading::size, &Reading::map,
                                       &Reading::unmap, options));
    lib_.TIFFOpenOptionsFree(options);
  }

  void read_layout() {
    lib_.TIFFGetField(file(), TIFFTAG_IMAGEWIDTH, &layout_.width);
    lib_.TIFFGetField(file(), TIFFTAG_IMAGELENGTH, &layout_.height);
    lib_.TIFFGetFieldDefaulted(file(), TIFFTAG_BITSPERSAMPLE, &layout_.bits);
    lib_.TIFFGetFieldDefaulted(file(), TIFFTAG_SAMPLESPERPIXEL, &layout_.samples);
    lib_.TIFFGetFieldDefaulted(file(), TIFFTAG_PLANARCONFIG, &layout_.planes);
    lib_.TIFFGetFieldDefaulted(file(), TIFFTAG_COMPRESSION, &layout_.compression);
    lib_.TIFFGetFieldDefaulted(file(), TIFFTAG_SAMPLEFORMAT, &layout_.format);
    lib_.TIFFGetFieldDefaulted(file(), TIFFTAG_ROWSPERSTRIP, &layout_.rows_a_strip);
    lib_.TIFFGetField(file(), TIFFTAG_PHOTOMETRIC, &layout_.photometric);
    layout_.is_tiled = lib_.TIFFIsTiled(file()) != 0;
    if (layout_.is_tiled) {
      lib_.TIFFGetField(file(), TIFFTAG_TILEWIDTH, &layout_.tile_width);
      lib_.TIFFGetField(file(), TIFFTAG_TILELENGTH, &layout_.tile_height);
    }
  }

  void prepare() {
    char why[1024] = "";
    is_plain_ = layout_.has_plain_rows();
    is_grey_ = is_plain_ && layout_.is_grey();
    if (!is_plain_ && lib_.TIFFRGBAImageOK(file(), why) != 1)
      throw PixelError(std::string("it is a TIFF that libtiff does not convert: ") + why);
    if (!is_plain_) return;
    if (layout_.photometric == PHOTOMETRIC_YCBCR)
      lib_.TIFFSetField(file(), TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
    const std::uint64_t wanted = (std::uint64_t{layout_.width} * layout_.samples * layout_.bits + 7) / 8;
    line_.resize(static_cast<std::size_t>(std::max(wanted, lib_.TIFFScanlineSize64(file()))));
  }

  [[noreturn]] void fail(const std::string& otherwise) const {
    throw PixelError(reading_.complaint.empty() ? otherwise : kDamaged + (": " + reading_.complaint));
  }

  void next_scanline(unsigned char* pixels) {
    if (lib_.TIFFReadScanline(file(), line_.data(), y_, 0) != 1) fail("it breaks off");
    const unsigned channels = is_grey_ ? 1 : 3, step = layout_.samples;
    const unsigned char inverted = layout_.photometric == PHOTOMETRIC_MINISWHITE ? 255 : 0;
    for (std::uint32_t x = 0; x < layout_.width; ++x)
      for (unsigned c = 0; c < channels; ++c)
        pixels[std::size_t{x} * channels + c] =
            static_cast<unsigned char>(sample(std::size_t{x} * step + c) ^ inverted);
  }

  unsigned char sample(std::size_t at) const {
    if (layout_.bits == 8) return line_[at];
    if (layout_.bits == 1) return (line_[at / 8] >> (7 - at % 8) & 1) ? 255 : 0;
    std::uint16_t value;
    std::memcpy(&value, &line_[2 * at], sizeof value);
    return static_cast<unsigned char>(value >> 8);
  }

  // The library gives strips and tiles from the bottom to the top.
  void next_of_band(unsigned char* pixels) {
    const std::uint32_t rows =
        layout_.is_tiled ? layout_.tile_height : std::min(layout_.rows_a_strip, layout_.height);
    const std::uint32_t in_band = y_ % rows;
    if (in_band == 0) read_band(rows);
    const std::uint32_t height = layout_.is_tiled ? rows : std::min(rows, layout_.height - (y_ - in_band));
    const std::uint32_t tile = layout_.is_tiled ? layout_.tile_width : layout_.width;
    for (std::uint32_t x = 0; x < layout_.width; ++x) {
      const std::size_t begin = std::size_t{x / tile} * tile * height;
      const std::uint32_t value = band_[begin + std::size_t{height - 1 - in_band} * tile + x % tile];
      const unsigned alpha = TIFFGetA(value);  // colours are multiplied by it already: white shows through
      for (const unsigned colour : {TIFFGetR(value), TIFFGetG(value), TIFFGetB(value)})
        *pixels++ = static_cast<unsigned char>(std::min(255u, colour + 255 - alpha));
    }
  }

  void read_band(std::uint32_t rows) {
    if (!layout_.is_tiled) {
      band_.resize(std::size_t{layout_.width} * rows);
      if (lib_.TIFFReadRGBAStripExt(file(), y_, band_.data(), 1) != 1) fail("it breaks off");
      return;
    }
    const std::size_t tile = std::size_t{layout_.tile_width} * rows;
    const std::uint32_t across = (layout_.width - 1) / layout_.tile_width + 1;
    band_.resize(tile * across);
    for (std::uint32_t k = 0; k < across; ++k)
      if (lib_.TIFFReadRGBATileExt(file(), k * layout_.tile_width, y_, &band_[tile * k], 1) != 1)
        fail("it breaks off");
  }

  const Tiff& lib_ = tiff();
  Reading reading_;
  std::unique_ptr<TIFF, Close> file_;
  Layout layout_;
  bool is_plain_ = false, is_grey_ = false;
  std::uint32_t y_ = 0;
  std::vector<unsigned char> line_;
  std::vector<std::uint32_t> band_;
};

}  // namespace

std::unique_ptr<Scan> open_tiff(std::string_view bytes, std::uint64_t most_pixels) {
  return std::make_unique<TiffScan>(bytes, most_pixels);
}

}  // namespace broadsheet::pictures
