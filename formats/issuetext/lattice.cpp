#include "issuetext/lattice.hpp"

#include "issuetext/weights.hpp"

#include <data/articles_json.hpp>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace broadsheet::issuetext {
namespace {

constexpr double kNever = -1e300;

bool is_bare(State s) { return s == State::bare_body || s == State::bare_ended; }
bool in_body(State s) { return s >= State::body && s <= State::bare_ended; }
bool has_ended(State s) { return s == State::ended || s == State::bare_ended; }
State closed(State s) {
  return s == State::body ? State::ended : s == State::bare_body ? State::bare_ended : s;
}

enum Count : std::size_t { kHeadless, kOnBehindEnd, kBeginsBehindEnd, kTitleBehindEnd, kHabit, kBodiless };

// Collects the arcs of one item.
class Leaving {
 public:
  Leaving(const std::vector<Item>& items, std::size_t i, State from, Habit habit)
      : item_(items[i]), from_(from), habit_(habit), run_on_(i > 0 && may_be_head(items[i - 1])) {}

  Arcs run() {
    switch (item_.kind) {
      case Kind::paragraph:
        paragraph();
        if (item_.doubtful) head();
        break;
      case Kind::head: head(); break;
      case Kind::jump_from:
        if (in_body(from_) || from_ == State::head_after)
          add(State::fresh, Act::begins).counts[kHeadless] = is_bare(from_);
        else
          add(from_, Act::same);
        break;
      case Kind::jump_to:
      case Kind::closing: add(closed(from_), Act::same); break;
      default: add(from_, Act::same);
    }
    return arcs_;
  }

 private:
  Arc& add(State to, Act act, Claim a = Claim::none, Claim b = Claim::none) {
    return arcs_.add({from_, to, act, {a, b, Claim::none}, {}});
  }

  void paragraph() {
    const bool ends = item_.to || item_.closing_begin;
    const State headed = ends ? State::ended : State::body,
                bare = ends ? State::bare_ended : State::bare_body;
    if (from_ == State::head_before) return void(add(headed, Act::same, Claim::under_heads));
    if (from_ == State::fresh) return void(add(bare, Act::same));
    if (from_ == State::head_after) return void(add(bare, Act::begins, Claim::behind_heads));
    add(is_bare(from_) ? bare : headed, Act::same).counts[kOnBehindEnd] = has_ended(from_);
    Arc& fresh = add(bare, Act::begins, Claim::begins);
    fresh.counts[kHeadless] = is_bare(from_);
    fresh.counts[kBeginsBehindEnd] = has_ended(from_);
  }

  void display(State to, Act act, Claim side, Claim move = Claim::none) {
    Arc& arc = add(to, act, side, move);
    if (item_.doubtful) arc.claims[2] = Claim::displays;
    if (act == Act::subhead)
      arc.counts[kTitleBehindEnd] = has_ended(from_);
    else if (!run_on_)
      arc.counts[kHabit] =
          static_cast<signed char>((to == State::head_after) == (habit_ == Habit::after) ? 1 : -1);
    if (act == Act::begins) arc.counts[kHeadless] = is_bare(from_);
  }

  void head() {
    if (from_ == State::fresh || from_ == State::head_before)
      return display(State::head_before, Act::same, Claim::before);
    if (from_ == State::head_after) {
      display(State::head_after, Act::same, Claim::after);
      return display(State::head_before, Act::begins, Claim::before, Claim::turns);
    }
    if (is_bare(from_)) display(State::head_after, Act::same, Claim::after);
    display(State::head_before, Act::begins, Claim::before);
    if (!item_.no_title || is_bare(from_)) display(from_, Act::subhead, Claim::subhead);
  }

  const Item& item_;
  State from_;
  Habit habit_;
  bool run_on_;
  Arcs arcs_;
};

struct Weights {
  std::array<HeadFeatures, kHeadClaims> head;
  std::array<OpeningFeatures, kClaims.size() - kHeadClaims> opening;
  std::array<double, kCounts.size()> counts;
};

const Weights& weights() {
  static const Weights kWeights = [] {
    const auto table = nlohmann::json::parse(data::articles_json);
    Weights w;
    for (std::size_t c = 0; c < kClaims.size(); ++c) {
      const auto& row = table.at(std::string(kClaims[c]));
      if (c < kHeadClaims)
        w.head[c] = weights_in(row, kHeadFeatures);
      else
        w.opening[c - kHeadClaims] = weights_in(row, kOpeningFeatures);
    }
    w.counts = weights_in(table.at("counts"), kCounts);
    return w;
  }();
  return kWeights;
}

double of_counts(const std::array<signed char, kCounts.size()>& counts) {
  double sum = 0;
  for (std::size_t k = 0; k < counts.size(); ++k) sum += weights().counts[k] * counts[k];
  return sum;
}

using Claimed = std::array<double, kClaims.size()>;

// What the features of one item say for each claim about it.
Claimed claimed_by(const Item& item, const Evidence& evidence) {
  Claimed out{};
  if (may_be_head(item))
    for (std::size_t c = 0; c < kHeadClaims; ++c) out[c] = dot(weights().head[c], evidence.head);
  if (item.kind == Kind::paragraph)
    for (std::size_t c = kHeadClaims; c < kClaims.size(); ++c)
      out[c] = dot(weights().opening[c - kHeadClaims], evidence.opening);
  return out;
}

// The arcs of a page under one habit, with their scores.
class Lattice {
 public:
  Lattice(const std::vector<Item>& items, const std::vector<Claimed>& claimed, Habit habit) {
    begin_.reserve(items.size() + 1);
    for (std::size_t i = 0; i < items.size(); ++i) {
      begin_.push_back(arcs_.size());
      for (std::size_t s = 0; s < kStates; ++s) {
        for (const Arc& arc : arcs_of(items, i, static_cast<State>(s), habit)) {
          double score = of_counts(arc.counts);
          for (const Claim c : arc.claims)
            if (c != Claim::none) score += claimed[i][static_cast<std::size_t>(c)];
          arcs_.push_back({arc.from, arc.to, arc.act, score, std::exp(score)});
        }
      }
    }
    begin_.push_back(arcs_.size());
    for (std::size_t s = 0; s < kStates; ++s) {
      end_[s] = of_counts(counts_at_end(static_cast<State>(s)));
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

  // Adds to `probability[i][state][act]` those of this lattice, whose ways weigh `share` of all. After sum().
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
        probability[i][at(a.to)][static_cast<std::size_t>(a.act)] += static_cast<float>(way * scale);
      });
      normalise(now);
      after = now;
    }
  }

  double best(std::vector<Step>& way) const {
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
    State state = static_cast<State>(last);
    for (std::size_t i = items(); i-- > 0;) {
      const Scored& a = arcs_[from[i][at(state)]];
      way[i] = {state, a.act, 1};
      state = a.from;
    }
    return score[last];
  }

 private:
  using Row = std::array<double, kStates>;
  struct Scored {
    State from, to;
    Act act;
    double score, weight;  // nats; e to that power
  };

  static std::size_t at(State s) { return static_cast<std::size_t>(s); }
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

Arcs arcs_of(const std::vector<Item>& items, std::size_t i, State from, Habit habit) {
  return Leaving(items, i, from, habit).run();
}

std::array<signed char, kCounts.size()> counts_at_end(State state) {
  std::array<signed char, kCounts.size()> counts{};
  counts[kHeadless] = is_bare(state);
  counts[kBodiless] = state == State::head_before;
  return counts;
}

std::vector<Step> best_way(const std::vector<Item>& items, const std::vector<Evidence>& evidence) {
  std::vector<Claimed> claimed;
  claimed.reserve(items.size());
  for (std::size_t i = 0; i < items.size(); ++i) claimed.push_back(claimed_by(items[i], evidence[i]));
  Lattice before(items, claimed, Habit::before), after(items, claimed, Habit::after);
  std::vector<Step> way, other;
  if (before.best(way) < after.best(other)) way.swap(other);
  const double share = 1 / (1 + std::exp(after.sum() - before.sum()));
  std::vector<std::array<std::array<float, 3>, kStates>> probability(items.size());
  before.add_marginals(probability, share);
  after.add_marginals(probability, 1 - share);
  for (std::size_t i = 0; i < way.size(); ++i)
    way[i].probability = std::clamp<double>(
        probability[i][static_cast<std::size_t>(way[i].state)][static_cast<std::size_t>(way[i].act)], 0, 1);
  return way;
}

HeadFeatures pull_of(const HeadFeatures& features, Claim claim) {
  constexpr std::size_t kSides = 3;
  HeadFeatures pull{};
  for (std::size_t f = 0; f < features.size(); ++f)
    for (std::size_t other = 0; other < kSides; ++other)
      pull[f] += (weights().head[static_cast<std::size_t>(claim)][f] - weights().head[other][f]) *
                 features[f] / (kSides - 1);
  return pull;
}

}  // namespace broadsheet::issuetext
