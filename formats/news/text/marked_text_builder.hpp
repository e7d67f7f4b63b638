// news/text/marked_text_builder.hpp - a text with marks, gathered from markup.
//
// White space that holds a line break is the layout of the markup: it becomes a
// blank, or nothing between two characters that are set without one (Han, Kana).
// All other white space belongs to the text and is kept.
#pragma once

#include "news/text/marked_text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace broadsheet::news {

class MarkedTextBuilder {
 public:
  void text(std::string_view text);
  /// Begins a mark; end() ends the last one begun.
  void begin(RunKind kind, std::string value);
  void end();

  bool empty() const { return out_.text.empty(); }
  /// What was gathered, trimmed; begins anew, with no mark open.
  MarkedText take(bool keep_tabs = false);

 private:
  void settle(char32_t next);

  MarkedText out_;
  std::string pending_;  ///< white space after the last character
  char32_t last_ = 0;
  std::vector<Run> open_;
};

}  // namespace broadsheet::news
