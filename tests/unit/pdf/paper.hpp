// unit/pdf/paper.hpp - pages of a PDF with pictures, made for tests, and what is read of them.
#pragma once

#include "pdf/reader.hpp"
#include "pictures/pixels.hpp"
#include "support/makers/pdf_maker.hpp"
#include "support/memory_host.hpp"

#include <cstdio>
#include <map>
#include <string>
#include <vector>

namespace broadsheet::pdf {

using testing::MemoryHost;
using testing::PdfMaker;
using testing::shows;

inline constexpr unsigned kSide = 40;

// Red on the left, blue on the right; the first row is green.
inline std::string pixels(unsigned width = kSide, unsigned height = kSide) {
  std::string out;
  for (unsigned y = 0; y < height; ++y)
    for (unsigned x = 0; x < width; ++x)
      out += y == 0          ? std::string("\0\xFF\0", 3)
             : x < width / 2 ? std::string("\xFF\0\0", 3)
                             : std::string("\0\0\xFF", 3);
  return out;
}

inline std::string jpeg(unsigned width = kSide, unsigned height = kSide) {
  const auto sink = pictures::jpeg_sink({width, height, 3}, 80);
  const std::string all = pixels(width, height);
  for (unsigned y = 0; y < height; ++y)
    sink->row(reinterpret_cast<const unsigned char*>(&all[std::size_t{y} * width * 3]));
  return sink->file();
}

struct Decoded {
  pictures::Shape shape;
  std::string rows;
  std::string at(unsigned x, unsigned y) const {
    return rows.substr((std::size_t{y} * shape.width + x) * 3, 3);
  }
};

inline Decoded decode(const std::string& png) {
  const auto source = pictures::png_source(png);
  Decoded out{source->shape(), {}};
  out.rows.resize(out.shape.row_size() * out.shape.height);
  for (unsigned y = 0; y < out.shape.height; ++y)
    source->row(reinterpret_cast<unsigned char*>(&out.rows[out.shape.row_size() * y]));
  return out;
}

inline const std::string kRed("\xFF\0\0", 3), kGreen("\0\xFF\0", 3), kBlue("\0\0\xFF", 3),
    kWhite("\xFF\xFF\xFF", 3);

// A page with a headline, a column of text, and what `place` adds below it; images are /Im0, /Im1, ….
class Paper {
 public:
  Paper() : font_(pdf_.add_plain_font()) {}

  Paper& image(const std::string& more, const std::string& data, unsigned width = kSide,
               unsigned height = kSide) {
    images_ += "/Im" + std::to_string(count_++) + " " +
               std::to_string(pdf_.add_stream("/Type /XObject /Subtype /Image /BitsPerComponent 8 /Width " +
                                                  std::to_string(width) + " /Height " +
                                                  std::to_string(height) + " " + more,
                                              data)) +
               " 0 R ";
    return *this;
  }
  Paper& rgb(const std::string& data = pixels(), unsigned width = kSide, unsigned height = kSide) {
    return image("/ColorSpace /DeviceRGB", data, width, height);
  }
  Paper& jpg(const std::string& data = jpeg()) {
    return image("/ColorSpace /DeviceRGB /Filter /DCTDecode", data);
  }
  std::size_t add_stream(const std::string& dictionary, const std::string& data) {
    return pdf_.add_stream(dictionary, data);
  }
  Paper& page(const std::string& place) { return bare_page(text() + place); }
  // With nothing but `content`, which may need `more` resources.
  Paper& bare_page(const std::string& content, const std::string& more = "") {
    pdf_.add_page("/Font << /F0 " + std::to_string(font_) + " 0 R >> /XObject << " + images_ + ">> " + more,
                  content);
    return *this;
  }
  std::string file() const { return pdf_.file(); }

  static std::string text() {
    std::string out = shows(50, 760, 22, "Harbour bridge opens to all");
    const char* lines[] = {
        "The new bridge over the harbour opened on Sunday", "after four years of work. The mayor and many",
        "people of the town walked over it in the rain.",   "It cost twelve million and a quarter more than",
        "the council had planned. Cars may use it from",    "Monday on."};
    for (int k = 0; k < 6; ++k) out += shows(k == 0 ? 60 : 50, 730 - 14 * k, 10, lines[k]);
    const char* more[] = {"Ships wait for it no longer, says the master of",
                          "the harbour, who has counted every one of them",
                          "since the works began four years ago, and who", "will go on counting them."};
    for (int k = 0; k < 4; ++k) out += shows(k == 0 ? 60 : 50, 420 - 14 * k, 10, more[k]);
    return out;
  }

 private:
  PdfMaker pdf_;
  std::size_t font_, count_ = 0;
  std::string images_;
};

// `name` in a box whose lower left corner is x, y.
inline std::string draws(double x, double y, double width, double height, const std::string& name = "Im0") {
  char matrix[96];
  std::snprintf(matrix, sizeof matrix, "q %.1f 0 0 %.1f %.1f %.1f cm /", width, height, x, y);
  return matrix + name + " Do Q\n";
}

// Below the first paragraph, with its caption.
inline std::string photo(const std::string& name = "Im0") { return draws(50, 480, 220, 160, name); }
inline std::string caption() { return shows(50, 466, 8, "The bridge on its first morning. Photo: Ann Hall"); }

struct Read {
  broadsheet::Document document;
  std::vector<MemoryHost::Warning> warnings;
};

inline Read read(const std::string& file, std::map<std::string, std::string> options = {}) {
  MemoryHost memory("pdf", file);
  for (auto& [name, value] : options) memory.options[name] = value;
  Read out{testing::read_with<Reader>(memory, "pdf"), {}};
  out.warnings = memory.warnings;
  return out;
}

// Kinds of the blocks of all articles, a letter each.
inline std::string kinds(const broadsheet::Document& document) {
  std::string out;
  for (const Article& article : document.articles)
    for (const Block& block : article.blocks)
      out += block.kind == BlockKind::figure ? 'f' : block.kind == BlockKind::caption ? 'c' : 'p';
  return out;
}

}  // namespace broadsheet::pdf
