// pdf/reader.hpp - the reader of PDF files: the text of each page with its positions, back to articles.
#pragma once

#include <broadsheet/plugin.hpp>

#include <string_view>

namespace broadsheet::pdf {

class Reader : public plugin::Reader {
 public:
  /// Options: pages, password-file, permissions, text-layer, lost-glyph, language, pictures, max-pages,
  /// max-glyphs, max-marks, max-pixels, max-picture; plugins/pages/pdf.json describes them.
  /// Warns: BS-P001 a page without text (a scan), BS-P002 a page that is damaged, BS-P003 a file that had to
  /// be repaired, BS-P010 fonts that do not say which characters their glyphs are, BS-P011 a file that
  /// forbids copying, BS-P012 text outside the page, BS-P013 more rules and boxes than are looked at, BS-P014
  /// a picture that cannot be given; and
  /// what positioned::Assembly warns.
  void read(Sink& out) override;

  /// "%PDF-" within the first 1024 bytes, as readers of PDF accept it: 0 or 90.
  static int probe(std::string_view format, std::string_view head);
};

}  // namespace broadsheet::pdf
