// pagexml/reader.hpp - the reader of PAGE XML, a page as Transkribus, OCR-D and Aletheia keep it.
#pragma once

#include <broadsheet/plugin.hpp>

#include <string_view>

namespace broadsheet::pagexml {

class Reader : public plugin::Reader {
 public:
  /// Options: structure (auto, layout), min-confidence, boxes, lost-glyph, max-size, max-nesting, language.
  void read(Sink& out) override;

  static int probe(std::string_view format, std::string_view head);
};

}  // namespace broadsheet::pagexml
