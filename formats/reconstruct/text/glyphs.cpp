#include "reconstruct/text/glyphs.hpp"

#include "common/text.hpp"
#include "reconstruct/text/contains.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::reconstruct {
namespace {

constexpr View kOpening = U"（《〈「『【〔［｛“‘([{";
constexpr View kClosing = U"，。、；：！？）》〉」』】〕］｝”’,.;:!?)]}…·％%‰℃";
constexpr View kClosingQuote = U"”’」』）》】〉〕］\"')]";

// Widths of ASCII in a proportional text face, in hundredths of an em.
constexpr std::array<unsigned char, 96> kLatinWidth = {
    25, 33, 41, 50, 50, 83, 78, 18, 33, 33, 50, 56, 25, 33, 25, 28, 50, 50, 50, 50, 50, 50, 50, 50,
    50, 50, 28, 28, 56, 56, 56, 44, 92, 72, 67, 67, 72, 61, 56, 72, 72, 33, 39, 72, 61, 89, 72, 72,
    56, 72, 67, 56, 61, 72, 72, 94, 72, 72, 61, 33, 28, 33, 47, 50, 33, 44, 50, 44, 50, 44, 33, 50,
    50, 28, 28, 50, 28, 78, 50, 50, 50, 50, 33, 39, 28, 50, 50, 72, 50, 50, 44, 48, 20, 48, 54, 50};

// In em, by Spacing.
constexpr auto kAsciiWidths = [] {
  std::array<std::array<double, 128>, 2> all{};
  for (char32_t c = 0x20; c < 0x80; ++c) {
    all[static_cast<std::size_t>(Spacing::proportional)][c] = kLatinWidth[c - 0x20] / 100.0;
    all[static_cast<std::size_t>(Spacing::fixed)][c] = 0.5;
  }
  return all;
}();
double ascii_width(char32_t c, Spacing spacing) { return kAsciiWidths[static_cast<std::size_t>(spacing)][c]; }

constexpr bool han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
         (c >= 0x3041 && c <= 0x30FF && c != 0x30FB) || c == 0x3005 || c == 0x3007 ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2E80 && c <= 0x2FDF) || (c >= 0x3105 && c <= 0x312F) ||
         (c >= 0xFF21 && c <= 0xFF5A && c != 0xFF3B);
}

constexpr bool hangul(char32_t c) {
  return (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x1100 && c <= 0x11FF) || (c >= 0x3130 && c <= 0x318F);
}

constexpr bool letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) || (c >= 0x300 && c <= 0x36F) ||
         (c >= 0x370 && c <= 0x52F) || (c >= 0x1E00 && c <= 0x1FFF);
}

// Where each capital stands right before its small letter, the even or the odd character first.
constexpr bool upper_of_pair(char32_t c) {
  const bool even = (c & 1) == 0;
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return even;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E) || (c >= 0x1CD && c <= 0x1DC)) return !even;
  if ((c >= 0x1A0 && c <= 0x1A5) || (c >= 0x1DE && c <= 0x1EF) || (c >= 0x1F8 && c <= 0x21F)) return even;
  if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F)) return even;
  if (c >= 0x4C1 && c <= 0x4CE) return !even;
  return c == 0x1AF || (((c >= 0x1E00 && c <= 0x1E95) || (c >= 0x1EA0 && c <= 0x1EFF)) && even);
}

constexpr bool upper(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) || (c >= 0x391 && c <= 0x3A9) ||
         (c >= 0x400 && c <= 0x42F) || c == 0x178 || upper_of_pair(c);
}

constexpr bool wide_punctuation(char32_t c) {
  return (c >= 0x3001 && c <= 0x303F && c != 0x3005 && c != 0x3007) || (c >= 0xFF01 && c <= 0xFF0F) ||
         (c >= 0xFF1A && c <= 0xFF20) || (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65) ||
         c == 0x30FB || c == 0x201C || c == 0x201D || c == 0x2018 || c == 0x2019 || c == 0x2014 ||
         c == 0x2015 || c == 0x2026 || c == 0xB7;
}

constexpr std::array<unsigned char, 0x10000> bits() {
  std::array<unsigned char, 0x10000> all{};
  for (char32_t c = 0; c < all.size(); ++c)
    all[c] = static_cast<unsigned char>((han(c) ? glyph::han : 0) | (hangul(c) ? glyph::hangul : 0) |
                                        (letter(c) ? glyph::letter : 0) | (upper(c) ? glyph::upper : 0) |
                                        (wide_punctuation(c) ? glyph::wide : 0));
  for (const char32_t c : kOpening) all[c] |= glyph::opening;
  for (const char32_t c : kClosing) all[c] |= glyph::closing;
  for (const char32_t c : View(U"。！？….!?")) all[c] |= glyph::stop;
  return all;
}

}  // namespace

constexpr std::array<unsigned char, 0x10000> glyph::kBits = bits();

char32_t glyph::lower_of(char32_t capital) {
  if (capital == 0x178) return 0xFF;  // Ÿ
  if (capital >= 0x400 && capital <= 0x40F) return capital + 80;
  return upper_of_pair(capital) ? capital + 1 : capital + 32;
}

char32_t final_mark(View s) {
  while (!s.empty() && (is_blank(s.back()) || contains(kClosingQuote, s.back()))) s.remove_suffix(1);
  return s.empty() ? 0 : s.back();
}

bool is_sentence_end(View s) { return ends_sentence(final_mark(s)); }

bool has_outside_quotes(View s, View marks) {
  constexpr View kOpen = U"「『《“", kClose = U"」』》”";
  int depth = 0;
  for (const char32_t c : s) {
    if (!is_wide_punctuation(c)) continue;
    if (kOpen.find(c) != View::npos)
      ++depth;
    else if (kClose.find(c) != View::npos)
      depth = std::max(0, depth - 1);
    else if (depth == 0 && marks.find(c) != View::npos)
      return true;
  }
  return false;
}

namespace {
bool opens_bracket(char32_t c) { return is_opening(c) && contains(U"（《〈「『【〔(", c); }
bool closes_bracket(char32_t c) { return is_closing(c) && contains(U"）》〉」』】〕)", c); }
}  // namespace

bool leaves_open(View s) {
  const auto last = std::find_if(s.rbegin(), s.rend(), opens_bracket);
  return last != s.rend() && std::none_of(s.rbegin(), last, closes_bracket);
}

bool closes_foreign(View s) {
  const auto first = std::find_if(s.begin(), s.end(), closes_bracket);
  return first != s.end() && std::none_of(s.begin(), first, opens_bracket);
}

double width_of(char32_t c, Spacing spacing) {
  if (c < 0x80) return ascii_width(c, spacing);
  if (is_han(c) || is_hangul(c) || is_wide_punctuation(c) || (c >= 0x2460 && c <= 0x27BF) || c == 0xFFE5)
    return 1;
  if (c >= 0x1F000 || (c >= 0x2190 && c <= 0x23FF)) return 1;
  return 0.5;
}

Width width_of(View s, Spacing spacing) {
  const bool spaced = std::none_of(s.begin(), s.end(), [](char32_t c) { return is_han(c); });
  Width w;
  for (std::size_t i = 0; i < s.size(); ++i) {
    const char32_t c = s[i];
    if (c < 0x80 && (spaced || !is_blank(c))) {
      const double wide = ascii_width(c, spacing);
      w.natural += wide;
      w.squeezed += wide;
      continue;
    }
    if (is_blank(c) && !spaced) {
      // Between two Latin words the blank was set; beside Han it was not.
      const bool latin = i > 0 && i + 1 < s.size() && is_letter(s[i - 1]) && is_letter(s[i + 1]);
      w.natural += latin ? 0.25 : 0;
      w.squeezed += latin ? 0.25 : 0;
      continue;
    }
    double wide = width_of(c, spacing);
    if (spaced && wide == 1 && !is_hangul(c))
      wide = c == 0x2014 || c == 0x2015 ? 1 : 0.4;  // curly quotes of Latin text
    w.natural += wide;
    w.squeezed += is_wide_punctuation(c) && !spaced && c != 0x2014 && c != 0x2026 ? 0.5 : wide;
  }
  return w;
}

std::size_t first_unit(View s) {
  std::size_t i = 0;
  while (i < s.size() && is_opening(s[i])) ++i;
  if (i < s.size()) {
    if (is_han(s[i]) || is_wide_punctuation(s[i])) {
      const char32_t dash = s[i];
      ++i;
      if (dash == 0x2014 || dash == 0x2026)
        while (i < s.size() && s[i] == dash) ++i;
    } else {
      const auto sticks = [&](std::size_t k) {
        return !is_blank(s[k]) && !is_han(s[k]) && !is_wide_punctuation(s[k]);
      };
      while (i < s.size() && sticks(i)) {
        ++i;
        if (s[i - 1] == '-' && i >= 2 && is_letter(s[i - 2]))
          break;  // "well-known" may break after its hyphen
      }
    }
  }
  while (i < s.size() && (is_closing(s[i]) && !is_opening(s[i]))) ++i;
  return std::max<std::size_t>(i, s.empty() ? 0 : 1);
}

View trim(View s) {
  while (!s.empty() && is_blank(s.front())) s.remove_prefix(1);
  while (!s.empty() && is_blank(s.back())) s.remove_suffix(1);
  return s;
}

std::vector<View> split_at_blanks(View s) {
  std::vector<View> out;
  out.reserve(static_cast<std::size_t>(std::count_if(s.begin(), s.end(), is_blank)) + 1);
  for (std::size_t from = 0; from < s.size();) {
    std::size_t to = from;
    while (to < s.size() && !is_blank(s[to])) ++to;
    if (to > from) out.push_back(s.substr(from, to - from));
    from = to + 1;
  }
  return out;
}

bool starts_with(View s, View prefix) { return s.substr(0, prefix.size()) == prefix; }
bool ends_with(View s, View suffix) {
  return s.size() >= suffix.size() && s.substr(s.size() - suffix.size()) == suffix;
}

Text to_text(std::string_view utf8) {
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; };
  Text out;
  out.resize(static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), begins)) +
             3);  // a cut character
  std::size_t size = 0;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(utf8[i + k]); };
    if (byte(0) < 0x80) {
      out[size++] = byte(0);
      i += 1;
    } else if ((byte(0) & 0xF0) == 0xE0 && i + 3 <= utf8.size()) {  // it is valid
      out[size++] = static_cast<char32_t>((byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F));
      i += 3;
    } else {
      std::string_view rest = utf8.substr(i);
      out[size++] = common::take_char(rest);
      i = utf8.size() - rest.size();
    }
  }
  out.resize(size);
  return out;
}

std::string to_utf8(View text) {
  std::string out;
  out.reserve(text.size() * 3);
  for (const char32_t c : text) {
    if (c < 0x800 || c > 0xFFFF) {
      common::append_char(out, c);
      continue;
    }
    const char bytes[] = {static_cast<char>(0xE0 | c >> 12), static_cast<char>(0x80 | (c >> 6 & 0x3F)),
                          static_cast<char>(0x80 | (c & 0x3F))};
    out.append(bytes, 3);
  }
  return out;
}

}  // namespace broadsheet::reconstruct
