#include "pictures/pixels.hpp"

#include <jpeglib.h>

#include <array>
#include <csetjmp>
#include <cstdio>  // before the library's header, which needs it
#include <cstdlib>

namespace broadsheet::pictures {
namespace {

// The library jumps out of its calls: no object with a destructor may live between setjmp and them.
struct ErrorState {
  jpeg_error_mgr manager;
  std::jmp_buf back;
  std::array<char, JMSG_LENGTH_MAX> message;
};

[[noreturn]] void jump(j_common_ptr jpeg) {
  auto* const state = reinterpret_cast<ErrorState*>(jpeg->err);
  jpeg->err->format_message(jpeg, state->message.data());
  std::longjmp(state->back, 1);
}

// A file that breaks off is filled with grey by the library, with a warning: that is an error here.
void warn(j_common_ptr jpeg, int level) {
  if (level < 0) jump(jpeg);
}

jpeg_error_mgr* prepare(ErrorState& state) {
  jpeg_error_mgr* const manager = jpeg_std_error(&state.manager);
  manager->error_exit = jump;
  manager->emit_message = warn;
  return manager;
}

constexpr int kExif = JPEG_APP0 + 1, kProfile = JPEG_APP0 + 2;
constexpr unsigned kWholeMarker = 0xFFFF;

const unsigned char* bytes_of(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

class JpegSink : public RowSink {
 public:
  JpegSink(const Shape& shape, int quality, const Notes& notes) {
    jpeg_.err = prepare(error_);
    if (setjmp(error_.back) != 0) {
      jpeg_destroy_compress(&jpeg_);
      throw PixelError(std::string("a JPEG cannot be written: ") + error_.message.data());
    }
    jpeg_create_compress(&jpeg_);
    jpeg_.client_data = this;
    jpeg_.dest = &destination_;
    destination_.init_destination = [](j_compress_ptr jpeg) { of(jpeg).make_room(); };
    destination_.empty_output_buffer = [](j_compress_ptr jpeg) -> boolean {
      return static_cast<boolean>(of(jpeg).flush(kRoom));
    };
    destination_.term_destination = [](j_compress_ptr jpeg) {
      if (!of(jpeg).flush(kRoom - of(jpeg).destination_.free_in_buffer)) jump_out(jpeg);
    };
    jpeg_.image_width = shape.width, jpeg_.image_height = shape.height;
    jpeg_.input_components = static_cast<int>(shape.channels);
    jpeg_.in_color_space = shape.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg_);
    jpeg_set_quality(&jpeg_, quality, TRUE);
    jpeg_start_compress(&jpeg_, TRUE);
    if (!notes.exif.empty())
      jpeg_write_marker(&jpeg_, kExif, bytes_of(notes.exif), static_cast<unsigned>(notes.exif.size()));
    if (!notes.profile.empty() && shape.channels == 3)
      jpeg_write_icc_profile(&jpeg_, bytes_of(notes.profile), static_cast<unsigned>(notes.profile.size()));
  }
  ~JpegSink() override { jpeg_destroy_compress(&jpeg_); }

  void row(const unsigned char* pixels) override {
    if (setjmp(error_.back) != 0)
      throw PixelError(std::string("a JPEG cannot be written: ") + error_.message.data());
    auto* row = const_cast<JSAMPROW>(pixels);  // the library only reads it
    jpeg_write_scanlines(&jpeg_, &row, 1);
  }
  std::string file() override {
    if (setjmp(error_.back) != 0)
      throw PixelError(std::string("a JPEG cannot be written: ") + error_.message.data());
    jpeg_finish_compress(&jpeg_);
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kRoom = std::size_t{1} << 16;

  static JpegSink& of(j_compress_ptr jpeg) { return *static_cast<JpegSink*>(jpeg->client_data); }
  static void jump_out(j_compress_ptr jpeg) { jump(reinterpret_cast<j_common_ptr>(jpeg)); }
  void make_room() { destination_.next_output_byte = room_.data(), destination_.free_in_buffer = kRoom; }
  bool flush(std::size_t size) {
    try {
      out_.append(reinterpret_cast<const char*>(room_.data()), size);
    } catch (...) {  // no exception may pass the library's frames
      return false;
    }
    make_room();
    return true;
  }

  ErrorState error_{};
  jpeg_compress_struct jpeg_{};
  jpeg_destination_mgr destination_{};
  std::array<JOCTET, kRoom> room_{};
  std::string out_;
};

class JpegSource : public RowSource {
 public:
  explicit JpegSource(std::string_view bytes) {
    jpeg_.err = prepare(error_);
    if (setjmp(error_.back) != 0) {
      jpeg_destroy_decompress(&jpeg_);
      throw PixelError(std::string("a JPEG is damaged: ") + error_.message.data());
    }
    jpeg_create_decompress(&jpeg_);
    jpeg_mem_src(&jpeg_, bytes_of(bytes), bytes.size());
    jpeg_save_markers(&jpeg_, kExif, kWholeMarker);
    jpeg_save_markers(&jpeg_, kProfile, kWholeMarker);
    jpeg_read_header(&jpeg_, TRUE);
    if (jpeg_.num_components == 4) {
      jpeg_destroy_decompress(&jpeg_);
      throw PixelError("a JPEG has four inks; how they look on a screen depends on the press");
    }
    jpeg_.out_color_space = jpeg_.num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_start_decompress(&jpeg_);
  }
  ~JpegSource() override { jpeg_destroy_decompress(&jpeg_); }

  Shape shape() const override {
    return {jpeg_.output_width, jpeg_.output_height, static_cast<unsigned>(jpeg_.output_components)};
  }
  Notes notes() override {
    Notes notes;
    for (const auto* marker = jpeg_.marker_list; marker; marker = marker->next) {
      const std::string_view data(reinterpret_cast<const char*>(marker->data), marker->data_length);
      if (marker->marker == kExif && data.substr(0, 4) == "Exif" && notes.exif.empty()) notes.exif = data;
    }
    take_profile(notes.profile);
    return notes;
  }
  void row(unsigned char* pixels) override {
    if (setjmp(error_.back) != 0)
      throw PixelError(std::string("a JPEG is damaged: ") + error_.message.data());
    jpeg_read_scanlines(&jpeg_, &pixels, 1);
  }

 private:
  // Out of order or incomplete: the picture goes without.
  void take_profile(std::string& profile) {
    JOCTET* data = nullptr;
    unsigned size = 0;
    if (setjmp(error_.back) != 0 || !jpeg_read_icc_profile(&jpeg_, &data, &size)) return;
    profile.assign(reinterpret_cast<const char*>(data), size);
    std::free(data);
  }

  ErrorState error_{};
  jpeg_decompress_struct jpeg_{};
};

}  // namespace

std::unique_ptr<RowSink> jpeg_sink(const Shape& shape, int quality, const Notes& notes) {
  return std::make_unique<JpegSink>(shape, quality, notes);
}
std::unique_ptr<RowSource> jpeg_source(std::string_view bytes) { return std::make_unique<JpegSource>(bytes); }

}  // namespace broadsheet::pictures
