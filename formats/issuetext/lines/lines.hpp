// issuetext/lines/lines.hpp - text -> pages of lines as they were printed.
//
// A line of the input is not always a line of print: extraction puts a space
// after every glyph of a stretched line, breaks a line at squeezed punctuation
// or at every wide blank. This stage undoes that, with what extraction/mend.hpp
// does, so that a Line is what stood between the edges of a column.
#pragma once

#include "issuetext/extraction/printed_lines.hpp"
#include "reconstruct/language/words/vocabulary.hpp"
#include "reconstruct/page/page.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace broadsheet::issuetext {

using namespace reconstruct;  // the page, and what its characters are

/// The UTF-8 text of a page, and the line of the input it begins in.
struct PageText {
  std::string_view text;
  std::uint32_t first_line = 1;
};

/// A page as it was printed.
struct PrintedPage {
  Page page;
  std::vector<Discarded> set_aside;  ///< what the page prints but its lines have not
  Columns columns = Columns::as_printed;
};

/// None where it has no line. `language` may be empty. Linear.
std::optional<PrintedPage> printed_page(const PageText& one, bool spaced, Extractor by,
                                        const Vocabulary& language = vocabulary_of(""));

/// The pages of a text, of which one at a time is in memory. Linear.
class PageReader {
 public:
  /// The lines of `utf8` end in '\n', form feeds separate its pages. It outlives this, and
  /// begins in line `first_line` of the input.
  PageReader(std::string_view utf8, bool spaced, std::uint32_t first_line = 1,
             Extractor by = Extractor::unknown)
      : rest_(utf8), number_(first_line), spaced_(spaced), by_(by) {}

  /// The text of the next page, which may have no line; none after the last.
  std::optional<PageText> next_text();
  /// The next page that has a line; none after the last.
  std::optional<Page> next();

 private:
  std::string_view rest_;
  std::uint32_t number_;  ///< of the line in which rest_ begins
  bool spaced_;
  Extractor by_;
};

/// The page with the widths of all lines, those put together again that squeezed punctuation had broken.
Page measure(Page page, Spacing spacing);

}  // namespace broadsheet::issuetext
