#include "issuetext/order/reading_order.hpp"

#include "issuetext/order/fragments.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kMostBroken = 24;  // broken ends of either kind, and rows, that are looked at
constexpr std::size_t kReach = 12;       // runs among which what belongs together is looked for
constexpr std::size_t kContext = 40;     // lines whose words are compared

// What speaks for putting two ends together.
constexpr double kCohesion = 3;   // times the share of words in common
constexpr double kPair = 0.5;     // the pair of characters over the joint is one of the page's
constexpr double kInPlace = 0.6;  // the one stands right below the other, in another measure
constexpr double kOnlyOne = 0.3;  // no other end fits either of the two
constexpr double kInOrder = 0.1;  // broken ends are found in the order in which they were broken
constexpr double kLeastScore = 0.3;
constexpr double kMargin = 0.15;  // … and so much more than for leaving the head where it is
constexpr int kLeastGain = 2;     // joints that a row makes better

struct Link {
  std::size_t tail, head;  // runs
  double score = 0;
};

struct Move {
  std::size_t begin, end, to;  // lines
  bool behind;                 // `to`, or before it
};

class OrderRestorer {
 public:
  OrderRestorer(const PageContext& context, const PageBigrams& vocabulary)
      : context_(context),
        vocabulary_(vocabulary),
        runs_(line_runs_of(context)),
        settled_(runs_.size()),
        joins_(context.page.lines.size()) {}

  ReadingOrder run() {
    if (!context_.typesetting.uses_spaces) find_rows();
    broken_ = broken_ends(context_, runs_, settled_, kMostBroken);
    if (rows_.empty() && (broken_.tails.empty() || broken_.heads.empty())) return {};
    links_ = find_links();
    order_.resize(context_.page.lines.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    for (const std::vector<std::size_t>& row : rows_) spread(row);
    for (const Link& link : links_) splice(link);
    if (std::is_sorted(order_.begin(), order_.end())) return {};
    ReadingOrder restored;
    for (std::size_t at = 1; at < order_.size(); ++at)
      if (order_[at - 1] + 1 != order_[at] && joins_[order_[at]]) restored.heads.push_back(order_[at]);
    restored.order = std::move(order_);
    return restored;
  }

 private:
  // Links ------------------------------------------------------------------------------------------

  // The words before `run` ends, back to the beginning of its article, as far as that is known, or
  // of its measure.
  TermSet before(std::size_t run, std::size_t stop, bool in_measure = false) const {
    Text out;
    std::size_t i = runs_[run].end;
    for (std::size_t n = 0, k = run; i > stop && n < kContext && context_.is_text(i - 1); ++n) {
      --i;
      out = Text(context_.text(i)) + out;
      if (context_.hints[i].starts) break;
      if (i != runs_[k].begin) continue;
      if (runs_[k].other_measure && (runs_[k].starts || in_measure)) break;
      if (k > 0) --k;
    }
    return terms_of(out);
  }

  TermSet after(std::size_t run) const {
    Text out;
    const std::size_t begin = runs_[run].begin;
    for (std::size_t i = begin; i < runs_[run].chunk_end && i < begin + kContext; ++i) {
      if (context_.typesetting.uses_spaces) out += U' ';
      out += context_.text(i);
    }
    return terms_of(out);
  }

  bool in_place(std::size_t tail, std::size_t head) const { return head == tail + 1 && !runs_[head].apart; }

  bool may_link(std::size_t tail, std::size_t head) const {
    return in_place(tail, head) || (tail != head && same_measure(runs_[tail], runs_[head]));
  }

  bool is_pair(std::size_t line, std::size_t next) const {
    const char32_t a = context_.text(line).back(), b = context_.text(next).front();
    if (context_.typesetting.uses_spaces || is_wide_punctuation(a) || is_wide_punctuation(b)) return false;
    return vocabulary_.has(a, b);
  }

  double score(std::size_t tail, std::size_t head) const {
    const std::size_t stop = head < tail ? runs_[head].chunk_end : 0;
    const bool pair = is_pair(runs_[tail].end - 1, runs_[head].begin);
    return kCohesion * cohesion(before(tail, stop), after(head)) + (pair ? kPair : 0) +
           (in_place(tail, head) && !returns(tail, head) ? kInPlace : 0);
  }

  // Whether `tail` begins something new in another measure, and `head` is of that which it breaks into.
  bool returns(std::size_t tail, std::size_t head) const {
    const LineRun& run = runs_[tail];
    if (!run.starts || !run.other_measure) return false;
    return runs_[tail - 1].tail_open && same_measure(runs_[tail - 1], runs_[head]);
  }

  // What speaks for leaving a broken head where it is.
  double here(std::size_t head) const {
    if (head == 0) return 0;
    return kCohesion * cohesion(before(head - 1, 0, runs_[head].other_measure), after(head));
  }

  // The best link first; each end is linked once.
  std::vector<Link> find_links() const {
    std::vector<Link> fitting, links;
    for (const std::size_t tail : broken_.tails)
      for (const std::size_t head : broken_.heads)
        if (may_link(tail, head)) fitting.push_back({tail, head, score(tail, head)});
    std::stable_sort(fitting.begin(), fitting.end(),
                     [](const Link& a, const Link& b) { return a.score > b.score; });
    std::vector<bool> tail_taken(runs_.size()), head_taken(runs_.size());
    for (const auto& [tail, head, found] : fitting) {
      if (tail_taken[tail] || head_taken[head]) continue;
      const auto rival = [&, t = tail, h = head](const Link& other) {
        return (other.tail == t) != (other.head == h) && !tail_taken[other.tail] && !head_taken[other.head];
      };
      const bool only = std::none_of(fitting.begin(), fitting.end(), rival);
      const double most = found + (only ? kOnlyOne : 0);
      const bool is_in_place = in_place(tail, head);
      if (most <= kLeastScore || (!is_in_place && most <= here(head) + kMargin)) continue;
      tail_taken[tail] = head_taken[head] = true;
      if (!is_in_place) add_links(links, tail, head);
    }
    return links;
  }

  // Two tails broken one after the other, whose heads follow in the same order, leave only the first
  // tail and the last head in view: the pair between them seems to go on across what stands there.
  void add_links(std::vector<Link>& links, std::size_t tail, std::size_t head) const {
    const std::size_t last = std::min(head, tail + kMostBroken);
    for (std::size_t x = tail + 2; x < last; ++x) {
      const bool seems_to_go_on = runs_[x].apart && runs_[x].head_open && runs_[x - 1].tail_open;
      if (!seems_to_go_on || !may_link(tail, x) || !may_link(x - 1, head)) continue;
      const double as_it_is = score(tail, head) + score(x - 1, x);
      if (score(tail, x) + score(x - 1, head) + kInOrder < as_it_is) continue;
      links.push_back({tail, x});
      links.push_back({x - 1, head});
      return;
    }
    links.push_back({tail, head});
  }

  // Rows -------------------------------------------------------------------------------------------

  // Where columns begin, extraction may take their first lines for one row: "A B / rest of A / rest of B".
  // Only the characters over the joints tell.
  void find_rows() {
    for (std::size_t line = 0; line < joins_.size(); ++line)
      closes_foreign_.push_back(closes_foreign(context_.text(line)));
    for (std::size_t k = 1; k < runs_.size() && rows_.size() < kMostBroken; ++k) {
      std::vector<std::size_t> row = best_row(k);
      if (row.empty()) continue;
      // A single line may be one more of the row.
      if (runs_[k].end == runs_[k].begin + 1 && k + 1 < runs_.size())
        if (auto longer = best_row(k + 1); !longer.empty() && gain_of(longer) >= gain_of(row))
          row = std::move(longer);
      const std::size_t top = runs_[row[0]].begin - row.size();
      for (std::size_t i = row.back() + 1; i-- > 0 && runs_[i].end > top;) settled_[i] = true;
      rows_.push_back(std::move(row));
    }
  }

  // The runs whose first lines stand above run `k`, which is the first of them; none if they do not.
  std::vector<std::size_t> best_row(std::size_t k) const {
    std::vector<std::size_t> best;
    if (settled_[k] || settled_[k - 1]) return best;
    const std::size_t last = std::min(runs_.size(), k + kReach + 1);
    int most = kLeastGain - 1;
    const auto try_row = [&](std::vector<std::size_t> row) {
      if (const int gain = gain_of(row); gain > most) best = std::move(row), most = gain;
    };
    const bool two = are_first_lines(k, 2), three = are_first_lines(k, 3);
    for (std::size_t a = k + 1; (two || three) && a < last && belongs(a, k); ++a) {
      if (two) try_row({k, a});
      for (std::size_t b = a + 1; three && b < last && belongs(b, k); ++b) try_row({k, a, b});
    }
    return best;
  }

  bool belongs(std::size_t run, std::size_t first) const {
    return !runs_[run].apart && same_measure(runs_[run], runs_[first]);
  }

  // Whether the `n` lines above run `k` are full and open an article.
  bool are_first_lines(std::size_t k, std::size_t n) const {
    if (runs_[k].begin < n) return false;
    const std::size_t top = runs_[k].begin - n;
    const bool opens = context_.hints[top].starts || (top > 0 && !context_.is_text(top - 1));
    for (std::size_t line = top; opens && line < top + n; ++line) {
      if (!context_.is_text(line) || (line > top && context_.hints[line].starts)) return false;
      if (context_.page.lines[line].width.natural < runs_[k].width - context_.typesetting.indent - 1)
        return false;
    }
    return opens;
  }

  // What speaks for two lines standing together.
  int joint(std::size_t line, std::size_t next) const {
    if (closes_foreign_[next]) return leaves_open(context_.text(line)) ? 1 : -1;
    return is_pair(line, next) ? 1 : 0;
  }

  // How many joints more are right if the lines above row[0] are the first ones of the runs in `row`.
  int gain_of(const std::vector<std::size_t>& row) const {
    const std::size_t top = runs_[row[0]].begin - row.size();
    int gain = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::size_t line = top + i;
      gain += joint(line, runs_[row[i]].begin) - joint(line, line + 1);
      if (i + 1 == row.size()) continue;
      const std::size_t end = runs_[row[i + 1] - 1].end;
      gain += joint(end - 1, line + 1) - joint(end - 1, end);
    }
    return gain;
  }

  void spread(const std::vector<std::size_t>& row) {
    const std::size_t top = runs_[row[0]].begin - row.size();
    for (std::size_t i = row.size(); i-- > 0;) {
      joins_[runs_[row[i]].begin] = true;
      if (i == 0) break;
      joins_[top + i] = true;
      move({top + i, top + i + 1, runs_[row[i] - 1].end - 1, true});
    }
  }

  // Order ------------------------------------------------------------------------------------------

  // The first line of what belongs to a broken tail: back to the beginning of its article.
  std::size_t chunk_begin(std::size_t run) const {
    std::size_t i = runs_[run].begin;
    while (i > 0 && context_.is_text(i - 1) && !context_.hints[i].starts) --i;
    return i;
  }

  // The lines around a run in its measure.
  std::size_t measure_begin(std::size_t k) const {
    while (k > 0 && !runs_[k].apart && !runs_[k].other_measure) --k;
    return runs_[k].begin;
  }
  std::size_t measure_end(std::size_t k) const {
    while (k + 1 < runs_.size() && !runs_[k + 1].apart && !runs_[k + 1].other_measure) ++k;
    return runs_[k].end;
  }

  // Where the runs [first, last), all of one measure, would stand in it: the last line of the nearest
  // one above.
  std::optional<std::size_t> home_of(std::size_t first, std::size_t last) const {
    if (first >= last || last - first > kReach || runs_[first].apart || runs_[last].apart) return {};
    for (std::size_t k = first + 1; k < last; ++k)
      if (!belongs(k, first)) return {};
    for (std::size_t k = first; k-- > 0 && k + kReach > first;)
      if (same_measure(runs_[k], runs_[first])) return runs_[k].end - 1;
    return {};
  }

  // The ways to bring the ends of a link together; what moves least comes first.
  std::vector<Move> moves_for(const Link& link) const {
    const std::size_t begin = runs_[link.head].begin, end = runs_[link.head].chunk_end;
    const std::size_t after = runs_[link.tail].end, tail_begin = chunk_begin(link.tail);
    std::vector<Move> moves = {{begin, end, after - 1, true}, {tail_begin, after, begin, false}};
    if (tail_begin >= end && after - tail_begin < end - begin) std::swap(moves[0], moves[1]);
    if (const auto home = home_of(link.tail + 1, link.head)) moves.push_back({after, begin, *home, true});
    moves.push_back({measure_begin(link.tail), after, begin, false});
    moves.push_back({begin, measure_end(link.head), after - 1, true});
    return moves;
  }

  // Of the ways to bring two ends together, that which leaves most of the others together.
  void splice(const Link& link) {
    joins_[runs_[link.head].begin] = true;
    const std::vector<std::size_t> as_it_was = order_;
    std::vector<std::size_t> best = order_;
    std::size_t most = together();
    for (const Move& m : moves_for(link)) {
      if (m.to >= m.begin && m.to < m.end) continue;
      order_ = as_it_was;
      if (!move(m)) continue;
      if (const std::size_t n = together(); n > most) most = n, best = order_;
    }
    order_ = std::move(best);
  }

  // How much stands together in `order_`: ends that were linked, those that went on, runs.
  std::size_t together() const {
    constexpr std::size_t kLinked = 2, kOther = 1;
    std::vector<std::size_t> places(order_.size());
    for (std::size_t at = 0; at < order_.size(); ++at) places[order_[at]] = at;
    const auto next = [&](std::size_t line, std::size_t other) { return places[line] + 1 == places[other]; };
    std::size_t n = 0;
    for (const Link& link : links_) n += next(runs_[link.tail].end - 1, runs_[link.head].begin) ? kLinked : 0;
    for (std::size_t k = 0; k < runs_.size(); ++k) {
      for (std::size_t i = runs_[k].begin + 1; i < runs_[k].end; ++i) n += next(i - 1, i) ? kOther : 0;
      if (!broken_.goes_on[k]) continue;
      n += next(runs_[k].end - 1, runs_[k + 1].begin) ? kOther : 0;
    }
    return n;
  }

  bool move(const Move& m) {
    const auto at = [&](std::size_t line) { return std::find(order_.begin(), order_.end(), line); };
    const auto length = static_cast<std::ptrdiff_t>(m.end - m.begin);
    if (at(m.end - 1) - at(m.begin) != length - 1) return false;  // something was put inside
    const std::vector<std::size_t> chunk(at(m.begin), at(m.end - 1) + 1);
    order_.erase(at(m.begin), at(m.end - 1) + 1);
    order_.insert(at(m.to) + (m.behind ? 1 : 0), chunk.begin(), chunk.end());
    return true;
  }

  const PageContext context_;
  const PageBigrams& vocabulary_;
  const std::vector<LineRun> runs_;
  std::vector<bool> settled_;                   // a run: it is of a row
  std::vector<std::vector<std::size_t>> rows_;  // runs
  BrokenEnds broken_;
  std::vector<Link> links_;
  std::vector<std::size_t> order_;
  std::vector<bool> joins_;           // a line: it goes on from that which is put before it
  std::vector<bool> closes_foreign_;  // a line; filled where rows are looked for
};

}  // namespace

ReadingOrder restore_reading_order(const Page& page, const std::vector<LabelledLine>& labels,
                                   const std::vector<Hint>& hints, const PageFurniture& furniture,
                                   const PageBigrams& vocabulary, const Typesetting& typesetting) {
  return OrderRestorer({page, labels, hints, furniture, typesetting}, vocabulary).run();
}

}  // namespace broadsheet::issuetext
