// reconstruct/headlines/layout_score.hpp - what positions say of a group of display lines.
//
// Added to the scores of headlines.hpp; 0 on a page without positions. Weights: articles/data/layout.json.
#pragma once

#include "reconstruct/headlines/head_group.hpp"
#include "reconstruct/model/feature_set.hpp"

#include <vector>

namespace broadsheet::reconstruct {

// clang-format off
/// About the break between two display lines.
#define BROADSHEET_WRAP_LAYOUT_FEATURES(X)                               \
  X(has_positions, "has positions")                                      \
  X(same_size_and_face, "same size and face")                            \
  X(other_size, "other size")                                            \
  X(other_face, "other face")                                            \
  X(next_had_room, "next had room")                                      \
  X(line_is_full, "line is full")                                        \
  X(white_between, "white between")                                      \
  X(two_head_groups, "two head groups")                                  \
  X(both_largest, "same size, the largest of the group")                 \
  X(both_inside_body, "both inside the body")

/// About an entry of a head group.
#define BROADSHEET_ROLE_LAYOUT_FEATURES(X)                 \
  X(largest, "largest type")                               \
  X(only_largest, "only one of the largest type")          \
  X(above_largest, "above the largest type")               \
  X(below_largest, "below the largest type")               \
  X(size_ratio, "size against the largest")
// clang-format on

BROADSHEET_NAMED_ENUM(WrapLayoutFeature, BROADSHEET_WRAP_LAYOUT_FEATURES)
BROADSHEET_NAMED_ENUM(RoleLayoutFeature, BROADSHEET_ROLE_LAYOUT_FEATURES)

/// Whether lines[k] is a few small words between two large lines of one phrase: "and", "est un". False where
/// nothing has a position.
bool links_lines(const HeadGroup& group, std::size_t k);
/// Nats for lines[k] and lines[k + 1] being one phrase.
double wrap_layout_score(const HeadGroup& group, std::size_t k);
/// Nats for entries[k] being the headline.
double role_layout_score(const HeadGroup& group, const std::vector<Entry>& entries, std::size_t k);

}  // namespace broadsheet::reconstruct
