// alto/reader.hpp - the reader of ALTO pages, and of METS issues with their ALTO pages.
//
//   page_reader    one ALTO file -> pages of positioned lines
//   mets, mods     the METS -> pages in order, articles, roles of blocks, facts about the issue
//   apply          the articles -> the blocks of a page
//   positioned     pages -> the document (shared with PDF, hOCR, PAGE XML)
#pragma once

#include <broadsheet/plugin.hpp>

#include <string_view>

namespace broadsheet::alto {

class Reader : public plugin::Reader {
 public:
  /// Options: structure (auto, mets, layout), min-confidence, boxes, lost-glyph, pictures, max-pages,
  /// max-size, max-nesting, max-pixels, language. Warns: BS-P020 a METS names a page that is not there,
  /// BS-P021 one that cannot be read, BS-P022 blocks that its page does not have.
  void read(Sink& out) override;

  static int probe(std::string_view format, std::string_view head);
};

}  // namespace broadsheet::alto
