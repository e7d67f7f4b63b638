#include "epub/reading/xml_reader.hpp"

#include "common/encoding/references.hpp"
#include "common/text.hpp"
#include "common/xml/nesting.hpp"
#include "common/xml/xml_input.hpp"
#include "epub/reading/encoding.hpp"
#include "tag_soup/tree.hpp"
#include "xhtml/read_article.hpp"

#include <broadsheet/plugin.hpp>

#include <data/epub_entities.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <unordered_map>

namespace broadsheet::epub {
namespace {

const std::unordered_map<std::string_view, char32_t>& entities() {
  static const auto table = [] {
    std::unordered_map<std::string_view, char32_t> out;
    std::string_view rest = data::epub_entities;
    while (!rest.empty()) {
      const std::string_view line = rest.substr(0, rest.find('\n'));
      rest.remove_prefix(std::min(line.size() + 1, rest.size()));
      const std::size_t blank = line.find(' ');
      std::uint32_t code = 0;
      if (blank != std::string_view::npos)
        std::from_chars(line.data() + blank + 1, line.data() + line.size(), code);
      if (code != 0) out[line.substr(0, blank)] = code;
    }
    return out;
  }();
  return table;
}

using Declared = std::unordered_map<std::string_view, std::string_view>;

/// The general entities that the document type declares with a text of their own. Those
/// whose text has markup, or lies in another file, are left alone.
Declared declared_entities(std::string_view content) {
  constexpr std::size_t kMostBytes = 256, kMost = 1000;
  constexpr std::string_view kKey = "<!ENTITY";
  Declared out;
  std::string_view rest = content.substr(0, content.find("]>"));
  const std::size_t type = rest.find("<!DOCTYPE");
  if (rest.size() == content.size() || type == std::string_view::npos) return out;
  rest.remove_prefix(type);
  for (std::size_t at; (at = rest.find(kKey)) != std::string_view::npos && out.size() < kMost;) {
    rest.remove_prefix(at + kKey.size());
    const std::size_t name = rest.find_first_not_of(" \t\r\n");
    const std::size_t blank = rest.find_first_of(" \t\r\n", name);
    const std::size_t quote = rest.find_first_not_of(" \t\r\n", blank);
    if (quote == std::string_view::npos) break;
    if (rest[quote] != '"' && rest[quote] != '\'') continue;  // SYSTEM, PUBLIC, "%"
    const std::string_view text =
        rest.substr(quote + 1, std::min(rest.find(rest[quote], quote + 1), rest.size()) - quote - 1);
    if (text.size() <= kMostBytes && text.find('<') == std::string_view::npos)
      out.emplace(rest.substr(name, blank - name), text);
  }
  return out;
}

/// Puts characters where HTML's names of them are, and texts where names of the document's
/// own are; XML's own five stay. What is put in is not looked at again, so nothing grows
/// beyond its measure.
std::string resolve_entities(std::string content, const std::string& path) {
  constexpr std::size_t kLongestName = 64, kMostGrowth = std::size_t{1} << 20;
  std::size_t at = content.find('&');
  if (at == std::string::npos) return content;
  const Declared declared = declared_entities(content);
  std::string out;
  std::size_t copied = 0;
  for (; at != std::string::npos; at = content.find('&', at + 1)) {
    const std::size_t end = std::string_view(content).substr(at, kLongestName + 2).find(';');
    if (end == std::string_view::npos) continue;
    const std::string_view name = std::string_view(content).substr(at + 1, end - 1);
    const auto own = declared.find(name);
    const auto known = entities().find(name);
    if (own == declared.end() && known == entities().end()) continue;
    out.append(content, copied, at - copied);
    if (own != declared.end())
      out += own->second;
    else
      common::append_char(out, known->second);
    copied = at + end + 1;
    if (out.size() > 2 * copied + kMostGrowth)
      throw plugin::Failure(path + " in the book grows out of all proportion by its entities; it is refused");
  }
  out.append(content, copied);
  return out;
}

/// Says what is wrong where it is not well-formed.
std::optional<Flaw> load(std::string_view content, const std::string& path, pugi::xml_document& into,
                         long max_nesting) {
  const pugi::xml_parse_result result =
      into.load_buffer(content.data(), content.size(), xhtml::kParseOptions, pugi::encoding_utf8);
  if (!result) {
    const auto at = content.begin() + std::clamp<std::ptrdiff_t>(result.offset, 0, std::ssize(content));
    const auto lines_before = static_cast<std::uint32_t>(std::count(content.begin(), at, '\n'));
    return Flaw{path, result.description(), lines_before + 1};
  }
  if (common::nested_deeper(into.document_element(), max_nesting))
    throw plugin::Failure(path + " in the book nests elements more than " + std::to_string(max_nesting) +
                          " deep; it is refused");
  return std::nullopt;
}

[[noreturn]] void refuse(const Flaw& flaw) {
  throw plugin::Failure(flaw.path + " in the book is not well-formed XML: " + flaw.why + " in line " +
                            std::to_string(flaw.line) + "; repair the book with an EPUB editor",
                        BS_BAD_INPUT, flaw.line);
}

/// The elements and attributes that it has at most, and the lines, each of which may become a block.
std::size_t nodes_of(std::string_view content) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < content.size(); ++i)
    count +=
        content[i] == '=' || content[i] == '\n' || (content[i] == '<' && content.substr(i + 1, 1) != "/");
  return count;
}

/// Whether it is HTML of any kind: what is encrypted or a picture is not.
bool is_page(std::string_view content) {
  constexpr std::string_view kBody = "<body";
  const auto is_same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  return content.find('\0') == std::string_view::npos &&
         std::search(content.begin(), content.end(), kBody.begin(), kBody.end(), is_same) != content.end();
}

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/// Soft hyphens and byte order marks say where lines may break, not what the text is.
bool is_layout(char32_t c) { return c == 0xAD || c == 0xFEFF; }

/// What a screen shows on a line of its own, so that text before and after it does not touch.
bool begins_line(std::string_view name) {
  constexpr std::array<std::string_view, 13> kNames = {"br", "div", "p",  "li", "tr", "h1", "h2",
                                                       "h3", "h4",  "h5", "h6", "dt", "dd"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

/// The size of the valid character at the front, 0 for a broken byte (Unicode table 3-7).
std::size_t valid_size(std::string_view s) {
  const auto byte = [s](std::size_t i) { return i < s.size() ? static_cast<unsigned char>(s[i]) : 0u; };
  const auto is_tail = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned lead = byte(0), second = byte(1);
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead <= 0xDF) return is_tail(1) ? 2 : 0;
  if (lead >= 0xE0 && lead <= 0xEF) {
    if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F)) return 0;
    return is_tail(1) && is_tail(2) ? 3 : 0;
  }
  if (lead < 0xF0 || lead > 0xF4 || (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F))
    return 0;
  return is_tail(1) && is_tail(2) && is_tail(3) ? 4 : 0;
}

}  // namespace

void parse_xml(std::string content, const std::string& path, pugi::xml_document& into, long max_nesting) {
  content = common::mend_references(resolve_entities(to_utf8(std::move(content), path), path));
  if (const std::optional<Flaw> flaw = load(content, path, into, max_nesting)) refuse(*flaw);
}

void read_xml(ArchiveReader& archive, const std::string& path, pugi::xml_document& into) {
  std::string content = archive.read(path);
  archive.count(path, nodes_of(content));
  parse_xml(std::move(content), path, into, archive.limits().nesting);
}

std::optional<Flaw> read_text(ArchiveReader& archive, const std::string& path, pugi::xml_document& into) {
  const std::string content =
      common::mend_references(resolve_entities(to_utf8(archive.read(path), path), path));
  archive.count(path, nodes_of(content));
  std::optional<Flaw> flaw = load(content, path, into, archive.limits().nesting);
  if (!flaw) return flaw;
  if (!is_page(content)) refuse(*flaw);
  into.reset();
  tag_soup::Options options;
  options.name = path + " in the book";
  options.encoding = "utf-8";
  options.max_nesting = static_cast<int>(archive.limits().nesting);
  options.max_elements = archive.limits().elements;
  tag_soup::parse(content, into, options);
  return flaw;
}

std::string clean(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t size = valid_size(text);
    const char c = text.front();
    if (size == 0)
      out += "\xEF\xBF\xBD";
    else if (c == '\n' || c == '\r' || text.substr(0, size) == "\xC2\x85")
      out += ' ';
    else if (c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F))
      out.append(text, 0, size);
    text.remove_prefix(std::max<std::size_t>(size, 1));
  }
  return out;
}

void Collapser::add(std::string_view raw) {
  while (!raw.empty()) {
    if (is_space(raw.front())) {
      space_ = true;
      line_end_ = line_end_ || raw.front() == '\n';
      raw.remove_prefix(1);
      continue;
    }
    const std::size_t size = std::max<std::size_t>(valid_size(raw), 1);
    const std::string cleaned = clean(raw.substr(0, size));
    const char32_t c = common::take_char(raw);
    if (cleaned.empty() || is_layout(c)) continue;
    const bool is_nothing = line_end_ && common::is_cjk(before_) && common::is_cjk(c);
    if (space_ && !text.empty() && !is_nothing) text += ' ';
    space_ = line_end_ = false;
    text += cleaned;
    before_ = c;
  }
}

std::string collapse(std::string_view text) {
  Collapser collapser;
  collapser.add(text);
  return collapser.text;
}

std::string text_in(pugi::xml_node node) {
  struct Collector : pugi::xml_tree_walker {
    std::string text;
    bool for_each(pugi::xml_node& n) override {
      if (n.type() == pugi::node_pcdata || n.type() == pugi::node_cdata) text += n.value();
      if (n.type() == pugi::node_element && begins_line(common::name_of(n))) text += ' ';
      return true;
    }
  } collector;
  node.traverse(collector);
  return collapse(collector.text);
}

}  // namespace broadsheet::epub
