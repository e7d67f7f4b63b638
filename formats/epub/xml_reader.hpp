// epub/xml_reader.hpp - parsing XML that nobody vouches for.
#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace broadsheet::epub {

/// Parses `content` of the file at `path`; the named characters of HTML
/// (&nbsp;) are known. Throws plugin::Failure where it is not well-formed.
/// Entities are never expanded and nothing outside is read.
void parse_xml(std::string content, const std::string& path, pugi::xml_document& into);

/// Valid UTF-8 without control characters: what is broken becomes U+FFFD, line
/// ends become spaces; tabs stay.
std::string clean(std::string_view text);

/// Puts pieces of text together as a screen would show them: white space is
/// one space and none at either end; a line end between CJK characters is
/// nothing at all. Cleans as it goes.
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

/// The name of an element without its prefix.
std::string_view local_name(pugi::xml_node node);

/// All text in `node`, collapsed.
std::string text_in(pugi::xml_node node);

}  // namespace broadsheet::epub
