// layout/lines/parting.hpp - where rows across the page part into the lines of columns, if the stream does
// not say.
#pragma once

#include "layout/lines/along_line.hpp"
#include "layout/lines/edges.hpp"
#include "layout/lines/gutters.hpp"

#include <cstddef>
#include <vector>

namespace broadsheet::layout {

/// Refers to `runs`, `seen` and `edges`, which outlive it. Positions `k` are in an order by rows, see
/// stream.hpp; k > 0, and the run there and the one before it are level
/// and go the way of most text.
class Parting {
 public:
  /// `em` is the size of most text; `spaced`: words have blanks between them.
  Parting(const std::vector<Run>& runs, const std::vector<AlongLine>& seen,
          const std::vector<Stretch>& stretches, const Edges& edges, double em, bool spaced);

  /// Whether the run at `k` is of another column than the one before it. Bounded work.
  bool parts(const Order& order, std::size_t k) const;

  /// Two words may be all of a justified line, one at each edge of its column.
  bool fills_its_column(const Order& order, std::size_t k) const;

 private:
  bool is_initial(std::size_t last, std::size_t next) const;
  bool is_one_heading(const Order& order, std::size_t k, double gap, double em) const;
  bool parts_words(const Order& order, std::size_t k, double gap, double em) const;
  bool is_usual_width(double width, double em) const;
  bool parts_equal_columns(const Order& order, std::size_t k, double gap) const;
  // Of the words around `k` that are at most `most` em apart.
  double start_of(const Order& order, std::size_t k, double most) const;
  double end_of(const Order& order, std::size_t k, double most) const;
  double word_gap(const Order& order, std::size_t k, int way) const;
  bool goes_on(std::size_t last, std::size_t next, double most) const;

  const std::vector<Run>& runs_;
  const std::vector<AlongLine>& seen_;
  const Edges& edges_;
  Gutters gutters_;
  std::vector<double> widths_;  // of stretches, ascending
  double em_;
  bool spaced_;
};

}  // namespace broadsheet::layout
