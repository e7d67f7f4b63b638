#include "issuetext/decode/characters/swapped_ligatures.hpp"

#include "common/encoding/swapped_letters.hpp"
#include "common/text.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>

namespace broadsheet::issuetext {
namespace {

// What fonts have glyphs for. Other pairs may be Han: 一刀 would be "NR".
constexpr std::array<std::string_view, 14> kLigatures = {"ff", "fi", "fl", "ffi", "ffl", "fb", "fh",
                                                         "fj", "fk", "ft", "tf",  "ti",  "tt", "Th"};
constexpr std::array<std::string_view, 3> kFirst = {"昀", "琀", "吀"};  // f, t, T

// The ligature that `rest` begins with, and what comes after it.
std::string take_ligature(std::string_view& rest) {
  std::string_view after = rest;
  const char32_t first = common::take_char(after);
  const char32_t second = after.empty() ? 0 : common::take_char(after);
  std::string letters;
  for (const char32_t c : common::swapped_letters(first, second)) letters += static_cast<char>(c);
  if (std::ranges::find(kLigatures, letters) == kLigatures.end()) return {};
  rest = after;
  return letters;
}

}  // namespace

std::string with_ligatures_restored(std::string_view text) {
  std::string out;
  if (std::ranges::none_of(kFirst, [&](std::string_view f) { return text.find(f) != text.npos; }))
    return out.assign(text);
  while (!text.empty()) {
    std::string_view rest = text;
    const std::string letters = text.front() < 0 ? take_ligature(rest) : std::string();
    const bool in_word =
        (!out.empty() && ascii::is_letter(out.back())) || (!rest.empty() && ascii::is_letter(rest.front()));
    if (!letters.empty() && in_word) {
      out += letters;
      text = rest;
      continue;
    }
    rest = text;
    common::take_char(rest);
    out += text.substr(0, text.size() - rest.size());
    text = rest;
  }
  return out;
}

}  // namespace broadsheet::issuetext
