// reconstruct/tagger/shape.hpp - the shape of a text: what kinds of characters and words
// stand in it, without which ones. "记者 李雅萍 摄" and "記者 王甲 攝" have one shape.
#pragma once

#include "reconstruct/text/glyphs.hpp"

#include <array>
#include <cstddef>
#include <string_view>

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

/// The shape of a text: one character for each run. Han of 1, of 2 to 4 (as names have), of up to 8 and of
/// more characters are 'o' 'n' 'm' 'H'; words 'A' (one capital), 'U' (all capitals), 'W' (the first one),
/// 'w'; digits '1' '2' '4' '9' for 1, 2, up to 4 and more of them. Kept of its beginning and of its end.
class EndShapes {
 public:
  static constexpr std::size_t kMost = 8;  ///< runs of an end

  EndShapes() = default;
  explicit EndShapes(View text);

  std::string_view head() const { return {head_.data(), head_size_}; }
  std::string_view tail() const { return {tail_.data(), tail_size_}; }

 private:
  std::array<char, kMost> head_{}, tail_{};
  unsigned char head_size_ = 0, tail_size_ = 0;
};

}  // namespace broadsheet::reconstruct
