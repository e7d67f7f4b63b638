#include "reconstruct/articles/lattice.hpp"

#include "reconstruct/model/linear_model.hpp"

#include <data/model_weights.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace broadsheet::reconstruct {
namespace {

constexpr double kNever = -1e300;

bool is_bare(ArticleState s) { return s == ArticleState::bare_body || s == ArticleState::bare_ended; }
bool in_body(ArticleState s) { return s >= ArticleState::body && s <= ArticleState::bare_ended; }
bool has_ended(ArticleState s) { return s == ArticleState::ended || s == ArticleState::bare_ended; }
ArticleState closed(ArticleState s) {
  return s == ArticleState::body        ? ArticleState::ended
         : s == ArticleState::bare_body ? ArticleState::bare_ended
                                        : s;
}

// Collects the arcs of one item.
class ArcBuilder {
 public:
  ArcBuilder(const std::vector<Item>& items, std::size_t i, ArticleState from, HeadlinePosition habit)
      : item_(items[i]), from_(from), habit_(habit), run_on_(i > 0 && may_be_head(items[i - 1])) {}

  Arcs run() {
    switch (item_.kind) {
      case ItemKind::paragraph:
        paragraph();
        if (item_.doubtful) head();
        break;
      case ItemKind::head: head(); break;
      case ItemKind::jump_from:
        if (in_body(from_) || from_ == ArticleState::head_after)
          add(ArticleState::fresh, Transition::begins).counts[ArcCount::headless] = is_bare(from_);
        else
          add(from_, Transition::same);
        break;
      case ItemKind::jump_to:
      case ItemKind::closing: add(closed(from_), Transition::same); break;
      default: add(from_, Transition::same);
    }
    return arcs_;
  }

 private:
  Arc& add(ArticleState to, Transition transition, Label a = kNoLabel, Label b = kNoLabel) {
    return arcs_.add({from_, to, transition, {a, b, kNoLabel}, {}});
  }

  void paragraph() {
    const bool ends = item_.to || item_.closing_begin;
    const ArticleState headed = ends ? ArticleState::ended : ArticleState::body,
                       bare = ends ? ArticleState::bare_ended : ArticleState::bare_body;
    if (from_ == ArticleState::head_before) return void(add(headed, Transition::same, Label::under_heads));
    if (from_ == ArticleState::fresh) return void(add(bare, Transition::same));
    if (from_ == ArticleState::head_after) return void(add(bare, Transition::begins, Label::behind_heads));
    add(is_bare(from_) ? bare : headed, Transition::same).counts[ArcCount::goes_on_after_end] =
        has_ended(from_);
    Arc& fresh = add(bare, Transition::begins, Label::begins);
    fresh.counts[ArcCount::headless] = is_bare(from_);
    fresh.counts[ArcCount::begins_after_end] = has_ended(from_);
  }

  void display(ArticleState to, Transition transition, Label side, Label move = kNoLabel) {
    Arc& arc = add(to, transition, side, move);
    if (item_.doubtful) arc.labels[2] = Label::displays;
    if (transition == Transition::subhead)
      arc.counts[ArcCount::title_after_end] = has_ended(from_);
    else if (!run_on_)
      arc.counts[ArcCount::as_other_headlines] = static_cast<signed char>(
          (to == ArticleState::head_after) == (habit_ == HeadlinePosition::after) ? 1 : -1);
    if (transition == Transition::begins) arc.counts[ArcCount::headless] = is_bare(from_);
  }

  void head() {
    if (from_ == ArticleState::fresh || from_ == ArticleState::head_before)
      return display(ArticleState::head_before, Transition::same, Label::before);
    if (from_ == ArticleState::head_after) {
      display(ArticleState::head_after, Transition::same, Label::after);
      return display(ArticleState::head_before, Transition::begins, Label::before, Label::turns);
    }
    if (is_bare(from_)) display(ArticleState::head_after, Transition::same, Label::after);
    display(ArticleState::head_before, Transition::begins, Label::before);
    if (!item_.no_title || is_bare(from_)) display(from_, Transition::subhead, Label::subhead);
  }

  const Item& item_;
  ArticleState from_;
  HeadlinePosition habit_;
  bool run_on_;
  Arcs arcs_;
};

double of_counts(const ArcCounts& counts) {
  double sum = 0;
  for (std::size_t k = 0; k < kCount<ArcCount>; ++k)
    sum += data::counts_weights.values()[k] * counts.values()[k];
  return sum;
}

using LabelScores = std::array<double, kCount<Label>>;

// What the features of one item say for each label about it.
LabelScores label_scores(const Item& item, const ItemFeatures& features) {
  LabelScores out{};
  if (may_be_head(item))
    for (std::size_t c = 0; c < kHeadLabels; ++c)
      out[c] =
          dot(data::head_weights[c], features.head) + dot(data::layout_head_weights[c], features.layout_head);
  if (item.kind == ItemKind::paragraph)
    for (std::size_t c = kHeadLabels; c < kCount<Label>; ++c)
      out[c] = dot(data::opening_weights[c - kHeadLabels], features.opening) +
               dot(data::layout_opening_weights[c - kHeadLabels], features.layout_opening);
  return out;
}

// The arcs of a page under one habit, with their scores.
class Lattice {
 public:
  Lattice(const std::vector<Item>& items, const std::vector<LabelScores>& scores, HeadlinePosition habit) {
    begin_.reserve(items.size() + 1);
    arcs_.reserve(items.size() * 2 * kStates);
    for (std::size_t i = 0; i < items.size(); ++i) {
      begin_.push_back(arcs_.size());
      for (std::size_t s = 0; s < kStates; ++s) {
        for (const Arc& arc : arcs_of(items, i, static_cast<ArticleState>(s), habit)) {
          double score = of_counts(arc.counts);
          for (const Label c : arc.labels)
            if (c != kNoLabel) score += scores[i][static_cast<std::size_t>(c)];
          arcs_.push_back({arc.from, arc.to, arc.transition, score, std::exp(score)});
        }
      }
    }
    begin_.push_back(arcs_.size());
    for (std::size_t s = 0; s < kStates; ++s) {
      end_[s] = of_counts(counts_at_end(static_cast<ArticleState>(s)));
      end_weight_[s] = std::exp(end_[s]);
    }
  }

  // Log of the summed weight of all ways.
  double sum() {
    before_.assign(items() + 1, {});
    before_[0][0] = 1;
    double log = 0;
    for (std::size_t i = 0; i < items(); ++i) {
      each(i, [&](const Scored& a) { before_[i + 1][at(a.to)] += before_[i][at(a.from)] * a.weight; });
      log += normalise(before_[i + 1]);
    }
    double all = 0;
    for (std::size_t s = 0; s < kStates; ++s) all += before_.back()[s] * end_weight_[s];
    return log + std::log(all);
  }

  // Adds to `probability[i][state][transition]` those of this lattice, whose ways weigh `share` of all. After
  // sum().
  void add_marginals(std::vector<std::array<std::array<float, 3>, kStates>>& probability,
                     double share) const {
    Row after = end_weight_;
    for (std::size_t i = items(); i-- > 0;) {
      Row now{};
      double all = 0;
      each(i, [&](const Scored& a) {
        const double onward = a.weight * after[at(a.to)];
        now[at(a.from)] += onward;
        all += before_[i][at(a.from)] * onward;
      });
      const double scale = share / all;
      each(i, [&](const Scored& a) {
        const double way = before_[i][at(a.from)] * a.weight * after[at(a.to)];
        probability[i][at(a.to)][static_cast<std::size_t>(a.transition)] += static_cast<float>(way * scale);
      });
      normalise(now);
      after = now;
    }
  }

  double best(std::vector<ArticleStep>& way) const {
    Row score = unreached();
    score[0] = 0;
    std::vector<std::array<std::size_t, kStates>> from(items());
    for (std::size_t i = 0; i < items(); ++i) {
      Row next = unreached();
      for (std::size_t k = begin_[i]; k < begin_[i + 1]; ++k) {
        const Scored& a = arcs_[k];
        const double reached = score[at(a.from)] + a.score;
        if (score[at(a.from)] > kNever && reached > next[at(a.to)])
          next[at(a.to)] = reached, from[i][at(a.to)] = k;
      }
      score = next;
    }
    std::size_t last = 0;
    for (std::size_t s = 0; s < kStates; ++s) {
      score[s] += end_[s];
      if (score[s] > score[last]) last = s;
    }
    way.assign(items(), {});
    ArticleState state = static_cast<ArticleState>(last);
    for (std::size_t i = items(); i-- > 0;) {
      const Scored& a = arcs_[from[i][at(state)]];
      way[i] = {state, a.transition, 1};
      state = a.from;
    }
    return score[last];
  }

 private:
  using Row = std::array<double, kStates>;
  struct Scored {
    ArticleState from, to;
    Transition transition;
    double score, weight;  // nats; e to that power
  };

  static std::size_t at(ArticleState s) { return static_cast<std::size_t>(s); }
  static Row unreached() {
    Row r;
    r.fill(kNever);
    return r;
  }
  // Makes the sum of a row 1 and returns the log of what it was: no product of weights runs out of range.
  static double normalise(Row& row) {
    const double sum = std::accumulate(row.begin(), row.end(), 0.0);
    for (double& x : row) x /= sum;
    return std::log(sum);
  }
  std::size_t items() const { return begin_.size() - 1; }

  template <class F>
  void each(std::size_t i, F&& f) const {
    for (std::size_t k = begin_[i]; k < begin_[i + 1]; ++k) f(arcs_[k]);
  }

  std::vector<Scored> arcs_;
  std::vector<std::size_t> begin_;  // of an item's arcs
  std::vector<Row> before_;         // the share of each state before an item
  Row end_, end_weight_;
};

}  // namespace

Arcs arcs_of(const std::vector<Item>& items, std::size_t i, ArticleState from, HeadlinePosition habit) {
  return ArcBuilder(items, i, from, habit).run();
}

ArcCounts counts_at_end(ArticleState state) {
  ArcCounts counts;
  counts[ArcCount::headless] = is_bare(state);
  counts[ArcCount::bodiless] = state == ArticleState::head_before;
  return counts;
}

std::vector<ArticleStep> best_path(const std::vector<Item>& items,
                                   const std::vector<ItemFeatures>& features) {
  std::vector<LabelScores> scores;
  scores.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) scores.push_back(label_scores(items[i], features[i]));
  Lattice before(items, scores, HeadlinePosition::before), after(items, scores, HeadlinePosition::after);
  std::vector<ArticleStep> way, other;
  if (before.best(way) < after.best(other)) way.swap(other);
  const double share = 1 / (1 + std::exp(after.sum() - before.sum()));
  std::vector<std::array<std::array<float, 3>, kStates>> probability(items.size());
  before.add_marginals(probability, share);
  after.add_marginals(probability, 1 - share);
  for (std::size_t i = 0; i < way.size(); ++i)
    way[i].probability = std::clamp<double>(
        probability[i][static_cast<std::size_t>(way[i].state)][static_cast<std::size_t>(way[i].transition)],
        0, 1);
  return way;
}

HeadFeatures feature_contribution(const HeadFeatures& features, Label label) {
  constexpr std::array kSides = {Label::after, Label::before, Label::subhead};
  HeadFeatures contribution;
  for (std::size_t i = 0; i < kCount<HeadFeature>; ++i) {
    const auto f = static_cast<HeadFeature>(i);
    for (const Label other : kSides)
      contribution[f] += (data::head_weights[index_of(label)][f] - data::head_weights[index_of(other)][f]) *
                         features[f] / (kSides.size() - 1);
  }
  return contribution;
}

}  // namespace broadsheet::reconstruct
