// tag_soup/tree.hpp - HTML as the web has it -> a tree.
//
// Whatever is wrong with it: a page that a browser shows can be read.
#pragma once

#include <pugixml.hpp>

#include <string>
#include <string_view>

namespace broadsheet::tag_soup {

struct Options {
  std::string name = "the page";  ///< what errors call it
  /// Of the page, as libxml2 knows it; empty = that which its byte order mark or <meta>
  /// names, else UTF-8.
  std::string encoding;
  int max_nesting = 256;
};

/// Parses a page (libxml2). Names of elements and attributes are in small letters. Text and
/// attribute values are valid UTF-8 without control characters but tabs and line feeds.
/// Nothing is fetched. Throws plugin::Failure for elements nested more than `max_nesting`
/// deep and for more than 1 GiB.
void parse(std::string_view page, pugi::xml_document& into, const Options& options);

}  // namespace broadsheet::tag_soup
