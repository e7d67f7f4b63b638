#include "issuetext/extraction/mend.hpp"

#include <algorithm>

namespace broadsheet::issuetext {
namespace {

constexpr char32_t kSoftHyphen = 0xAD;

// Takes soft hyphens, with a hyphen that was printed for them, off the end of the line.
void strip(PrintedLines& page, PrintedLine& line) {
  const std::size_t at = line.text.find(kSoftHyphen);
  if (at == View::npos || at == 0) return;
  Text aside;
  for (const char32_t c : line.text.substr(at))
    if (!is_blank(c)) aside += c;
  page.set_aside_text(aside, "soft hyphen", line.last);
  line.text = trim(line.text.substr(0, at));
  line.goes_on = true;
}

// How wide a full line is, in characters, as far as lines tell that do not go on.
std::size_t measure_of(const PrintedLines& page) {
  std::size_t widest = 0;
  for (const PrintedLine& line : page.lines)
    if (!line.goes_on) widest = std::max(widest, line.text.size());
  return widest;
}

// pieces that go on and are shorter than half a line: no line of a justified column is.
bool has_pieces(const PrintedLines& page, std::size_t measure) {
  return std::count_if(page.lines.begin(), page.lines.end(), [&](const PrintedLine& line) {
           return line.goes_on && line.text.size() * 2 < measure;
         }) >= 2;
}

void join_pieces(PrintedLines& page, std::size_t measure) {
  std::vector<PrintedLine> joined;
  for (const PrintedLine& line : page.lines) {
    const bool follows = !joined.empty() && joined.back().goes_on && !line.blank_before;
    if (follows && line.text == U"-") {  // the hyphen of the break, which ends the line of print
      page.set_aside_text(line.text, "hyphen", line.first);
      joined.back().last = line.last;
      joined.back().trailing = true;  // nothing more joins it
      continue;
    }
    if (!follows || joined.back().trailing || joined.back().text.size() + line.text.size() > measure + 2) {
      joined.push_back(line);
      if (line.goes_on) joined.back().trailing = false;
      continue;
    }
    PrintedLine& whole = joined.back();
    whole.text = page.keep(Text(whole.text) + Text(line.text));
    whole.last = line.last;
    whole.goes_on = line.goes_on;
    whole.trailing = false;
  }
  page.lines = std::move(joined);
  for (PrintedLine& line : page.lines)
    if (line.goes_on) line.trailing = false;
}

}  // namespace

void mend_line_ends(PrintedLines& page, Extractor by) {
  bool any = false;
  for (PrintedLine& line : page.lines) {
    strip(page, line);
    any |= line.goes_on;
  }
  if (!any) return;
  const std::size_t measure = measure_of(page);
  if (by == Extractor::pdftotext_raw || has_pieces(page, measure)) join_pieces(page, measure);
}

}  // namespace broadsheet::issuetext
