#include "layout/lines/parting.hpp"

#include "layout/characters.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace broadsheet::layout {
namespace {

constexpr double kColumnGap = 0.6, kColumnGapSpaced = 0.8;  // em between columns
constexpr double kSureGap = 0.9;      // em: ends a line at one edge of a column, without blanks
constexpr double kHeadingGap = 0.4;   // em between headings of columns side by side
constexpr double kPhraseGap = 1.1;    // em between phrases of one heading
constexpr double kLastLineGap = 1.5;  // em after the end of a paragraph, which is not stretched
constexpr double kWider = 1.5, kMuchWider = 2.2, kAlike = 1.2;  // times the gaps of words of the line
constexpr double kLeastBlank = 0.12, kMostStretched = 3;        // em between words of a line
constexpr double kLarger = 1.2;                                 // times the usual size: a heading
constexpr double kInitial = 1.5;                                // times the size of the text beside it
constexpr double kLessThanGutter = 0.8, kSameWidth = 0.12;      // times the gap; em
constexpr std::ptrdiff_t kOfOneWidth = 6;                       // lines of a page
constexpr double kColumn = 6;                                   // em that a column is wide
constexpr double kLevel = 0.25;                                 // em between baselines of a line
constexpr std::size_t kLookedAt = 200;                          // runs of a column's line
constexpr std::u32string_view kEnds = U".!?”’\"')]";            // of paragraphs
constexpr std::u32string_view kHanging =
    U"，。、；：！？）」』》〉】”’";  // have white at their end, which may
constexpr double kWhite = 0.5;        // stand between columns; em

}  // namespace

Parting::Parting(const std::vector<Run>& runs, const std::vector<AlongLine>& seen,
                 const std::vector<Stretch>& stretches, const Edges& edges, double em, bool spaced)
    : runs_(runs), seen_(seen), edges_(edges), gutters_(stretches, em, spaced), em_(em), spaced_(spaced) {
  for (const Stretch& s : stretches) widths_.push_back(s.to - s.from);
  std::sort(widths_.begin(), widths_.end());
}

// It stands on the baseline of a line further down than the first of those beside it.
bool Parting::is_initial(std::size_t last, std::size_t next) const {
  const Run &a = runs_[last], &b = runs_[next];
  return a.size > kInitial * b.size && count_characters(a.text) <= 2 && a.box.y0 < b.box.y0 - 0.5 * b.size;
}

bool Parting::parts(const Order& order, std::size_t k) const {
  const std::size_t last = order[k - 1], next = order[k];
  const AlongLine &a = seen_[last], &b = seen_[next];
  if (is_initial(last, next)) return true;
  const double em = std::max(a.size, b.size);
  const bool heading = em > kLarger * em_;
  const bool hanging =
      !spaced_ && !heading && kHanging.find(last_character(runs_[last].text)) != kHanging.npos;
  const double from = a.to - (hanging ? kWhite * em : 0), gap = (b.from - from) / em;
  if (gap < (heading ? kHeadingGap : spaced_ ? kColumnGapSpaced : kColumnGap)) return false;
  if (heading && gap < kPhraseGap && is_one_heading(order, k, gap, em)) return false;
  if (!spaced_ && gap > kSureGap && (edges_.ends(a.to, a.across) || edges_.begins(b.from, b.across)))
    return true;
  if (parts_equal_columns(order, k, gap)) return true;
  if (spaced_ && fills_its_column(order, k)) return false;
  if (spaced_ && parts_words(order, k, gap, em)) return true;
  return gutters_.is_one(from, b.from, b.across, em);
}

// Its words are equally far apart; in a script without blanks its phrases are apart, too. Two such headings
// so near fill their columns.
bool Parting::is_one_heading(const Order& order, std::size_t k, double gap, double em) const {
  if (!spaced_) return !edges_.begins(start_of(order, k - 1, kHeadingGap), seen_[order[k - 1]].across);
  return gap < kAlike * std::max(word_gap(order, k - 1, -1), word_gap(order, k, 1)) / em;
}

// The words of one line are equally far apart. `gap` in em.
bool Parting::parts_words(const Order& order, std::size_t k, double gap, double em) const {
  const AlongLine &a = seen_[order[k - 1]], &b = seen_[order[k]];
  const bool ends = edges_.ends(a.to, a.across), begins = edges_.begins(b.from, b.across);
  const double left = word_gap(order, k - 1, -1) / em, right = word_gap(order, k, 1) / em;
  const bool both = left > 0 && right > 0;
  const double widest = std::max(left, right);
  const bool heading = em > kLarger * em_ && gap > kMuchWider * widest;
  if (widest > 0 && gap > kWider * widest && (both || begins || ends || heading)) return true;
  return begins && gap > kLastLineGap && !(both && gap < kAlike * std::min(left, right)) &&
         kEnds.find(last_character(runs_[order[k - 1]].text)) != kEnds.npos;
}

// Columns of two or three lines make no edge, but they are as wide as others and each other.
bool Parting::parts_equal_columns(const Order& order, std::size_t k, double gap) const {
  const double em = seen_[order[k]].size, most = kLessThanGutter * gap;
  const double left = seen_[order[k - 1]].to - start_of(order, k - 1, most);
  const double right = end_of(order, k, most) - seen_[order[k]].from;
  return left > kColumn * em && std::abs(left - right) < kSameWidth * em && is_usual_width(left, em);
}

bool Parting::fills_its_column(const Order& order, std::size_t k) const {
  const AlongLine &a = seen_[order[k - 1]], &b = seen_[order[k]];
  return edges_.begins(a.from, a.across) && edges_.ends(b.to, b.across) && !edges_.ends(a.to, a.across) &&
         !edges_.begins(b.from, b.across) && b.from - a.to < kGapOfTwo * a.size;
}

bool Parting::is_usual_width(double width, double em) const {
  const auto first = std::lower_bound(widths_.begin(), widths_.end(), width - kSameWidth * em);
  return std::upper_bound(first, widths_.end(), width + kSameWidth * em) - first >= kOfOneWidth;
}

bool Parting::goes_on(std::size_t last, std::size_t next, double most) const {
  const AlongLine &a = seen_[last], &b = seen_[next];
  return a.way == b.way && std::abs(a.across - b.across) <= kLevel * a.size && b.from > a.from &&
         b.from - a.to <= most * a.size;
}

double Parting::start_of(const Order& order, std::size_t k, double most) const {
  for (std::size_t n = 0; n < kLookedAt && k > 0 && goes_on(order[k - 1], order[k], most); ++n) --k;
  return seen_[order[k]].from;
}

double Parting::end_of(const Order& order, std::size_t k, double most) const {
  for (std::size_t n = 0; n < kLookedAt && k + 1 < order.size() && goes_on(order[k], order[k + 1], most); ++n)
    ++k;
  return seen_[order[k]].to;
}

// How far words are apart from the run at `k` on, to the left (-1) or to the right (1): the middle of up to
// four gaps; 0 where no two words stand there.
double Parting::word_gap(const Order& order, std::size_t k, int way) const {
  std::vector<double> gaps;
  for (std::size_t n = 0; n < 24 && gaps.size() < 4; ++n, k += static_cast<std::size_t>(way)) {
    if (way < 0 ? k == 0 : k + 1 == order.size()) break;
    const std::size_t last = order[way < 0 ? k - 1 : k], next = order[way < 0 ? k : k + 1];
    if (!goes_on(last, next, kMostStretched)) break;
    const double gap = seen_[next].from - seen_[last].to;
    if (gap > kLeastBlank * seen_[last].size) gaps.push_back(gap);
  }
  if (gaps.empty()) return 0;
  // A heading has few: one of two is that to the next heading.
  const std::size_t few = seen_[order[k]].size > kLarger * em_;
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>((gaps.size() - few) / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return *middle;
}

}  // namespace broadsheet::layout
