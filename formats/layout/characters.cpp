#include "layout/characters.hpp"

namespace broadsheet::layout {

char32_t next_character(std::string_view s, std::size_t& at) {
  if (at >= s.size()) return 0;
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(s[i]); };
  const unsigned lead = byte(at);
  const std::size_t more = lead < 0x80 ? 0 : lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 4;
  if (more == 4 || at + more >= s.size()) return ++at, 0xFFFD;
  char32_t c = more == 0 ? lead : lead & (0x3Fu >> more);
  for (std::size_t k = 1; k <= more; ++k) {
    if ((byte(at + k) & 0xC0) != 0x80) return ++at, 0xFFFD;
    c = c << 6 | (byte(at + k) & 0x3F);
  }
  at += more + 1;
  return c;
}

char32_t first_character(std::string_view s) {
  std::size_t at = 0;
  return next_character(s, at);
}

char32_t last_character(std::string_view s) {
  if (s.empty()) return 0;
  std::size_t at = s.size() - 1;
  while (at > 0 && s.size() - at < 4 && (static_cast<unsigned char>(s[at]) & 0xC0) == 0x80) --at;
  return next_character(s, at);
}

std::size_t count_characters(std::string_view s) {
  std::size_t n = 0;
  for (const char c : s) n += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return n;
}

bool is_square(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF00 && c <= 0xFFEF) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_letter_or_digit(char32_t c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
         (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7) || (c >= 0x2E80 && c < 0x2FE0) ||
         (c >= 0x3041 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || c >= 0x20000;
}

}  // namespace broadsheet::layout
