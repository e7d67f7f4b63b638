#include "text/wrap.hpp"

#include "common/labels.hpp"
#include "common/text.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <stdexcept>

namespace broadsheet::text {
namespace {

std::size_t cells(char32_t c, bool wide_ambiguous) {
  if (c < 0x80) return 1;
  if (c >= 0x4E00 && c <= 0x9FFF) return 2;  // most of all: no need to look it up
  const auto code = static_cast<UChar32>(c);
  switch (u_charType(code)) {
    case U_NON_SPACING_MARK:
    case U_ENCLOSING_MARK:
    case U_FORMAT_CHAR: return 0;
    default: break;
  }
  switch (u_getIntPropertyValue(code, UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_FULLWIDTH:
    case U_EA_WIDE: return 2;
    case U_EA_AMBIGUOUS: return wide_ambiguous ? 2 : 1;
    default: return 1;
  }
}

std::string_view without_trailing_blanks(std::string_view s) {
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

void check(UErrorCode status) {
  if (U_FAILURE(status))
    throw std::runtime_error(std::string("ICU cannot break lines: ") + u_errorName(status));
}

}  // namespace

std::size_t width_of(std::string_view text, bool wide_ambiguous) {
  std::size_t width = 0;
  while (!text.empty()) width += cells(common::take_char(text), wide_ambiguous);
  return width;
}

// The break opportunities of a text.
class Wrapper::Breaks {
 public:
  explicit Breaks(const std::string& locale) {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(icu::BreakIterator::createLineInstance(icu::Locale(locale.c_str()), status));
    check(status);
  }
  ~Breaks() { utext_close(&text_); }
  Breaks(const Breaks&) = delete;

  // Calls segment(s) for each piece of `text` that no line break may divide.
  template <class Segment>
  void each(std::string_view text, Segment segment) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator_->setText(&text_, status);
    check(status);
    std::size_t begin = 0;
    for (std::int32_t next = iterator_->next(); next != icu::BreakIterator::DONE; next = iterator_->next()) {
      const auto end = static_cast<std::size_t>(next);
      segment(text.substr(begin, end - begin));
      begin = end;
    }
  }

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;
  UText text_ = UTEXT_INITIALIZER;
};

// The lines of one paragraph, filled from the front.
class Wrapper::Lines {
 public:
  Lines(std::string& out, const Wrapper& wrapper, Indent indent)
      : out_(out), wrapper_(wrapper), indent_(indent) {
    begin(indent_.first);
  }

  void add(std::string_view segment) {
    const std::string_view word = without_trailing_blanks(segment);
    const std::size_t width = width_of(word, wrapper_.wide_ambiguous_);
    if (!fits(width)) {
      if (!empty_) end();
      if (!fits(width)) return add_characters(word, segment.substr(word.size()));
    }
    put(word, width);
    blanks_ = segment.substr(word.size());
  }

  void end() {
    out_ += '\n';
    begin(indent_.rest);
  }

  void finish() { out_ += '\n'; }

 private:
  void begin(std::string_view indent) {
    out_ += indent;
    column_ = width_of(indent, wrapper_.wide_ambiguous_);
    blanks_ = {};
    empty_ = true;
  }

  bool fits(std::size_t width) const { return column_ + blanks_.size() + width <= wrapper_.width_; }

  void put(std::string_view word, std::size_t width) {
    out_ += blanks_;
    out_ += word;
    column_ += blanks_.size() + width;
    empty_ = false;
  }

  // Breaks what is wider than a line, but not before a character without width.
  void add_characters(std::string_view text, std::string_view blanks) {
    while (!text.empty()) {
      const std::string_view before = text;
      const std::size_t width = cells(common::take_char(text), wrapper_.wide_ambiguous_);
      if (width > 0 && !fits(width) && !empty_) end();
      put(before.substr(0, before.size() - text.size()), width);
    }
    blanks_ = blanks;
  }

  std::string& out_;
  const Wrapper& wrapper_;
  Indent indent_;
  std::size_t column_ = 0;
  std::string_view blanks_;  // met since the last word; written only if another follows on the line
  bool empty_ = true;        // nothing but the indent
};

Wrapper::Wrapper(std::size_t width, std::string_view language)
    : width_(width),
      wide_ambiguous_(common::is_cjk_language(language)),
      locale_(std::string(language.substr(0, language.find('-'))) + "@lb=strict") {}

Wrapper::~Wrapper() = default;

void Wrapper::append(std::string& out, std::string_view paragraph, Indent indent) {
  const auto width = [this](std::string_view s) { return width_of(s, wide_ambiguous_); };
  if (width_ == 0 || width(indent.first) + width(paragraph) <= width_) {
    out += indent.first;
    out += paragraph;
    out += '\n';
    return;
  }
  if (!breaks_) breaks_ = std::make_unique<Breaks>(locale_);
  Lines lines(out, *this, indent);
  breaks_->each(paragraph, [&lines](std::string_view segment) { lines.add(segment); });
  lines.finish();
}

}  // namespace broadsheet::text
