#include "common/encoding/encoding.hpp"

#include "common/encoding/escapes.hpp"
#include "common/encoding/macintosh.hpp"
#include "common/text.hpp"

#include <broadsheet/ascii.hpp>

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <utility>

namespace broadsheet::common {
namespace {

constexpr std::string_view kReplacement = "\uFFFD";

class Converter {
 public:
  Converter(const char* to, const char* from) : handle_(iconv_open(to, from)) {}
  ~Converter() {
    if (is_open()) iconv_close(handle_);
  }
  Converter(const Converter&) = delete;

  // iconv_open() says "no" with this value.
  bool is_open() const { return reinterpret_cast<std::intptr_t>(handle_) != -1; }

  /// Stops at what does not convert; tells how many bytes of `text` it took.
  std::size_t convert(std::string_view text, std::string& out) {
    char* from = const_cast<char*>(text.data());  // iconv does not write there
    std::size_t left = text.size();
    while (left > 0) {
      std::array<char, 4096> piece;
      char* to = piece.data();
      std::size_t room = piece.size();
      const bool stopped = iconv(handle_, &from, &left, &to, &room) == static_cast<std::size_t>(-1);
      out.append(piece.data(), piece.size() - room);
      if (stopped && errno != E2BIG) break;
    }
    if (left == 0) finish(out);
    return text.size() - left;
  }

 private:
  /// A letter that a mark may have followed is still inside.
  void finish(std::string& out) {
    std::array<char, 64> piece;
    char* to = piece.data();
    std::size_t room = piece.size();
    iconv(handle_, nullptr, nullptr, &to, &room);
    out.append(piece.data(), piece.size() - room);
  }

  iconv_t handle_;
};

/// Bytes of the character at the front of `s`, 0 if it is broken, and then in `broken` how many bytes
/// the error takes (Unicode 15, tables 3-7 and 3-8).
std::size_t character_size(std::string_view s, std::size_t& broken) {
  const auto byte = [s](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
  const unsigned lead = byte(0);
  broken = 1;
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  const unsigned least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < least || byte(1) > most) return 0;
  for (broken = 2; broken < size; ++broken)
    if ((byte(broken) & 0xC0) != 0x80) return 0;
  return size;
}

Utf8 mended(std::string_view bytes) {
  Utf8 out;
  out.text.reserve(bytes.size());
  std::size_t copied = 0, at = 0;
  while (at < bytes.size()) {
    std::size_t broken = 0;
    const std::size_t size = character_size(bytes.substr(at, 4), broken);
    if (size == 0) {
      out.text.append(bytes, copied, at - copied).append(kReplacement);
      if (out.broken++ == 0) out.first_broken = at;
      copied = at + broken;
    }
    at += size == 0 ? broken : size;
  }
  out.text.append(bytes, copied);
  return out;
}

// The larger encoding that a label means (WHATWG Encoding, and what files get wrong).
constexpr std::array<std::pair<std::string_view, std::string_view>, 41> kLarger = {{
    {"utf8", "utf-8"},
    {"unicode-1-1-utf-8", "utf-8"},
    {"x-gbk", "GB18030"},
    {"gb2312", "GB18030"},
    {"gbk", "GB18030"},
    {"gb18030", "GB18030"},
    {"gb_2312-80", "GB18030"},
    {"chinese", "GB18030"},
    {"csgb2312", "GB18030"},
    {"shift_jis", "CP932"},
    {"shift-jis", "CP932"},
    {"sjis", "CP932"},
    {"x-sjis", "CP932"},
    {"windows-31j", "CP932"},
    {"ms_kanji", "CP932"},
    {"euc-kr", "CP949"},
    {"ks_c_5601-1987", "CP949"},
    {"ksc5601", "CP949"},
    {"korean", "CP949"},
    {"windows-949", "CP949"},
    {"big5", "BIG5-HKSCS"},
    {"big5-hkscs", "BIG5-HKSCS"},
    {"cn-big5", "BIG5-HKSCS"},
    {"x-x-big5", "BIG5-HKSCS"},
    {"iso-8859-1", "CP1252"},
    {"iso8859-1", "CP1252"},
    {"latin1", "CP1252"},
    {"us-ascii", "CP1252"},
    {"ascii", "CP1252"},
    {"x-cp1252", "CP1252"},
    {"iso-8859-9", "CP1254"},
    {"iso-8859-11", "CP874"},
    {"tis-620", "CP874"},
    {"x-euc-jp", "EUC-JP"},
    {"x-mac-roman", "MACINTOSH"},
    {"iso-2022-cn", "ISO-2022-CN-EXT"},
    {"ptcp154", "PT154"},
    {"cp154", "PT154"},
    {"cyrillic-asian", "PT154"},
    {"kz-1048", "RK1048"},
    {"strk1048.2002", "RK1048"},
}};

}  // namespace

std::string meant_by(std::string_view label) {
  const std::string name = ascii::lower(label);
  for (const auto& [said, meant] : kLarger)
    if (name == said) return std::string(meant);
  return name;
}

std::optional<Utf8> to_utf8(std::string_view bytes, std::string_view label) {
  const std::string encoding = meant_by(label);
  if (encoding == "utf-8") return mended(bytes);
  if (const auto upper = macintosh_upper_half(encoding); !upper.empty())
    return Utf8{from_upper_half(bytes, upper)};
  Converter converter("UTF-8", encoding.c_str());
  if (!converter.is_open()) return std::nullopt;
  Utf8 out;
  const std::string plain = with_plain_escapes(bytes, encoding);
  if (!plain.empty()) bytes = plain;
  for (std::string_view rest = bytes; !rest.empty();) {
    rest.remove_prefix(converter.convert(rest, out.text));
    if (rest.empty()) break;
    if (out.broken++ == 0) out.first_broken = bytes.size() - rest.size();
    out.text += kReplacement;
    rest.remove_prefix(1);
  }
  return out;
}

bool is_utf8_after_all(std::string_view bytes, const std::string& encoding) {
  const std::size_t enough = encoding == "CP1252" ? 1 : 8;  // two bytes of GB18030 may be a character
  std::size_t count = 0, broken = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t size = character_size(bytes.substr(at, 4), broken);
    if (size == 0) return false;
    count += size > 1;
    at += size;
  }
  return count >= enough;
}

std::optional<std::string> from_utf8(std::string_view text, const char* encoding) {
  Converter converter(encoding, "UTF-8");
  std::string out;
  if (!converter.is_open() || converter.convert(text, out) != text.size()) return std::nullopt;
  return out;
}

bool is_hardly_utf8(const Utf8& text) {
  constexpr std::size_t kFew = 5, kOneIn = 10;
  if (text.broken <= kFew) return false;
  const auto characters = static_cast<std::size_t>(std::count_if(
      text.text.begin(), text.text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC0; }));
  return text.broken * kOneIn > characters;
}

}  // namespace broadsheet::common
