#include "epub/encoding.hpp"

#include "common/text.hpp"

#include <broadsheet/plugin.hpp>

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <utility>

namespace broadsheet::epub {
namespace {

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
    return text.size() - left;
  }

 private:
  iconv_t handle_;
};

std::string from_utf16(std::string_view bytes, bool is_big_endian) {
  const auto unit = [&](std::size_t at) -> char32_t {
    const auto first = static_cast<unsigned char>(bytes[at]);
    const auto second = static_cast<unsigned char>(bytes[at + 1]);
    return is_big_endian ? static_cast<char32_t>(first << 8 | second)
                         : static_cast<char32_t>(second << 8 | first);
  };
  std::string out;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(at);
    const char32_t low = at + 3 < bytes.size() ? unit(at + 2) : 0;
    if (c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
      at += 2;
    }
    common::append_char(out, c >= 0xD800 && c < 0xE000 ? U'\uFFFD' : c);
  }
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

/// The encoding that the XML declaration names, in lower case; may be empty.
std::string declared(std::string_view content) {
  if (content.substr(0, 5) != "<?xml") return {};
  std::string_view declaration = content.substr(0, std::min(content.find("?>"), std::size_t{256}));
  const std::size_t key = declaration.find("encoding");
  if (key == std::string_view::npos) return {};
  declaration.remove_prefix(key);
  const std::size_t begin = std::min(declaration.find_first_of("\"'"), declaration.size());
  if (begin == declaration.size()) return {};
  const std::size_t end = declaration.find(declaration[begin], begin + 1);
  return lower(declaration.substr(begin + 1, end == std::string_view::npos ? 0 : end - begin - 1));
}

/// Names are taken for what those who write them mean by them (WHATWG, Encoding, labels).
std::string meant_by(const std::string& name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kLarger = {{
      {"gb2312", "GB18030"},
      {"gbk", "GB18030"},
      {"shift_jis", "CP932"},
      {"sjis", "CP932"},
      {"euc-kr", "CP949"},
      {"ks_c_5601-1987", "CP949"},
      {"big5", "BIG5-HKSCS"},
      {"iso-8859-1", "CP1252"},
      {"latin1", "CP1252"},
  }};
  for (const auto& [said, meant] : kLarger)
    if (name == said) return std::string(meant);
  return name;
}

std::string from_declared(const std::string& content, const std::string& name, const std::string& path) {
  Converter converter("UTF-8", meant_by(name).c_str());
  if (!converter.is_open())
    throw plugin::Failure(path + " in the book is in the encoding '" + name +
                              "', which is not known here; save it as UTF-8 with an EPUB editor",
                          BS_UNSUPPORTED);
  std::string out;
  for (std::string_view rest = content; !rest.empty();) {
    rest.remove_prefix(converter.convert(rest, out));
    if (rest.empty()) break;
    out += "\xEF\xBF\xBD";
    rest.remove_prefix(1);
  }
  return out;
}

}  // namespace

std::string to_utf8(std::string content, const std::string& path) {
  const std::string_view start = std::string_view(content).substr(0, 3);
  if (start == "\xEF\xBB\xBF") return content.erase(0, 3);
  if (start.substr(0, 2) == "\xFE\xFF") return from_utf16(std::string_view(content).substr(2), true);
  if (start.substr(0, 2) == "\xFF\xFE") return from_utf16(std::string_view(content).substr(2), false);
  if (start.substr(0, 2) == std::string_view("\0<", 2)) return from_utf16(content, true);
  if (start.substr(0, 2) == std::string_view("<\0", 2)) return from_utf16(content, false);
  const std::string name = declared(content);
  // A file that says "UTF-16" in single bytes lies; so that it is UTF-8 is the best guess.
  for (const char* unchanged : {"", "utf-8", "utf8", "us-ascii", "utf-16", "utf-16le", "utf-16be"})
    if (name == unchanged) return content;
  return from_declared(content, name, path);
}

std::optional<std::string> from_utf8(std::string_view text, const char* encoding) {
  Converter converter(encoding, "UTF-8");
  std::string out;
  if (!converter.is_open() || converter.convert(text, out) != text.size()) return std::nullopt;
  return out;
}

}  // namespace broadsheet::epub
