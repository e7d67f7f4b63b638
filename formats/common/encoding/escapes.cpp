#include "common/encoding/escapes.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>

namespace broadsheet::common {
namespace {

/// Whether "~{" and "~}" stand around pairs of bytes, but for an error now and then.
bool is_hz(std::string_view bytes) {
  constexpr std::size_t kFew = 4,
                        kOneIn = 4;  // characters that may be chance; sequences of which one is broken
  std::size_t characters = 0, good = 0, broken = 0;
  for (std::size_t at = bytes.find("~{"); at != bytes.npos; at = bytes.find("~{", at)) {
    std::size_t end = at + 2;
    const auto is_between = [&](std::size_t i, char last) {
      return i < bytes.size() && bytes[i] >= 0x21 && bytes[i] <= last;
    };
    while (is_between(end, 0x77) && is_between(end + 1, 0x7E)) end += 2;
    if (bytes.substr(end, 2) == "~}" || bytes.substr(end, 1) == "\n" || end == bytes.size())
      ++good, characters += (end - at - 2) / 2;
    else
      ++broken;
    at = end;
  }
  return characters >= kFew && good >= broken * kOneIn;
}

std::string_view by_escapes(std::string_view bytes) {
  const auto has = [bytes](std::string_view escape) { return bytes.find(escape) != bytes.npos; };
  if (has("\x1B$")) {
    if (has("\x1B$)C")) return "ISO-2022-KR";
    if (has("\x1B$)A") || has("\x1B$)G") || has("\x1B$)E")) return "ISO-2022-CN";
    if (has("\x1B$(O") || has("\x1B$(P") || has("\x1B$(Q")) return "ISO-2022-JP-3";
    for (const std::string_view set : {"B", "@", "A", "(A", "(B", "(@", "(C", "(D"})
      if (has("\x1B$" + std::string(set))) return "ISO-2022-JP-2";
  }
  if (has("\x1B(J")) return "ISO-2022-JP-2";
  return is_hz(bytes) ? "HZ" : "";
}

}  // namespace

std::string_view escaped_encoding(std::string_view bytes) {
  const std::string_view encoding = by_escapes(bytes);
  const auto is_beyond = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
  return encoding.empty() || std::any_of(bytes.begin(), bytes.end(), is_beyond) ? std::string_view()
                                                                                : encoding;
}

std::string with_plain_escapes(std::string_view bytes, std::string_view encoding) {
  const std::string name = ascii::lower(encoding);
  const bool is_japanese = name.starts_with("iso-2022-jp"), is_chinese = name.starts_with("iso-2022-cn");
  if (!(is_japanese && bytes.find("\x1B$(") != bytes.npos) &&
      !(is_chinese && bytes.find("\x1B$") != bytes.npos))
    return {};
  std::string plain;
  plain.reserve(bytes.size() + bytes.size() / 16);
  bool is_shifted = false;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    const std::string_view rest = bytes.substr(at);
    if (is_japanese &&
        (rest.starts_with("\x1B$(@") || rest.starts_with("\x1B$(A") || rest.starts_with("\x1B$(B"))) {
      plain += {'\x1B', '$', rest[3]};
      at += 3;
    } else if (is_chinese && is_shifted && rest.starts_with("\x1B$)") && rest.size() > 3) {
      plain.append("\x0F").append(rest.substr(0, 4)).append("\x0E");
      at += 3;
    } else {
      if (rest.front() == '\x0E' || rest.front() == '\x0F') is_shifted = rest.front() == '\x0E';
      plain += rest.front();
    }
  }
  return plain;
}

}  // namespace broadsheet::common
