// issuetext/evidence.hpp - what speaks about a display line: is it a headline of
// the body before it, of the body after it, or a section title between the two?
//
// Each feature is a number of about 0..1 with a name, so that a decision can be
// told in words. What they weigh is data (data/heads.json), found by
// tools/train/heads.py from pages with known structure.
#pragma once

#include "issuetext/items.hpp"
#include "issuetext/overlap.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace broadsheet::issuetext {

enum class Side : unsigned char { after, before, inside };  ///< where the line stands: after its body, before it, inside
inline constexpr std::size_t kSides = 3;

inline constexpr std::array<std::string_view, 20> kHeadFeatures = {
    "bias",          "share of the body before", "share of the body after", "run: share before", "run: share after",
    "run: before exceeds after", "cohesion",     "next opens an article",   "previous ended",    "same column",
    "short",         "very short",               "long",                    "alone",             "two in the run",
    "blank above",   "blank below",              "body cut",                "byline below",      "byline above"};
using HeadFeatures = std::array<double, kHeadFeatures.size()>;

struct HeadEvidence {
  HeadFeatures features{};
  double parted = 0;  ///< log probability that the line before it is another phrase
  double joined = 0;  ///< … that it is the same, wrapped
  bool series = false;  ///< names a column, which stands on top of its group
};

/// One entry an item; only those of kind head are filled in. Linear: neighbourhoods are bounded.
std::vector<HeadEvidence> head_evidence(const Page& page, const std::vector<Item>& items, const Profile& profile);

/// Log probabilities of the three sides.
std::array<double, kSides> weigh(const HeadFeatures& features);

/// How far each feature pulls towards `side`, against the mean of the others, in nats.
HeadFeatures pull_of(const HeadFeatures& features, std::size_t side);

}  // namespace broadsheet::issuetext
