// issuetext/reader.hpp - the reader of newspaper issue text: what is left of a
// page after PDF extraction, back to articles.
//
// decode() makes text of bytes and PageSource pages of text. label_page() finds the lines of a page, their
// order and their roles, and read_page() of formats/reconstruct makes articles of them. README.md here and
// there list the stages, with what each takes, gives and keeps.
#pragma once

#include <broadsheet/plugin.hpp>

#include <string_view>

namespace broadsheet::issuetext {

class Reader : public plugin::Reader {
 public:
  /// Options: encoding, lost-glyph (drop, mark), max-lines, language.
  /// Warns: BS-I004 the language is not recognised; BS-I005 a script that is given line by line; BS-I010 a
  /// lost glyph, with its line; BS-I011 a page that is given line by line, since its reconstruction would
  /// have lost or doubled a character; BS-I012 and BS-I014 vertical text whose columns stand in no order, or
  /// came without their ends; BS-I013 columns side by side that were put in order; BS-I015 headlines that
  /// came out row by row; and what decode() warns.
  void read(Sink& out) override;

  /// Text of short lines is probable, binary impossible: 0..40.
  static int probe(std::string_view format, std::string_view head);
};

}  // namespace broadsheet::issuetext
