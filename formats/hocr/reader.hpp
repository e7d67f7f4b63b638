// hocr/reader.hpp - the reader of hOCR, the HTML of OCR programs.
#pragma once

#include <broadsheet/plugin.hpp>

#include <string_view>

namespace broadsheet::hocr {

class Reader : public plugin::Reader {
 public:
  /// Options: min-confidence, boxes, lost-glyph, max-pages, max-size, max-nesting, language.
  void read(Sink& out) override;

  /// HTML with an ocr_page is surer to be hOCR than any HTML is to be a web page.
  static int probe(std::string_view format, std::string_view head);
};

}  // namespace broadsheet::hocr
