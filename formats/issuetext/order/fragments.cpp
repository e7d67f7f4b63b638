#include "issuetext/order/fragments.hpp"

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
void look_at(const PageContext& context, LineRun& run) {
  const std::size_t last = run.end - 1;
  const char32_t mark = final_mark(context.text(last));
  const double indent = starts_paragraph(context.labels[last].role) ? context.typesetting.indent : 0;
  const double measure = context.labels[last].width;
  const double room = measure - indent - context.page.lines[last].width.natural;
  run.full = room < (context.typesetting.uses_spaces ? measure * kRoomSpaced : kRoom);
  const bool colon = View(U":：；;").find(mark) != View::npos;
  run.tail_open = run.full && !ends_sentence(mark) && !colon && !context.hints[last].ends;
  if (context.hints[run.begin].starts) {
    run.starts = true;
  } else if (context.typesetting.uses_spaces) {
    run.head_open = is_lower(context.text(run.begin).front());
    run.starts = !run.head_open && starts_paragraph(context.labels[run.begin].role);
  } else {
    const Width& first = context.page.lines[run.begin].width;
    const double indented = run.width - context.typesetting.indent;
    run.head_open = first.squeezed > indented + kNoIndent;
    run.starts = !run.head_open && first.natural <= indented + kIndent && run.end > run.begin + 1;
  }
}

// The measures that lines of a page fill, in half ems.
class Measures {
 public:
  explicit Measures(const PageContext& context) {
    for (std::size_t i = 0; i < context.page.lines.size(); ++i)
      if (context.is_text(i) && context.page.lines[i].width.natural > context.labels[i].width - kFills)
        filled_[at(context.labels[i].width)] = true;
  }
  bool has(double width) const { return filled_[at(width)]; }

 private:
  static constexpr double kFills = 1;  // em that a full line may lack
  static std::size_t at(double width) {
    return static_cast<std::size_t>(std::clamp(width * 2 + 0.5, 0.0, 255.0));
  }
  std::bitset<256> filled_;
};

// A full line after which a short one ends may open a paragraph of a wider measure, or be the rest of
// one. It is the rest where no line of the page fills the wider measure, but others fill the narrower.
void doubt_indent(const PageContext& context, const Measures& measures, LineRun& run) {
  if (context.typesetting.uses_spaces || context.hints[run.begin].starts) return;
  if (!starts_paragraph(context.labels[run.begin].role)) return;
  const double narrower = run.width - context.typesetting.indent;
  if (measures.has(run.width) || !measures.has(narrower)) return;
  run.width = narrower;
  run.head_open = true;
  run.starts = false;
}

// Backwards, so that the end of a chunk is known when its beginning is met.
void find_chunks(const PageContext& context, std::vector<LineRun>& runs) {
  std::size_t stop = context.page.lines.size(), paragraph = stop, i = stop;
  for (std::size_t k = runs.size(); k-- > 0;) {
    for (; i > runs[k].begin + 1; --i) {
      const std::size_t line = i - 1;
      const Hint& hint = context.hints[line];
      const bool body = is_body(context.labels[line].role);
      const bool something_new = body ? hint.starts : !hint.closes;
      if (context.furniture.lines[line] != FurnitureKind::none || something_new)
        stop = paragraph = line;
      else if (starts_paragraph(context.labels[line].role))
        paragraph = line;
    }
    runs[k].chunk_end = runs[k].apart ? stop : paragraph;
  }
}

}  // namespace

bool same_measure(const LineRun& a, const LineRun& b) { return std::abs(a.width - b.width) < kSameMeasure; }

std::vector<LineRun> line_runs_of(const PageContext& context) {
  std::vector<LineRun> runs;
  bool apart = true;
  for (std::size_t i = 0; i < context.page.lines.size(); ++i) {
    if (!context.is_text(i)) {
      apart = true;
      continue;
    }
    const double width = context.labels[i].width;
    const bool other = !apart && std::abs(width - context.labels[i - 1].width) >= kOtherMeasure;
    if (apart || other || context.page.lines[i].blank_before) {
      runs.emplace_back();
      runs.back().begin = i;
      runs.back().width = width;
      runs.back().apart = apart;
      runs.back().other_measure = other;
    }
    apart = false;
    runs.back().end = i + 1;
  }
  const Measures measures(context);
  for (LineRun& run : runs) {
    look_at(context, run);
    doubt_indent(context, measures, run);
  }
  find_chunks(context, runs);
  return runs;
}

BrokenEnds broken_ends(const PageContext& context, const std::vector<LineRun>& runs,
                       const std::vector<bool>& settled, std::size_t most) {
  BrokenEnds broken;
  broken.goes_on.resize(runs.size());
  const auto begins_new = [&](const LineRun& run) {
    if (run.starts && run.other_measure) return true;
    return !run.head_open && starts_paragraph(context.labels[run.begin].role);
  };
  const auto may_go_on = [&](const LineRun& run) {
    return run.full && !is_sentence_end(context.text(run.end - 1)) && !context.hints[run.end - 1].ends;
  };
  for (std::size_t k = 0; k < runs.size(); ++k) {
    if (settled[k]) continue;
    const LineRun* above = k > 0 && !settled[k - 1] ? &runs[k - 1] : nullptr;
    const LineRun* below = k + 1 < runs.size() && !settled[k + 1] ? &runs[k + 1] : nullptr;
    const bool goes_on = below && !begins_new(*below);
    broken.goes_on[k] = goes_on && runs[k].tail_open;
    // A paragraph may go on right below in another measure, or that is another column.
    const bool broken_tail = !goes_on || (below->other_measure && below->head_open);
    if (runs[k].tail_open && broken_tail && broken.tails.size() < most) broken.tails.push_back(k);
    const bool broken_head = !above || !may_go_on(*above) || runs[k].other_measure;
    if (runs[k].head_open && broken_head && broken.heads.size() < most) broken.heads.push_back(k);
  }
  return broken;
}

}  // namespace broadsheet::issuetext
