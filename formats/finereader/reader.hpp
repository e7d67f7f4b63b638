// finereader/reader.hpp - the reader of ABBYY FineReader XML.
#pragma once

#include <broadsheet/plugin.hpp>

#include <string_view>

namespace broadsheet::finereader {

class Reader : public plugin::Reader {
 public:
  /// Options: min-confidence, boxes, lost-glyph, max-pages, max-size, max-nesting, language.
  void read(Sink& out) override;

  static int probe(std::string_view format, std::string_view head);
};

}  // namespace broadsheet::finereader
