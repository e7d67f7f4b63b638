#include "layout/lines/gutters.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace broadsheet::layout {
namespace {

constexpr double kReach = 6;            // em above and below
constexpr double kBeside = 24;          // em to the left and to the right
constexpr double kLeastWhite = 0.4;     // em of white that all the lines share
constexpr double kOneLine = 0.3;        // em between baselines of one line
constexpr int kLines = 4;               // on each side of the white, with that of the gap
constexpr int kLinesOfSquare = 2;       // in scripts without blanks, whose lines have no such gaps
constexpr double kWords = 4;            // em: a column has more than the last words of lines
constexpr double kWithin = 0.8;         // of the white, between words of a line
constexpr double kLarger = 1.12;        // em: display type
constexpr int kAligned = 3;             // of those to its right that begin at the edge of a column
constexpr double kEdge = 0.15;          // em
constexpr std::size_t kLookedAt = 500;  // stretches

}  // namespace

// The lines on one side of the white, each counted once.
struct Gutters::Side {
  double last = -1e9;
  int lines = 0;
  void count(const Stretch& s, double em) {
    if (std::abs(s.across - last) > kOneLine * em) last = s.across, ++lines;
  }
};

struct Gutters::Gap {
  double from, to, across, reach;
  bool of_heading;
  Side left, right;
  std::vector<Stretch> to_the_right;
};

Gutters::Gutters(std::vector<Stretch> stretches, double em, bool spaced)
    : stretches_(std::move(stretches)), em_(em), spaced_(spaced) {
  std::stable_sort(stretches_.begin(), stretches_.end(),
                   [](const Stretch& a, const Stretch& b) { return a.across < b.across; });
}

bool Gutters::is_one(double from, double to, double across, double size) const {
  const Stretch before{from, from, across, em_}, after{to, to, across, em_};
  Gap gap{from, to, across, kReach * size, size > kLarger * em_, {}, {}, {after}};
  gap.left.count(before, em_), gap.right.count(after, em_);
  look(gap, true);
  if (gap.to > gap.from) look(gap, false);
  const int least = spaced_ ? kLines : kLinesOfSquare;
  if (gap.left.lines < least || gap.right.lines < least) return false;
  return begins_column(gap);
}

// Text to the right: lines that begin at one edge, and more of them than their last words.
bool Gutters::begins_column(Gap& gap) const {
  std::sort(gap.to_the_right.begin(), gap.to_the_right.end(), [](const Stretch& a, const Stretch& b) {
    return std::tuple(a.across, a.from) < std::tuple(b.across, b.from);
  });
  const double white = gap.to - gap.from;
  int aligned = 0;
  double widest = 0, end = 0;
  const Stretch* before = nullptr;
  for (const Stretch& s : gap.to_the_right) {
    if (std::abs(s.from - gap.to) < kEdge * em_)
      ++aligned, end = s.to;
    else if (before && s.across - before->across < kOneLine * em_ && s.from - end < kWithin * white)
      end = std::max(end, s.to);
    before = &s;
    widest = std::max(widest, end - gap.to);
  }
  return aligned >= (spaced_ ? kAligned : kLinesOfSquare) && widest > kWords * em_;
}

// Narrows the gap to the white of the lines below it or above it, up to the first that crosses it.
void Gutters::look(Gap& gap, bool down) const {
  const auto above = [](const Stretch& s, double y) { return s.across < y; };
  auto at = std::lower_bound(stretches_.begin(), stretches_.end(),
                             gap.across + (down ? kOneLine * em_ : -kOneLine * em_), above);
  for (std::size_t n = 0; n < kLookedAt; ++n) {
    if (down ? at == stretches_.end() : at == stretches_.begin()) return;
    const Stretch& s = down ? *at++ : *--at;
    if (std::abs(s.across - gap.across) > gap.reach) return;
    if (s.to < gap.from - kBeside * em_ || s.from > gap.to + kBeside * em_) continue;
    if (s.size > kLarger * em_) {  // headings do not keep to the edges of columns
      if (s.to > gap.from && s.from < gap.to) return;
      if (!gap.of_heading) continue;
    }
    const double from = s.from <= gap.from ? std::max(gap.from, s.to) : gap.from;
    const double to = s.to >= gap.to ? std::min(gap.to, s.from) : gap.to;
    if (to - from < kLeastWhite * em_ || (s.from > from && s.to < to)) return;
    gap.from = from, gap.to = to;
    if (s.from >= to) gap.to_the_right.push_back(s);
    (s.from >= to ? gap.right : gap.left).count(s, em_);
  }
}

}  // namespace broadsheet::layout
