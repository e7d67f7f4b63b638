#include "issuetext/roles/line_roles.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <cstring>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kWidths = 201;   // W in steps of half an em, up to 100 em
constexpr std::size_t kFollowed = 20;  // widths followed from line to line
constexpr std::size_t kReachHan = 4,
                      kReachSpaced = 6;  // lines whose widths are suggested: from the one before to these
constexpr std::size_t kMost =
    (kFollowed + 3 * (kReachSpaced + 1) + 2 + kLanes - 1) / kLanes * kLanes;  // … and those suggested
constexpr std::size_t kChunk = 4096;  // lines after which the best path so far is made final
constexpr float kNever = -1e9f;

// Costs of the steps between roles, in nats.
constexpr float kGoOn = -0.19f, kStop = -1.77f;  // inside a paragraph
constexpr float kLong = -0.5f, kShort = -1.9f;   // a paragraph begins: of several lines, of one
constexpr float kNewWidthInside = -6.5f, kNewWidth = -3.5f, kAnyWidth = -1.6f;
constexpr float kNarrow = 8, kNarrower = -1;  // no column is set narrower; each em less is as improbable
constexpr float kInterrupt = -4.5f, kStillInterrupted = -0.7f, kResume = -0.7f;
constexpr float kBrokenOff = -7;  // a paragraph stops in the middle: its rest stands elsewhere
constexpr float kDisplay = -1.2f, kMoreDisplay = -0.3f;
constexpr float kStopsInside = -3;  // a page may stop inside a paragraph: it goes on elsewhere

enum State : unsigned char { kOpen, kClosed, kInside, kLoose };

// How the states of one width were reached, a bit for each choice.
enum Choice : std::int32_t {
  kIsFirst = 1,
  kIsOnly = 2,  // the open one by a first line, not a middle one; the closed one by an only line
  kResumed = 4,
  kOtherWidth = 8,  // it goes on from an interruption; from a paragraph of another width
  kClosedElsewhere = 16,
  kLooseBefore = 32,  // it begins after a paragraph of another width; after display lines
  kInsideBefore = 64  // the interruption goes on
};

struct Step {
  State from = kLoose;
  unsigned char width = 0;
  Role role = Role::display;
};

using Row = std::array<float, kMost>;

// Widths with the scores of their states, and what is known of each.
struct Columns {
  std::size_t size = 0;
  std::array<unsigned char, kMost> half_ems;
  Row width, uniform, uniform_first;
  Row open, closed, inside;
};

Lanes load(const Row& row, std::size_t k) {
  Lanes x;
  std::memcpy(&x, &row[k], sizeof x);
  return x;
}
template <class Rows, class Vector>
void store(Rows& row, std::size_t k, Vector x) {
  std::memcpy(&row[k], &x, sizeof x);
}

struct Best {
  float score = kNever;
  unsigned char width = 0;
};

struct Trail {                     // of one line
  std::size_t begin = 0, end = 0;  // in the lists of widths kept and of the choices that led to them
  Step loose;
  Best open, closed;  // before the line
  float margin = 0;
};

// What is the same for every width when a line is read.
struct LineTerms {
  LineTerms(const RoleScores& marks, const PageStatistics& statistics)
      : goes_on(lanes(static_cast<float>(marks.goes_on))),
        ends(lanes(static_cast<float>(marks.ends))),
        display(lanes(static_cast<float>(marks.display))),
        starts(lanes(static_cast<float>(marks.starts))),
        continues(lanes(static_cast<float>(marks.continues))),
        indent(lanes(static_cast<float>(statistics.indent))),
        unindented(lanes(static_cast<float>(statistics.unindented))) {}

  Lanes goes_on, ends, display, starts, continues, indent, unindented;
  // The best ways to come from another width: inside a paragraph, after one, after display lines.
  Lanes other_open{}, other_closed{}, after_display{};
};

// The choices that led to the states of some widths.
struct Choices {
  LaneMask made{};

  // `b` where it is better than `a`: then `choice` was made, and `instead` was not.
  Lanes better(Lanes a, Lanes b, std::int32_t choice, std::int32_t instead = 0) {
    const LaneMask is_better = b > a;
    made = (made & ~(is_better & instead)) | (is_better & choice);
    return is_better ? b : a;
  }
};

// The best scores of a line in any width: at all, as the beginning of a paragraph, as what goes on with one.
struct Tops {
  Lanes any = lanes(kNever), begins = any, goes_on = any;
};

unsigned char half_ems(double em) {
  return static_cast<unsigned char>(std::clamp(em * 2 + 0.5, 4.0, kWidths - 1.0));
}

class Viterbi {
 public:
  Viterbi(const std::vector<LineFeatures>& lines, const Scale& scale, const PageStatistics& statistics,
          double beam)
      : lines_(lines),
        scale_(scale),
        statistics_(statistics),
        beam_(static_cast<float>(beam)),
        labels_(lines.size()) {
    for (std::size_t q = 0; q < kWidths; ++q) {
      const double width = static_cast<double>(q) / 2.0;
      uniform_[q] = static_cast<float>(uniform(width));
      uniform_first_[q] = static_cast<float>(uniform(width - statistics.indent));
    }
    suggested_.reserve(lines.size());
    trails_.reserve(std::min(lines.size(), kChunk));
    for (const LineFeatures& s : lines) suggested_.push_back(suggested_by(s));
  }

  std::vector<LabelledLine> run() {
    loose_ = 0;
    for (std::size_t from = 0; from < lines_.size(); from += kChunk) {
      const std::size_t to = std::min(lines_.size(), from + kChunk);
      trails_.clear();
      trail_widths_.clear();
      trail_choices_.clear();
      for (std::size_t i = from; i < to; ++i) advance(i);
      finish(from);
    }
    return std::move(labels_);
  }

 private:
  struct Suggested {  // widths, by a line: for itself and its neighbours; as a first line
    std::array<unsigned char, 3> column;
    std::array<unsigned char, 2> first;
  };

  Suggested suggested_by(const LineFeatures& s) const {
    const unsigned char natural = half_ems(s.natural);
    return {
        {natural, half_ems(s.natural + 0.5), s.squeezed < s.natural ? half_ems(s.natural - 0.5) : natural},
        {half_ems(s.natural + statistics_.indent), half_ems(s.natural + statistics_.indent + 0.5)}};
  }

  void add(unsigned char q, float open, float closed) {
    const std::size_t k = now_.size++;
    now_.half_ems[k] = q;
    now_.width[k] = static_cast<float>(q) / 2;
    now_.uniform[k] = uniform_[q];
    now_.uniform_first[k] = uniform_first_[q];
    now_.open[k] = open;
    now_.closed[k] = closed;
    now_.inside[k] = kNever;
  }

  // Adds the widths that the neighbourhood of line i suggests to those followed so far.
  void suggest(std::size_t i) {
    std::bitset<256> seen;
    for (std::size_t k = 0; k < now_.size; ++k) seen.set(now_.half_ems[k]);
    const auto add_new = [&](unsigned char q) {
      if (!seen[q]) seen.set(q), add(q, kNever, kNever);
    };
    const std::size_t last = std::min(lines_.size(), i + (scale_.spaced ? kReachSpaced : kReachHan));
    for (std::size_t k = i > 0 ? i - 1 : 0; k < last; ++k)
      for (const unsigned char q : suggested_[k].column) add_new(q);
    for (const unsigned char q : suggested_[i].first) add_new(q);
    for (std::size_t k = now_.size; k % kLanes != 0; ++k) {  // the last lanes hold no width
      now_.width[k] = now_.open[k] = now_.closed[k] = now_.inside[k] = kNever;
      now_.uniform[k] = now_.uniform_first[k] = 0;
    }
  }

  Best best_in(const Row& row) const {
    Best best;
    for (std::size_t k = 0; k < now_.size; ++k)
      if (row[k] > best.score) best = {row[k], now_.half_ems[k]};
    return best;
  }

  void advance(std::size_t i) {
    const RoleScores marks = score_roles(lines_[i], scale_, statistics_);
    Trail trail;
    trail.open = best_in(now_.open);
    trail.closed = best_in(now_.closed);
    suggest(i);
    const Tops tops = step_widths(lines_[i], marks, trail);
    const float loose = step_loose(i, marks, trail);
    trail.margin = most_of(tops.begins) - most_of(tops.goes_on);
    keep(std::max(most_of(tops.any), loose), loose, trail);
  }

  // The states of every width after `line`, in place of those before it.
  Tops step_widths(const LineFeatures& line, const RoleScores& marks, const Trail& trail) {
    const WidthScore fit(line, scale_);
    LineTerms terms(marks, statistics_);
    terms.other_open = lanes(trail.open.score + kNewWidthInside);
    terms.other_closed = lanes(trail.closed.score + kNewWidth);
    terms.after_display = lanes(loose_ + kAnyWidth);
    Tops tops;
    for (std::size_t k = 0; k < now_.size; k += kLanes) {
      const Lanes width = load(now_.width, k), first_width = width - terms.indent;
      const Lanes open = load(now_.open, k), inside = load(now_.inside, k);
      Choices choices;
      const auto [go, start] = enter(width, open, load(now_.closed, k), inside, terms, choices);
      const Lanes fits = fit.full(width), fits_first = fit.full(first_width);
      const Lanes middle = go + lanes(kGoOn) + terms.goes_on + fits;
      const Lanes first = start + lanes(kLong) + terms.goes_on + max(fits_first, fits - terms.unindented);
      const Lanes last = go + lanes(kStop) + terms.ends + fit.ending(width, load(now_.uniform, k), fits);
      const Lanes only = start + lanes(kShort) + terms.ends +
                         fit.ending(first_width, load(now_.uniform_first, k), fits_first);
      const Lanes to_open = choices.better(middle, first, kIsFirst),
                  to_closed = choices.better(last, only, kIsOnly);
      const Lanes to_inside =
          choices.better(open + lanes(kInterrupt), inside + lanes(kStillInterrupted), kInsideBefore) +
          terms.display;
      store(now_.open, k, to_open);
      store(now_.closed, k, to_closed);
      store(now_.inside, k, to_inside);
      store(choices_, k, choices.made);
      const Lanes top = max(max(to_open, to_closed), to_inside);
      store(top_, k, top);
      tops.any = max(tops.any, top);
      tops.goes_on = max(tops.goes_on, max(middle, last));
      tops.begins = max(tops.begins, max(first, only));
    }
    return tops;
  }

  // The best ways into a line of `width` from the states before it: going on with a paragraph, possibly
  // across a display line, possibly of another width; and starting one.
  [[gnu::always_inline]] static std::pair<Lanes, Lanes> enter(Lanes width, Lanes open, Lanes closed,
                                                              Lanes inside, const LineTerms& terms,
                                                              Choices& choices) {
    const Lanes narrow = lanes(kNarrower) * max(lanes(0), lanes(kNarrow) - width);
    Lanes go = choices.better(open, inside + lanes(kResume), kResumed);
    go = choices.better(go, terms.other_open + narrow, kOtherWidth, kResumed);
    Lanes start = choices.better(closed, terms.other_closed + narrow, kClosedElsewhere);
    start = choices.better(start, terms.after_display + narrow, kLooseBefore, kClosedElsewhere);
    return {go + terms.continues, start + terms.starts};
  }

  // The score of line i as a display line between paragraphs; says in `trail` what it follows.
  float step_loose(std::size_t i, const RoleScores& marks, Trail& trail) const {
    const auto first = static_cast<float>(marks.opens);
    const bool closed = i > 0 && lines_[i - 1].hint.closes;  // by a line that is a display line itself
    const float more = loose_ + kMoreDisplay + (closed ? first : 0),
                opens = trail.closed.score + kDisplay + first;
    trail.loose =
        more > opens ? Step{kLoose, 0, Role::display} : Step{kClosed, trail.closed.width, Role::display};
    float loose = std::max(more, opens);
    if (trail.open.score + kBrokenOff > loose) {
      loose = trail.open.score + kBrokenOff;
      trail.loose = Step{kOpen, trail.open.width, Role::display};
    }
    return loose + static_cast<float>(marks.display);
  }

  // The score above which no more than kFollowed widths lie.
  float threshold(float best) {
    const float beam = best - beam_;
    ranked_.clear();
    for (std::size_t k = 0; k < now_.size; ++k)
      if (top_[k] > beam) ranked_.push_back(top_[k]);
    if (ranked_.size() <= kFollowed) return beam;
    std::nth_element(ranked_.begin(), ranked_.begin() + kFollowed, ranked_.end(), std::greater<>());
    return ranked_[kFollowed];
  }

  void keep(float best, float loose, Trail& trail) {
    const float least = threshold(best);
    trail.begin = trail_widths_.size();
    const std::size_t size = now_.size;
    now_.size = 0;
    for (std::size_t k = 0; k < size; ++k) {
      if (top_[k] <= least) continue;
      trail_widths_.push_back(now_.half_ems[k]);
      trail_choices_.push_back(static_cast<unsigned char>(choices_[k]));
      const float inside = now_.inside[k] - best;
      add(now_.half_ems[k], now_.open[k] - best, now_.closed[k] - best);
      now_.inside[now_.size - 1] = inside;
    }
    trail.end = trail_widths_.size();
    loose_ = loose - best;
    trails_.push_back(trail);
  }

  // How `state` of the width `q` was reached.
  static Step step(State state, unsigned char q, std::int32_t choices, const Trail& trail) {
    if (state == kInside) return {(choices & kInsideBefore) != 0 ? kInside : kOpen, q, Role::inside};
    const bool begins = (choices & (state == kOpen ? kIsFirst : kIsOnly)) != 0;
    const Role role = state == kOpen ? (begins ? Role::first : Role::middle)
                      : begins       ? Role::only
                                     : Role::last;
    if (begins) {
      if ((choices & kLooseBefore) != 0) return {kLoose, 0, role};
      return {kClosed, (choices & kClosedElsewhere) != 0 ? trail.closed.width : q, role};
    }
    if ((choices & kOtherWidth) != 0) return {kOpen, trail.open.width, role};
    return {(choices & kResumed) != 0 ? kInside : kOpen, q, role};
  }

  // Follows the best path back over the lines since `from` and goes on from its end alone.
  void finish(std::size_t from) {
    State state = kLoose;
    unsigned char width = 0;
    float best = loose_;
    const float inside = from + trails_.size() == lines_.size() ? kStopsInside : 0;
    const auto end_in = [&](State s, const Best& end, float cost) {
      if (end.score + cost > best) best = end.score + cost, state = s, width = end.width;
    };
    end_in(kOpen, best_in(now_.open), inside);
    end_in(kClosed, best_in(now_.closed), 0);
    end_in(kInside, best_in(now_.inside), inside);
    now_.size = 0;
    loose_ = state == kLoose ? 0 : kNever;
    if (state != kLoose) add(width, state == kOpen ? 0 : kNever, state == kClosed ? 0 : kNever);
    if (state == kInside) now_.inside[0] = 0;
    for (std::size_t k = trails_.size(); k-- > 0;) {
      const Trail& trail = trails_[k];
      Step back = trail.loose;
      if (state != kLoose) {
        std::size_t at = trail.begin;
        while (trail_widths_[at] != width) ++at;
        back = step(state, width, trail_choices_[at], trail);
      }
      labels_[from + k] = {back.role, state == kLoose || state == kInside ? 0 : width / 2.0, trail.margin};
      state = back.from;
      width = back.width;
    }
  }

  const std::vector<LineFeatures>& lines_;
  const Scale& scale_;
  const PageStatistics& statistics_;
  float beam_;
  std::vector<LabelledLine> labels_;
  std::vector<Suggested> suggested_;                    // a line
  std::array<float, kWidths> uniform_, uniform_first_;  // a width
  Columns now_;
  float loose_ = kNever;
  std::vector<Trail> trails_;
  std::vector<unsigned char> trail_widths_, trail_choices_;

  // Of the line being looked at.
  Row top_;
  std::array<std::int32_t, kMost> choices_;
  std::vector<float> ranked_;
};

}  // namespace

std::vector<LabelledLine> best_roles(const std::vector<LineFeatures>& lines, const Scale& scale,
                                     const PageStatistics& statistics, double beam) {
  return Viterbi(lines, scale, statistics, beam).run();
}

}  // namespace broadsheet::issuetext
