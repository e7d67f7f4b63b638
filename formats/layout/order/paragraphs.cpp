#include "layout/order/paragraphs.hpp"

#include "layout/characters.hpp"

#include <algorithm>
#include <map>

namespace broadsheet::layout {
namespace {

constexpr double kIndent = 0.6, kDeepest = 3.2, kFlush = 0.3;  // em at the left edge
constexpr double kSameIndent = 0.2;                            // em
constexpr double kWhite = 1.25, kMost = 2.6;                   // pitches from line to line that are white
constexpr double kBlank = 0.25, kSquare = 1.2;  // em of a blank, of a character with the room it may give up
constexpr double kShort = 0.3, kShortOfSquare = 0.8;  // em that a line of justified text never leaves
constexpr double kAtEdge = 0.15;                      // em from the right edge
constexpr std::size_t kFull = 20, kFullOfRagged = 8;  // lines of a page that is justified, for each other one
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

class SignCounts {
 public:
  SignCounts(const Page& page, const std::vector<LineHint>& hints, const Zones& zones)
      : page_(page), hints_(hints), measures_(zones.measures) {
    for (const Zone& column : zones.zones)
      if (column.kind == ZoneKind::column && !column.only_byline)
        for (std::size_t k = 1; k < column.lines.size(); ++k) count(column, k);
  }

  ParagraphSigns signs() {
    ParagraphSigns out;
    out.justified = full_ >= kFull && full_ > kFullOfRagged * ragged_;
    const std::size_t indented = indents_.size(), flush = flush_ + (out.justified ? short_ : 0);
    out.indents = flush < kFewest || flush < kOutnumbered * indented;
    if (out.indents && indented >= kFewest) {
      const auto middle = indents_.begin() + static_cast<std::ptrdiff_t>(indented / 2);
      std::nth_element(indents_.begin(), middle, indents_.end());
      out.indent = *middle;
    }
    out.white = parted_ >= kFewest && parted_ > kOutnumbered * indented;
    for (const auto& [type, lines] : within_text_)
      if (lines > 1) out.crossheads.insert(type);
    return out;
  }

 private:
  void count(const Zone& column, std::size_t k) {
    const Line &last = page_.lines[column.lines[k - 1]], &next = page_.lines[column.lines[k]];
    const double em = measures_.body, room = column.right - last.box.x1;
    if (stands_within_text(column, k)) ++within_text_[type_of(next)];
    if (!hints_[column.lines[k - 1]].ends_sentence) {
      ++(room < kAtEdge * em ? full_ : ragged_);
      return;
    }
    const double indent = (next.box.x0 - column.left) / em;
    if (indent > kIndent && indent < kDeepest) indents_.push_back(indent);
    if (indent > kFlush) return;
    if (had_room_for(next, room, em))
      ++flush_;
    else if (ends_justified(room, measures_))
      ++short_;
    parted_ += is_parted_by_white(last, next, measures_);
  }

  // A line in a type of its own, with text of one face above and below.
  bool stands_within_text(const Zone& column, std::size_t k) const {
    const LineHint& hint = hints_[column.lines[k]];
    if (k + 1 >= column.lines.size() || hint.byline || hint.only_names || hint.ends_sentence) return false;
    const std::int32_t above = page_.lines[column.lines[k - 1]].face;
    return page_.lines[column.lines[k]].face != above && page_.lines[column.lines[k + 1]].face == above;
  }

  const Page& page_;
  const std::vector<LineHint>& hints_;
  const Measures& measures_;
  std::size_t flush_ = 0, short_ = 0, parted_ = 0, full_ = 0, ragged_ = 0;
  std::vector<double> indents_;
  std::map<Type, std::size_t> within_text_;
};

}  // namespace

bool had_room_for(const Line& next, double room, double em) {
  return room > 0.5 * em && room > first_word(next, em);
}

bool is_parted_by_white(const Line& last, const Line& next, const Measures& measures) {
  const double step = next.baseline - last.baseline;
  return step > kWhite * measures.pitch && step < kMost * measures.pitch;
}

bool ends_justified(double room, const Measures& measures) {
  return room > (measures.spaced ? kShort : kShortOfSquare) * measures.body;
}

ParagraphSigns paragraph_signs(const Page& page, const std::vector<LineHint>& hints, const Zones& zones) {
  return page.recognised ? ParagraphSigns{} : SignCounts(page, hints, zones).signs();
}

bool opens_paragraph(const Page& page, const Zone& column, std::size_t k, const ParagraphSigns& signs,
                     double em) {
  if (signs.indent == 0 || k + 1 >= column.lines.size()) return false;
  const double in = page.lines[column.lines[k]].box.x0 - column.left;
  const double below = page.lines[column.lines[k + 1]].box.x0 - column.left;
  return std::abs(in - signs.indent * em) < kSameIndent * em && below < kFlush * em;
}

}  // namespace broadsheet::layout
