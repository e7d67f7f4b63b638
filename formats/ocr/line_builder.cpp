#include "ocr/line_builder.hpp"

#include "common/pieces.hpp"
#include "common/text.hpp"
#include "ocr/numbers.hpp"

#include <algorithm>

namespace broadsheet::ocr {
namespace {

constexpr char32_t kSoftHyphen = 0xAD, kNotSign = 0xAC, kNoBreakSpace = 0xA0, kIdeographicSpace = 0x3000;
constexpr std::string_view kSoftHyphenUtf8 = "\u00AD";

// Boxes of Chinese characters leave up to a third of an em between glyphs that touch in print; a phrase blank
// is a whole em, a thin one half.
constexpr double kPrintedBlank = .6;
// In a line that marks its blanks, words this far apart are two all the same.
constexpr double kForgottenBlank = .35;
// A line from top to bottom: this much higher than wide.
constexpr double kVertical = 2.5;

bool is_blank(char32_t c) { return c <= ' ' || c == kNoBreakSpace || c == kIdeographicSpace; }

bool is_control(char32_t c) {
  return (c >= 0x7F && c < 0xA0) || c == 0xFEFF || c == 0x200B || c == 0x200E || c == 0x200F ||
         (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// `text` in one line, appended; a soft hyphen is kept only where it is the last character.
void append_clean(std::string& out, std::string_view text) {
  const std::size_t begin = out.size();
  bool gap = false, soft = false;
  while (!text.empty()) {
    char32_t c = common::take_char(text);
    if (is_control(c)) continue;
    if (is_blank(c)) {
      gap = true;
      continue;
    }
    if (gap && out.size() > begin) out += ' ';
    gap = false;
    soft = c == kSoftHyphen;
    if (!soft) common::append_char(out, c);
  }
  if (soft && out.size() > begin) out += kSoftHyphenUtf8;
}

bool ends_in_hyphen(std::string_view text) {
  const char32_t c = common::last_char(text);
  return c == '-' || c == kSoftHyphen || c == kNotSign || c == 0x2010 || c == 0x2E17;
}

void replace_end(std::string& text, std::string_view with) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) {
  }
  text.resize(at);
  text += with;
}

}  // namespace

std::string one_line(std::string_view text) {
  std::string out;
  append_clean(out, text);
  return out;
}

bool is_vertical(std::string_view text, const layout::Box& box) {
  if (!has_extent(box) || box.height() < kVertical * box.width()) return false;
  std::size_t cjk = 0, all = 0;
  while (!text.empty()) {
    const char32_t c = common::take_char(text);
    all += c != ' ';
    cjk += common::is_cjk(c);
  }
  return cjk >= 3 && cjk * 2 > all;
}

bool LineBuilder::blank_before(char32_t next, const layout::Box& box) const {
  if (text_.empty()) return false;
  const layout::Box& before = words_.back().box;
  const bool placed = has_extent(before) && has_extent(box);
  // A vertical line goes on below, one from right to left goes on to the left.
  const double gap = placed ? std::max({box.x0 - before.x1, before.x0 - box.x1, box.y0 - before.y1}) : 0;
  const double em = placed ? std::max(before.height(), box.height()) : 0;
  const char32_t last = common::last_char(text_);
  if (common::is_cjk(last) && common::is_cjk(next)) {
    const double thickness = placed ? std::min(em, std::max(before.width(), box.width())) : em;
    return placed ? std::max(gap, blank_.value_or(0)) >= kPrintedBlank * thickness : false;
  }
  if (blanks_ == Blanks::between_words || blank_) return true;
  return placed && gap >= kForgottenBlank * em;
}

void LineBuilder::word(std::string_view text, const layout::Box& box, std::optional<double> confidence) {
  std::string clean;
  append_clean(clean, text);
  if (clean.empty()) return;
  const bool blank = blank_before(common::first_char(clean), box);
  blank_.reset();
  if (!words_.empty() &&
      common::last_char(text_) == kSoftHyphen) {  // the line goes on: it broke nothing here
    replace_end(text_, "");
    words_.back().end = static_cast<std::uint32_t>(text_.size());
  }
  if (blank) text_ += ' ';
  layout::Word its{static_cast<std::uint32_t>(text_.size()), 0, box, 1};
  text_ += clean;
  its.end = static_cast<std::uint32_t>(text_.size());
  if (confidence) {
    its.confidence = static_cast<float>(std::clamp(*confidence, 0.0, 1.0));
    judged_ += static_cast<double>(clean.size());
    doubt_ += static_cast<double>(clean.size()) * static_cast<double>(its.confidence);
  }
  words_.push_back(its);
}

void LineBuilder::blank(double width) { blank_ = std::max(width, 0.0); }

void LineBuilder::hyphen(std::string_view mark, bool joins) {
  if (text_.empty()) return;
  joins_ = joins;
  if (ends_in_hyphen(text_)) return;  // some write the hyphen twice, in the word and beside it
  const char32_t c = common::first_char(mark);
  text_ += c == kSoftHyphen || c == kNotSign ? kSoftHyphenUtf8 : "-";
}

std::optional<layout::Line> LineBuilder::finish(layout::Line line) {
  if (text_.empty()) return std::nullopt;
  if (ends_in_hyphen(text_) && (joins_ || common::last_char(text_) == kNotSign))
    replace_end(text_, kSoftHyphenUtf8);
  if (text_ == kSoftHyphenUtf8) text_ = "-";
  words_.back().end = static_cast<std::uint32_t>(text_.size());
  line.text = std::move(text_);
  line.words = std::move(words_);
  if (judged_ > 0) line.confidence = static_cast<float>(doubt_ / judged_);
  if (!has_extent(line.box)) take_words_box(line);
  line.vertical = line.vertical || is_vertical(line.text, line.box);
  return line;
}

void LineBuilder::take_words_box(layout::Line& line) const {
  bool any = false;
  for (const layout::Word& word : line.words) {
    if (!has_extent(word.box)) continue;
    if (!any) line.box = word.box;
    line.box = {std::min(line.box.x0, word.box.x0), std::min(line.box.y0, word.box.y0),
                std::max(line.box.x1, word.box.x1), std::max(line.box.y1, word.box.y1)};
    any = true;
  }
}

}  // namespace broadsheet::ocr
