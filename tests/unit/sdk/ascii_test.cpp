#include <broadsheet/ascii.hpp>

#include <gtest/gtest.h>

namespace broadsheet::ascii {
namespace {

TEST(Ascii, lower_case_leaves_every_other_byte_as_it_is) {
  EXPECT_EQ(lower("Harbor AZ[]@ 9 \xC3\x9C 报"), "harbor az[]@ 9 \xC3\x9C 报");
}

TEST(Ascii, bytes_of_utf8_are_neither_letters_nor_digits) {
  for (int byte = 0x80; byte < 0x100; ++byte) EXPECT_FALSE(is_alphanumeric(static_cast<char>(byte))) << byte;
  EXPECT_TRUE(is_alphanumeric('z') && is_alphanumeric('A') && is_alphanumeric('0'));
  EXPECT_FALSE(is_letter('@') || is_letter('[') || is_letter('`') || is_letter('{') || is_digit('/') ||
               is_digit(':'));
}

TEST(Ascii, a_number_is_the_whole_text_or_none) {
  EXPECT_EQ(number<int>("42"), 42);
  EXPECT_EQ(number<int>("-3"), -3);
  for (const char* text : {"", " 42", "42 ", "+42", "4 2", "0x2A", "forty", "9999999999"})
    EXPECT_EQ(number<int>(text), std::nullopt) << text;
  EXPECT_EQ(number<unsigned>("-3"), std::nullopt);
}

}  // namespace
}  // namespace broadsheet::ascii
