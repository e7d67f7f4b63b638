#include "xhtml/markup/phrases.hpp"

#include "common/pieces.hpp"
#include "common/text.hpp"
#include "xhtml/markup/inline.hpp"

#include <broadsheet/ascii.hpp>

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <stdexcept>
#include <string>

namespace broadsheet::xhtml {
namespace {

constexpr std::size_t kShort = 8;  // characters that fit a line anywhere
constexpr std::size_t kLong =
    6;  // characters of a phrase that takes no more of what belongs to the word before it

bool is_hiragana(char32_t c) { return c >= 0x3041 && c <= 0x309F; }
bool is_letter(char32_t c) {
  return (c >= 0x3400 && c <= 0x9FFF) || c >= 0x20000 || is_hiragana(c) ||
         (c >= 0x30A1 && c <= 0x30FF && c != U'・') ||
         (c < 0x80 && ascii::is_alphanumeric(static_cast<char>(c)));
}
bool is_numeral(char32_t c) {
  constexpr std::u32string_view kNumerals = U"0123456789〇零一二三四五六七八九十百千万萬亿億兆两兩几幾数數";
  return kNumerals.find(c) != kNumerals.npos;
}
std::size_t length_of(std::string_view text) {
  std::size_t n = 0;
  for (; !text.empty(); ++n) common::take_char(text);
  return n;
}

void check(UErrorCode status) {
  if (U_FAILURE(status))
    throw std::runtime_error(std::string("ICU cannot part words: ") + u_errorName(status));
}

bool goes_on(std::string_view phrase, std::string_view word) {
  return is_letter(common::last_char(phrase)) && is_letter(common::first_char(word));
}

// Whether a line may end after `phrase`, which has neither blank nor stop, and go on with `word`.
bool may_end(std::string_view phrase, std::string_view word) {
  const std::size_t length = length_of(phrase);
  if (length == 1) return false;  // 为 强国
  // 十八 公里, 开 了, 島 の, 港 から
  const bool belongs_to_it =
      is_numeral(common::last_char(phrase)) || length_of(word) == 1 || is_hiragana(common::first_char(word));
  return !belongs_to_it || length >= kLong;
}

}  // namespace

// The words of a text.
class Phrases::Words {
 public:
  Words() {
    UErrorCode status = U_ZERO_ERROR;
    breaks_ = ubrk_open(UBRK_WORD, "zh", nullptr, 0, &status);
    check(status);
  }
  ~Words() {
    ubrk_close(breaks_);
    utext_close(&text_);
  }
  Words(const Words&) = delete;
  Words& operator=(const Words&) = delete;

  std::vector<std::string_view> of(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    utext_openUTF8(&text_, text.data(), static_cast<std::int64_t>(text.size()), &status);
    ubrk_setUText(breaks_, &text_, &status);
    check(status);
    std::vector<std::string_view> words;
    std::size_t begin = 0;
    for (std::int32_t end = ubrk_next(breaks_); end != UBRK_DONE; end = ubrk_next(breaks_)) {
      words.push_back(text.substr(begin, static_cast<std::size_t>(end) - begin));
      begin = static_cast<std::size_t>(end);
    }
    return words;
  }

 private:
  UBreakIterator* breaks_ = nullptr;
  UText text_ = UTEXT_INITIALIZER;
};

Phrases::Phrases(std::string_view language)
    : has_no_blanks_(language.substr(0, 2) == "zh" || language.substr(0, 2) == "ja") {}
Phrases::~Phrases() = default;

std::vector<std::string_view> Phrases::of(std::string_view text) {
  if (!has_no_blanks_ || length_of(text) <= kShort) return {text};
  if (!words_) words_ = std::make_unique<Words>();
  std::vector<std::string_view> pieces;
  std::size_t begin = 0, phrase = 0, end = 0;  // of the piece, and of its part after blanks and stops
  for (const std::string_view word : words_->of(text)) {
    const std::string_view before = text.substr(phrase, end - phrase);
    if (!before.empty() && !goes_on(before, word)) {
      phrase = end;
    } else if (!before.empty() && may_end(before, word)) {
      pieces.push_back(text.substr(begin, end - begin));
      begin = phrase = end;
    }
    end += word.size();
  }
  pieces.push_back(text.substr(begin));
  return pieces;
}

void Phrases::name(Markup& out, std::string_view text) {
  if (of(text).size() > 1) out.attr("aria-label", text);
}

void Phrases::write(Markup& out, std::string_view text, bool upright_digits) {
  bool is_first = true;
  for (const std::string_view piece : of(text)) {
    if (!is_first) out.empty("wbr");
    is_first = false;
    write_text(out, piece, {}, upright_digits);
  }
}

}  // namespace broadsheet::xhtml
