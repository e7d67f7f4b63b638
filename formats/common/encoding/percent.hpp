// common/encoding/percent.hpp - reads percent-encoding (RFC 3986 section 2.1).
#pragma once

#include <string>
#include <string_view>

namespace broadsheet::common {

/// The bytes that `text` stands for, which need not be UTF-8. A '%' without two hexadecimal digits
/// after it is kept.
inline std::string percent_decode(std::string_view text) {
  const auto digit = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace broadsheet::common
