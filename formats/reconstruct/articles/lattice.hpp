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

// clang-format off
/// What an arc says of its item: which row of weights the item's features meet. Rows of HeadFeatures …
#define BROADSHEET_HEAD_LABELS(X)          \
  X(after, "headline after its body")      \
  X(before, "headline before its body")    \
  X(subhead, "section title")              \
  X(turns, "another group begins")         \
  X(displays, "display, no paragraph")
/// … and rows of OpeningFeatures.
#define BROADSHEET_OPENING_LABELS(X)                       \
  X(begins, "article begins without a headline")           \
  X(behind_heads, "article begins behind a headline")      \
  X(under_heads, "article begins under its headline")
#define BROADSHEET_LABELS(X) BROADSHEET_HEAD_LABELS(X) BROADSHEET_OPENING_LABELS(X)

/// What arcs and the end of a page count. A count is weighed like a feature.
#define BROADSHEET_ARC_COUNTS(X)                                          \
  X(headless, "an article has no headline")                               \
  X(goes_on_after_end, "goes on behind its end")                          \
  X(begins_after_end, "begins behind an end")                             \
  X(title_after_end, "section title behind the end")                      \
  X(as_other_headlines, "as the page's other headlines")                  \
  X(bodiless, "a headline without a body")
// clang-format on
BROADSHEET_NAMED_ENUM(Label, BROADSHEET_LABELS)
BROADSHEET_NAMED_ENUM(ArcCount, BROADSHEET_ARC_COUNTS)

/// The first labels weigh HeadFeatures, the others OpeningFeatures.
inline constexpr std::size_t kHeadLabels = index_of(Label::begins);
/// Where an arc has fewer labels than Arc::labels has room for.
inline constexpr Label kNoLabel = static_cast<Label>(kCount<Label>);

/// How often an arc counts each ArcCount: -1, 0 or 1.
class ArcCounts {
 public:
  using Values = std::array<signed char, kCount<ArcCount>>;

  signed char& operator[](ArcCount c) { return values_[index_of(c)]; }
  const Values& values() const { return values_; }

 private:
  Values values_{};
};

struct Arc {
  ArticleState from = ArticleState::fresh, to = ArticleState::fresh;
  Transition transition = Transition::same;
  std::array<Label, 3> labels = {kNoLabel, kNoLabel, kNoLabel};
  ArcCounts counts;
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
ArcCounts counts_at_end(ArticleState state);

struct ArticleStep {
  ArticleState state = ArticleState::fresh;  ///< after the item
  Transition transition = Transition::same;
  double probability = 1;  ///< of this state and transition among all ways
};

/// The most probable way, one step per item. Linear.
std::vector<ArticleStep> best_path(const std::vector<Item>& items, const std::vector<ItemFeatures>& features);

/// How far each feature of a display item pulls towards `label`, against the mean of the other sides, in
/// nats.
HeadFeatures feature_contribution(const HeadFeatures& features, Label label);

}  // namespace broadsheet::reconstruct
