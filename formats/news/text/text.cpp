#include "news/text/text.hpp"

#include "common/pieces.hpp"
#include "common/text.hpp"

#include <broadsheet/ascii.hpp>

namespace broadsheet::news {
namespace {

bool is_unreserved(char c) {
  return ascii::is_alphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

}  // namespace

bool is_space(char32_t c) {
  return (c >= 0x9 && c <= 0xD) || c == ' ' || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_text_char(char32_t c) {
  if (c < 0x20) return c == '\t' || c == '\n' || c == '\r';
  if (c < 0xA0) return c < 0x7F;
  if (c >= 0xD800 && c <= 0xDFFF) return false;
  return c <= 0x10FFFF && (c & 0xFFFE) != 0xFFFE && !(c >= 0xFDD0 && c <= 0xFDEF);
}

std::size_t count_visible(std::string_view text) {
  std::size_t n = 0;
  while (!text.empty()) n += is_space(common::take_char(text)) ? 0 : 1;
  return n;
}

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const char32_t c = common::take_char(text);
    if (is_text_char(c)) common::append_char(out, c);
  }
  return std::string(common::trimmed(out));
}

std::string one_line(std::string_view text) {
  std::string out;
  std::size_t end = 0;  // of the last visible character
  while (!text.empty()) {
    char32_t c = common::take_char(text);
    if (!is_text_char(c) || (out.empty() && is_space(c))) continue;
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
    common::append_char(out, c);
    if (!is_space(c)) end = out.size();
  }
  out.resize(end);
  return out;
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(';', begin), text.size());
    if (std::string item = one_line(text.substr(begin, end - begin)); !item.empty())
      out.push_back(std::move(item));
    begin = end + 1;
  }
  return out;
}

std::string percent_encode(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += {'%', kHex[byte >> 4], kHex[byte & 0xF]};
    }
  }
  return out;
}

}  // namespace broadsheet::news
