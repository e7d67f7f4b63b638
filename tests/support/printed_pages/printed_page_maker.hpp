// support/printed_pages/printed_page_maker.hpp - generates printed pages: where each word stands, and the
// stories that the paper meant.
//
// newspaper_maker.hpp makes the text that extraction leaves; these pages have places, sizes, rules, boxes and
// pictures, as a PDF or OCR gives them. Each page has the usual parts, and one form of its own.
#pragma once

#include "layout/page.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::testing {

enum class PrintedForm : unsigned char {
  plain,
  rules,           ///< between stories and columns
  boxes,           ///< a frame around one story of each row
  advertisements,  ///< in a frame at the end of a column
  jumps,           ///< stories that go on elsewhere
  drop_caps,
  pictures,  ///< with caption and credit, at the top of a column
  kickers_and_decks,
  authors_above,  ///< the headline instead of below it
  briefs,         ///< a column of short stories with small headlines
  vertical,       ///< set from top to bottom, lines from right to left
  recognised,     ///< by OCR: sizes and places waver
  last_form = recognised
};

struct PrintedStory {
  std::string headline;
  std::vector<std::string> paragraphs;
};

struct PrintedPage {
  layout::Page page;  ///< of runs in the order of the stream, of lines where recognised; 1 unit is 1 point
  std::vector<PrintedStory> stories;  ///< in the order of the stream
};

/// Languages: en, ja, zh-Hans, zh-Hant. Vertical pages are ja or zh-Hant; others become plain.
PrintedPage make_printed_page(std::uint64_t seed, std::string_view language, PrintedForm form);

}  // namespace broadsheet::testing
