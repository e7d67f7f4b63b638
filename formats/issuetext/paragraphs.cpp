#include "issuetext/paragraphs.hpp"

#include "issuetext/fit.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace broadsheet::issuetext {
namespace {

constexpr std::size_t kWidths = 201;   // W in steps of half an em, up to 100 em
constexpr std::size_t kFollowed = 20;  // widths followed from line to line
constexpr double kBeam = 14;           // nats below the best at which a width is given up
constexpr std::size_t kChunk = 4096;   // lines after which the best path so far is made final
constexpr double kNever = -1e9;

// Costs of the steps between roles, in nats.
constexpr double kGoOn = -0.19, kStop = -1.77;             // inside a paragraph
constexpr double kLong = -0.5, kShort = -1.9;              // a paragraph begins: of several lines, of one
constexpr double kNewWidthInside = -6.5, kNewWidth = -3.5, kAnyWidth = -1.6;
constexpr double kNarrow = 8, kNarrower = -1;               // no column is set narrower; each em less is as improbable
constexpr double kInterrupt = -4.5, kStillInterrupted = -0.7, kResume = -0.7;
constexpr double kTorn = -7;  // a paragraph stops in the middle: its rest is torn off
constexpr double kPhraseLine = 2.5;      // for the lines of a block that is a phrase, as display lines
constexpr double kLongestPhrase = 60;    // em
constexpr std::size_t kMostPhraseLines = 8;
constexpr double kDisplay = -1.2, kMoreDisplay = -0.3;

enum State : unsigned char { kOpen, kClosed, kInside, kLoose, kStates };  // kLoose: display, no width

struct Step {
  unsigned char from_state = kLoose, from_width = 0;
  Role role = Role::display;
};

struct Trail {  // the steps into the states of one line
  std::size_t begin = 0, end = 0;  // in the list of all followed widths and the steps to them
  Step loose;
  float margin = 0;
};

unsigned char half_ems(double em) { return static_cast<unsigned char>(std::clamp(std::lround(em * 2), 4L, long{kWidths - 1})); }

// A block that ends in no stop and has no clauses, behind a closed sentence and before what certainly
// begins something new, is a headline however its lines fill a column.
void find_phrases(std::vector<Shape>& shapes) {
  for (std::size_t end = shapes.size(), begin = end; end > 0; end = begin) {
    bool clauses = false;
    double width = 0;
    const auto whole = [&](const Shape& s) { return s.blank_before || s.hint.starts || s.hint.display; };
    do {
      --begin;
      clauses = clauses || shapes[begin].clauses;
      width += shapes[begin].natural;
    } while (begin > 0 && !whole(shapes[begin]) && !shapes[begin - 1].hint.display);
    const Shape &first = shapes[begin], &last = shapes[end - 1];
    const bool opener_follows = end < shapes.size() && shapes[end].hint.starts && shapes[end].hint.body;
    const bool new_follows = end == shapes.size() || opener_follows || shapes[end].hint.display || shapes[end].phrase > 0;
    const bool closed = begin == 0 || opener_follows || shapes[begin - 1].sentence_end || shapes[begin - 1].hint.display;
    const bool open = !last.colon && (!last.sentence_end || last.called);
    if (!first.blank_before || clauses || !closed || !new_follows || !open) continue;
    if (width > kLongestPhrase || end - begin > kMostPhraseLines) continue;
    for (std::size_t k = begin; k < end; ++k) shapes[k].phrase = std::max(kPhraseLine, 2 * kPhraseLine / static_cast<double>(end - begin));
  }
}

std::vector<Shape> shapes_of(const Page& page, const std::vector<Hint>& hints, const Scale& scale) {
  std::vector<Shape> shapes(page.lines.size());
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const Line& line = page.lines[i];
    const View s = page.of(line);
    Shape& shape = shapes[i];
    shape.natural = std::min(line.width.natural, 99.0);
    shape.squeezed = std::min(line.width.squeezed, 99.0);
    shape.next_unit = i + 1 < shapes.size() ? std::min(page.lines[i + 1].unit, 30.0) + scale.blank : 0;
    shape.tight = tight(shape.next_unit);
    const char32_t mark = final_mark(s);
    shape.sentence_end = ends_sentence(mark) || (hints[i].ends && hints[i].body);
    shape.called = View(U"？！?!").find(mark) != View::npos;
    shape.colon = mark == U'：' || mark == ':' || mark == U'；' || mark == ';';
    shape.clauses = !scale.spaced && has_outside_quotes(s, U"，。；");
    shape.hyphen = mark == '-' && s.back() == '-' && s.size() > 1 && is_letter(s[s.size() - 2]);
    shape.opens_badly = is_closing(s.front()) && !is_opening(s.front());
    shape.blank_before = line.blank_before;
    shape.indented = line.indented;
    shape.hint = hints[i];
  }
  find_phrases(shapes);
  return shapes;
}

class Viterbi {
 public:
  Viterbi(const std::vector<Shape>& shapes, const Scale& scale, const Habits& habits)
      : shapes_(shapes), scale_(scale), habits_(habits), placed_(shapes.size()) {
    for (auto& row : score_) row.fill(kNever);
    for (std::size_t q = 0; q < kWidths; ++q) {
      const double width = static_cast<double>(q) / 2.0;
      uniform_[q] = uniform(width);
      uniform_first_[q] = uniform(width - habits.indent);
      narrow_[q] = kNarrower * std::max(0.0, kNarrow - width);
    }
    suggested_.reserve(shapes.size());
    for (const Shape& s : shapes) suggested_.push_back(suggested_by(s));
  }

  std::vector<Placed> run() {
    loose_ = 0;
    for (std::size_t from = 0; from < shapes_.size(); from += kChunk) {
      const std::size_t to = std::min(shapes_.size(), from + kChunk);
      trails_.clear();
      trail_widths_.clear();
      trail_steps_.clear();
      for (std::size_t i = from; i < to; ++i) advance(i);
      finish(from);
    }
    return std::move(placed_);
  }

 private:
  using Row = std::array<double, kWidths>;

  struct Suggested {  // widths, by a line: for itself and its neighbours; as a first line
    std::array<unsigned char, 3> column;
    std::array<unsigned char, 2> first;
  };

  Suggested suggested_by(const Shape& s) const {
    const unsigned char natural = half_ems(s.natural);
    return {{natural, half_ems(s.natural + 0.5), s.squeezed < s.natural ? half_ems(s.natural - 0.5) : natural},
            {half_ems(s.natural + habits_.indent), half_ems(s.natural + habits_.indent + 0.5)}};
  }

  // The widths worth following at line i: those followed so far and those its neighbourhood suggests.
  void find_candidates(std::size_t i) {
    std::array<bool, kWidths> seen{};
    widths_ = followed_;
    for (const unsigned char q : widths_) seen[q] = true;
    const auto add = [&](unsigned char q) {
      if (!seen[q]) seen[q] = true, widths_.push_back(q);
    };
    const std::size_t last = std::min(shapes_.size(), i + (scale_.spaced ? 6 : 4));
    for (std::size_t k = i > 0 ? i - 1 : 0; k < last; ++k)
      for (const unsigned char q : suggested_[k].column) add(q);
    for (const unsigned char q : suggested_[i].first) add(q);
  }

  struct Best {
    double score = kNever;
    unsigned char width = 0;
  };

  Best best_of(State state) const {
    Best best;
    for (const unsigned char q : followed_)
      if (score_[state][q] > best.score) best = {score_[state][q], q};
    return best;
  }

  void advance(std::size_t i) {
    const Shape& s = shapes_[i];
    const Marks marks = marks_of(s, habits_);
    const Best open = best_of(kOpen), closed = best_of(kClosed);
    find_candidates(i);
    Trail trail;
    double best = kNever, best_start = kNever, best_on = kNever;
    found_.resize(widths_.size());
    for (std::size_t k = 0; k < widths_.size(); ++k) {
      const unsigned char q = widths_[k];
      const double width = q / 2.0, first_width = width - habits_.indent;
      auto& [score, step, top] = found_[k];
      // Goes on from a paragraph, possibly across a display line, possibly in another width.
      Step on{kOpen, q, Role::middle};
      double go = score_[kOpen][q];
      if (score_[kInside][q] + kResume > go) go = score_[kInside][q] + kResume, on.from_state = kInside;
      if (open.score + kNewWidthInside + narrow_[q] > go) go = open.score + kNewWidthInside + narrow_[q], on = {kOpen, open.width, Role::middle};
      go += marks.continues;
      Step begin{kClosed, q, Role::first};
      double start = score_[kClosed][q];
      if (closed.score + kNewWidth + narrow_[q] > start) start = closed.score + kNewWidth + narrow_[q], begin.from_width = closed.width;
      if (loose_ + kAnyWidth + narrow_[q] > start) start = loose_ + kAnyWidth + narrow_[q], begin = {kLoose, 0, Role::first};
      start += marks.starts;

      const double fits = full(s, width, scale_), fits_first = full(s, first_width, scale_);
      const double middle = go + kGoOn + marks.goes_on + fits;
      const double first = start + kLong + marks.goes_on + std::max(fits_first, fits - habits_.unindented);
      const double last = go + kStop + marks.ends + ending(s, width, uniform_[q], fits);
      const double only = start + kShort + marks.ends + ending(s, first_width, uniform_first_[q], fits_first);
      score[kOpen] = std::max(middle, first);
      step[kOpen] = middle >= first ? on : begin;
      score[kClosed] = std::max(last, only);
      step[kClosed] = last >= only ? on : begin;
      step[kClosed].role = last >= only ? Role::last : Role::only;
      const bool more = score_[kInside][q] + kStillInterrupted > score_[kOpen][q] + kInterrupt;
      score[kInside] = (more ? score_[kInside][q] + kStillInterrupted : score_[kOpen][q] + kInterrupt) + marks.display;
      step[kInside] = {more ? kInside : kOpen, q, Role::inside};
      best_on = std::max({best_on, middle, last});
      best_start = std::max({best_start, first, only});
      top = std::max({score[kOpen], score[kClosed], score[kInside]});
      best = std::max(best, top);
    }
    const bool more = loose_ + kMoreDisplay > closed.score + kDisplay;
    trail.loose = more ? Step{kLoose, 0, Role::display} : Step{kClosed, closed.width, Role::display};
    double loose = (more ? loose_ + kMoreDisplay : closed.score + kDisplay) + marks.display;
    if (open.score + kTorn + marks.display > loose) {
      loose = open.score + kTorn + marks.display;
      trail.loose = Step{kOpen, open.width, Role::display};
    }
    best = std::max(best, loose);
    trail.margin = static_cast<float>(best_start - best_on);
    keep(best, loose, trail);
  }

  void keep(double best, double loose, Trail& trail) {
    ranked_.clear();
    for (std::size_t k = 0; k < widths_.size(); ++k)
      if (found_[k].top > best - kBeam) ranked_.emplace_back(found_[k].top, k);
    if (ranked_.size() > kFollowed) {
      std::nth_element(ranked_.begin(), ranked_.begin() + kFollowed, ranked_.end(), std::greater<>());
      ranked_.resize(kFollowed);
    }
    for (const unsigned char q : followed_)
      for (auto& row : score_) row[q] = kNever;
    followed_.clear();
    trail.begin = trail_widths_.size();
    for (const auto& [score, k] : ranked_) {
      const unsigned char q = widths_[k];
      followed_.push_back(q);
      for (const State state : {kOpen, kClosed, kInside}) score_[state][q] = found_[k].score[state] - best;
      trail_widths_.push_back(q);
      trail_steps_.push_back(found_[k].step);
    }
    trail.end = trail_widths_.size();
    loose_ = loose - best;
    trails_.push_back(trail);
  }

  // Follows the best path back over the lines since `from` and goes on from its end alone.
  void finish(std::size_t from) {
    State state = kLoose;
    unsigned char width = 0;
    double best = loose_;
    const bool ends_here = from + trails_.size() == shapes_.size();
    for (const unsigned char q : followed_)
      for (const State s : {kOpen, kClosed, kInside}) {
        // A page may stop inside a paragraph: it goes on elsewhere.
        const double score = score_[s][q] - (ends_here && s != kClosed ? 3 : 0);
        if (score > best) best = score, state = s, width = q;
      }
    for (auto& row : score_) row.fill(kNever);
    loose_ = kNever;
    followed_.clear();
    if (state == kLoose) loose_ = 0;
    else score_[state][width] = 0, followed_.push_back(width);
    for (std::size_t k = trails_.size(); k-- > 0;) {
      const Trail& trail = trails_[k];
      Step step = trail.loose;
      if (state != kLoose) {
        std::size_t at = trail.begin;
        while (trail_widths_[at] != width) ++at;
        step = trail_steps_[at][state];
      }
      placed_[from + k] = {step.role, state == kLoose || state == kInside ? 0 : width / 2.0, trail.margin};
      state = static_cast<State>(step.from_state);
      width = step.from_width;
    }
  }

  const std::vector<Shape>& shapes_;
  const Scale& scale_;
  const Habits& habits_;
  std::vector<Placed> placed_;
  std::array<Row, 3> score_;
  double loose_ = kNever;
  std::vector<unsigned char> followed_;
  std::vector<Trail> trails_;
  std::vector<unsigned char> trail_widths_;
  std::vector<std::array<Step, 3>> trail_steps_;
  std::vector<Suggested> suggested_;                       // a line
  std::array<double, kWidths> uniform_, uniform_first_, narrow_;  // a width

  // Of the line being looked at; kept to be filled again.
  struct Found {
    std::array<double, 3> score;
    std::array<Step, 3> step;
    double top;
  };
  std::vector<unsigned char> widths_;
  std::vector<Found> found_;  // a width
  std::vector<std::pair<double, std::size_t>> ranked_;
};

double log_odds(double yes, double no) { return std::clamp(std::log(yes / no), -2.0, 2.0); }

// What a first run found out about this page: where blank lines stand, whether first lines are short.
Habits habits_of(const Page& page, const std::vector<Placed>& placed, double indent) {
  double blank_break = 1, breaks = 2, blank_inside = 1, inside = 2;
  for (std::size_t i = 1; i < placed.size(); ++i) {
    if (!is_body(placed[i].role) || !is_body(placed[i - 1].role)) continue;
    const bool starts = starts_paragraph(placed[i].role);
    (starts ? breaks : inside) += 1;
    if (page.lines[i].blank_before) (starts ? blank_break : blank_inside) += 1;
  }
  Habits h;
  h.indent = indent;
  h.blank_breaks = log_odds(blank_break / breaks, blank_inside / inside);
  h.no_blank_breaks = log_odds(1 - blank_break / breaks, 1 - blank_inside / inside);
  return h;
}

}  // namespace

std::vector<Placed> place(const Page& page, const std::vector<Hint>& hints, const Script& script, const Habits& habits) {
  Scale scale;
  scale.spaced = script.spaced;
  if (script.spaced) {
    scale.blank = width_of(U' ', script.spacing);
    scale.blur = script.spacing == Spacing::fixed ? 0.05 : 0.5;
  }
  const std::vector<Shape> shapes = shapes_of(page, hints, scale);
  return Viterbi(shapes, scale, habits).run();
}

std::vector<Placed> place(const Page& page, const std::vector<Hint>& hints, const Script& script) {
  Habits first;
  first.indent = script.indent;
  const std::vector<Placed> placed = place(page, hints, script, first);
  return place(page, hints, script, habits_of(page, placed, script.indent));
}

}  // namespace broadsheet::issuetext
