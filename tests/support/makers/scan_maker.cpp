#include "support/makers/scan_maker.hpp"

#include "support/files.hpp"

#include <openjpeg.h>
#include <tiffio.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <stdexcept>

namespace broadsheet::testing {
namespace {

constexpr std::uint32_t kTile = 64;

// One sample of a TIFF, as its kind wants it.
std::uint16_t sample(const TiffKind& kind, std::uint32_t x, std::uint32_t y, unsigned channel) {
  const int drawn = scan_pixel(x, y, kind.samples == 1 ? 1 : channel, kind.is_black_and_white());
  const int value = kind.photometric == PHOTOMETRIC_MINISWHITE ? 255 - drawn : drawn;
  return static_cast<std::uint16_t>(kind.bits == 16 ? value * 257 : value);
}

// Samples from x on, `count` pixels, those of `only` or of all channels.
std::string line(const TiffKind& kind, std::uint32_t x, std::uint32_t y, std::uint32_t count, int only) {
  std::string out;
  unsigned bits = 0, filled = 0;
  for (std::uint32_t k = 0; k < count; ++k)
    for (unsigned c = 0; c < kind.samples; ++c) {
      if (only >= 0 && c != static_cast<unsigned>(only)) continue;
      const std::uint16_t value = sample(kind, x + k, y, c);
      if (kind.bits == 16) out.append(reinterpret_cast<const char*>(&value), 2);
      if (kind.bits == 8) out += static_cast<char>(value);
      if (kind.bits == 1) {
        bits = bits << 1 | (value > 127 ? 1u : 0u);
        if (++filled % 8 == 0) out += static_cast<char>(bits);
      }
    }
  if (filled % 8 != 0) out += static_cast<char>(bits << (8 - filled % 8));
  return out;
}

void write_rows(TIFF* file, const TiffKind& kind, std::uint32_t width, std::uint32_t height) {
  for (unsigned plane = 0; plane < (kind.in_planes ? kind.samples : 1u); ++plane)
    for (std::uint32_t y = 0; y < height; ++y) {
      std::string row = line(kind, 0, y, width, kind.in_planes ? static_cast<int>(plane) : -1);
      if (TIFFWriteScanline(file, row.data(), y, static_cast<std::uint16_t>(plane)) != 1)
        throw std::runtime_error("libtiff writes no row");
    }
}

void write_tiles(TIFF* file, const TiffKind& kind, std::uint32_t width, std::uint32_t height) {
  for (std::uint32_t y = 0; y < height; y += kTile)
    for (std::uint32_t x = 0; x < width; x += kTile) {
      std::string tile;
      for (std::uint32_t row = 0; row < kTile; ++row) tile += line(kind, x, y + row, kTile, -1);
      if (TIFFWriteTile(file, tile.data(), x, y, 0, 0) < 0)
        throw std::runtime_error("libtiff writes no tile");
    }
}

}  // namespace

int scan_pixel(std::uint32_t x, std::uint32_t y, unsigned channel, bool black_and_white) {
  if (black_and_white) return (x / 7 + y / 5) % 3 == 0 ? 0 : 255;
  const double at = channel == 0 ? x / 90.0 : channel == 1 ? (x + y) / 120.0 : y / 70.0;
  return static_cast<int>(128 + 100 * std::sin(at));
}

const std::vector<TiffKind>& tiff_kinds() {
  static const std::vector<TiffKind> kKinds = {
      {"grey", COMPRESSION_NONE, PHOTOMETRIC_MINISBLACK, 8, 1},
      {"grey, LZW, one strip", COMPRESSION_LZW, PHOTOMETRIC_MINISBLACK, 8, 1, 100'000},
      {"grey of 16 bits, big-endian", COMPRESSION_NONE, PHOTOMETRIC_MINISBLACK, 16, 1, 16, false, true},
      {"negative grey", COMPRESSION_PACKBITS, PHOTOMETRIC_MINISWHITE, 8, 1},
      {"black and white, fax group 4", COMPRESSION_CCITTFAX4, PHOTOMETRIC_MINISWHITE, 1, 1, 100'000},
      {"black and white, in tiles", COMPRESSION_NONE, PHOTOMETRIC_MINISBLACK, 1, 1, 0},
      {"colours", COMPRESSION_ADOBE_DEFLATE, PHOTOMETRIC_RGB, 8, 3},
      {"colours of 16 bits", COMPRESSION_LZW, PHOTOMETRIC_RGB, 16, 3},
      {"colours in planes", COMPRESSION_NONE, PHOTOMETRIC_RGB, 8, 3, 16, true},
      {"colours in tiles", COMPRESSION_LZW, PHOTOMETRIC_RGB, 8, 3, 0},
      {"JPEG", COMPRESSION_JPEG, PHOTOMETRIC_YCBCR, 8, 3},
      {"JPEG in tiles", COMPRESSION_JPEG, PHOTOMETRIC_YCBCR, 8, 3, 0}};
  return kKinds;
}

std::string make_tiff(const TiffKind& kind, std::uint32_t width, std::uint32_t height) {
  const TemporaryFolder folder;
  const std::string path = (folder / "scan.tif").string();
  TIFF* const file = TIFFOpen(path.c_str(), kind.big_endian ? "wb" : "wl");
  if (!file) throw std::runtime_error("libtiff opens no file");
  TIFFSetField(file, TIFFTAG_IMAGEWIDTH, width);
  TIFFSetField(file, TIFFTAG_IMAGELENGTH, height);
  TIFFSetField(file, TIFFTAG_BITSPERSAMPLE, kind.bits);
  TIFFSetField(file, TIFFTAG_SAMPLESPERPIXEL, kind.samples);
  TIFFSetField(file, TIFFTAG_COMPRESSION, kind.compression);
  TIFFSetField(file, TIFFTAG_PHOTOMETRIC, kind.photometric);
  TIFFSetField(file, TIFFTAG_PLANARCONFIG, kind.in_planes ? PLANARCONFIG_SEPARATE : PLANARCONFIG_CONTIG);
  if (kind.compression == COMPRESSION_JPEG) TIFFSetField(file, TIFFTAG_JPEGCOLORMODE, JPEGCOLORMODE_RGB);
  if (kind.rows_a_strip == 0) {
    TIFFSetField(file, TIFFTAG_TILEWIDTH, kTile);
    TIFFSetField(file, TIFFTAG_TILELENGTH, kTile);
    write_tiles(file, kind, width, height);
  } else {
    TIFFSetField(file, TIFFTAG_ROWSPERSTRIP, std::min(kind.rows_a_strip, height));
    write_rows(file, kind, width, height);
  }
  TIFFClose(file);
  return read_file(path);
}

const std::vector<Jpeg2000Kind>& jpeg2000_kinds() {
  static const std::vector<Jpeg2000Kind> kKinds = {
      {"colours"},
      {"grey", 1},
      {"grey of 16 bits", 1, 16},
      {"a bare codestream", 3, 8, true},
      {"in tiles", 3, 8, false, true},
      {"lossy", 3, 8, false, false, true},
      {"brightness, and colours of half the size", 3, 8, false, false, false, true}};
  return kKinds;
}

namespace {

using Image = std::unique_ptr<opj_image_t, void (*)(opj_image_t*)>;

// Channel c of what is drawn, as brightness and colours where these have half the size.
double component(const Jpeg2000Kind& kind, std::uint32_t x, std::uint32_t y, unsigned c) {
  if (kind.components == 1) return scan_pixel(x, y, 1);
  if (!kind.halves_colours) return scan_pixel(x, y, c);
  const double r = scan_pixel(x, y, 0), g = scan_pixel(x, y, 1), b = scan_pixel(x, y, 2);
  if (c == 0) return 0.299 * r + 0.587 * g + 0.114 * b;
  return c == 1 ? 128 - 0.168736 * r - 0.331264 * g + 0.5 * b : 128 + 0.5 * r - 0.418688 * g - 0.081312 * b;
}

Image drawn(const Jpeg2000Kind& kind, std::uint32_t width, std::uint32_t height) {
  std::vector<opj_image_cmptparm_t> parameters(kind.components);
  for (unsigned c = 0; c < kind.components; ++c) {
    opj_image_cmptparm_t& its = parameters[c];
    its = {};
    its.dx = its.dy = c > 0 && kind.halves_colours ? 2 : 1;
    its.w = (width + its.dx - 1) / its.dx, its.h = (height + its.dy - 1) / its.dy;
    its.prec = kind.bits;
  }
  const auto space = kind.components == 1  ? OPJ_CLRSPC_GRAY
                     : kind.halves_colours ? OPJ_CLRSPC_SYCC
                                           : OPJ_CLRSPC_SRGB;
  Image image(opj_image_create(kind.components, parameters.data(), space), &opj_image_destroy);
  image->x1 = width, image->y1 = height;
  for (unsigned c = 0; c < kind.components; ++c) {
    const opj_image_cmptparm_t& its = parameters[c];
    for (std::uint32_t y = 0; y < its.h; ++y)
      for (std::uint32_t x = 0; x < its.w; ++x)
        image->comps[c].data[y * its.w + x] = static_cast<OPJ_INT32>(
            std::lround(component(kind, x * its.dx, y * its.dy, c)) * (kind.bits == 16 ? 257 : 1));
  }
  return image;
}

}  // namespace

std::string make_jpeg2000(const Jpeg2000Kind& kind, std::uint32_t width, std::uint32_t height) {
  const TemporaryFolder folder;
  const std::string path = (folder / "scan.jp2").string();
  const Image image = drawn(kind, width, height);
  opj_cparameters_t parameters;
  opj_set_default_encoder_parameters(&parameters);
  parameters.numresolution = 4;
  if (kind.components == 3 && !kind.halves_colours) parameters.tcp_mct = 1;
  if (kind.in_tiles) parameters.tile_size_on = OPJ_TRUE, parameters.cp_tdx = parameters.cp_tdy = kTile;
  parameters.irreversible = kind.is_lossy;
  parameters.tcp_numlayers = 1, parameters.cp_disto_alloc = 1;
  parameters.tcp_rates[0] = kind.is_lossy ? 10 : 0;
  opj_codec_t* const codec = opj_create_compress(kind.is_bare ? OPJ_CODEC_J2K : OPJ_CODEC_JP2);
  opj_stream_t* const stream = opj_stream_create_default_file_stream(path.c_str(), OPJ_FALSE);
  const bool is_made = opj_setup_encoder(codec, &parameters, image.get()) &&
                       opj_start_compress(codec, image.get(), stream) && opj_encode(codec, stream) &&
                       opj_end_compress(codec, stream);
  opj_stream_destroy(stream);
  opj_destroy_codec(codec);
  if (!is_made) throw std::runtime_error("OpenJPEG writes no file");
  return read_file(path);
}

}  // namespace broadsheet::testing
