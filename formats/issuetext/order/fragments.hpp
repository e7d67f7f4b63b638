// issuetext/order/fragments.hpp - the runs that the body text of a page comes in, and which of their ends are
// broken.
//
// A run ends broken where its last line is full and closes no sentence, and something new
// begins after it; it begins broken where its first line has no indent (in a spaced script:
// begins in lower case) though what stands before it is closed.
#pragma once

#include "issuetext/furniture/furniture.hpp"
#include "issuetext/roles/paragraphs.hpp"

#include <vector>

namespace broadsheet::issuetext {

using namespace reconstruct;

/// What earlier stages know of a page; all of them have one entry per line.
struct PageContext {
  const Page& page;
  const std::vector<LabelledLine>& labels;
  const std::vector<Hint>& hints;
  const PageFurniture& furniture;
  const Typesetting& typesetting;

  View text(std::size_t line) const { return page.of(page.lines[line]); }
  bool is_text(std::size_t line) const {
    return furniture.lines[line] == FurnitureKind::none && is_body(labels[line].role);
  }
};

/// Body lines between two blank lines, other things, or changes of measure.
struct LineRun {
  std::size_t begin = 0, end = 0;  ///< lines
  double width = 0;                ///< of its measure, in em
  std::size_t chunk_end = 0;  ///< after what moves with it: its paragraph, where it is apart all that follows
  bool apart = false;         ///< something else than body text stands before it
  bool other_measure = false;  ///< … or body text of another measure, right above
  bool full = false;           ///< its last line ends because no more fitted
  bool tail_open = false;      ///< … in the middle of a sentence
  bool head_open = false;      ///< it has no indent
  bool starts = false;         ///< it has one
};

/// In their order. Linear.
std::vector<LineRun> line_runs_of(const PageContext& context);

/// Whether two runs may be of one column.
bool same_measure(const LineRun& a, const LineRun& b);

struct BrokenEnds {
  std::vector<std::size_t> tails, heads;  ///< runs; no more than `most` of either
  std::vector<bool> goes_on;              ///< a run: in the next one, as far as is seen
};
/// `settled` runs have no broken ends.
BrokenEnds broken_ends(const PageContext& context, const std::vector<LineRun>& pieces,
                       const std::vector<bool>& settled, std::size_t most);

}  // namespace broadsheet::issuetext
