#include "tag_soup/encoding.hpp"

#include "common/encoding/encoding.hpp"
#include "common/encoding/escapes.hpp"

#include <broadsheet/ascii.hpp>
#include <broadsheet/plugin.hpp>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace broadsheet::tag_soup {
namespace {

/// What stands after `key` and "=" in a tag, or "".
std::string_view value_of(std::string_view tag, std::string_view key) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t at = tag.find(key);
  if (at == tag.npos) return {};
  tag.remove_prefix(at + key.size());
  const std::size_t sign = tag.find_first_not_of(kBlanks);
  if (sign == tag.npos || tag[sign] != '=') return {};
  const std::size_t begin = tag.find_first_not_of(" \t\r\n\"'", sign + 1);
  if (begin == tag.npos) return {};
  return tag.substr(begin, tag.find_first_of(" \t\r\n\"';/>", begin) - begin);
}

/// What the page calls its encoding. HTML asks for that within 1024 bytes; browsers look further.
std::string named_encoding(std::string_view page) {
  constexpr std::size_t kHead = std::size_t{1} << 16;
  const std::string text = ascii::lower(page.substr(0, kHead));
  const std::string_view head = text;
  for (std::size_t at = head.find("<meta"); at != head.npos; at = head.find("<meta", at + 1))
    if (const auto label = value_of(head.substr(at, head.find('>', at) - at), "charset"); !label.empty())
      return std::string(label);
  const std::size_t start = std::min(head.find_first_not_of(" \t\r\n"), head.size());
  if (!head.substr(start).starts_with("<?xml")) return {};
  return std::string(value_of(head.substr(start, head.find('>', start) - start), "encoding"));
}

std::string_view marked_encoding(std::string_view page) {
  using std::string_view_literals::operator""sv;
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kMarks = {
      {{"\xEF\xBB\xBF"sv, "utf-8"},
       {"\xFF\xFE"sv, "UTF-16LE"},
       {"\xFE\xFF"sv, "UTF-16BE"},
       {"<\0"sv, "UTF-16LE"},
       {"\0<"sv, "UTF-16BE"}}};
  for (const auto& [mark, encoding] : kMarks)
    if (page.starts_with(mark)) return encoding;
  return {};
}

/// Whether what the page calls its encoding says no more than that it is ASCII.
bool says_little(const std::string& named) {
  return named.empty() || common::meant_by(named) == "utf-8" || common::meant_by(named) == "CP1252";
}

Decoded convert(std::string_view page, const std::string& label, const std::string& name) {
  std::optional<common::Utf8> converted = common::to_utf8(page, label);
  if (!converted)
    throw plugin::Failure(
        name + " is in the encoding '" + label + "', which is not known here; save it as UTF-8",
        BS_UNSUPPORTED);
  if (converted->text.starts_with("\uFEFF")) converted->text.erase(0, 3);
  return {std::move(converted->text), common::meant_by(label), converted->broken, converted->first_broken};
}

}  // namespace

Decoded decode(std::string_view page, std::string_view label, const std::string& name) {
  if (!label.empty()) return convert(page, std::string(label), name);
  if (const std::string_view marked = marked_encoding(page); !marked.empty())
    return convert(page, std::string(marked), name);
  std::string named = named_encoding(page);
  if (const std::string_view escaped = says_little(named) ? common::escaped_encoding(page) : "";
      !escaped.empty())
    named = escaped;
  if (named == "hz-gb-2312" || named == "hz" || named == "HZ")  // all ASCII: it would pass for UTF-8
    throw plugin::Failure(name + " is in the encoding '" + named + "', which is not read; save it as UTF-8",
                          BS_UNSUPPORTED);
  // What names UTF-16 in single bytes is not in it (WHATWG HTML, section 13.2.3.3).
  const bool is_utf8 = named.empty() || named.starts_with("utf-16") || common::meant_by(named) == "utf-8" ||
                       common::is_utf8_after_all(page, common::meant_by(named));
  if (!is_utf8 && common::to_utf8({}, named)) return convert(page, named, name);
  Decoded decoded = convert(page, "utf-8", name);
  if (common::is_hardly_utf8({decoded.text, decoded.broken, 0}))
    throw plugin::Failure(name + " is not in UTF-8" +
                          (named.empty() ? " and names no other encoding" : ", which it should be") +
                          "; save it as UTF-8, or say in which encoding it is with the option encoding");
  return decoded;
}

}  // namespace broadsheet::tag_soup
