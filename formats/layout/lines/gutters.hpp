// layout/lines/gutters.hpp - the white between columns, seen from the words alone.
//
// In justified text a gap between two words can be as wide as one between two columns. The gaps of words lie
// elsewhere in each line; the gap between columns goes on through the lines above or below.
#pragma once

#include "layout/lines/edges.hpp"

#include <vector>

namespace broadsheet::layout {

class Gutters {
 public:
  /// `em` is the size of most text; `spaced`: words are separated by blanks, which may be as wide.
  Gutters(std::vector<Stretch> stretches, double em, bool spaced);

  /// Whether the gap `from`..`to` of the line of `size` at `across` goes on through lines above it and below
  /// it, to the right of which text is aligned. Bounded work per call.
  bool is_one(double from, double to, double across, double size) const;

 private:
  struct Side;
  struct Gap;
  void look(Gap& gap, bool down) const;
  bool begins_column(Gap& gap) const;

  std::vector<Stretch> stretches_;  // by height
  double em_;
  bool spaced_;
};

}  // namespace broadsheet::layout
