#include "issuetext/articles.hpp"

#include "issuetext/evidence.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace broadsheet::issuetext {
namespace {

constexpr double kNever = -1e9;

enum State : unsigned char { kFresh, kHeadBefore, kBodyHeaded, kBodyBare, kEndedHeaded, kEndedBare, kHeadAfter, kStates };
enum class Act : unsigned char { same, begins, subhead };

struct Step {
  unsigned char from = 0;
  Act act = Act::same;
};

constexpr double kSeries = 2.0;         // the name of a column begins a head group
constexpr double kHeadless = -3.0;      // an article stays without a headline
constexpr double kWeakStart = -4.5;     // an article begins with nothing to show for it

class Reading {
 public:
  Reading(const std::vector<Item>& items, const std::vector<HeadEvidence>& evidence, double after_habit, double blank_rate)
      : items_(items), evidence_(evidence), after_habit_(after_habit), blank_rate_(blank_rate) {}

  double run() {
    std::array<double, kStates> score;
    score.fill(kNever);
    score[kFresh] = 0;
    steps_.resize(items_.size());
    for (std::size_t i = 0; i < items_.size(); ++i) {
      next_.fill(kNever);
      for (unsigned char from = 0; from < kStates; ++from)
        if (score[from] > kNever / 2) leave(i, static_cast<State>(from), score[from]);
      score = next_;
      const double best = *std::max_element(score.begin(), score.end());
      total_ += best;
      for (double& s : score) s -= best;
    }
    for (const State s : {kBodyBare, kEndedBare}) score[s] += kHeadless;
    score[kHeadBefore] -= 4;
    last_ = static_cast<unsigned char>(std::max_element(score.begin(), score.end()) - score.begin());
    return total_ + score[last_];
  }

  std::vector<Story> stories() const {
    std::vector<std::pair<unsigned char, Act>> path(items_.size());
    unsigned char state = last_;
    for (std::size_t i = items_.size(); i-- > 0;) {
      path[i] = {state, steps_[i][state].act};
      state = steps_[i][state].from;
    }
    std::vector<Story> out;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const auto [now, act] = path[i];
      if (out.empty() || act == Act::begins) out.emplace_back();
      Story& story = out.back();
      const bool head = items_[i].kind == Kind::head && act != Act::subhead;
      (head ? story.heads : story.body).push_back(i);
      if (!head) continue;
      if (now == kHeadAfter) story.head_after = true;
      if (story.heads.size() == 1) story.confidence = std::exp(weigh(evidence_[i].features)[now == kHeadAfter ? 0 : 1]);
    }
    return out;
  }

 private:
  void reach(std::size_t i, State to, double score, State from, Act act) {
    if (score <= next_[to]) return;
    next_[to] = score;
    steps_[i][to] = {from, act};
  }

  static bool bare(State s) { return s == kBodyBare || s == kEndedBare; }
  static bool in_body(State s) { return s >= kBodyHeaded && s <= kEndedBare; }
  static bool ended(State s) { return s == kEndedHeaded || s == kEndedBare; }

  void leave(std::size_t i, State from, double score) {
    const Item& item = items_[i];
    switch (item.kind) {
      case Kind::paragraph: return paragraph(i, item, from, score);
      case Kind::head: return head(i, from, score);
      case Kind::jump_from:
        if (in_body(from) || from == kHeadAfter) return reach(i, kFresh, score + (bare(from) ? kHeadless : 0), from, Act::begins);
        return reach(i, from, score, from, Act::same);
      case Kind::jump_to:
      case Kind::closing:
        if (from == kBodyHeaded) return reach(i, kEndedHeaded, score, from, Act::same);
        if (from == kBodyBare) return reach(i, kEndedBare, score, from, Act::same);
        return reach(i, from, score, from, Act::same);
      default: return reach(i, from, score, from, Act::same);
    }
  }

  void paragraph(std::size_t i, const Item& item, State from, double score) {
    const bool opens = item.lead || item.from;
    const bool ends = item.to || item.closing_begin;
    const State headed = ends ? kEndedHeaded : kBodyHeaded, plain = ends ? kEndedBare : kBodyBare;
    if (from == kHeadBefore) return reach(i, headed, score + (opens ? 0.5 : 0), from, Act::same);
    if (from == kFresh) return reach(i, plain, score, from, i == 0 ? Act::begins : Act::same);
    if (from == kHeadAfter) return reach(i, plain, score + (opens ? 0.5 : 0), from, Act::begins);
    // Goes on, or a new article begins with nothing in between.
    const double on = (opens ? -7.0 : 0) + (ended(from) ? -4.0 : 0);
    reach(i, bare(from) ? plain : headed, score + on, from, Act::same);
    const double fresh = (opens ? -0.3 : ended(from) ? -0.7 : kWeakStart) + (bare(from) ? kHeadless : 0);
    reach(i, plain, score + fresh, from, Act::begins);
  }

  void head(std::size_t i, State from, double score) {
    const auto side = weigh(evidence_[i].features);
    const bool blank = items_[i].blank_before;
    const bool run_on = i > 0 && items_[i - 1].kind == Kind::head;
    // A blank line inside a group speaks for two groups, as far as blanks mean anything on this page.
    const double blank_weight = 2.5 * (1 - blank_rate_);
    const double stay = (run_on && blank ? -blank_weight : 0) - (run_on && evidence_[i].series ? kSeries : 0);
    // The other group cannot begin inside a wrapped headline.
    const double turn = (run_on && !blank ? -1.0 - blank_weight : 0) + evidence_[i].parted + (evidence_[i].series ? kSeries : 0);
    const double habit = run_on ? 0 : after_habit_;
    const double as_after = side[0] + habit, as_before = side[1] - habit;
    switch (from) {
      case kFresh: return reach(i, kHeadBefore, score + as_before, from, i == 0 ? Act::begins : Act::same);
      case kHeadBefore: return reach(i, kHeadBefore, score + as_before + stay, from, Act::same);
      case kHeadAfter:
        reach(i, kHeadAfter, score + as_after + stay, from, Act::same);
        return reach(i, kHeadBefore, score + as_before + turn, from, Act::begins);
      default: break;
    }
    if (bare(from)) reach(i, kHeadAfter, score + as_after, from, Act::same);
    reach(i, kHeadBefore, score + as_before + (bare(from) ? kHeadless : 0), from, Act::begins);
    reach(i, from, score + side[2], from, Act::subhead);
  }

  const std::vector<Item>& items_;
  const std::vector<HeadEvidence>& evidence_;
  double after_habit_, blank_rate_;
  std::array<double, kStates> next_;
  std::vector<std::array<Step, kStates>> steps_;
  double total_ = 0;
  unsigned char last_ = 0;
};

}  // namespace

std::vector<Story> stories_of(const Page& page, const std::vector<Item>& items, const Profile& profile) {
  const std::vector<HeadEvidence> evidence = head_evidence(page, items, profile);
  double blanks = 0, pairs = 1;
  for (std::size_t i = 1; i < items.size(); ++i)
    if (items[i].kind == Kind::head && items[i - 1].kind == Kind::head) pairs += 1, blanks += items[i].blank_before;
  Reading before(items, evidence, -1.2, blanks / pairs), after(items, evidence, 1.2, blanks / pairs);
  const double score_before = before.run(), score_after = after.run();
  std::vector<Story> stories = score_before >= score_after ? before.stories() : after.stories();
  return stories;
}

}  // namespace broadsheet::issuetext
