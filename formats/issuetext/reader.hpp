// issuetext/reader.hpp - the reader of newspaper issue text: what is left of a
// page after PDF extraction, back to articles.
//
// The stages, each a pure function in its own file:
//   decode      bytes -> UTF-8
//   lines       text -> pages of printed lines
//   furniture   folio lines, mastheads -> PageFurniture
//   hints       lines that say what they are
//   paragraphs  column widths and roles of lines
//   items       paragraphs, display lines, captions, bylines
//   articles    which of them make an article
//   headlines   kicker, headline, sub-headlines
//   compose     the document
#pragma once

#include <broadsheet/plugin.hpp>

#include <string_view>

namespace broadsheet::issuetext {

class Reader : public plugin::Reader {
 public:
  /// Options: encoding, lost-glyph (drop, mark), language.
  /// Warns: BS-I010 a lost glyph, with its line; BS-I011 a page that is given line by line, since its
  /// reconstruction would have lost or doubled a character; and what decode() warns.
  void read(Sink& out) override;

  /// Text of short lines is probable, binary impossible: 0..40.
  static int probe(std::string_view format, std::string_view head);
};

}  // namespace broadsheet::issuetext
