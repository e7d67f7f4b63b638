#include "text/wrap.hpp"

#include "common/labels/labels.hpp"
#include "common/text.hpp"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <stdexcept>

namespace broadsheet::text {
namespace {

bool is_ideograph(char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; }

std::size_t cells(char32_t c, bool wide_ambiguous) {
  if (c < 0x80) return 1;
  // Ideographs, kana and full-width punctuation, which are most of all: no need to look them up.
  if (is_ideograph(c) || (c >= 0x3001 && c <= 0x3029) || (c >= 0x3041 && c <= 0x3096) ||
      (c >= 0xFF01 && c <= 0xFF60))
    return 2;
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

  // The text outlives the calls of last_until().
  void set(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    iterator_->setText(&text_, status);
    check(status);
  }

  // The last place at or before `at`, the begin of a character, where a line may end.
  std::size_t last_until(std::size_t at) {
    return iterator_->isBoundary(static_cast<std::int32_t>(at))
               ? at
               : static_cast<std::size_t>(iterator_->preceding(static_cast<std::int32_t>(at)));
  }

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;
  UText text_ = UTEXT_INITIALIZER;
};

Wrapper::Wrapper(std::size_t width, std::string_view language)
    : width_(width),
      wide_ambiguous_(common::is_cjk_language(language)),
      locale_(std::string(language.substr(0, language.find('-'))) + "@lb=strict") {}

Wrapper::~Wrapper() = default;

void Wrapper::append(std::string& out, std::string_view paragraph, Indent indent) {
  std::string_view before = indent.first;
  bool is_set = false;  // most lines end between two ideographs, where no rules are needed
  for (std::size_t begin = 0;;) {
    const Filled line = fill(paragraph, begin, width_of(before, wide_ambiguous_));
    std::size_t end = line.end;
    if (end < paragraph.size() && !line.between_ideographs) {
      if (!breaks_) breaks_ = std::make_unique<Breaks>(locale_);
      if (!is_set) breaks_->set(paragraph);
      is_set = true;
      const std::size_t opportunity = breaks_->last_until(end);
      if (opportunity > begin) end = opportunity;
    }
    const std::string_view words = paragraph.substr(begin, end - begin);
    out.append(before).append(end < paragraph.size() ? without_trailing_blanks(words) : words) += '\n';
    if (end == paragraph.size()) return;
    begin = end;
    before = indent.rest;
  }
}

// Blanks never fill a line: those at its end are not written. One character always has room.
Wrapper::Filled Wrapper::fill(std::string_view paragraph, std::size_t begin, std::size_t column) const {
  if (width_ == 0) return {paragraph.size(), false};
  char32_t last = 0;
  bool empty = true;
  for (std::string_view rest = paragraph.substr(begin); !rest.empty();) {
    const std::size_t at = paragraph.size() - rest.size();
    const char32_t c = common::take_char(rest);
    const std::size_t width = cells(c, wide_ambiguous_);
    column += width;
    if (width > 0 && c != ' ' && column > width_ && !empty)
      return {at, is_ideograph(last) && is_ideograph(c)};
    empty = empty && width == 0;
    last = c;
  }
  return {paragraph.size(), false};
}

}  // namespace broadsheet::text
