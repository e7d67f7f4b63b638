// epub/check.hpp - the rules of EPUB that a book breaks, for `broadsheet check`.
//
// Checks what every reading system needs, in EPUB 2 and 3: the archive's first entry, the package,
// every file of the manifest, well-formed texts whose ids are unique and whose links within the
// book lead somewhere; of EPUB 3 also the metadata that stores and readers with disabilities look
// for. epubcheck stays the authority for the rest. The archive is untrusted, see
// archive_reader.hpp.
#pragma once

#include <broadsheet/plugin.hpp>

namespace broadsheet::epub {

/// Finds BS-E201 the first entry, BS-E202 metadata, BS-E203 the manifest, BS-E204 the spine
/// and contents, BS-E205 a text that is no XML, BS-E206 ids, BS-E207 links, BS-E208 metadata
/// on accessibility. A place is an entry of the archive and its line.
class Checker : public plugin::Checker {
 public:
  void check() override;
};

}  // namespace broadsheet::epub
