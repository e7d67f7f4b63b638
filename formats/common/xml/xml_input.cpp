#include "common/xml/xml_input.hpp"

#include "common/encoding/escapes.hpp"
#include "common/text.hpp"
#include "common/xml/nesting.hpp"

#include <broadsheet/ascii.hpp>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace broadsheet::common {
namespace {

constexpr std::size_t kBytesPerTag = 8;  // a node of the tree takes as many times that again

std::size_t max_bytes(const plugin::Host& host) {
  return static_cast<std::size_t>(host.number("max-size")) << 20;
}

std::string read_bounded(const plugin::Host& host) {
  const std::size_t most = max_bytes(host);
  std::string bytes;
  std::array<char, 1 << 16> chunk{};
  while (const std::size_t n = host.read(chunk.data(), chunk.size())) {
    bytes.append(chunk.data(), n);
    if (bytes.size() > most) break;  // refused when parsed
  }
  return bytes;
}

/// The encoding an XML declaration names, in lower case.
std::string declared_encoding(std::string_view bytes) {
  const std::string_view declaration = bytes.substr(0, std::min(bytes.find("?>"), std::size_t{200}));
  const std::size_t at = declaration.find("encoding");
  if (!declaration.starts_with("<?xml") || at == std::string_view::npos) return {};
  const std::size_t quote = declaration.find_first_of("\"'", at);
  if (quote == std::string_view::npos) return {};
  const std::size_t end = std::min(declaration.find(declaration[quote], quote + 1), declaration.size());
  return ascii::lower(declaration.substr(quote + 1, end - quote - 1));
}

bool is_wide(std::string_view bytes) {
  return bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || bytes.substr(0, 4).find('\0') < 4;
}

/// Whether the next eight bytes, of which XML is made for the most part, are ASCII and none of them is 0.
bool begins_in_ascii(std::string_view bytes) {
  constexpr std::uint64_t kHigh = 0x8080808080808080, kOnes = 0x0101010101010101;
  std::uint64_t eight = 0;
  if (bytes.size() < sizeof eight) return false;
  std::memcpy(&eight, bytes.data(), sizeof eight);
  return ((eight | (eight - kOnes)) & kHigh) == 0;
}

/// The offset of the first byte that is no UTF-8, or npos.
std::size_t find_broken_utf8(std::string_view bytes) {
  for (std::string_view rest = bytes; !rest.empty();) {
    if (begins_in_ascii(rest)) {
      rest.remove_prefix(sizeof(std::uint64_t));
      continue;
    }
    const std::size_t at = bytes.size() - rest.size();
    if (static_cast<unsigned char>(rest.front()) < 0x80 && rest.front() != '\0') {
      rest.remove_prefix(1);
    } else if (const char32_t c = take_char(rest);
               c == 0 || (c == 0xFFFD && bytes.substr(at, 3) != "\xEF\xBF\xBD")) {
      return at;
    }
  }
  return std::string_view::npos;
}

/// The offset of the first character reference that names no character of XML, or npos.
std::size_t find_bad_reference(std::string_view bytes) {
  for (std::size_t at = bytes.find("&#"); at != std::string_view::npos; at = bytes.find("&#", at + 1)) {
    std::string_view digits = bytes.substr(at + 2, 12);
    const bool hex = digits.starts_with('x');
    if (hex) digits.remove_prefix(1);
    char32_t c = 0;
    for (std::size_t i = 0; i < digits.size() && digits[i] != ';'; ++i) {
      const char digit = ascii::lower(digits[i]);
      const bool decimal = digit >= '0' && digit <= '9';
      if (!decimal && !(hex && digit >= 'a' && digit <= 'f')) return at;
      c = c * (hex ? 16 : 10) + static_cast<char32_t>(decimal ? digit - '0' : digit - 'a' + 10);
      if (c > 0x10FFFF) return at;
    }
    if (c == 0 || (c >= 0xD800 && c <= 0xDFFF)) return at;
  }
  return std::string_view::npos;
}

}  // namespace

XmlInput::XmlInput(const plugin::Host& host, WhiteSpace white_space)
    : XmlInput(host, read_bounded(host), white_space) {}

XmlInput::XmlInput(const plugin::Host& host, std::string bytes, WhiteSpace white_space)
    : bytes_(std::move(bytes)) {
  const std::size_t most = max_bytes(host);
  const std::string remedy = ": split it by item, or allow it more with the option max-size";
  if (bytes_.size() > most)
    throw plugin::Failure("the XML is larger than " + std::to_string(most >> 20) + " MiB" + remedy);
  if (static_cast<std::size_t>(std::count(bytes_.begin(), bytes_.end(), '<')) > most / kBytesPerTag)
    throw plugin::Failure("the XML has more than " + std::to_string(most / kBytesPerTag) + " tags" + remedy);
  for (std::size_t at = bytes_.find('\n'); at != std::string::npos; at = bytes_.find('\n', at + 1))
    line_ends_.push_back(at);
  parse(white_space);
  check_type();
  const long max_nesting = host.number("max-nesting");
  if (const pugi::xml_node deep = nested_deeper(root(), max_nesting))
    throw plugin::Failure("the XML has elements more than " + std::to_string(max_nesting) + " deep",
                          BS_BAD_INPUT, line_of(deep));
}

void XmlInput::parse(WhiteSpace white_space) {
  const std::string encoding = declared_encoding(bytes_);
  converted_ = is_wide(bytes_);
  const bool latin1 = !converted_ && (encoding == "iso-8859-1" || encoding == "latin1");
  if (!converted_ && !latin1) {
    if (!encoding.empty() && encoding != "utf-8" && encoding != "utf8" && encoding != "us-ascii")
      refuse("the XML is encoded in " + encoding + "; convert it to UTF-8 first", 0);
    if (const std::string_view escaped = escaped_encoding(bytes_); !escaped.empty())
      refuse("the XML is encoded in " + std::string(escaped) + "; convert it to UTF-8 first", 0);
    if (const std::size_t at = find_broken_utf8(bytes_); at != std::string::npos)
      refuse("this byte is no UTF-8 text; check the encoding of the file", at);
  }
  if (const std::size_t at = find_bad_reference(bytes_); at != std::string::npos)
    refuse("the XML is not well-formed: this character reference names no character", at);
  const unsigned flags = pugi::parse_default | pugi::parse_doctype |
                         (white_space == WhiteSpace::keep ? pugi::parse_ws_pcdata : 0U);
  const auto code = converted_ ? pugi::encoding_auto : latin1 ? pugi::encoding_latin1 : pugi::encoding_utf8;
  // Columns are counted in the text as it was, which parsing in place destroys.
  const pugi::xml_parse_result result = document_.load_buffer(bytes_.data(), bytes_.size(), flags, code);
  if (!result) {
    std::string why = result.description();
    if (!why.empty()) why[0] = ascii::lower(why[0]);
    refuse("the XML is not well-formed: " + why,
           std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(result.offset, 0)), bytes_.size()));
  }
  if (!root()) refuse("the XML has no element", 0);
}

void XmlInput::check_type() const {
  for (const pugi::xml_node node : document_.children())
    if (node.type() == pugi::node_doctype &&
        std::string_view(node.value()).find('[') != std::string_view::npos)
      throw plugin::Failure(
          "the XML declares a document type with a subset of its own, which could define entities: remove "
          "the "
          "DOCTYPE",
          BS_BAD_INPUT, line_of(node));
}

std::uint32_t XmlInput::line_of(pugi::xml_node node) const {
  const std::ptrdiff_t offset = converted_ ? -1 : node.offset_debug();
  if (offset < 0) return 0;
  const auto line = std::lower_bound(line_ends_.begin(), line_ends_.end(), static_cast<std::size_t>(offset));
  return static_cast<std::uint32_t>(line - line_ends_.begin() + 1);
}

void XmlInput::refuse(const std::string& why, std::size_t offset) const {
  if (converted_) throw plugin::Failure(why);
  const auto next = std::lower_bound(line_ends_.begin(), line_ends_.end(), offset);
  const std::size_t begin = next == line_ends_.begin() ? 0 : *(next - 1) + 1;
  std::string_view before = std::string_view(bytes_).substr(begin, offset - begin);
  std::size_t column = 1;
  for (; !before.empty(); ++column) take_char(before);
  throw plugin::Failure(why + " (column " + std::to_string(column) + ")", BS_BAD_INPUT,
                        static_cast<std::uint32_t>(next - line_ends_.begin() + 1));
}

std::string_view root_name(std::string_view head) {
  const auto past = [&head](std::string_view end) {
    const std::size_t at = head.find(end);
    head.remove_prefix(at == std::string_view::npos ? head.size() : at + end.size());
  };
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  for (;;) {
    head.remove_prefix(std::min(head.find_first_not_of(" \t\r\n"), head.size()));
    if (!head.starts_with('<')) return {};
    if (head.starts_with("<?"))
      past("?>");
    else if (head.starts_with("<!--"))
      past("-->");
    else if (head.starts_with("<!"))
      past(">");
    else
      break;
  }
  std::string_view name = head.substr(1, head.find_first_of(" \t\r\n/>") - 1);
  name.remove_prefix(std::min(name.find(':') + 1, name.size()));
  return name;
}

std::string_view name_of(pugi::xml_node node) {
  std::string_view name = node.name();
  name.remove_prefix(std::min(name.find(':') + 1, name.size()));
  return name;
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (const pugi::xml_node at : node.children())
    if (is(at, name)) return at;
  return {};
}

std::vector<pugi::xml_node> children(pugi::xml_node node, std::string_view name) {
  std::vector<pugi::xml_node> out;
  for (const pugi::xml_node at : node.children())
    if (is(at, name)) out.push_back(at);
  return out;
}

std::string own_text(pugi::xml_node node) {
  std::string text;
  for (const pugi::xml_node at : node.children())
    if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) text += at.value();
  return text;
}

}  // namespace broadsheet::common
