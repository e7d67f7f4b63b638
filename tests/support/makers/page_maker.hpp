// support/makers/page_maker.hpp - generates newspaper pages as extraction leaves them.
//
// A seed makes a page: invented articles in one of five languages, set in a
// column of some width, with what extractors do to text: lines without an end of
// paragraph, blank lines anywhere, blanks between the glyphs of a justified
// line, hyphens, ligatures, radicals for ideographs, CRLF, a byte order mark.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace broadsheet::testing {

struct MadePage {
  std::string language;
  std::string bytes;                    ///< UTF-8, as a reader gets it
  std::vector<std::string> paragraphs;  ///< what was set, in order, headlines and folio too
};

MadePage make_page(std::uint64_t seed);

/// `text` without what a page's setting adds or takes: white space, hyphens, ligatures, radicals, a mark in
/// front.
std::string unset(std::string_view text);

}  // namespace broadsheet::testing
