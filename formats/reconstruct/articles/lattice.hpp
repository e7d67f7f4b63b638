// reconstruct/articles/lattice.hpp - the ways in which the items of a page can make articles.
//
// An article is: display lines, its body with section titles in it, display
// lines; one of the two groups, or neither. A way through the page is a chain of
// arcs, one an item. What speaks for an arc are the item's features, weighed by
// what the arc says the item is, and a few counts of its own. Weights are data
// (data/articles.json); tools/train finds them with the arcs that arcs_of() names.
#pragma once

#include "reconstruct/articles/features.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace broadsheet::reconstruct {

/// What has been read of the current article.
enum class ArticleState : unsigned char {
  fresh,
  head_before,
  body,
  bare_body,
  ended,
  bare_ended,
  head_after
};
inline constexpr std::size_t kStates = 7;  // "bare": no head group so far

/// This article goes on; another begins; a section title in it.
enum class Transition : unsigned char { same, begins, subhead };

/// What an arc says of its item: which row of weights its features meet.
enum class Label : unsigned char {
  after,
  before,
  subhead,
  turns,
  displays,
  begins,
  behind_heads,
  under_heads,
  none
};
// A line a group.
// clang-format off
inline constexpr std::array<std::string_view, 8> kLabels = {
    "headline after its body", "headline before its body", "section title", "another group begins", "display, no paragraph",
    "article begins without a headline", "article begins behind a headline", "article begins under its headline"};
// clang-format on
// The first five weigh HeadFeatures, the others OpeningFeatures.
inline constexpr std::size_t kHeadLabels = 5;

inline constexpr std::array<std::string_view, 6> kCounts = {
    "an article has no headline",   "goes on behind its end",        "begins behind an end",
    "section title behind the end", "as the page's other headlines", "a headline without a body"};

struct Arc {
  ArticleState from = ArticleState::fresh, to = ArticleState::fresh;
  Transition transition = Transition::same;
  std::array<Label, 3> labels = {Label::none, Label::none, Label::none};
  std::array<signed char, kCounts.size()> counts{};
};

/// The arcs of one item that leave one state: never more than five.
class Arcs {
 public:
  const Arc* begin() const { return arcs_.data(); }
  const Arc* end() const { return arcs_.data() + count_; }
  Arc& add(const Arc& arc) { return arcs_[count_++] = arc; }

 private:
  std::array<Arc, 5> arcs_;
  std::size_t count_ = 0;
};

/// Whether the headlines of a page stand before or after their bodies.
enum class HeadlinePosition : signed char { before = -1, after = 1 };

/// The arcs of items[i] that leave `from`; none where the state cannot be.
Arcs arcs_of(const std::vector<Item>& items, std::size_t i, ArticleState from, HeadlinePosition habit);
/// What the end of the page counts for the article that is open then.
std::array<signed char, kCounts.size()> counts_at_end(ArticleState state);

struct ArticleStep {
  ArticleState state = ArticleState::fresh;  ///< after the item
  Transition transition = Transition::same;
  double probability = 1;  ///< of this state and transition among all ways
};

/// The most probable way, one step an item. Linear.
std::vector<ArticleStep> best_path(const std::vector<Item>& items, const std::vector<ItemFeatures>& features);

/// How far each feature of a display item pulls towards `label`, against the mean of the other sides, in
/// nats.
HeadFeatures feature_contribution(const HeadFeatures& features, Label label);

}  // namespace broadsheet::reconstruct
