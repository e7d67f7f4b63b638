// reconstruct/articles/layout_features.hpp - what positions say for the decisions of features.hpp and
// headlines.hpp: the same decisions, weighed by names of their own (data/layout.json). A page without
// positions has none of these features, so that its decisions are as if this file were not there.
#pragma once

#include "reconstruct/articles/items.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace broadsheet::reconstruct {

struct HeadLines;
struct Entry;

// About a display item. "Region": what layout takes for one article.
// clang-format off
inline constexpr std::array<std::string_view, 8> kHeadLayoutFeatures = {
    "in the head group of a region", "first of a region", "in the region of the item above", "display type inside the body",
    "region without text", "larger than the display above", "a region of its own borders", "larger than body text"};
// About a paragraph.
inline constexpr std::array<std::string_view, 5> kOpeningLayoutFeatures = {
    "in the region of the item above", "first of a region without headings", "first of a region with headings",
    "first of a region of its own borders", "first of the page"};
// About the break between two display lines.
inline constexpr std::array<std::string_view, 10> kWrapLayoutFeatures = {
    "has positions", "same size and face", "other size", "other face", "next had room", "line is full", "white between",
    "two head groups",
    "same size, the largest of the group", "both inside the body"};
// About an entry of a head group.
inline constexpr std::array<std::string_view, 5> kRoleLayoutFeatures = {
    "largest type", "only one of the largest type", "above the largest type", "below the largest type",
    "size against the largest"};
// clang-format on
using HeadLayoutFeatures = std::array<double, kHeadLayoutFeatures.size()>;
using OpeningLayoutFeatures = std::array<double, kOpeningLayoutFeatures.size()>;
using WrapLayoutFeatures = std::array<double, kWrapLayoutFeatures.size()>;
using RoleLayoutFeatures = std::array<double, kRoleLayoutFeatures.size()>;

HeadLayoutFeatures head_layout_features(const Page& page, const std::vector<Item>& items, std::size_t i);
OpeningLayoutFeatures opening_layout_features(const Page& page, const std::vector<Item>& items,
                                              std::size_t i);
/// About the break between lines[k] and lines[k + 1].
WrapLayoutFeatures wrap_layout_features(const HeadLines& head, std::size_t k);
/// About entries[k] being the headline.
RoleLayoutFeatures role_layout_features(const HeadLines& head, const std::vector<Entry>& entries,
                                        std::size_t k);

/// Nats that the two above are worth; 0 on a page without positions.
double wrap_layout_score(const HeadLines& head, std::size_t k);
double role_layout_score(const HeadLines& head, const std::vector<Entry>& entries, std::size_t k);

}  // namespace broadsheet::reconstruct
