// A JPEG 2000 picture is decoded part by part: of one that is large only what is wanted is in memory.
#include "pictures/pixels.hpp"
#include "pictures/scans/library.hpp"
#include "pictures/scans/scan.hpp"

#include <algorithm>
#include <cstring>
#include <string>

namespace broadsheet::pictures {
namespace {

constexpr std::size_t kPiece = std::size_t{1} << 16;

// A file in memory, as the library reads it.
struct Input {
  std::string_view bytes;
  std::size_t at = 0;

  static Input& of(void* self) { return *static_cast<Input*>(self); }
  static OPJ_SIZE_T read(void* to, OPJ_SIZE_T size, void* self) {
    Input& input = of(self);
    const std::size_t n = std::min<std::size_t>(size, input.bytes.size() - input.at);
    if (n == 0) return static_cast<OPJ_SIZE_T>(-1);
    std::memcpy(to, input.bytes.data() + input.at, n);
    input.at += n;
    return n;
  }
  static OPJ_OFF_T skip(OPJ_OFF_T size, void* self) {
    Input& input = of(self);
    if (size < 0) return -1;
    const auto left = static_cast<OPJ_OFF_T>(input.bytes.size() - input.at);
    const OPJ_OFF_T n = std::min(size, left);
    input.at += static_cast<std::size_t>(n);
    return n;
  }
  static OPJ_BOOL seek(OPJ_OFF_T offset, void* self) {
    Input& input = of(self);
    if (offset < 0 || static_cast<std::uint64_t>(offset) > input.bytes.size()) return OPJ_FALSE;
    input.at = static_cast<std::size_t>(offset);
    return OPJ_TRUE;
  }
};

// One run of the decoder; the library wants a new one for each part of a picture in tiles.
class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : input_{bytes, 0} {
    const bool is_bare = bytes.substr(0, 2) == "\xFF\x4F";
    codec_ = lib_.opj_create_decompress(is_bare ? OPJ_CODEC_J2K : OPJ_CODEC_JP2);
    stream_ = lib_.opj_stream_create(kPiece, OPJ_TRUE);
    if (codec_ && stream_) read_header();
    if (!image_) {
      release();
      throw PixelError(why_not());
    }
  }
  ~Decoder() { release(); }
  Decoder(const Decoder&) = delete;

  const opj_image_t& image() const { return *image_; }

  // Afterwards image() is this part, in samples of the picture.
  void decode(const PixelBox& part) {
    const auto at = [](std::uint32_t origin, std::uint32_t offset) {
      return static_cast<OPJ_INT32>(origin + offset);
    };
    const std::uint32_t x = image_->x0, y = image_->y0;
    if (!lib_.opj_set_decode_area(codec_, image_, at(x, part.x0), at(y, part.y0), at(x, part.x1),
                                  at(y, part.y1)) ||
        !lib_.opj_decode(codec_, stream_, image_))
      throw PixelError(why_not());
  }

 private:
  void read_header() {
    lib_.opj_set_error_handler(
        codec_,
        [](const char* text, void* self) {
          auto& why = static_cast<Decoder*>(self)->complaint_;
          if (why.empty()) why = std::string(text).substr(0, std::strcspn(text, "\r\n"));
        },
        this);
    opj_dparameters_t parameters;
    lib_.opj_set_default_decoder_parameters(&parameters);
    lib_.opj_stream_set_user_data(stream_, &input_, nullptr);
    lib_.opj_stream_set_user_data_length(stream_, input_.bytes.size());
    lib_.opj_stream_set_read_function(stream_, &Input::read);
    lib_.opj_stream_set_skip_function(stream_, &Input::skip);
    lib_.opj_stream_set_seek_function(stream_, &Input::seek);
    if (!lib_.opj_setup_decoder(codec_, &parameters)) return;
    if (!lib_.opj_read_header(stream_, codec_, &image_)) image_ = nullptr;
  }

  void release() {
    if (image_) lib_.opj_image_destroy(image_);
    if (stream_) lib_.opj_stream_destroy(stream_);
    if (codec_) lib_.opj_destroy_codec(codec_);
  }

  std::string why_not() const {
    return "it is damaged JPEG 2000" + (complaint_.empty() ? "" : ": " + complaint_);
  }

  const Jpeg2000& lib_ = jpeg2000();
  Input input_;
  opj_codec_t* codec_ = nullptr;
  opj_stream_t* stream_ = nullptr;
  opj_image_t* image_ = nullptr;
  std::string complaint_;
};

unsigned char byte_of(double value) {
  return static_cast<unsigned char>(std::clamp(value + 0.5, 0.0, 255.0));
}

/// Samples of a decoded part as grey or RGB.
class Samples : public RowSource {
 public:
  Samples(const opj_image_t& image, std::uint32_t width, std::uint32_t height)
      : image_(image), shape_{width, height, image.numcomps < 3 ? 1u : 3u} {
    for (unsigned c = 0; c < shape_.channels; ++c) {
      const opj_image_comp_t& its = image.comps[c];
      if (!its.data || its.w == 0 || its.h == 0 || its.dx == 0 || its.dy == 0 || its.prec == 0 ||
          its.prec > 31)
        throw PixelError("it is JPEG 2000 that lacks a colour");
    }
    is_luma_ = shape_.channels == 3 &&
               (image.color_space == OPJ_CLRSPC_SYCC || image.color_space == OPJ_CLRSPC_EYCC ||
                image.comps[1].dx > image.comps[0].dx);
  }

  Shape shape() const override { return shape_; }
  Notes notes() override {
    Notes notes;
    if (image_.icc_profile_buf && image_.icc_profile_len > 0 && !is_luma_)
      notes.profile.assign(reinterpret_cast<const char*>(image_.icc_profile_buf), image_.icc_profile_len);
    return notes;
  }

  void row(unsigned char* pixels) override {
    for (std::uint32_t x = 0; x < shape_.width; ++x, pixels += shape_.channels) {
      for (unsigned c = 0; c < shape_.channels; ++c) pixels[c] = sample(image_.comps[c], x);
      if (is_luma_) to_rgb(pixels);
    }
    ++y_;
  }

 private:
  unsigned char sample(const opj_image_comp_t& its, std::uint32_t x) const {
    const std::size_t column = std::min(x / its.dx, its.w - 1), line = std::min(y_ / its.dy, its.h - 1);
    const std::int64_t most = (std::int64_t{1} << its.prec) - 1;
    const std::int64_t value =
        std::int64_t{its.data[line * its.w + column]} + (its.sgnd ? std::int64_t{1} << (its.prec - 1) : 0);
    const std::int64_t kept = std::clamp<std::int64_t>(value, 0, most);
    return static_cast<unsigned char>(its.prec > 8 ? kept >> (its.prec - 8) : kept * 255 / most);
  }

  // ITU-R BT.601, as JFIF has it.
  static void to_rgb(unsigned char* pixel) {
    const double y = pixel[0], cb = pixel[1] - 128.0, cr = pixel[2] - 128.0;
    pixel[0] = byte_of(y + 1.402 * cr);
    pixel[1] = byte_of(y - 0.344136 * cb - 0.714136 * cr);
    pixel[2] = byte_of(y + 1.772 * cb);
  }

  const opj_image_t& image_;
  Shape shape_;
  bool is_luma_ = false;
  std::uint32_t y_ = 0;
};

class Jpeg2000Scan : public Scan {
 public:
  Jpeg2000Scan(std::string_view bytes, std::uint64_t most_pixels) : bytes_(bytes) {
    const Decoder decoder(bytes);
    const opj_image_t& image = decoder.image();
    if (image.x1 <= image.x0 || image.y1 <= image.y0 || image.numcomps == 0 || image.x1 > kMost ||
        image.y1 > kMost)
      throw PixelError("it is damaged JPEG 2000");
    width_ = image.x1 - image.x0, height_ = image.y1 - image.y0;
    if (std::uint64_t{width_} * height_ > most_pixels)
      throw PixelError("it has " + std::to_string(width_) + " × " + std::to_string(height_) +
                       " pixels, more than may be unpacked");
  }

  std::uint32_t width() const override { return width_; }
  std::uint32_t height() const override { return height_; }

  std::vector<Cut> cut(const std::vector<PixelBox>& boxes) override {
    std::vector<Cut> out;
    for (PixelBox part : boxes) {
      Cut& made = out.emplace_back();
      part.x1 = std::min(part.x1, width_), part.y1 = std::min(part.y1, height_);
      if (part.x0 >= part.x1 || part.y0 >= part.y1) continue;
      Decoder decoder(bytes_);
      decoder.decode(part);
      const std::uint32_t width = part.x1 - part.x0, height = part.y1 - part.y0;
      Samples samples(decoder.image(), width, height);
      made = std::move(cut_rows(samples, {{0, 0, width, height}}, true).front());
    }
    return out;
  }

 private:
  static constexpr std::uint32_t kMost = 0x7FFFFFFF;
  std::string_view bytes_;
  std::uint32_t width_ = 0, height_ = 0;
};

}  // namespace

std::unique_ptr<Scan> open_jpeg2000(std::string_view bytes, std::uint64_t most_pixels) {
  return std::make_unique<Jpeg2000Scan>(bytes, most_pixels);
}

}  // namespace broadsheet::pictures
