#include "issuetext/decode/characters/lost_glyphs.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

namespace broadsheet::issuetext {
namespace {

constexpr std::string_view kOpen = "(cid:";

/// The length of the name at the front of `s`; 0 for none.
std::size_t length_of_name(std::string_view s) {
  std::size_t end = kOpen.size();
  while (end < s.size() && end < kOpen.size() + 6 && s[end] >= '0' && s[end] <= '9') ++end;
  return end > kOpen.size() && end < s.size() && s[end] == ')' ? end + 1 : 0;
}

// One entry per line.
void discard(Sanitized& given, std::string_view name, std::uint32_t line) {
  if (!given.discarded.empty() && given.discarded.back().line == line &&
      given.discarded.back().reason == "lost glyph")
    given.discarded.back().text += name;
  else
    given.discarded.push_back({std::string(name), "lost glyph", line});
}

}  // namespace

void replace_glyph_names(Sanitized& given) {
  std::string out;
  std::string_view rest = given.text;
  std::uint32_t line = 1;
  for (std::size_t at = rest.find(kOpen); at != rest.npos; at = rest.find(kOpen)) {
    line += static_cast<std::uint32_t>(std::count(rest.begin(), rest.begin() + static_cast<long>(at), '\n'));
    const std::size_t length = length_of_name(rest.substr(at));
    out += rest.substr(0, at);
    if (length == 0) {
      out += kOpen;
      rest.remove_prefix(at + kOpen.size());
      continue;
    }
    if (given.lost == 0 || line < given.lost_line) given.lost_line = line;
    ++given.lost;
    discard(given, rest.substr(at, length), line);
    out += "\uFFFD";
    rest.remove_prefix(at + length);
  }
  if (out.empty()) return;
  out += rest;
  given.text = std::move(out);
}

}  // namespace broadsheet::issuetext
