#include "issuetext/roles/line_roles.hpp"

#include "issuetext/roles/width_step.hpp"

#include <algorithm>
#include <array>
#include <bitset>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kWidths = 201;  // W in steps of half an em, up to 100 em
constexpr std::size_t kChunk = 4096;  // lines after which the best path so far is made final

// Costs of the steps between roles, in nats; those of each width stand in width_step.
constexpr float kNewWidthInside = -6.5f, kNewWidth = -3.5f, kAnyWidth = -1.6f;
constexpr float kBrokenOff = -7;  // a paragraph stops in the middle: its rest stands elsewhere
constexpr float kDisplay = -1.2f, kMoreDisplay = -0.3f;
constexpr float kStopsInside = -3;  // a page may stop inside a paragraph: it goes on elsewhere

enum State : unsigned char { kOpen, kClosed, kInside, kLoose };

struct Step {
  State from = kLoose;
  unsigned char width = 0;
  Role role = Role::display;
};

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

unsigned char half_ems(double em) {
  return static_cast<unsigned char>(std::clamp(em * 2 + 0.5, 4.0, kWidths - 1.0));
}

// uniform() of a width. Of those in half ems it is made once: the logarithms would be a good part of a short
// page.
float uniform_at(double em) {
  static const std::array<float, kWidths> kKnown = [] {
    std::array<float, kWidths> all;
    for (std::size_t q = 0; q < kWidths; ++q)
      all[q] = static_cast<float>(uniform(static_cast<double>(q) / 2.0));
    return all;
  }();
  const double half_ems = std::max(em * 2, 0.0);
  const auto q = static_cast<std::size_t>(half_ems);
  return static_cast<double>(q) == half_ems && q < kWidths ? kKnown[q] : static_cast<float>(uniform(em));
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
      uniform_[q] = uniform_at(width);
      uniform_first_[q] = uniform_at(width - statistics.indent);
    }
    suggested_.reserve(lines.size());
    trails_.reserve(std::min(lines.size(), kChunk));
    for (const LineFeatures& s : lines) {
      Suggested now = suggested_by(s);
      now.is_repeated = !suggested_.empty() && now.column == suggested_.back().column;
      suggested_.push_back(now);
    }
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
    bool is_repeated = false;  // the line above suggests the same for its column
  };

  Suggested suggested_by(const LineFeatures& s) const {
    const unsigned char natural = half_ems(s.natural);
    return {
        {natural, half_ems(s.natural + 0.5), s.squeezed < s.natural ? half_ems(s.natural - 0.5) : natural},
        {half_ems(s.natural + statistics_.indent), half_ems(s.natural + statistics_.indent + 0.5)},
        false};
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
    const std::size_t begin = i > 0 ? i - 1 : 0;
    for (std::size_t k = begin; k < last; ++k)
      if (k == begin || !suggested_[k].is_repeated)
        for (const unsigned char q : suggested_[k].column) add_new(q);
    for (const unsigned char q : suggested_[i].first) add_new(q);
    for (std::size_t k = now_.size; k % kMostLanes != 0; ++k) {  // the last lanes hold no width
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
    trail.margin = tops.begins - tops.goes_on;
    keep(std::max(tops.any, loose), loose, trail);
  }

  // The states of every width after `line`, in place of those before it.
  Tops step_widths(const LineFeatures& line, const RoleScores& marks, const Trail& trail) {
    LineTerms terms(marks, statistics_);
    terms.other_open = trail.open.score + kNewWidthInside;
    terms.other_closed = trail.closed.score + kNewWidth;
    terms.after_display = loose_ + kAnyWidth;
    return issuetext::step_widths(now_, WidthScore(line, scale_), terms, outcome_);
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
  float threshold(float best) const {
    const float beam = best - beam_;
    Row ranked;
    std::size_t n = 0;
    for (std::size_t k = 0; k < now_.size; ++k) {
      ranked[n] = outcome_.top[k];
      n += outcome_.top[k] > beam;
    }
    if (n <= kFollowed) return beam;
    std::nth_element(ranked, ranked + kFollowed, ranked + n, std::greater<>());
    return ranked[kFollowed];
  }

  // Each width is written where the next one kept belongs, and stays there if it is one.
  void keep(float best, float loose, Trail& trail) {
    const float least = threshold(best);
    trail.begin = trail_widths_.size();
    trail_widths_.resize(trail.begin + now_.size);
    trail_choices_.resize(trail_widths_.size());
    unsigned char *const widths = trail_widths_.data() + trail.begin, *const choices =
                                                                          trail_choices_.data() + trail.begin;
    std::size_t n = 0;
    for (std::size_t k = 0; k < now_.size; ++k) {
      widths[n] = now_.half_ems[n] = now_.half_ems[k];
      choices[n] = static_cast<unsigned char>(outcome_.choices[k]);
      now_.width[n] = now_.width[k];
      now_.uniform[n] = now_.uniform[k];
      now_.uniform_first[n] = now_.uniform_first[k];
      now_.open[n] = now_.open[k] - best;
      now_.closed[n] = now_.closed[k] - best;
      now_.inside[n] = now_.inside[k] - best;
      n += outcome_.top[k] > least;
    }
    now_.size = n;
    trail.end = trail.begin + n;
    trail_widths_.resize(trail.end);
    trail_choices_.resize(trail.end);
    loose_ = loose - best;
    trails_.push_back(trail);
  }

  // How `state` of the width `q` was reached.
  static Step step_before(State state, unsigned char q, std::int32_t choices, const Trail& trail) {
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
        back = step_before(state, width, trail_choices_[at], trail);
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
  FollowedWidths now_;
  float loose_ = kNever;
  std::vector<Trail> trails_;
  std::vector<unsigned char> trail_widths_, trail_choices_;

  Outcome outcome_;
};

}  // namespace

std::vector<LabelledLine> best_roles(const std::vector<LineFeatures>& lines, const Scale& scale,
                                     const PageStatistics& statistics, double beam) {
  return Viterbi(lines, scale, statistics, beam).run();
}

}  // namespace broadsheet::issuetext
