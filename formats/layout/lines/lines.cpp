#include "layout/lines/lines.hpp"

#include "layout/characters.hpp"
#include "layout/lines/upright.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <unordered_map>

namespace broadsheet::layout {
namespace {

constexpr double kSureGap = 0.9, kSureGapSpaced = 0.55;  // em: what surely is one line
constexpr double kEdgeGap = 0.6;                         // em: ends a line at the edges of columns
constexpr double kGap = 1.6, kGapSpaced = 7;             // em: ends one anywhere; word gaps of narrow columns
constexpr double kGapOfTwo = 16;                         // em between two words that fill a line of a column
constexpr double kOverlap = 1.1;                         // em that a run may begin before the end of the last
constexpr std::size_t kEdgeLines = 4;                    // lines that make an edge
constexpr double kEdgeReach = 16;                        // em above and below where they stand
constexpr double kJumpsBack = 0.25;  // share of steps in the stream that go nowhere sensible

using Order = std::vector<std::size_t>;
using Chains = std::vector<Order>;  // of runs

bool is_valid(const Box& b) {
  return std::isfinite(b.x0) && std::isfinite(b.y0) && std::isfinite(b.x1) && std::isfinite(b.y1) &&
         b.x0 <= b.x1 && b.y0 <= b.y1 && std::abs(b.x0) < 1e7 && std::abs(b.x1) < 1e7 &&
         std::abs(b.y0) < 1e7 && std::abs(b.y1) < 1e7;
}

void unite(Box& a, const Box& b) {
  a = {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

// A run seen along its line: `from`..`to` in the direction of reading, `across` to the next line.
struct Seen {
  double from, to, across, size;
  int way;  // runs of different ways are never of one line
};

Seen seen(const Run& r) {
  if (r.vertical) return {r.box.y0, r.box.y1, -r.box.centre_x(), r.size, 4};
  switch (r.rotation) {
    case 90: return {r.box.y0, r.box.y1, -r.baseline, r.size, 1};
    case 180: return {-r.box.x1, -r.box.x0, -r.baseline, r.size, 2};
    case 270: return {-r.box.y1, -r.box.y0, r.baseline, r.size, 3};
    default: return {r.box.x0, r.box.x1, r.baseline, r.size, 0};
  }
}

// Columns begin and end where many lines near by do. Positions are rounded to `unit`.
class Edges {
 public:
  Edges(const std::vector<Seen>& runs, const Chains& chains, double unit, double reach)
      : unit_(unit), reach_(reach) {
    for (const Order& chain : chains) {
      const Seen &first = runs[chain.front()], &last = runs[chain.back()];
      if (first.way != 0 || last.to - first.from < 4 * first.size) continue;
      left_[at(first.from)].push_back(first.across);
      right_[at(last.to)].push_back(first.across);
    }
    for (auto* side : {&left_, &right_})
      for (auto& [x, heights] : *side) std::sort(heights.begin(), heights.end());
  }
  bool begins(double x, double y) const { return count(left_, x, y) >= kEdgeLines; }
  bool may_begin(double x, double y) const { return count(left_, x, y) + 1 >= kEdgeLines; }
  bool ends(double x, double y) const { return count(right_, x, y) >= kEdgeLines; }

 private:
  using Heights = std::unordered_map<long, std::vector<double>>;
  long at(double x) const { return std::lround(x / unit_); }
  std::size_t count(const Heights& side, double x, double y) const {
    std::size_t n = 0;
    for (const long near : {-1, 0, 1}) {
      const auto found = side.find(at(x) + near);
      if (found == side.end()) continue;
      const std::vector<double>& h = found->second;
      n += static_cast<std::size_t>(std::upper_bound(h.begin(), h.end(), y + reach_) -
                                    std::lower_bound(h.begin(), h.end(), y - reach_));
    }
    return n;
  }
  double unit_, reach_;
  Heights left_, right_;
};

class LineMaker {
 public:
  explicit LineMaker(Page& page) : page_(page) {
    std::size_t square = 0, all = 0;
    for (const Run& run : page.runs) {
      runs_.push_back(seen(run));
      ++all;
      square += is_square(first_character(run.text));
    }
    spaced_ = square * 4 < all;
    find_rules();
  }

  void run() {
    Order order(runs_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    page_.stream_is_reading_order = follows_reading(order);
    if (!page_.stream_is_reading_order) order = by_baseline();
    const Chains sure = gather(order, nullptr);
    const double em = usual_size();
    const Edges edges(runs_, sure, std::max(0.25, em / 10), kEdgeReach * em);
    Chains chains = gather(order, &edges);
    take_drop_caps(chains);
    for (const Order& chain : chains)
      if (!chain.empty()) add_line(chain);
    for (std::size_t i = 0; i < page_.lines.size(); ++i) page_.lines[i].order = static_cast<std::uint32_t>(i);
  }

 private:
  double usual_size() const {
    std::vector<double> sizes;
    for (const Seen& s : runs_) sizes.push_back(s.size);
    if (sizes.empty()) return 8;
    std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2),
                     sizes.end());
    return sizes[sizes.size() / 2];
  }

  // Upright rules part lines, whatever the gap.
  void find_rules() {
    for (const Mark& mark : page_.marks)
      if (mark.kind == MarkKind::rule && mark.box.height() > 2 * mark.box.width() && mark.box.height() > 6)
        rules_.push_back(&mark.box);
    std::sort(rules_.begin(), rules_.end(), [](const Box* a, const Box* b) { return a->x0 < b->x0; });
  }
  bool rule_between(double from, double to, double across) const {
    auto at = std::lower_bound(rules_.begin(), rules_.end(), from,
                               [](const Box* b, double x) { return b->x0 < x; });
    for (std::size_t n = 0; at != rules_.end() && (*at)->x0 <= to && n < 50; ++at, ++n)
      if ((*at)->y0 < across && (*at)->y1 > across - 3) return true;
    return false;
  }

  // Steps of a stream in reading order go right on the baseline, or somewhere else after whole lines.
  bool follows_reading(const Order& order) const {
    std::size_t steps = 0, good = 0, singles = 0, length = 1;
    for (std::size_t k = 1; k < order.size(); ++k) {
      const Seen &a = runs_[order[k - 1]], &b = runs_[order[k]];
      if (a.way != 0 || b.way != 0) continue;
      ++steps;
      const bool same = std::abs(a.across - b.across) < 0.25 * a.size && b.from > a.from;
      const bool near = same && b.from - a.to < kGapSpaced * a.size;
      if (near)
        ++good, ++length;
      else
        singles += length == 1, length = 1;
    }
    if (steps < 20) return true;
    const auto share = [&](std::size_t n) { return static_cast<double>(n) / static_cast<double>(steps); };
    return share(singles) < kJumpsBack && !crosses_columns(order);
  }

  // Words sorted by baseline run across the page: most lines are followed by one at their own height.
  bool crosses_columns(const Order& order) const {
    std::size_t lines = 0, beside = 0;
    for (std::size_t k = 1; k < order.size(); ++k) {
      const Seen &a = runs_[order[k - 1]], &b = runs_[order[k]];
      const bool level = std::abs(a.across - b.across) < 0.3 * a.size;
      if (level && b.from > a.from && b.from - a.to < 1.0 * a.size) continue;
      ++lines;
      beside += level || (b.from < a.from && b.across - a.across < 0.9 * a.size && b.across > a.across);
    }
    return lines > 20 && beside * 2 > lines;
  }

  Order by_baseline() const {
    Order order(runs_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      const Seen &x = runs_[a], &y = runs_[b];
      return std::tuple(x.way, x.from, x.across, a) < std::tuple(y.way, y.from, y.across, b);
    });
    // Left to right, each run goes after the line whose baseline it has and which ends nearest.
    std::multimap<double, std::size_t> open;  // baseline -> line
    Chains lines;
    for (const std::size_t i : order) {
      const Seen& s = runs_[i];
      auto best = open.end();
      for (auto at = open.lower_bound(s.across - 0.2 * s.size);
           at != open.end() && at->first < s.across + 0.2 * s.size; ++at) {
        const Seen& last = runs_[lines[at->second].back()];
        if (last.way != s.way || last.to > s.from + 0.3 * s.size) continue;
        if (best == open.end() || runs_[lines[best->second].back()].to < last.to) best = at;
      }
      if (best == open.end()) best = open.emplace(s.across, lines.size()), lines.emplace_back();
      lines[best->second].push_back(i);
    }
    std::stable_sort(lines.begin(), lines.end(), [&](const Order& a, const Order& b) {
      return runs_[a.front()].across < runs_[b.front()].across;
    });
    Order out;
    for (const Order& line : lines) out.insert(out.end(), line.begin(), line.end());
    return out;
  }

  Chains gather(const Order& order, const Edges* edges) const {
    Chains chains;
    for (const std::size_t i : order) {
      if (!chains.empty() && goes_on(chains.back().back(), i, edges))
        chains.back().push_back(i);
      else
        chains.push_back({i});
    }
    return chains;
  }

  bool goes_on(std::size_t last, std::size_t next, const Edges* edges) const {
    const Seen &a = runs_[last], &b = runs_[next];
    if (a.way != b.way) return false;
    const double em = std::max(a.size, b.size), gap = b.from - a.to, shift = std::abs(a.across - b.across);
    if (b.from <= a.from || gap < -kOverlap * em) return false;
    const bool same_size = std::abs(a.size - b.size) < 0.12 * em;
    const bool level = shift < 0.04 * em && gap < 0.5 * em && a.size < 2.5 * b.size;
    const bool raised = shift < 0.45 * em && gap < 0.15 * em && std::min(a.size, b.size) < 0.8 * em &&
                        std::min(a.size, b.size) > 0.45 * em && page_.runs[next].text.size() < 4;
    if (!(shift < 0.25 * em && (same_size || level)) && !raised) return false;
    double least = spaced_ ? kSureGapSpaced : kSureGap;
    if (edges) {
      const bool ends = edges->ends(a.to, a.across), begins = edges->begins(b.from, b.across);
      // Where the stream says nothing, a gap at the left edge of a column ends a line, also before an indent.
      const bool begins_indented = edges->may_begin(b.from, b.across) ||
                                   edges->may_begin(b.from - em, b.across) ||
                                   edges->may_begin(b.from - 2 * em, b.across);
      const bool wide = !page_.stream_is_reading_order && begins_indented && gap > 0.9 * em;
      least = (ends && begins) || wide ? kEdgeGap : spaced_ ? kGapSpaced : kGap;
      // Two words of a justified line may stand at the two edges of their column.
      if (spaced_ && page_.stream_is_reading_order && !begins && !ends && edges->ends(b.to, b.across) &&
          is_letter_or_digit(last_character(page_.runs[last].text)))
        least = kGapOfTwo;
    }
    return gap < least * em && !(gap > 0.3 * em && a.way == 0 && rule_between(a.to, b.from, b.across));
  }

  // A big initial stands left of the lines whose first it begins: it joins the first of them.
  void take_drop_caps(Chains& chains) {
    for (std::size_t c = 0; c < chains.size(); ++c) {
      if (chains[c].size() != 1 || runs_[chains[c][0]].way != 0) continue;
      const std::size_t cap = chains[c][0];
      const Run& initial = page_.runs[cap];
      if (count_characters(initial.text) > 2 || !is_letter_or_digit(last_character(initial.text))) continue;
      std::size_t beside = 0, first = chains.size();
      const std::size_t from = c > 8 ? c - 8 : 0, to = std::min(chains.size(), c + 12);
      const bool near_only = page_.stream_is_reading_order;
      for (std::size_t k = near_only ? from : 0; k < (near_only ? to : chains.size()); ++k) {
        if (k == c || chains[k].empty()) continue;
        const Run& r = page_.runs[chains[k].front()];
        if (r.size > 0.6 * initial.size || r.rotation != 0 || r.vertical) continue;
        const double gap = r.box.x0 - initial.box.x1;
        if (gap < -0.3 * r.size || gap > 1.2 * r.size) continue;
        if (r.baseline < initial.box.y0 + 0.2 * r.size || r.box.y0 > initial.baseline) continue;
        ++beside;
        if (first == chains.size() || r.baseline < page_.runs[chains[first].front()].baseline) first = k;
      }
      if (beside < 2) continue;
      chains[first].insert(chains[first].begin(), cap);
      chains[c].clear();
      caps_[cap] = initial.box;
    }
  }

  bool blank_between(const Order& chain, std::size_t k, double usual_gap, bool stretched) const {
    const Run &a = page_.runs[chain[k - 1]], &b = page_.runs[chain[k]];
    if (caps_.count(chain[k - 1])) return b.blank_before;
    const double gap = runs_[chain[k]].from - runs_[chain[k - 1]].to;
    const bool square = is_square(last_character(a.text)) && is_square(first_character(b.text));
    if (b.blank_before && !stretched) return true;
    if (square) return gap > usual_gap + 0.3 * b.size;
    const bool mixed = is_square(last_character(a.text)) || is_square(first_character(b.text));
    return gap > (mixed ? usual_gap + 0.2 * b.size : 0.12 * b.size);
  }

  double usual_gap(const Order& chain) const {
    std::vector<double> gaps;
    for (std::size_t k = 1; k < chain.size(); ++k)
      if (is_square(last_character(page_.runs[chain[k - 1]].text)))
        gaps.push_back(runs_[chain[k]].from - runs_[chain[k - 1]].to);
    if (gaps.size() < 3) return 0;
    const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
    std::nth_element(gaps.begin(), middle, gaps.end());
    return std::max(0.0, *middle);
  }

  void add_line(const Order& chain) {
    Line line;
    const double gap = usual_gap(chain);
    std::size_t blanks = 0, characters = 0;
    std::map<double, std::size_t> by_size;
    std::map<std::int32_t, std::size_t> by_face;
    for (const std::size_t i : chain) {
      const std::size_t n = count_characters(page_.runs[i].text);
      blanks += page_.runs[i].blank_before;
      characters += n;
      if (!caps_.count(i))
        by_size[page_.runs[i].size] += n,
            by_face[page_.runs[i].face] += is_square(first_character(page_.runs[i].text)) ? 10 * n : n;
    }
    const bool stretched = is_square(first_character(page_.runs[chain.back()].text)) && characters >= 4 &&
                           blanks * 20 >= characters * 9;
    const auto more = [](const auto& a, const auto& b) { return a.second < b.second; };
    line.size = std::max_element(by_size.begin(), by_size.end(), more)->first;
    line.face = std::max_element(by_face.begin(), by_face.end(), more)->first;
    const Run& leader = page_.runs[caps_.count(chain.front()) ? chain[1] : chain.front()];
    line.box = leader.box;
    line.baseline = leader.vertical ? leader.box.centre_x() : leader.baseline;
    line.rotation = leader.rotation;
    line.vertical = leader.vertical;
    line.source = page_.runs[chain.front()].order + 1;
    for (std::size_t k = 0; k < chain.size(); ++k) {
      const Run& run = page_.runs[chain[k]];
      if (k > 0 && blank_between(chain, k, gap, stretched)) line.text += ' ';
      line.text += run.text;
      if (!caps_.count(chain[k]))
        unite(line.box, run.box);
      else
        add_initial(line, run.box, leader.box.x0);
    }
    page_.lines.push_back(std::move(line));
  }

  static void add_initial(Line& line, const Box& cap, double text) {
    line.box.x0 = std::min(line.box.x0, cap.x0);
    line.has_initial = true;
    line.initial = {cap.x0, cap.y0, std::max(cap.x1, text), cap.y1};
  }

  Page& page_;
  std::vector<Seen> runs_;
  std::vector<const Box*> rules_;
  std::unordered_map<std::size_t, Box> caps_;  // runs that are big initials
  bool spaced_ = false;
};

// Recognisers measure ink: a line without brackets or descenders is of 8 points to them where its neighbours
// are of 9, and they round. Sizes so near the size of more text are that one.
void level_sizes(std::vector<Run>& runs) {
  constexpr double kWaver = 1.15;
  std::map<double, std::size_t> text;  // of each size
  for (const Run& run : runs) text[run.size] += run.text.size();
  std::map<double, double> level;
  while (!text.empty()) {
    const auto less = [](const auto& a, const auto& b) { return a.second < b.second; };
    const double size = std::max_element(text.begin(), text.end(), less)->first;
    const auto begin = text.lower_bound(size / kWaver), end = text.upper_bound(size * kWaver);
    for (auto near = begin; near != end; ++near) level[near->first] = size;
    text.erase(begin, end);
  }
  for (Run& run : runs) run.size = level[run.size];
}

}  // namespace

void drop_invalid(Page& page) {
  const auto bad_size = [](double s) { return !std::isfinite(s) || s < 0 || s > 1e6; };
  std::erase_if(page.runs, [&](const Run& r) {
    return r.text.empty() || !is_valid(r.box) || !(r.size > 0) || bad_size(r.size) ||
           !std::isfinite(r.baseline);
  });
  std::erase_if(page.lines, [&](const Line& l) {
    return l.text.empty() || !is_valid(l.box) || bad_size(l.size) || !std::isfinite(l.baseline);
  });
  std::erase_if(page.marks, [&](const Mark& m) { return !is_valid(m.box); });
}

void make_lines(Page& page) {
  if (page.runs.empty()) return;
  if (page.recognised) level_sizes(page.runs);
  find_upright_text(page);
  LineMaker(page).run();
  page.runs.clear();
}

}  // namespace broadsheet::layout
