// tag_soup/tree.hpp - parses HTML as it is found on the web into a tree.
//
// However broken it is: a page that a browser shows can be read.
#pragma once

#include "common/xml/pugixml.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::tag_soup {

struct Options {
  std::string name = "the page";  ///< what errors call it
  /// A label of the page's encoding; empty = see encoding.hpp.
  std::string encoding;
  int max_nesting = 256;
  std::size_t max_attributes = 1000;     ///< of one element
  std::size_t max_elements = 1'000'000;  ///< elements and attributes of the page
};

struct Parsed {
  /// The lines on which the start tags of a page's elements end, from 1, in the order of the
  /// document; an element that the page only implies has the line of what implies it.
  std::vector<std::uint32_t> lines;
  std::string encoding;           ///< that the page is in
  std::size_t broken = 0;         ///< sequences of bytes that mean nothing there, U+FFFD in the tree
  std::uint32_t broken_line = 0;  ///< of the first of them
};

/// Parses a page (libxml2). Names of elements and attributes are in small letters. Text and
/// attribute values are valid UTF-8 without control characters but tabs and line feeds; numeric
/// references mean what they do in a browser (&#150; is a dash). Nothing is fetched.
/// Throws plugin::Failure for a page beyond one of the limits, of more than 1 GiB, and of an
/// encoding that is not recognised. Time is linear in the size of the page.
Parsed parse(std::string_view page, pugi::xml_document& into, const Options& options);

}  // namespace broadsheet::tag_soup
