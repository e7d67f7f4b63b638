#include "layout/order/paragraphs.hpp"

#include "layout/characters.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::layout {
namespace {

constexpr double kIndent = 0.6, kDeepest = 3.2, kFlush = 0.3;  // em at the left edge
constexpr double kSameIndent = 0.2;                            // em
constexpr double kWhite = 1.25, kMost = 2.6;                   // pitches from line to line that are white
constexpr double kBlank = 0.25, kSquare = 1.2;  // em of a blank, of a character with the room it may give up
constexpr std::size_t kFewest = 3, kOutnumbered = 2;  // flush paragraphs of a page, for each indented one

// Em that the first word of a line is wide, with the blank before it.
double first_word(const Line& line, double em) {
  std::size_t at = 0, end = 0;  // of figures or letters, which a square character ends as well: "3）請問"
  for (bool goes_on = true; goes_on && at < line.text.size();) {
    const char32_t c = next_character(line.text, at);
    goes_on = c != ' ' && !is_square(c);
    if (goes_on) end = at;
  }
  if (end == 0) return kSquare * em;
  const double share = static_cast<double>(count_characters(line.text.substr(0, end))) /
                       static_cast<double>(std::max<std::size_t>(1, count_characters(line.text)));
  return share * line.box.width() + kBlank * em;
}

}  // namespace

bool had_room_for(const Line& next, double room, double em) {
  return room > 0.5 * em && room > first_word(next, em);
}

bool is_parted_by_white(const Line& last, const Line& next, const Measures& measures) {
  const double step = next.baseline - last.baseline;
  return step > kWhite * measures.pitch && step < kMost * measures.pitch;
}

ParagraphSigns paragraph_signs(const Page& page, const std::vector<LineHint>& hints, const Zones& zones) {
  if (page.recognised) return {};
  std::size_t flush = 0, parted = 0;
  std::vector<double> indents;
  const double em = zones.measures.body;
  for (const Zone& column : zones.zones) {
    if (column.kind != ZoneKind::column || column.only_byline) continue;
    for (std::size_t k = 1; k < column.lines.size(); ++k) {
      const Line &last = page.lines[column.lines[k - 1]], &next = page.lines[column.lines[k]];
      if (!hints[column.lines[k - 1]].ends_sentence) continue;
      const double indent = (next.box.x0 - column.left) / em;
      if (indent > kIndent && indent < kDeepest) indents.push_back(indent);
      if (indent > kFlush) continue;
      flush += had_room_for(next, column.right - last.box.x1, em);
      parted += is_parted_by_white(last, next, zones.measures);
    }
  }
  const std::size_t indented = indents.size();
  ParagraphSigns out;
  out.indents = flush < kFewest || flush < kOutnumbered * indented;
  if (out.indents && indented >= kFewest) {
    std::nth_element(indents.begin(), indents.begin() + static_cast<std::ptrdiff_t>(indented / 2),
                     indents.end());
    out.indent = indents[indented / 2];
  }
  out.white = parted >= kFewest && parted > kOutnumbered * indented;
  return out;
}

bool opens_paragraph(const Page& page, const Zone& column, std::size_t k, const ParagraphSigns& signs,
                     double em) {
  if (signs.indent == 0 || k + 1 >= column.lines.size()) return false;
  const double in = page.lines[column.lines[k]].box.x0 - column.left;
  const double below = page.lines[column.lines[k + 1]].box.x0 - column.left;
  return std::abs(in - signs.indent * em) < kSameIndent * em && below < kFlush * em;
}

}  // namespace broadsheet::layout
