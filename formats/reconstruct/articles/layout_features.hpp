// reconstruct/articles/layout_features.hpp - what positions say for the decisions of features.hpp.
//
// The same decisions, weighed by names of their own (data/layout.json). A page without positions has none of
// these features, so that its decisions are as if this file were not there.
#pragma once

#include "reconstruct/articles/items.hpp"
#include "reconstruct/model/feature_set.hpp"

#include <vector>

namespace broadsheet::reconstruct {

// "Region": what layout takes for one article. Sizes are ratios to body text.
// clang-format off
/// About a display item.
#define BROADSHEET_HEAD_LAYOUT_FEATURES(X)                     \
  X(in_head_group, "in the head group of a region")            \
  X(first_of_region, "first of a region")                      \
  X(in_region_above, "in the region of the item above")        \
  X(display_in_body, "display type inside the body")           \
  X(region_without_text, "region without text")                \
  X(larger_than_above, "larger than the display above")        \
  X(bordered_region, "a region of its own borders")            \
  X(larger_than_body, "larger than body text")

/// About a paragraph.
#define BROADSHEET_OPENING_LAYOUT_FEATURES(X)                              \
  X(in_region_above, "in the region of the item above")                    \
  X(first_without_headings, "first of a region without headings")          \
  X(first_with_headings, "first of a region with headings")                \
  X(first_of_bordered_region, "first of a region of its own borders")      \
  X(first_of_page, "first of the page")
// clang-format on

BROADSHEET_NAMED_ENUM(HeadLayoutFeature, BROADSHEET_HEAD_LAYOUT_FEATURES)
BROADSHEET_NAMED_ENUM(OpeningLayoutFeature, BROADSHEET_OPENING_LAYOUT_FEATURES)
using HeadLayoutFeatures = PerFeature<HeadLayoutFeature>;
using OpeningLayoutFeatures = PerFeature<OpeningLayoutFeature>;

/// REQUIRES: the page has positions.
HeadLayoutFeatures head_layout_features(const Page& page, const std::vector<Item>& items, std::size_t i);
OpeningLayoutFeatures opening_layout_features(const Page& page, const std::vector<Item>& items,
                                              std::size_t i);

}  // namespace broadsheet::reconstruct
