// reconstruct/articles/features.hpp - what speaks about each item of a page: is this line a
// headline of the body before it, of the body after it, or a section title
// between the two? Does an article begin with this paragraph?
//
// Each feature is a number of about -1..1 with a name, so that a decision can be
// told in words. What they weigh is data (data/articles.json), which tools/train
// finds from pages with known structure.
#pragma once

#include "reconstruct/articles/items.hpp"
#include "reconstruct/articles/layout_features.hpp"
#include "reconstruct/text/similarity.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace broadsheet::reconstruct {

// "run": display lines with nothing between them. "entry": those of them that seem to be one wrapped phrase.
// Shares are of the words that stand in the bodies of the page, the rare ones counting more.
// A line a group.
// clang-format off
inline constexpr std::array<std::string_view, 48> kHeadFeatures = {
    "bias",
    "line: share of the body before", "line: share of the body after", "line: leans to the body before",
    "entry: share of the body before", "entry: share of the body after", "entry: leans to the body before",
    "run: share of the body before", "run: share of the body after", "run: leans to the body before",
    "cohesion of the bodies", "next opens an article", "previous ended", "same column", "body above is cut",
    "no body above", "no body below",
    "short", "very short", "long", "ends like a sentence", "has a comma", "as wide as the column above",
    "as wide as the column below", "wider than the columns",
    "alone", "two in the run", "five or more in the run", "first of the run", "last of the run",
    "blank above", "blank below", "blank above the run", "blank below the run",
    "byline below", "byline above", "caption below", "caption above", "display above a caption",
    "names a series", "series in the run above",
    "goes on from the line above", "blank inside a run without blanks", "no blank inside a run with blanks",
    "several lines", "column is sure",
    "right above a byline, but the body above names its authors",
    "right above a byline, but the body below names its authors"};
// clang-format on
using HeadFeatures = std::array<double, kHeadFeatures.size()>;

// A line a group.
// clang-format off
inline constexpr std::array<std::string_view, 15> kOpeningFeatures = {
    "bias", "has a lead or a jump mark", "blank above", "byline above", "caption above", "other column", "body above is cut",
    "cohesion with the paragraph above", "foreign to the paragraph above", "first of the page", "clearly other column",
    "headline behind: leans to what follows", "headline behind: foreign to what stands above",
    "headline in front: leans to what follows", "headline in front: foreign to what follows"};
// clang-format on
using OpeningFeatures = std::array<double, kOpeningFeatures.size()>;

struct ItemFeatures {
  HeadFeatures head{};               ///< of an item that is or may be display
  OpeningFeatures opening{};         ///< of one that is or may be a paragraph
  HeadLayoutFeatures layout_head{};  ///< the same two from positions: 0 where there are none
  OpeningLayoutFeatures layout_opening{};
};

inline bool may_be_head(const Item& item) { return item.kind == ItemKind::head || item.doubtful; }

/// One entry an item. Linear: neighbourhoods are bounded.
std::vector<ItemFeatures> extract_features(const Page& page, const std::vector<Item>& items,
                                           const Profile& profile);

}  // namespace broadsheet::reconstruct
