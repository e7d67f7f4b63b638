#include "common/encoding/references.hpp"

#include "common/text.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace broadsheet::common {
namespace {

constexpr char32_t kBeyond = 0x110000;

int value_of(char digit, bool is_hex) {
  if (digit >= '0' && digit <= '9') return digit - '0';
  const char letter = static_cast<char>(digit | 0x20);
  return is_hex && letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

struct Reference {
  char32_t number = 0;
  std::size_t size = 0;  ///< from "&" to ";" or to the last digit; 0 = it is none
};

/// REQUIRES: `markup` starts with "&#".
Reference reference_at(std::string_view markup) {
  const bool is_hex = markup.size() > 2 && (markup[2] == 'x' || markup[2] == 'X');
  const std::size_t begin = is_hex ? 3 : 2;
  std::size_t at = begin;
  char32_t number = 0;
  for (int value = 0; at < markup.size() && (value = value_of(markup[at], is_hex)) >= 0; ++at)
    number = std::min(kBeyond,
                      static_cast<char32_t>(number * (is_hex ? 16u : 10u) + static_cast<unsigned>(value)));
  if (at == begin) return {};
  if (at < markup.size() && markup[at] == ';') ++at;
  return {number, at};
}

}  // namespace

char32_t referenced_char(char32_t number) {
  constexpr std::array<char32_t, 32> kWindows1252 = {
      0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
      0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};
  if (number >= 0x80 && number < 0xA0) return kWindows1252[number - 0x80];
  const bool is_character = number > 0 && number < kBeyond && (number < 0xD800 || number > 0xDFFF);
  return is_character ? number : 0xFFFD;
}

std::string mend_references(std::string markup) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = markup.find("&#"); at != std::string::npos; at = markup.find("&#", at + 2)) {
    const Reference reference = reference_at(std::string_view(markup).substr(at));
    if (reference.size == 0) continue;
    const char32_t meant = referenced_char(reference.number);
    if (meant == reference.number) continue;
    out.append(markup, copied, at - copied);
    append_char(out, meant);
    copied = at + reference.size;
  }
  if (copied == 0) return markup;
  return out.append(markup, copied);
}

}  // namespace broadsheet::common
