#include "issuetext/extraction/columns/rows.hpp"

#include <algorithm>
#include <cstdint>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kBeam = 32;  // assignments that are followed at a time
constexpr double kLack = 1.2;      // em that a full line may lack
constexpr double kSlack = 1.3;     // … and a first line, besides its indent
constexpr double kMissing = 1.2;   // what it costs that a column has nothing at some height

// What a line says of the paragraph it is in.
struct Piece {
  bool fills = false, first = false, ends = false;
};

Piece look_at(View text, Measure measure) {
  const double width = ems(text);
  Piece piece;
  piece.fills = width >= measure.full - kLack;
  piece.first =
      width >= measure.full - measure.indent - kSlack && width < measure.full - 0.5 * measure.indent;
  piece.ends = is_sentence_end(text);
  return piece;
}

// What it costs that `b` follows `a` in its column.
double cost_of(const Piece& a, const Piece& b) {
  const double goes_on = a.fills || a.first ? (a.ends ? 0.3 : 0) : (a.ends ? 2 : 5);
  const double stops = a.ends ? 0 : 3;
  const double as_next = goes_on + (b.fills || b.ends ? 0 : 2);
  const double as_first = stops + (b.first ? 0 : b.ends ? 0.6 : 2);
  return std::min(as_next, as_first);
}

struct Assignment {
  std::vector<std::int32_t> last;   // of each column, a piece; -1 for none
  std::vector<std::int32_t> first;  // … likewise
  double cost = 0;
  std::int32_t step = -1;  // in steps, the choice for the row before
  std::size_t next = 0;    // the column after the last one that has something at this height
};

struct Step {
  std::int32_t before = -1;
  std::size_t column = 0;
};

class Assigner {
 public:
  Assigner(const std::vector<Row>& rows, Measure measure) : rows_(rows), measure_(measure) {
    for (const Row& row : rows) columns_ = std::max(columns_, row.pieces.size());
  }

  std::vector<std::size_t> run() {
    std::vector<Assignment> all(1);
    all[0].last.assign(columns_, -1);
    all[0].first = all[0].last;
    for (const Row& row : rows_) all = with(row, all);
    for (Assignment& a : all) a.cost += cost_of_flow(a);
    const auto best = std::min_element(
        all.begin(), all.end(), [](const Assignment& a, const Assignment& b) { return a.cost < b.cost; });
    std::vector<std::size_t> out(rows_.size());
    std::int32_t step = best->step;
    for (std::size_t r = rows_.size(); r-- > 0; step = steps_[static_cast<std::size_t>(step)].before)
      out[r] = steps_[static_cast<std::size_t>(step)].column;
    return out;
  }

 private:
  std::vector<Assignment> with(const Row& row, const std::vector<Assignment>& before) {
    const std::size_t n = row.pieces.size();
    const auto base = static_cast<std::int32_t>(pieces_.size());
    for (const View piece : row.pieces) pieces_.push_back(look_at(piece, measure_));
    std::vector<Assignment> out;
    for (const Assignment& a : before)
      for (std::size_t column = 0; column + n <= columns_; ++column) {
        Assignment next = a;
        for (std::size_t k = 0; k < n; ++k) put(next, column + k, base + static_cast<std::int32_t>(k));
        // Pieces at one height that stand far from each other came out line by line, from left to right.
        const std::size_t missing = column >= a.next ? column - a.next : columns_ - a.next + column;
        next.cost += kMissing * static_cast<double>(missing);
        next.next = column + n;
        next.step = static_cast<std::int32_t>(steps_.size());
        steps_.push_back({a.step, column});
        out.push_back(std::move(next));
      }
    const std::size_t kept = std::min(out.size(), kBeam);
    std::stable_sort(out.begin(), out.end(),
                     [](const Assignment& a, const Assignment& b) { return a.cost < b.cost; });
    out.resize(kept);
    return out;
  }

  void put(Assignment& to, std::size_t column, std::int32_t piece) const {
    if (to.last[column] >= 0) to.cost += cost_of(at(to.last[column]), at(piece));
    if (to.first[column] < 0) to.first[column] = piece;
    to.last[column] = piece;
  }

  // A column goes on at the top of the next.
  double cost_of_flow(const Assignment& a) const {
    double cost = 0;
    for (std::size_t c = 0; c + 1 < columns_; ++c)
      if (a.last[c] >= 0 && a.first[c + 1] >= 0) cost += 0.5 * cost_of(at(a.last[c]), at(a.first[c + 1]));
    return cost;
  }

  const Piece& at(std::int32_t piece) const { return pieces_[static_cast<std::size_t>(piece)]; }

  const std::vector<Row>& rows_;
  const Measure measure_;
  std::size_t columns_ = 0;
  std::vector<Piece> pieces_;
  std::vector<Step> steps_;
};

}  // namespace

std::vector<std::size_t> columns_of_rows(const std::vector<Row>& rows, Measure measure) {
  return Assigner(rows, measure).run();
}

}  // namespace broadsheet::issuetext
