// tag_soup/tree.hpp - parses HTML as it is found on the web into a tree.
//
// However broken it is: a page that a browser shows can be read.
#pragma once

#include "common/pugixml.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::tag_soup {

struct Options {
  std::string name = "the page";  ///< what errors call it
  /// Of the page, as libxml2 knows it; empty = that which its byte order mark or <meta>
  /// names, else UTF-8.
  std::string encoding;
  int max_nesting = 256;
};

/// The lines on which the start tags of a page's elements end, from 1, in the order of the
/// document; an element that the page only implies has the line of what implies it.
using Lines = std::vector<std::uint32_t>;

/// Parses a page (libxml2). Names of elements and attributes are in small letters. Text and
/// attribute values are valid UTF-8 without control characters but tabs and line feeds.
/// Nothing is fetched. Throws plugin::Failure for elements nested more than `max_nesting`
/// deep and for more than 1 GiB.
Lines parse(std::string_view page, pugi::xml_document& into, const Options& options);

}  // namespace broadsheet::tag_soup
