#include "common/encoding/percent.hpp"
#include "common/text.hpp"
#include "xhtml/article.hpp"

#include <broadsheet/ascii.hpp>

namespace broadsheet::xhtml {
namespace {

bool is_plain(char c) {
  return ascii::is_alphanumeric(c) || c == '-' || c == '_' || c == '.' ||
         static_cast<unsigned char>(c) >= 0x80;
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

std::string decoded(std::string_view text) { return common::valid_utf8(common::percent_decode(text)); }

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
      out.push_back({decoded(pair.substr(0, equals)), decoded(pair.substr(equals + 1))});
    encoded.remove_prefix(std::min(pair.size() + 1, encoded.size()));
  }
  return out;
}

}  // namespace broadsheet::xhtml
