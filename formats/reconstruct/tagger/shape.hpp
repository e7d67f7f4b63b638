// reconstruct/tagger/shape.hpp - the shape of a text: what kinds of characters and words
// stand in it, without which ones. "记者 李雅萍 摄" and "記者 王甲 攝" have one shape.
#pragma once

#include "reconstruct/text/glyphs.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace broadsheet::reconstruct {

/// The class of one character: 'H' Han, 'h' Hiragana, 'k' Katakana, 'K' Hangul, 'A' upper and 'a' lower case,
/// '9' a digit, ' ' a blank; of punctuation one that stands for all marks of the same use:
/// '(' ')' brackets, '"' quotes, '-' dashes, '*' bullets and arrows, '/' '|' bars, ':' ',' ';' '.' '!' '='
/// '_' (a middle dot); '?' others.
char class_of(char32_t c);

/// A word, or characters of one class without blanks.
struct Run {
  std::size_t length;
  char shape;  ///< see shape_of
};
/// The one that a text begins with. REQUIRES: !text.empty()
Run run_at(View text);

/// The classes of a text, one character for each run. Han of 1, of 2 to 4 (as names have), of up to 8 and of
/// more characters are 'o' 'n' 'm' 'H'; words 'A' (one capital), 'U' (all capitals), 'W' (the first one),
/// 'w'; digits '1' '2' '4' '9' for 1, 2, up to 4 and more of them. At most `limit` characters, of the text's
/// beginning or, with `from_end`, of its end.
std::string shape_of(View text, std::size_t limit, bool from_end = false);

}  // namespace broadsheet::reconstruct
