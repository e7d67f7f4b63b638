// reconstruct/articles/head_features.hpp - the features of one display item in its run.
// Internal to features.cpp, which finds the run and what stands on both sides of it.
#pragma once

#include "reconstruct/articles/features.hpp"

#include <cstddef>
#include <vector>

namespace broadsheet::reconstruct {

/// The body on one side of a run of display lines. It refers to the items.
struct Neighbour {
  TermUnion all;  ///< the terms of the paragraphs looked at, the nearest first
  const Item* nearest = nullptr;
  bool ended = false, byline = false, caption = false, opens = false;
  bool authors = false;  ///< the body says itself who wrote it
};

/// Which share of some words stands in the body before them, which in the one after; by rarity.
struct Lean {
  double before = 0, after = 0;
  double to_before() const { return before - after; }
};

/// Display lines with nothing between them, [begin, end) of the items, and what stands on both sides.
struct Run {
  std::size_t begin, end;
  Neighbour before, after;
  Lean lean;          ///< of all its words
  double cohesion;    ///< of the two bodies
  double blank_rate;  ///< share of its items, but the first, that have a blank line above

  // Of each of its items:
  std::vector<TermSet> entry;   ///< the words of the entries that it is of
  std::vector<bool> begins;     ///< it begins them all
  std::vector<double> goes_on;  ///< the probability that it goes on from the item above
};

/// One item of a run.
struct HeadContext {
  const Page& page;
  const std::vector<Item>& items;
  const Profile& profile;
  const Run& run;
  std::size_t i;  ///< the item
  Lean line_lean, entry_lean;
  bool names_series;  ///< the item names a series
  bool series_above;  ///< one above it in the run does
};

/// The features of context.items[context.i].
HeadFeatures head_features(const HeadContext& context);

}  // namespace broadsheet::reconstruct
