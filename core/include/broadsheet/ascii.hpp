// broadsheet/ascii.hpp - letters and digits of ASCII, in every locale the same.
//
// std::tolower and std::isalpha ask the locale, and are undefined for bytes of UTF-8. These leave
// every byte beyond ASCII as it is and call it neither letter nor digit.
#pragma once

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace broadsheet::ascii {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_letter(char c) { return (c >= 'a' && c <= 'z') || is_upper(c); }
constexpr bool is_alphanumeric(char c) { return is_letter(c) || is_digit(c); }

constexpr char lower(char c) { return is_upper(c) ? static_cast<char>(c + ('a' - 'A')) : c; }

inline std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

/// The whole number that `text` is from its first character to its last, in decimal digits; nothing for
/// any other text, and for a number that `Number` does not hold.
template <class Number>
std::optional<Number> number(std::string_view text) {
  Number value = 0;
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, value);
  return error == std::errc() && stop == end ? std::optional<Number>(value) : std::nullopt;
}

}  // namespace broadsheet::ascii
