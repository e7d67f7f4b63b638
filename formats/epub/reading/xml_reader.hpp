// epub/reading/xml_reader.hpp - parses untrusted XML.
#pragma once

#include "common/xml/pugixml.hpp"
#include "epub/container/archive_reader.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::epub {

/// Parses `content` of the file at `path`, in whatever encoding it is, see encoding.hpp.
/// Named are the characters of HTML (&nbsp;) and plain texts that the document type declares;
/// these are put in once and never expanded further, and nothing outside is read.
/// Throws plugin::Failure where it is not well-formed, or nests elements more than `max_nesting`
/// deep: who walks the tree may recurse.
void parse_xml(std::string content, const std::string& path, pugi::xml_document& into, long max_nesting);

/// The same for a file of the archive, within its limits.
void read_xml(ArchiveReader& archive, const std::string& path, pugi::xml_document& into);

/// Where a text is not the XML that it should be.
struct Flaw {
  std::string path, why;
  std::uint32_t line;  ///< from 1
};

/// read_xml() for a text of the book, which is read as browsers read HTML where it is not
/// well-formed; the flaw is returned then. Throws plugin::Failure where it is no page at all.
std::optional<Flaw> read_text(ArchiveReader& archive, const std::string& path, pugi::xml_document& into);

/// Valid UTF-8 without control characters: what is broken becomes U+FFFD, line
/// ends become spaces; tabs stay.
std::string clean(std::string_view text);

/// Puts pieces of text together as a screen would show them: white space is
/// one space and none at either end; a line end between CJK characters is
/// nothing at all. Cleans as it goes; soft hyphens are left out.
class Collapser {
 public:
  void add(std::string_view text);
  std::string text;

 private:
  bool space_ = false, line_end_ = false;
  char32_t before_ = 0;
};

/// `text` collapsed.
std::string collapse(std::string_view text);

/// All text in `node`, collapsed; a line break in it is a space.
std::string text_in(pugi::xml_node node);

}  // namespace broadsheet::epub
