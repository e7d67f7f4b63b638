#include "issuetext/extraction/miscoded.hpp"

#include "common/text.hpp"
#include "reconstruct/text/glyphs.hpp"

#include <array>
#include <string>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kFew = 3;         // that may be meant so
constexpr double kShareOfMixed = 0.05;  // of the letters of an alphabet: pages print a café now and then

enum Kind : std::size_t { opened, closed, apostrophe, mixed, kKinds };

bool is_latin_letter(char32_t c) { return c < 0x250 && reconstruct::is_letter(c); }

bool is_cyrillic(char32_t c) { return c >= 0x370 && c < 0x530 && reconstruct::is_letter(c); }  // or Greek
bool is_wide(char32_t c) { return reconstruct::is_han(c) || reconstruct::is_hangul(c); }

// What the bytes of their characters become most.
bool is_mixture_of_cyrillic(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || c == '<' || c == '=' || c == '>' || c == '@';
}
bool is_mixture_of_wide(char32_t c) { return c >= 0xA1 && c < 0x180 && c != 0xB7 && c != 0xD7; }

bool ends_short(std::u32string_view word) {  // it9s
  constexpr std::array<std::u32string_view, 7> kEndings = {U"s", U"t", U"d", U"m", U"re", U"ve", U"ll"};
  while (!word.empty() && !reconstruct::is_letter(word.back())) word.remove_suffix(1);
  for (const std::u32string_view ending : kEndings) {
    if (!word.ends_with(ending)) continue;
    const std::u32string_view rest = word.substr(0, word.size() - ending.size());
    if (rest.size() > 1 && rest.back() == '9' && is_latin_letter(rest[rest.size() - 2]) &&
        !reconstruct::is_upper(rest[rest.size() - 2]))
      return true;
  }
  return false;
}

bool mixes(char32_t a, char32_t b) {
  return (is_cyrillic(a) && is_mixture_of_cyrillic(b)) || (is_wide(a) && is_mixture_of_wide(b));
}

std::size_t count_mixed(std::u32string_view word) {
  std::size_t n = 0;
  for (std::size_t i = 1; i < word.size(); ++i)
    n += mixes(word[i], word[i - 1]) || mixes(word[i - 1], word[i]);
  return n;
}

// Nearly all text in Latin letters or Han is done with here.
bool may_hold_any(std::string_view utf8) {
  for (std::size_t i = 0; i + 1 < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]), next = static_cast<unsigned char>(utf8[i + 1]);
    if (byte == '<' || (byte >= 0xCE && byte <= 0xD4) || (byte == '9' && next >= 'a' && next <= 'z'))
      return true;
    if (byte >= 0xC2 && byte <= 0xC5 && !(byte == 0xC2 && next == 0xB7)) return true;  // not U+00B7
  }
  return false;
}

class Counter {
 public:
  void take(std::u32string_view word, std::uint32_t line) {
    if (word.size() < 2) return;
    const char32_t before = word[word.size() - 2];
    has_tags_ = has_tags_ || word.find(U'>') != word.npos;
    if (word.front() == '<' && is_latin_letter(word[1])) count(opened, word, line);
    if (word.back() == '=' && (is_latin_letter(before) || before == ',' || before == '.' || before == '?'))
      count(closed, word, line);
    if (ends_short(word)) count(apostrophe, word, line);
    for (std::size_t n = count_mixed(word); n > 0; --n) count(mixed, word, line);
    for (const char32_t c : word) others_ += is_cyrillic(c) || is_wide(c);
  }

  Miscoded result() {
    const bool has_quotes = !has_tags_ && counts_[opened] > 0 && counts_[closed] > 0;
    const bool has_mixed = counts_[mixed] >= kFew &&
                           static_cast<double>(counts_[mixed]) > kShareOfMixed * static_cast<double>(others_);
    found_.places = (has_quotes ? counts_[opened] + counts_[closed] : 0) +
                    (has_quotes || counts_[apostrophe] >= kFew ? counts_[apostrophe] : 0) +
                    (has_mixed ? counts_[mixed] : 0);
    return found_.places > 0 ? found_ : Miscoded{};
  }

 private:
  void count(Kind kind, std::u32string_view word, std::uint32_t line) {
    ++counts_[kind];
    if (!found_.first.empty()) return;
    constexpr std::size_t kShown = 24;
    for (const char32_t c : word.substr(0, kShown)) common::append_char(found_.first, c);
    found_.line = line;
  }

  std::array<std::size_t, kKinds> counts_{};
  std::size_t others_ = 0;
  bool has_tags_ = false;
  Miscoded found_;
};

}  // namespace

Miscoded find_miscoded(std::string_view utf8) {
  if (!may_hold_any(utf8)) return {};
  Counter counter;
  std::u32string word;
  std::uint32_t line = 1;
  while (!utf8.empty()) {
    const char32_t c = common::take_char(utf8);
    if (c > ' ' && c != 0x3000) {
      word += c;
      continue;
    }
    counter.take(word, line);
    word.clear();
    line += c == '\n';
  }
  counter.take(word, line);
  return counter.result();
}

std::string miscoded_message(const Miscoded& found) {
  return '"' + found.first + '"' +
         (found.places > 1 ? " and " + std::to_string(found.places - 1) + " more places" : "") +
         " have other characters than the page shows: Ghostscript 10.00 miscodes quotation marks, dashes, "
         "kana and Cyrillic where it writes a PDF anew. Figures may be wrong, too, as a dash becomes 3. "
         "Give the PDF as it was before; of ocrmypdf, make it again with --output-type pdf";
}

}  // namespace broadsheet::issuetext
