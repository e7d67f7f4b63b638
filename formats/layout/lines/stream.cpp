#include "layout/lines/stream.hpp"

#include "layout/characters.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>

namespace broadsheet::layout {
namespace {

constexpr double kNextLine = 3;        // em from one line down to the next
constexpr double kNear = 7;            // em between words of a line
constexpr double kJumpsBack = 0.25;    // share of steps in the stream that go nowhere sensible
constexpr double kGlyphOverlap = 0.3;  // em that a run may begin before the end of the last
constexpr double kMarkOverlap = 0.6;   // marks of full width that are set close

// Words sorted by baseline run across the page: most lines are followed by one at their own height.
bool crosses_columns(const std::vector<AlongLine>& runs) {
  std::size_t lines = 0, beside = 0;
  for (std::size_t k = 1; k < runs.size(); ++k) {
    const AlongLine &a = runs[k - 1], &b = runs[k];
    const bool level = std::abs(a.across - b.across) < 0.3 * a.size;
    if (level && b.from > a.from && b.from - a.to < 1.0 * a.size) continue;
    ++lines;
    beside += level || (b.from < a.from && b.across - a.across < 0.9 * a.size && b.across > a.across);
  }
  return lines > 20 && beside * 2 > lines;
}

// A line may be one run.
bool is_next_line(const AlongLine& a, const AlongLine& b) {
  const double down = b.across - a.across;
  return down > 0.5 * a.size && down < kNextLine * a.size && b.from < a.to && b.to > a.from;
}

double overlap_of(const Run& last, const Run& next) {
  const auto is_mark = [](char32_t c) { return c > 0x7F && !is_letter_or_digit(c); };
  const bool mark = is_mark(last_character(last.text)) || is_mark(first_character(next.text));
  return mark ? kMarkOverlap : kGlyphOverlap;
}

}  // namespace

int usual_way(const std::vector<AlongLine>& runs) {
  std::array<std::size_t, 5> ways{};
  for (const AlongLine& run : runs) ++ways[static_cast<std::size_t>(run.way)];
  return static_cast<int>(std::max_element(ways.begin(), ways.end()) - ways.begin());
}

bool follows_reading(const std::vector<AlongLine>& runs) {
  std::size_t steps = 0, singles = 0, length = 1;
  for (std::size_t k = 1; k < runs.size(); ++k) {
    const AlongLine &a = runs[k - 1], &b = runs[k];
    if (a.way != b.way) continue;
    ++steps;
    const bool same = std::abs(a.across - b.across) < 0.25 * a.size && b.from > a.from;
    if (same && b.from - a.to < kNear * a.size)
      ++length;
    else
      singles += length == 1 && !is_next_line(a, b), length = 1;
  }
  if (steps < 20) return true;
  const auto share = [&](std::size_t n) { return static_cast<double>(n) / static_cast<double>(steps); };
  return share(singles) < kJumpsBack && !crosses_columns(runs);
}

Order by_baseline(const std::vector<Run>& runs, const std::vector<AlongLine>& seen) {
  Order order(seen.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const AlongLine &x = seen[a], &y = seen[b];
    return std::tuple(x.way, x.from, x.across, a) < std::tuple(y.way, y.from, y.across, b);
  });
  // Left to right, each run goes after the line whose baseline it has and which ends nearest.
  std::multimap<double, std::size_t> open;  // baseline -> line
  Chains lines;
  for (const std::size_t i : order) {
    const AlongLine& s = seen[i];
    auto best = open.end();
    for (auto at = open.lower_bound(s.across - 0.2 * s.size);
         at != open.end() && at->first < s.across + 0.2 * s.size; ++at) {
      const AlongLine& last = seen[lines[at->second].back()];
      if (last.way != s.way ||
          last.to > s.from + overlap_of(runs[lines[at->second].back()], runs[i]) * s.size)
        continue;
      if (best == open.end() || seen[lines[best->second].back()].to < last.to) best = at;
    }
    if (best == open.end()) best = open.emplace(s.across, lines.size()), lines.emplace_back();
    lines[best->second].push_back(i);
  }
  std::stable_sort(lines.begin(), lines.end(), [&](const Order& a, const Order& b) {
    return seen[a.front()].across < seen[b.front()].across;
  });
  Order out;
  for (const Order& line : lines) out.insert(out.end(), line.begin(), line.end());
  return out;
}

}  // namespace broadsheet::layout
