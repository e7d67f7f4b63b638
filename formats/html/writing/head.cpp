#include "html/writing/head.hpp"

#include "common/hash.hpp"
#include "common/text.hpp"
#include "xhtml/markup/markup.hpp"

#include <broadsheet/plugin.hpp>

#include <data/newspaper_css.hpp>

#include <algorithm>

namespace broadsheet::html {
namespace {

bool is_utf8(std::string_view s) {
  while (!s.empty()) {
    const std::string_view before = s;
    if (common::take_char(s) == U'\uFFFD' && before.substr(0, 3) != "\uFFFD") return false;
  }
  return true;
}

bool ends_style_element(std::string_view css) {
  constexpr std::string_view kEnd = "</style";
  const auto same = [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b; };
  return std::search(css.begin(), css.end(), kEnd.begin(), kEnd.end(), same) != css.end();
}

// Blanks at the ends are no part of what is hashed: one checker hashes without them.
std::string_view trimmed(std::string_view s) {
  constexpr std::string_view kBlanks = " \t\n\f";
  const std::size_t begin = s.find_first_not_of(kBlanks);
  return begin == s.npos ? std::string_view() : s.substr(begin, s.find_last_not_of(kBlanks) - begin + 1);
}

std::string source_of(std::string_view content) { return " 'sha256-" + common::sha256_base64(content) + "'"; }

void append_unit(std::string& out, char32_t unit) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += kDigits[(unit >> shift) & 0xF];
}

bool is_noncharacter(char32_t c) { return (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF); }

/// `json` in which what HTML forbids stands as an escape: '<', which could end the element, and
/// noncharacters. Both stand inside of strings only.
std::string safe_in_script(std::string_view json) {
  std::string safe;
  while (!json.empty()) {
    const std::size_t plain = std::min(json.find_first_of("<\xEF\xF0\xF1\xF2\xF3\xF4"), json.size());
    safe.append(json.substr(0, plain));
    json.remove_prefix(plain);
    if (json.empty()) break;
    const std::string_view rest = json;
    const char32_t c = common::take_char(json);
    if (c != '<' && !is_noncharacter(c)) {
      safe.append(rest.substr(0, rest.size() - json.size()));
    } else if (c > 0xFFFF) {
      append_unit(safe, 0xD7C0 + (c >> 10));
      append_unit(safe, 0xDC00 + (c & 0x3FF));
    } else {
      append_unit(safe, c);
    }
  }
  return safe;
}

}  // namespace

std::string style_sheet(std::string_view own, const std::string& file) {
  std::string css(data::newspaper_css);
  if (own.substr(0, 3) == "\uFEFF") own.remove_prefix(3);
  const std::string name = file.empty() ? "the style sheet of --html.css" : file;
  if (!is_utf8(own) || own.find('\0') != own.npos)
    throw plugin::Failure(name + ": the style sheet is not UTF-8: save it in that encoding");
  if (ends_style_element(own))
    throw plugin::Failure(name + ": the style sheet contains </style, which would end it in the page");
  css += own;
  std::erase(css, '\r');  // the browser hashes what it has parsed: line ends are line feeds
  return css;
}

void Head::style(std::string_view css) {
  css = trimmed(css);
  styles_.append("<style>").append(css).append("</style>");
  style_sources_ += source_of(css);
  if (css.find("data:font/") != css.npos) has_fonts_ = true;
}

void Head::style_link(std::string_view href) {
  styles_.append("<link rel=\"stylesheet\" href=\"").append(href).append("\">");
  style_sources_ = " 'self' file:";  // some browsers take no two files of a folder for one origin
  has_fonts_ = true;
}

void Head::meta(std::string_view name, std::string_view which, std::string_view content) {
  if (content.empty()) return;
  xhtml::Markup meta(xhtml::Syntax::html);
  meta.empty("meta", {{name, which}, {"content", content}});
  data_.append(data_.empty() ? "" : "\n").append(meta.take());
}

void Head::data(std::string_view type, std::string_view id, std::string_view json) {
  json = trimmed(json);
  const std::string safe = safe_in_script(json);
  data_.append(data_.empty() ? "" : "\n").append("<script type=\"").append(type).append("\"");
  if (!id.empty()) data_.append(" id=\"").append(id).append("\"");
  data_.append(">").append(safe).append("</script>");
  script_sources_ += source_of(safe);
}

void Head::script(std::string_view code) {
  code = trimmed(code);
  scripts_.append("<script>").append(code).append("</script>");
  script_sources_ += source_of(code);
}

std::string Head::policy() const {
  std::string out =
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:" +
      picture_sources_;
  if (has_fonts_) out += "; font-src data:";
  if (!style_sources_.empty()) out += "; style-src" + style_sources_;
  if (!script_sources_.empty()) out += "; script-src" + script_sources_;
  return out + "; base-uri 'none'; form-action 'none'\">";
}

}  // namespace broadsheet::html
