#include "issuetext/extraction/extractor.hpp"

#include "common/text.hpp"
#include "reconstruct/text/glyphs.hpp"

#include <algorithm>
#include <cstddef>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kLooked = std::size_t{1} << 16;

// What the text of some pages shows.
struct Traces {
  std::size_t pages = 0;           // form feeds
  std::size_t line_end_after = 0;  // … with a line end after them
  std::size_t blank_line_before = 0;
  std::size_t lines = 0, blank_lines = 0;
  std::size_t gaps = 0;      // lines with blanks of two and more between words
  std::size_t indented = 0;  // lines with several blanks at their front
  std::size_t forms = 0;     // ligatures, radicals, punctuation of vertical text
  std::size_t han = 0, spaced_han = 0;
};

void look_at_line(std::string_view line, Traces& t) {
  ++t.lines;
  const std::size_t first = line.find_first_not_of(" \t\r");
  if (first == line.npos) {
    ++t.blank_lines;
    return;
  }
  t.indented += first > 1;
  t.gaps += line.find("  ", first) < line.find_last_not_of(" \r");
  char32_t before = 0, last = 0;
  while (!line.empty()) {
    const char32_t c = common::take_char(line);
    t.forms += (c >= 0xFB00 && c <= 0xFB06) || (c >= 0x2E80 && c <= 0x2FD5) || (c >= 0xFE10 && c <= 0xFE19) ||
               (c >= 0xFE30 && c <= 0xFE48);
    if (reconstruct::is_han(c)) {
      ++t.han;
      t.spaced_han += last == ' ' && reconstruct::is_han(before);
    }
    if (last != ' ') before = last;
    last = c;
    if (c != ' ') before = c;
  }
}

Traces traces_of(std::string_view text) {
  Traces t;
  for (std::size_t at = text.find('\f'); at != text.npos; at = text.find('\f', at + 1)) {
    ++t.pages;
    t.line_end_after += at + 1 < text.size() && text[at + 1] == '\n';
    t.blank_line_before += text.substr(0, at).ends_with("\n\n");
  }
  while (!text.empty()) {
    const auto ends_line = [](char c) { return c == '\n' || c == '\f'; };
    const auto end =
        static_cast<std::size_t>(std::find_if(text.begin(), text.end(), ends_line) - text.begin());
    const bool is_line =
        end == text.size() || end > 0 || text[end] == '\n';  // not between line end and form feed
    if (is_line) look_at_line(text.substr(0, end), t);
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return t;
}

Recognised judge(const Traces& t) {
  if (t.han > 40 && t.spaced_han * 4 > t.han)
    return {Extractor::tesseract, "blanks stand between the words of Chinese or Japanese"};
  if (t.pages == 0) return {};
  if (t.line_end_after == t.pages) return {Extractor::mutool, "a line end follows each form feed"};
  if (t.blank_line_before * 2 > t.pages) {
    if (t.forms > 0)
      return {Extractor::pdf2txt,
              "ligatures or radicals as the fonts have them, a blank line before each form feed"};
    if (t.gaps * 4 > t.lines && t.indented * 8 < t.lines)
      return {Extractor::pdf2txt,
              "justified lines have double blanks, a blank line stands before each form feed"};
    if (t.gaps * 4 > t.lines) return {Extractor::pdftotext_layout, "rows with wide gaps, indented lines"};
    return {Extractor::pdftotext, "a blank line stands before each form feed"};
  }
  if (t.gaps * 6 > t.lines || t.indented * 6 > t.lines)
    return {Extractor::pdftotext_layout, "rows with wide gaps, indented lines"};
  if (t.blank_lines * 20 < t.lines)
    return {Extractor::pdftotext_raw, "no blank line, pages end in a form feed"};
  return {};
}

}  // namespace

std::string_view name_of(Extractor extractor) {
  switch (extractor) {
    case Extractor::pdftotext: return "pdftotext";
    case Extractor::pdftotext_raw: return "pdftotext -raw";
    case Extractor::pdftotext_layout: return "pdftotext -layout";
    case Extractor::pdf2txt: return "pdf2txt";
    case Extractor::mutool: return "mutool";
    case Extractor::tesseract: return "tesseract";
    case Extractor::unknown: break;
  }
  return "unknown";
}

Recognised recognise_extractor(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kLooked);
  if (head.find("(cid:") != head.npos) return {Extractor::pdf2txt, "(cid:N) stands for glyphs"};
  return judge(traces_of(head));
}

}  // namespace broadsheet::issuetext
