#include "issuetext/decode/characters/wide_commas.hpp"

#include "common/text.hpp"
#include "reconstruct/text/glyphs.hpp"

#include <algorithm>

namespace broadsheet::issuetext {
namespace {

bool is_kana(char32_t c) { return c >= 0x3041 && c <= 0x30FF && c != 0x30FB; }

// Whether a Han character, or the end of the line, comes next, blanks aside.
bool goes_on_in_han(std::string_view rest) {
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  return rest.empty() || rest.front() == '\n' || reconstruct::is_han(common::take_char(rest));
}

bool has_kana(std::string_view text) {
  while (!text.empty())
    if (is_kana(common::take_char(text))) return true;
  return false;
}

}  // namespace

std::string with_wide_commas(std::string_view text) {
  if (text.find(',') == text.npos) return std::string(text);
  const std::string_view wide = has_kana(text) ? "、" : "，";
  std::string out;
  out.reserve(text.size());
  char32_t before = 0;  // the last character that is no blank
  while (!text.empty()) {
    const std::string_view from = text;
    const char32_t c = common::take_char(text);
    if (c == ',' && reconstruct::is_han(before) && goes_on_in_han(text))
      out += wide;
    else
      out += from.substr(0, from.size() - text.size());
    if (c != ' ') before = c;
  }
  return out;
}

}  // namespace broadsheet::issuetext
