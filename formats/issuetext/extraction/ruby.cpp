#include "issuetext/extraction/mend.hpp"

#include <algorithm>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kLongest = 8;  // kana of one reading
constexpr std::size_t kLine = 8;     // characters of a line that goes on

bool is_kana(char32_t c) { return c >= 0x3041 && c <= 0x30FF && c != 0x30FB; }
bool is_kanji(char32_t c) { return is_han(c) && !is_kana(c); }

// Readings on the line, separated by blanks; 0 where it has anything else.
std::size_t readings_in(View s) {
  std::size_t readings = 0, length = 0;
  for (const char32_t c : s) {
    if (is_blank(c)) {
      length = 0;
    } else if (is_kana(c)) {
      readings += length == 0;
      if (++length > kLongest) return 0;
    } else {
      return 0;
    }
  }
  return readings;
}

std::size_t kanji_in(View s) { return static_cast<std::size_t>(std::count_if(s.begin(), s.end(), is_kanji)); }

// A line of text that a reading may belong to.
bool may_be_base(View s, std::size_t readings) { return s.size() >= 6 && kanji_in(s) >= readings; }

}  // namespace

void set_ruby_aside(PrintedLines& page) {
  const std::size_t n = page.lines.size();
  std::vector<std::size_t> readings(n);
  for (std::size_t i = 0; i < n; ++i) readings[i] = readings_in(page.lines[i].text);
  bool is_certain = false;
  std::vector<bool> ruby(n);
  for (std::size_t above = 0, below = 0; above < n; above = below) {
    below = above + 1;
    if (readings[above] == 0) continue;
    while (below < n && readings[below] > 0) ++below;
    const View before = above > 0 ? page.lines[above - 1].text : View(),
               behind = below < n ? page.lines[below].text : View();
    for (std::size_t i = above; i < below; ++i)
      ruby[i] = may_be_base(before, readings[i]) || may_be_base(behind, readings[i]);
    // The sentence above goes on below: no text of its own stands between.
    is_certain |= may_be_base(before, readings[above]) && !behind.empty() && !is_sentence_end(before) &&
                  before.size() >= kLine && behind.size() >= 6;
  }
  if (!is_certain) return;
  page.loose_blanks = true;  // the base is split by blanks, too
  std::vector<PrintedLine> kept;
  for (std::size_t i = 0; i < n; ++i) {
    PrintedLine line = page.lines[i];
    if (!ruby[i]) {
      if (i > 0 && ruby[i - 1] && !kept.empty() && !is_sentence_end(kept.back().text) &&
          kept.back().text.size() >= kLine)
        line.blank_before = false;
      kept.push_back(line);
      continue;
    }
    Text reading;
    for (const char32_t c : line.text)
      if (!is_blank(c)) reading += c;
    page.set_aside_text(reading, "ruby", line.first);
  }
  page.lines = std::move(kept);
}

}  // namespace broadsheet::issuetext
