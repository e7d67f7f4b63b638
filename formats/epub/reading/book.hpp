// epub/reading/book.hpp - what package and navigation say about a book: EPUB 2 and 3.
#pragma once

#include "epub/container/archive_reader.hpp"
#include "epub/reading/xml_reader.hpp"

#include <broadsheet/model.hpp>

#include <map>
#include <set>
#include <string>
#include <string_view>
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
  std::vector<std::string> spine;  ///< paths in the archive, in reading order
  std::set<std::string> contents;  ///< those of `spine` that should list what is in the book
  /// By "path" or "path#id". The first entry of a place is the one that counts.
  std::map<std::string, TocEntry> toc;
  std::map<std::string, std::string> pages;  ///< names of printed pages, by the place where they begin
  std::vector<Flaw> flaws;                   ///< of the navigation, see read_text()
};

/// Throws plugin::Failure where the book is not one or is protected.
Book read_book(ArchiveReader& archive);

/// "path#id" of a link in the file at `base`; "" where it leads elsewhere.
std::string place(const std::string& base, std::string_view href);

}  // namespace broadsheet::epub
