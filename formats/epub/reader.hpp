// epub/reader.hpp - an EPUB 2 or 3 book as a document.
//
// Books of our own writer give the same document back: all text, structure,
// marks and metadata; source line numbers and discarded pieces are not in a
// book. Books of others give their flow of text, see flow.hpp.
//
// The archive is untrusted, see archive_reader.hpp. Warnings: BS-E101 pictures
// were left out, BS-E102 a text is not well-formed and was read as HTML.
#pragma once

#include "epub/container/archive_reader.hpp"

#include <broadsheet/plugin.hpp>

namespace broadsheet::epub {

/// What the options max-unpacked, max-ratio and max-nesting allow.
Limits limits_of(const plugin::Host& host);

class Reader : public plugin::Reader {
 public:
  void read(Sink& out) override;
};

}  // namespace broadsheet::epub
