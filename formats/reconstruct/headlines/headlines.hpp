// reconstruct/headlines/headlines.hpp - the display lines of one article -> kicker, headline,
// sub-headlines.
//
// Size and weight are lost, order and width are not. Lines that the end of the
// column broke are one entry; two complete phrases on two lines are two. Of the
// entries the headline is the one that tells the news of the whole body. Both
// decisions weigh named features (headline_features.hpp); the weights are data
// (data/wraps.json, data/roles.json), found by tools/train from pages with known structure.
#pragma once

#include "reconstruct/headlines/head_group.hpp"

#include <vector>

namespace broadsheet::reconstruct {

/// Log odds, in nats, that lines[k + 1] goes on from lines[k]. REQUIRES: k + 1 < group.lines.size()
double wrap_odds(const HeadGroup& group, std::size_t k);

/// The most probable cut of the lines into entries. Each line is in exactly one. Linear: no entry has more
/// than eight lines.
std::vector<Entry> entries_of(const HeadGroup& group);

/// Which entry is the headline, and how probable that is.
struct MainEntry {
  std::size_t index;
  double probability;
};
/// REQUIRES: !entries.empty()
MainEntry main_entry(const HeadGroup& group, const std::vector<Entry>& entries);

}  // namespace broadsheet::reconstruct
