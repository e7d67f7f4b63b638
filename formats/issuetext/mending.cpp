#include "issuetext/mending.hpp"

#include "issuetext/torn.hpp"

#include <algorithm>
#include <numeric>
#include <optional>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kMostTorn = 24;  // torn ends of either kind, and rows, that are looked at
constexpr std::size_t kReach = 12;     // stretches among which what belongs together is looked for
constexpr std::size_t kContext = 40;   // lines whose words are compared

// What speaks for putting two ends together.
constexpr double kCohesion = 3;   // times the share of words in common
constexpr double kPair = 0.5;     // the pair of characters over the joint is one of the page's
constexpr double kInPlace = 0.6;  // the one stands right below the other, in another measure
constexpr double kOnlyOne = 0.3;  // no other end fits either of the two
constexpr double kInOrder = 0.1;  // torn ends are found in the order in which they were torn
constexpr double kLeastScore = 0.3;
constexpr double kMargin = 0.15;  // … and so much more than for leaving the head where it is
constexpr int kLeastGain = 2;     // joints that a row makes better

struct Link {
  std::size_t tail, head;  // stretches
  double score = 0;
};

struct Move {
  std::size_t begin, end, to;  // lines
  bool behind;                 // `to`, or before it
};

class Mender {
 public:
  Mender(const Sheet& sheet, const Vocabulary& vocabulary)
      : sheet_(sheet),
        vocabulary_(vocabulary),
        stretches_(stretches_of(sheet)),
        settled_(stretches_.size()),
        joins_(sheet.page.lines.size()) {}

  Mended run() {
    if (!sheet_.script.spaced) find_rows();
    torn_ = torn_ends(sheet_, stretches_, settled_, kMostTorn);
    if (rows_.empty() && (torn_.tails.empty() || torn_.heads.empty())) return {};
    links_ = find_links();
    order_.resize(sheet_.page.lines.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    for (const std::vector<std::size_t>& row : rows_) spread(row);
    for (const Link& link : links_) splice(link);
    if (std::is_sorted(order_.begin(), order_.end())) return {};
    Mended mended;
    for (std::size_t at = 1; at < order_.size(); ++at)
      if (order_[at - 1] + 1 != order_[at] && joins_[order_[at]]) mended.heads.push_back(order_[at]);
    mended.order = std::move(order_);
    return mended;
  }

 private:
  // Links ------------------------------------------------------------------------------------------

  // The words before `stretch` ends, back to the beginning of its article, as far as that is known, or
  // of its measure.
  Features before(std::size_t stretch, std::size_t stop, bool in_measure = false) const {
    Text out;
    std::size_t i = stretches_[stretch].end;
    for (std::size_t n = 0, k = stretch; i > stop && n < kContext && sheet_.is_text(i - 1); ++n) {
      --i;
      out = Text(sheet_.text(i)) + out;
      if (sheet_.hints[i].starts) break;
      if (i != stretches_[k].begin) continue;
      if (stretches_[k].other_measure && (stretches_[k].starts || in_measure)) break;
      if (k > 0) --k;
    }
    return features_of(out);
  }

  Features after(std::size_t stretch) const {
    Text out;
    const std::size_t begin = stretches_[stretch].begin;
    for (std::size_t i = begin; i < stretches_[stretch].chunk_end && i < begin + kContext; ++i) {
      if (sheet_.script.spaced) out += U' ';
      out += sheet_.text(i);
    }
    return features_of(out);
  }

  bool in_place(std::size_t tail, std::size_t head) const {
    return head == tail + 1 && !stretches_[head].apart;
  }

  bool may_link(std::size_t tail, std::size_t head) const {
    return in_place(tail, head) || (tail != head && same_measure(stretches_[tail], stretches_[head]));
  }

  bool is_pair(std::size_t line, std::size_t next) const {
    const char32_t a = sheet_.text(line).back(), b = sheet_.text(next).front();
    if (sheet_.script.spaced || is_wide_punctuation(a) || is_wide_punctuation(b)) return false;
    return vocabulary_.has(a, b);
  }

  double score(std::size_t tail, std::size_t head) const {
    const std::size_t stop = head < tail ? stretches_[head].chunk_end : 0;
    const bool pair = is_pair(stretches_[tail].end - 1, stretches_[head].begin);
    return kCohesion * cohesion(before(tail, stop), after(head)) + (pair ? kPair : 0) +
           (in_place(tail, head) && !returns(tail, head) ? kInPlace : 0);
  }

  // Whether `tail` begins something new in another measure, and `head` is of that which it breaks into.
  bool returns(std::size_t tail, std::size_t head) const {
    const Stretch& stretch = stretches_[tail];
    if (!stretch.starts || !stretch.other_measure) return false;
    return stretches_[tail - 1].tail_open && same_measure(stretches_[tail - 1], stretches_[head]);
  }

  // What speaks for leaving a torn head where it is.
  double here(std::size_t head) const {
    if (head == 0) return 0;
    return kCohesion * cohesion(before(head - 1, 0, stretches_[head].other_measure), after(head));
  }

  // The best link first; each end is linked once.
  std::vector<Link> find_links() const {
    std::vector<Link> fitting, links;
    for (const std::size_t tail : torn_.tails)
      for (const std::size_t head : torn_.heads)
        if (may_link(tail, head)) fitting.push_back({tail, head, score(tail, head)});
    std::stable_sort(fitting.begin(), fitting.end(),
                     [](const Link& a, const Link& b) { return a.score > b.score; });
    std::vector<bool> tail_taken(stretches_.size()), head_taken(stretches_.size());
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

  // Two tails torn one after the other, whose heads follow in the same order, leave only the first
  // tail and the last head in view: the pair between them seems to go on across what stands there.
  void add_links(std::vector<Link>& links, std::size_t tail, std::size_t head) const {
    const std::size_t last = std::min(head, tail + kMostTorn);
    for (std::size_t x = tail + 2; x < last; ++x) {
      const bool seems_to_go_on =
          stretches_[x].apart && stretches_[x].head_open && stretches_[x - 1].tail_open;
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
      closes_foreign_.push_back(closes_foreign(sheet_.text(line)));
    for (std::size_t k = 1; k < stretches_.size() && rows_.size() < kMostTorn; ++k) {
      std::vector<std::size_t> row = best_row(k);
      if (row.empty()) continue;
      // A single line may be one more of the row.
      if (stretches_[k].end == stretches_[k].begin + 1 && k + 1 < stretches_.size())
        if (auto longer = best_row(k + 1); !longer.empty() && gain_of(longer) >= gain_of(row))
          row = std::move(longer);
      const std::size_t top = stretches_[row[0]].begin - row.size();
      for (std::size_t i = row.back() + 1; i-- > 0 && stretches_[i].end > top;) settled_[i] = true;
      rows_.push_back(std::move(row));
    }
  }

  // The stretches whose first lines stand above stretch `k`, which is the first of them; none if they do not.
  std::vector<std::size_t> best_row(std::size_t k) const {
    std::vector<std::size_t> best;
    if (settled_[k] || settled_[k - 1]) return best;
    const std::size_t last = std::min(stretches_.size(), k + kReach + 1);
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

  bool belongs(std::size_t stretch, std::size_t first) const {
    return !stretches_[stretch].apart && same_measure(stretches_[stretch], stretches_[first]);
  }

  // Whether the `n` lines above stretch `k` are full and open an article.
  bool are_first_lines(std::size_t k, std::size_t n) const {
    if (stretches_[k].begin < n) return false;
    const std::size_t top = stretches_[k].begin - n;
    const bool opens = sheet_.hints[top].starts || (top > 0 && !sheet_.is_text(top - 1));
    for (std::size_t line = top; opens && line < top + n; ++line) {
      if (!sheet_.is_text(line) || (line > top && sheet_.hints[line].starts)) return false;
      if (sheet_.page.lines[line].width.natural < stretches_[k].width - sheet_.script.indent - 1)
        return false;
    }
    return opens;
  }

  // What speaks for two lines standing together.
  int joint(std::size_t line, std::size_t next) const {
    if (closes_foreign_[next]) return leaves_open(sheet_.text(line)) ? 1 : -1;
    return is_pair(line, next) ? 1 : 0;
  }

  // How many joints more are right if the lines above row[0] are the first ones of the stretches in `row`.
  int gain_of(const std::vector<std::size_t>& row) const {
    const std::size_t top = stretches_[row[0]].begin - row.size();
    int gain = 0;
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::size_t line = top + i;
      gain += joint(line, stretches_[row[i]].begin) - joint(line, line + 1);
      if (i + 1 == row.size()) continue;
      const std::size_t end = stretches_[row[i + 1] - 1].end;
      gain += joint(end - 1, line + 1) - joint(end - 1, end);
    }
    return gain;
  }

  void spread(const std::vector<std::size_t>& row) {
    const std::size_t top = stretches_[row[0]].begin - row.size();
    for (std::size_t i = row.size(); i-- > 0;) {
      joins_[stretches_[row[i]].begin] = true;
      if (i == 0) break;
      joins_[top + i] = true;
      move({top + i, top + i + 1, stretches_[row[i] - 1].end - 1, true});
    }
  }

  // Order ------------------------------------------------------------------------------------------

  // The first line of what belongs to a torn tail: back to the beginning of its article.
  std::size_t chunk_begin(std::size_t stretch) const {
    std::size_t i = stretches_[stretch].begin;
    while (i > 0 && sheet_.is_text(i - 1) && !sheet_.hints[i].starts) --i;
    return i;
  }

  // The lines around a stretch in its measure.
  std::size_t measure_begin(std::size_t k) const {
    while (k > 0 && !stretches_[k].apart && !stretches_[k].other_measure) --k;
    return stretches_[k].begin;
  }
  std::size_t measure_end(std::size_t k) const {
    while (k + 1 < stretches_.size() && !stretches_[k + 1].apart && !stretches_[k + 1].other_measure) ++k;
    return stretches_[k].end;
  }

  // Where the stretches [first, last), all of one measure, would stand in it: the last line of the nearest
  // one above.
  std::optional<std::size_t> home_of(std::size_t first, std::size_t last) const {
    if (first >= last || last - first > kReach || stretches_[first].apart || stretches_[last].apart)
      return {};
    for (std::size_t k = first + 1; k < last; ++k)
      if (!belongs(k, first)) return {};
    for (std::size_t k = first; k-- > 0 && k + kReach > first;)
      if (same_measure(stretches_[k], stretches_[first])) return stretches_[k].end - 1;
    return {};
  }

  // The ways to bring the ends of a link together; what moves least comes first.
  std::vector<Move> moves_for(const Link& link) const {
    const std::size_t begin = stretches_[link.head].begin, end = stretches_[link.head].chunk_end;
    const std::size_t after = stretches_[link.tail].end, tail_begin = chunk_begin(link.tail);
    std::vector<Move> moves = {{begin, end, after - 1, true}, {tail_begin, after, begin, false}};
    if (tail_begin >= end && after - tail_begin < end - begin) std::swap(moves[0], moves[1]);
    if (const auto home = home_of(link.tail + 1, link.head)) moves.push_back({after, begin, *home, true});
    moves.push_back({measure_begin(link.tail), after, begin, false});
    moves.push_back({begin, measure_end(link.head), after - 1, true});
    return moves;
  }

  // Of the ways to bring two ends together, that which leaves most of the others together.
  void splice(const Link& link) {
    joins_[stretches_[link.head].begin] = true;
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

  // How much stands together in `order_`: ends that were linked, those that went on, stretches.
  std::size_t together() const {
    constexpr std::size_t kLinked = 2, kOther = 1;
    std::vector<std::size_t> places(order_.size());
    for (std::size_t at = 0; at < order_.size(); ++at) places[order_[at]] = at;
    const auto next = [&](std::size_t line, std::size_t other) { return places[line] + 1 == places[other]; };
    std::size_t n = 0;
    for (const Link& link : links_)
      n += next(stretches_[link.tail].end - 1, stretches_[link.head].begin) ? kLinked : 0;
    for (std::size_t k = 0; k < stretches_.size(); ++k) {
      for (std::size_t i = stretches_[k].begin + 1; i < stretches_[k].end; ++i)
        n += next(i - 1, i) ? kOther : 0;
      if (!torn_.goes_on[k]) continue;
      n += next(stretches_[k].end - 1, stretches_[k + 1].begin) ? kOther : 0;
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

  const Sheet sheet_;
  const Vocabulary& vocabulary_;
  const std::vector<Stretch> stretches_;
  std::vector<bool> settled_;                   // a stretch: it is of a row
  std::vector<std::vector<std::size_t>> rows_;  // stretches
  Torn torn_;
  std::vector<Link> links_;
  std::vector<std::size_t> order_;
  std::vector<bool> joins_;           // a line: it goes on from that which is put before it
  std::vector<bool> closes_foreign_;  // a line; filled where rows are looked for
};

}  // namespace

Mended mend(const Page& page, const std::vector<Placed>& placed, const std::vector<Hint>& hints,
            const Folio& folio, const Vocabulary& vocabulary, const Script& script) {
  return Mender({page, placed, hints, folio, script}, vocabulary).run();
}

void reorder(Page& page, Folio& folio, const Mended& mended) {
  const std::vector<std::size_t>& order = mended.order;
  for (const std::size_t head : mended.heads) page.lines[head].blank_before = false;
  std::vector<Line> lines;
  std::vector<Fixture> fixtures;
  std::vector<std::size_t> places(order.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    lines.push_back(page.lines[order[i]]);
    lines.back().moved = i > 0 && order[i] != order[i - 1] + 1;
    fixtures.push_back(folio.lines[order[i]]);
    places[order[i]] = i;
  }
  page.lines = std::move(lines);
  folio.lines = std::move(fixtures);
  for (std::size_t& line : folio.number_lines) line = places[line];
}

}  // namespace broadsheet::issuetext
