#include "common/text.hpp"
#include "xhtml/article.hpp"

namespace broadsheet::xhtml {
namespace {

bool is_plain(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_' ||
         c == '.' || static_cast<unsigned char>(c) >= 0x80;
}

void percent_encode(std::string& out, std::string_view s) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : s) {
    if (is_plain(c)) {
      out += c;
      continue;
    }
    out += '%';
    out += kHex[static_cast<unsigned char>(c) >> 4];
    out += kHex[static_cast<unsigned char>(c) & 15];
  }
}

std::string percent_decode(std::string_view s) {
  const auto hex = [](char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < s.size(); ++i) {
    if (s[i] == '%' && i + 2 < s.size() && hex(s[i + 1]) >= 0 && hex(s[i + 2]) >= 0) {
      out += static_cast<char>(hex(s[i + 1]) * 16 + hex(s[i + 2]));
      i += 2;
    } else {
      out += s[i];
    }
  }
  return common::valid_utf8(out);
}

}  // namespace

std::string encode_attrs(const std::vector<Attr>& attrs) {
  std::string out;
  for (const Attr& a : attrs) {
    if (!out.empty()) out += '&';
    percent_encode(out, a.key);
    out += '=';
    percent_encode(out, a.value);
  }
  return out;
}

std::vector<Attr> decode_attrs(std::string_view encoded) {
  std::vector<Attr> out;
  while (!encoded.empty()) {
    const std::string_view pair = encoded.substr(0, encoded.find('&'));
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos)
      out.push_back({percent_decode(pair.substr(0, equals)), percent_decode(pair.substr(equals + 1))});
    encoded.remove_prefix(std::min(pair.size() + 1, encoded.size()));
  }
  return out;
}

}  // namespace broadsheet::xhtml
