#include "issuetext/torn.hpp"

#include <algorithm>
#include <bitset>
#include <cmath>

namespace broadsheet::issuetext {
namespace {

// Of two widths, in em.
constexpr double kSameMeasure = 1.1;   // they differ by less in one column
constexpr double kOtherMeasure = 1.6;  // they differ by more where one column follows another

// Of a line, in em.
constexpr double kRoom = 1.6;        // it may have without being short
constexpr double kRoomSpaced = 0.2;  // … as a share of the measure, in a spaced script
constexpr double kNoIndent = 0.4, kIndent = 0.3;

// The fields that need the lines alone.
void look_at(const Sheet& sheet, Stretch& stretch) {
  const std::size_t last = stretch.end - 1;
  const char32_t mark = final_mark(sheet.text(last));
  const double indent = starts_paragraph(sheet.placed[last].role) ? sheet.script.indent : 0;
  const double measure = sheet.placed[last].width;
  const double room = measure - indent - sheet.page.lines[last].width.natural;
  stretch.full = room < (sheet.script.spaced ? measure * kRoomSpaced : kRoom);
  const bool colon = View(U":：；;").find(mark) != View::npos;
  stretch.tail_open = stretch.full && !ends_sentence(mark) && !colon && !sheet.hints[last].ends;
  if (sheet.hints[stretch.begin].starts) {
    stretch.starts = true;
  } else if (sheet.script.spaced) {
    stretch.head_open = is_lower(sheet.text(stretch.begin).front());
    stretch.starts = !stretch.head_open && starts_paragraph(sheet.placed[stretch.begin].role);
  } else {
    const Width& first = sheet.page.lines[stretch.begin].width;
    const double indented = stretch.width - sheet.script.indent;
    stretch.head_open = first.squeezed > indented + kNoIndent;
    stretch.starts =
        !stretch.head_open && first.natural <= indented + kIndent && stretch.end > stretch.begin + 1;
  }
}

// The measures that lines of a page fill, in half ems.
class Measures {
 public:
  explicit Measures(const Sheet& sheet) {
    for (std::size_t i = 0; i < sheet.page.lines.size(); ++i)
      if (sheet.is_text(i) && sheet.page.lines[i].width.natural > sheet.placed[i].width - kFills)
        filled_[at(sheet.placed[i].width)] = true;
  }
  bool has(double width) const { return filled_[at(width)]; }

 private:
  static constexpr double kFills = 1;  // em that a full line may lack
  static std::size_t at(double width) {
    return static_cast<std::size_t>(std::clamp(width * 2 + 0.5, 0.0, 255.0));
  }
  std::bitset<256> filled_;
};

// A full line behind which a short one ends may open a paragraph of a wider measure, or be the rest of
// one. It is the rest where no line of the page fills the wider measure, but others fill the narrower.
void doubt_indent(const Sheet& sheet, const Measures& measures, Stretch& stretch) {
  if (sheet.script.spaced || sheet.hints[stretch.begin].starts) return;
  if (!starts_paragraph(sheet.placed[stretch.begin].role)) return;
  const double narrower = stretch.width - sheet.script.indent;
  if (measures.has(stretch.width) || !measures.has(narrower)) return;
  stretch.width = narrower;
  stretch.head_open = true;
  stretch.starts = false;
}

// Backwards, so that the end of a chunk is known when its beginning is met.
void find_chunks(const Sheet& sheet, std::vector<Stretch>& stretches) {
  std::size_t stop = sheet.page.lines.size(), paragraph = stop, i = stop;
  for (std::size_t k = stretches.size(); k-- > 0;) {
    for (; i > stretches[k].begin + 1; --i) {
      const std::size_t line = i - 1;
      const Hint& hint = sheet.hints[line];
      const bool body = is_body(sheet.placed[line].role);
      const bool something_new = body ? hint.starts : !hint.closes;
      if (sheet.folio.lines[line] != Fixture::none || something_new)
        stop = paragraph = line;
      else if (starts_paragraph(sheet.placed[line].role))
        paragraph = line;
    }
    stretches[k].chunk_end = stretches[k].apart ? stop : paragraph;
  }
}

}  // namespace

bool same_measure(const Stretch& a, const Stretch& b) { return std::abs(a.width - b.width) < kSameMeasure; }

std::vector<Stretch> stretches_of(const Sheet& sheet) {
  std::vector<Stretch> stretches;
  bool apart = true;
  for (std::size_t i = 0; i < sheet.page.lines.size(); ++i) {
    if (!sheet.is_text(i)) {
      apart = true;
      continue;
    }
    const double width = sheet.placed[i].width;
    const bool other = !apart && std::abs(width - sheet.placed[i - 1].width) >= kOtherMeasure;
    if (apart || other || sheet.page.lines[i].blank_before) {
      stretches.emplace_back();
      stretches.back().begin = i;
      stretches.back().width = width;
      stretches.back().apart = apart;
      stretches.back().other_measure = other;
    }
    apart = false;
    stretches.back().end = i + 1;
  }
  const Measures measures(sheet);
  for (Stretch& stretch : stretches) {
    look_at(sheet, stretch);
    doubt_indent(sheet, measures, stretch);
  }
  find_chunks(sheet, stretches);
  return stretches;
}

Torn torn_ends(const Sheet& sheet, const std::vector<Stretch>& stretches, const std::vector<bool>& settled,
               std::size_t most) {
  Torn torn;
  torn.goes_on.resize(stretches.size());
  const auto begins_new = [&](const Stretch& stretch) {
    if (stretch.starts && stretch.other_measure) return true;
    return !stretch.head_open && starts_paragraph(sheet.placed[stretch.begin].role);
  };
  const auto may_go_on = [&](const Stretch& stretch) {
    return stretch.full && !is_sentence_end(sheet.text(stretch.end - 1)) &&
           !sheet.hints[stretch.end - 1].ends;
  };
  for (std::size_t k = 0; k < stretches.size(); ++k) {
    if (settled[k]) continue;
    const Stretch* above = k > 0 && !settled[k - 1] ? &stretches[k - 1] : nullptr;
    const Stretch* below = k + 1 < stretches.size() && !settled[k + 1] ? &stretches[k + 1] : nullptr;
    const bool goes_on = below && !begins_new(*below);
    torn.goes_on[k] = goes_on && stretches[k].tail_open;
    // A paragraph may go on right below in another measure, or that is another column.
    const bool torn_tail = !goes_on || (below->other_measure && below->head_open);
    if (stretches[k].tail_open && torn_tail && torn.tails.size() < most) torn.tails.push_back(k);
    const bool torn_head = !above || !may_go_on(*above) || stretches[k].other_measure;
    if (stretches[k].head_open && torn_head && torn.heads.size() < most) torn.heads.push_back(k);
  }
  return torn;
}

}  // namespace broadsheet::issuetext
