// news/text/marked_text.hpp - a text with the marks on its parts.
//
// Marks keep their place when the text around them is cleaned, lengthened or
// cut. Offsets are bytes, as in the model.
#pragma once

#include <broadsheet/model.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::news {

struct MarkedText {
  std::string text;
  std::vector<Run> runs;  ///< within the text, begin <= end, on borders of characters
};

/// The block's text as clean() makes it, with its runs; those that fit no
/// characters of the text are left out.
MarkedText marked_text_of(const Block& block);

/// The bytes [begin, end) of the text; marks are cut at the borders.
MarkedText part_of(const MarkedText& marked, std::size_t begin, std::size_t end);
/// `more` put after, marks and all.
void append(MarkedText& marked, MarkedText more);
/// `prefix` put in front.
void prepend(MarkedText& marked, std::string_view prefix);
/// The first `size` bytes taken off; marks on nothing but them go, too.
void drop_front(MarkedText& marked, std::size_t size);
/// ASCII white space taken off both ends; tabs stay where they are empty cells.
void trim(MarkedText& marked, bool keep_tabs = false);

/// Marks as the value of an attribute, for texts that must stay without inline
/// elements: "strong 3 7; link 8 12 https%3A%2F%2Fexample.com%2F". Numbers count
/// characters (not bytes) from the start of the text; the value is
/// percent-encoded. Kinds the model does not know are written as their number.
std::string encode_marks(const MarkedText& marked);
/// The opposite; what does not parse or does not fit `text` is left out.
std::vector<Run> decode_marks(std::string_view encoded, std::string_view text);

/// Joins runs of one kind and value that touch or overlap, and sorts: the form in which two
/// lists of marks can be compared whatever they went through.
std::vector<Run> normalised(std::vector<Run> runs);

}  // namespace broadsheet::news
