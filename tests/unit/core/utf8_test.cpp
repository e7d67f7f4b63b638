// is_utf8 against a decoder that goes by the letter of RFC 3629, at every place
// that its sixteen bytes at a time may cut a character.
#include "io/utf8.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace broadsheet {
namespace {

std::string encoded(std::uint32_t c) {
  const auto byte = [](std::uint32_t value) { return static_cast<char>(value); };
  if (c < 0x80) return {byte(c)};
  if (c < 0x800) return {byte(0xC0 | c >> 6), byte(0x80 | (c & 63))};
  if (c < 0x10000) return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 63)), byte(0x80 | (c & 63))};
  return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 63)), byte(0x80 | (c >> 6 & 63)),
          byte(0x80 | (c & 63))};
}

// Whether it is a row of encoded() characters that are no surrogates.
bool is_by_the_letter(std::string_view text) {
  while (!text.empty()) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() < length) return false;
    std::uint32_t c = lead < 0x80 ? lead : lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i) c = c << 6 | (static_cast<unsigned char>(text[i]) & 63u);
    if ((c >= 0xD800 && c < 0xE000) || c > 0x10FFFF || encoded(c) != text.substr(0, length)) return false;
    text.remove_prefix(length);
  }
  return true;
}

TEST(Utf8, every_character_is_taken_wherever_it_lies) {
  for (std::uint32_t c = 0; c <= 0x10FFFF; c += c < 0x1000 ? 1 : 61) {
    if (c >= 0xD800 && c < 0xE000) continue;
    const std::string character = encoded(c);
    for (const std::size_t before : {0, 13, 14, 15, 16, 29})
      ASSERT_TRUE(is_utf8(std::string(before, 'x') + character)) << std::hex << c << " after " << before;
  }
}

TEST(Utf8, is_what_the_letter_says_of_all_that_can_follow_each_byte) {
  for (const std::size_t before : {0, 14, 15}) {
    for (unsigned bytes = 0; bytes < 1u << 14; ++bytes) {  // all of the first, halves of its followers
      std::string text(before, 'x');
      text += {static_cast<char>(bytes >> 6), static_cast<char>(bytes << 2 & 0xF0),
               static_cast<char>(bytes << 6), '\x80'};
      ASSERT_EQ(is_utf8(text), is_by_the_letter(text)) << std::hex << bytes << " after " << before;
    }
  }
}

TEST(Utf8, is_what_the_letter_says_of_broken_text) {
  // clang-format off
  const std::vector<std::string> pieces = {
      "a", "é", "汉", "🗞", "\xC0\x80", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
      "\xF4\x90\x80\x80", "\x80", "\xE6\xB1", "\xFF", "the ferry is back on Monday"};
  // clang-format on
  std::mt19937 random(20240518);
  for (int i = 0; i < 50'000; ++i) {
    std::string text;
    while (random() % 12 != 0) text += pieces[random() % (random() % 8 == 0 ? pieces.size() : 4)];
    ASSERT_EQ(is_utf8(text), is_by_the_letter(text)) << i;
  }
}

}  // namespace
}  // namespace broadsheet
