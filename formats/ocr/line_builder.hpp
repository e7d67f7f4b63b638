// ocr/line_builder.hpp - words of a recognised line -> layout::Line.
//
// ALTO, hOCR and PAGE XML say the same about a line: words with boxes, here and there a blank, at its end
// perhaps a hyphen. What differs is read in their folders; what follows from it is decided here: where a
// blank stands, what a hyphen at the end means, whether the line runs from top to bottom.
#pragma once

#include "layout/page.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace broadsheet::ocr {

/// Whether the lines of a source say themselves where blanks stand (<SP/> in ALTO).
enum class Blanks : bool { between_words, marked };

class LineBuilder {
 public:
  explicit LineBuilder(Blanks blanks) : blanks_(blanks) {}

  /// A word as the source has it. Control characters become blanks, broken bytes U+FFFD; a word without text
  /// is ignored. A box without width and height stands for "not known". `confidence` is 0..1, absent if the
  /// source does not say.
  void word(std::string_view text, const layout::Box& box, std::optional<double> confidence);

  /// A blank that the source names, so many units wide. Chinese and Japanese characters stay together unless
  /// it is wide enough to have been printed.
  void blank(double width);

  /// The line ends in a hyphen that is no character of its last word. `joins`: the source says that the word
  /// goes on in the next line and that its parts make one word.
  void hyphen(std::string_view mark, bool joins);

  /// The line; `line` gives what is known besides (box, face, order). Without a box of its own it takes that
  /// of its words. Nothing if there was no text.
  std::optional<layout::Line> finish(layout::Line line);

 private:
  bool blank_before(char32_t next, const layout::Box& box) const;
  void take_words_box(layout::Line& line) const;

  Blanks blanks_;
  std::string text_;
  std::vector<layout::Word> words_;
  std::optional<double> blank_;
  double judged_ = 0, doubt_ = 0;  ///< characters with a confidence, and its sum over them
  bool joins_ = false;
};

/// Text of a whole line without words: one blank where there was white space, none at its ends.
std::string one_line(std::string_view text);

/// Whether a line with this text and box runs from top to bottom: several Chinese, Japanese or Korean
/// characters in a box that is much higher than wide.
bool is_vertical(std::string_view text, const layout::Box& box);

}  // namespace broadsheet::ocr
