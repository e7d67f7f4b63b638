#include "common/encoding/escapes.hpp"

#include <algorithm>

namespace broadsheet::common {
namespace {

/// Pairs of bytes between "~{" and "~}", as far as they go without an error.
std::size_t hz_characters(std::string_view bytes) {
  std::size_t count = 0;
  for (std::size_t at = bytes.find("~{"); at != bytes.npos; at = bytes.find("~{", at)) {
    std::size_t end = at + 2;
    const auto is_between = [&](std::size_t i, char last) {
      return i < bytes.size() && bytes[i] >= 0x21 && bytes[i] <= last;
    };
    while (is_between(end, 0x77) && is_between(end + 1, 0x7E)) end += 2;
    if (bytes.substr(end, 2) != "~}" && bytes.substr(end, 1) != "\n") return 0;
    count += (end - at - 2) / 2;
    at = end;
  }
  return count;
}

std::string_view by_escapes(std::string_view bytes) {
  constexpr std::size_t kFew = 4;  // characters of HZ that may be chance
  const auto has = [bytes](std::string_view escape) { return bytes.find(escape) != bytes.npos; };
  if (has("\x1B$")) {
    if (has("\x1B$)C")) return "ISO-2022-KR";
    if (has("\x1B$)A") || has("\x1B$)G")) return "ISO-2022-CN";
    if (has("\x1B$B") || has("\x1B$@") || has("\x1B$A")) return "ISO-2022-JP-2";
  }
  if (has("\x1B(J")) return "ISO-2022-JP-2";
  return hz_characters(bytes) >= kFew ? "HZ" : "";
}

}  // namespace

std::string_view escaped_encoding(std::string_view bytes) {
  const std::string_view encoding = by_escapes(bytes);
  const auto is_beyond = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  return encoding.empty() || std::any_of(bytes.begin(), bytes.end(), is_beyond) ? std::string_view()
                                                                                : encoding;
}

}  // namespace broadsheet::common
