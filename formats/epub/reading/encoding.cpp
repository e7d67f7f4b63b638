#include "epub/reading/encoding.hpp"

#include "common/encoding/encoding.hpp"
#include "common/encoding/escapes.hpp"
#include "common/text.hpp"

#include <broadsheet/plugin.hpp>

#include <algorithm>
#include <optional>
#include <utility>

namespace broadsheet::epub {
namespace {

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

/// The encoding that the XML declaration names; may be empty.
std::string declared(std::string_view content) {
  if (content.substr(0, 5) != "<?xml") return {};
  std::string_view declaration = content.substr(0, std::min(content.find("?>"), std::size_t{256}));
  const std::size_t key = declaration.find("encoding");
  if (key == std::string_view::npos) return {};
  declaration.remove_prefix(key);
  const std::size_t begin = std::min(declaration.find_first_of("\"'"), declaration.size());
  if (begin == declaration.size()) return {};
  const std::size_t end = declaration.find(declaration[begin], begin + 1);
  return std::string(declaration.substr(begin + 1, end == std::string_view::npos ? 0 : end - begin - 1));
}

std::string from_declared(const std::string& content, const std::string& name, const std::string& path) {
  std::optional<common::Utf8> converted = common::to_utf8(content, name);
  if (!converted)
    throw plugin::Failure(path + " in the book is in the encoding '" + name +
                              "', which is not known here; save it as UTF-8 with an EPUB editor",
                          BS_UNSUPPORTED);
  return std::move(converted->text);
}

}  // namespace

std::string to_utf8(std::string content, const std::string& path) {
  const std::string_view start = std::string_view(content).substr(0, 3);
  if (start == "\xEF\xBB\xBF") return content.erase(0, 3);
  if (start.substr(0, 2) == "\xFE\xFF") return from_utf16(std::string_view(content).substr(2), true);
  if (start.substr(0, 2) == "\xFF\xFE") return from_utf16(std::string_view(content).substr(2), false);
  if (start.substr(0, 2) == std::string_view("\0<", 2)) return from_utf16(content, true);
  if (start.substr(0, 2) == std::string_view("<\0", 2)) return from_utf16(content, false);
  const std::string said = declared(content), name = common::meant_by(said);
  if (const std::string_view escaped = common::escaped_encoding(content); !escaped.empty())
    return from_declared(content, std::string(escaped), path);
  // A file that says "UTF-16" in single bytes lies; so that it is UTF-8 is the best guess.
  for (const char* unchanged : {"", "utf-8", "utf-16", "utf-16le", "utf-16be"})
    if (name == unchanged) return content;
  if (common::is_utf8_after_all(content, name)) return content;
  return from_declared(content, said, path);
}

}  // namespace broadsheet::epub
