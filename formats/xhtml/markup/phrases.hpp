// xhtml/markup/phrases.hpp - where a line of a Chinese or Japanese headline may end.
//
// Browsers end such lines after any character; a headline that is parted inside a word has to be read
// twice. Words are those of ICU's dictionary (UAX #29). Style sheets say `word-break: keep-all` beside the
// <wbr> that is written between the pieces.
#pragma once

#include "xhtml/markup/markup.hpp"

#include <memory>
#include <string_view>
#include <vector>

namespace broadsheet::xhtml {

class Phrases {
 public:
  /// `language` is a BCP 47 tag. Of any other than Chinese and Japanese a text is one piece.
  explicit Phrases(std::string_view language);
  ~Phrases();

  /// `text`, which is UTF-8, cut between words, in order. One character alone, and what begins in
  /// hiragana, goes with the word before it, a number with the word after it; nothing is cut at blanks and
  /// punctuation, where lines end anyway. Throws std::runtime_error where ICU has no data.
  std::vector<std::string_view> of(std::string_view text);

  /// For an element that write() fills: its name for accessibility, where that is several pieces. Chromium's
  /// has a blank for each <wbr> (findings/chromium-wbr-name.sh), which screen readers speak as the end of a
  /// word.
  void name(Markup& out, std::string_view text);

  /// The pieces with <wbr> between them; `upright_digits` as in write_text().
  void write(Markup& out, std::string_view text, bool upright_digits = false);

 private:
  class Words;
  bool has_no_blanks_;
  std::unique_ptr<Words> words_;  ///< made for the first text
};

}  // namespace broadsheet::xhtml
