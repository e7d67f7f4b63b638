// epub/book.hpp - what package and navigation say of a book: EPUB 2 and 3.
#pragma once

#include "epub/archive_reader.hpp"

#include <broadsheet/model.hpp>

#include <map>
#include <string>
#include <vector>

namespace broadsheet::epub {

/// A place in the table of contents.
struct TocEntry {
  std::string label;
  std::string section;  ///< label of the entry above; may be empty
};

struct Book {
  Issue issue;
  bool is_ours = false;            ///< a writer of this project made it
  std::vector<std::string> spine;  ///< paths in the archive, in reading order, without navigation
  /// By "path" or "path#id". The first entry of a place is the one that counts.
  std::map<std::string, TocEntry> toc;
  std::map<std::string, std::string> pages;  ///< names of printed pages, by the place where they begin
};

/// Throws plugin::Failure where the book is not one or is protected.
Book read_book(ArchiveReader& archive);

}  // namespace broadsheet::epub
