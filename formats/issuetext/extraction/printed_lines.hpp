// issuetext/extraction/printed_lines.hpp - the lines of a page as the input has them, while the habits of
// extractors are undone.
#pragma once

#include "issuetext/extraction/extractor.hpp"
#include "reconstruct/text/glyphs.hpp"

#include <broadsheet/model.hpp>

#include <cstdint>
#include <deque>
#include <string>
#include <utility>
#include <vector>

namespace broadsheet::issuetext {

using namespace reconstruct;

/// A line that is not empty, without the blanks at its ends.
struct PrintedLine {
  View text;
  std::uint32_t first = 0, last = 0;                              ///< lines of the input
  bool blank_before = false, indented = false, trailing = false;  ///< an empty line; blanks at its ends
  bool goes_on = false;                                           ///< its last word goes on in the next line
  bool run_on = false;  ///< cut from vertical text whose columns came out without their ends
};

/// How columns came out.
enum class Columns : unsigned char {
  as_printed,    ///< or there are none
  by_rows,       ///< narrow ones, row by row; they were put one below the other
  without_ends,  ///< vertical text, a character per line, nothing between columns
  in_no_order    ///< no step can put them in order: the lines are given as they stand
};

/// The lines of a page. What is taken out of a line is set aside, so that no character gets lost.
struct PrintedLines {
  std::vector<PrintedLine> lines;
  std::vector<Discarded> set_aside;
  bool loose_blanks = false;  ///< blanks between Han characters say nothing about lost glyphs

  /// A text that a line may view as long as this lives.
  View keep(Text text) { return made_.emplace_back(std::move(text)); }
  void set_aside_text(View text, const char* reason, std::uint32_t line) {
    set_aside.push_back({to_utf8(text), reason, line});
  }

 private:
  std::deque<Text> made_;
};

}  // namespace broadsheet::issuetext
