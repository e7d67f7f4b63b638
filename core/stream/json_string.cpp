#include "stream/json_string.hpp"

#include <array>

namespace broadsheet::stream {
namespace {

// Bytes that cannot stand in a string as they are, or may begin a character that cannot.
constexpr std::array<bool, 256> kSpecial = [] {
  std::array<bool, 256> special{};
  for (unsigned c = 0; c < 0x20; ++c) special[c] = true;
  special['"'] = special['\\'] = special[0x7F] = special[0xC2] = special[0xE2] = true;
  return special;
}();

void append_escape(std::string& out, unsigned code) {
  constexpr char kHex[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kHex[(code >> shift) & 0xF];
}

void append_control(std::string& out, unsigned char c) {
  switch (c) {
    case '\t': out += "\\t"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    default: append_escape(out, c);
  }
}

}  // namespace

void append_quoted(std::string& out, std::string_view text) {
  out += '"';
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    if (!kSpecial[c]) continue;
    const std::string_view rest = text.substr(i);
    std::size_t used = 1;
    unsigned escaped = c == 0x7F ? c : 0;
    if (c >= 0x80) {
      const unsigned next = rest.size() > 1 ? static_cast<unsigned char>(rest[1]) : 0xFFu;
      if (c == 0xC2 && next < 0xA0) escaped = next, used = 2;
      // Unicode's own line breaks, which Python and JavaScript split at
      if (rest.substr(0, 3) == "\u2028") escaped = 0x2028, used = 3;
      if (rest.substr(0, 3) == "\u2029") escaped = 0x2029, used = 3;
      if (!escaped) continue;
    }
    out += text.substr(done, i - done);
    if (escaped) {
      append_escape(out, escaped);
    } else if (c < 0x20) {
      append_control(out, c);
    } else {
      out += '\\';
      out += text[i];
    }
    i += used - 1;
    done = i + 1;
  }
  out += text.substr(done);
  out += '"';
}

}  // namespace broadsheet::stream
