// reconstruct/articles/headlines.hpp - the display lines of one article -> kicker, headline,
// sub-headlines.
//
// Size and weight are lost, order and width are not. Lines that the end of the
// column broke are one entry; two complete phrases on two lines are two. Of the
// entries the headline is the one that tells the news of the whole body. Both
// decisions weigh named features; the weights are data (data/wraps.json,
// data/roles.json), found by tools/train from pages with known structure.
#pragma once

#include "reconstruct/articles/items.hpp"
#include "reconstruct/text/similarity.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace broadsheet::reconstruct {

/// The display lines of one article in order, and what they are compared with.
struct HeadLines {
  const Page& page;
  const Profile& profile;
  std::vector<std::size_t> lines;  ///< indices into Page::lines
  Text opening;                    ///< where the article's text begins
  TermUnion body;                  ///< its paragraphs
  double column = 0;               ///< width of the body's column in em; 0 = not known
};

// A line a group.
// clang-format off
inline constexpr std::array<std::string_view, 24> kWrapFeatures = {
    "bias", "next fits", "widest of the run", "as wide as the one before", "next is longer",
    "next is much shorter", "pair in the body", "ends with a particle", "closed phrase", "bracket goes on",
    "blank between", "two lines", "four or more lines", "short line", "phrase blank above", "phrase blank below",
    "wide as the column", "goes on in lower case", "few characters below", "both complete", "few characters above",
    "number goes on", "single dash below", "particle below"};
// clang-format on
using WrapFeatures = std::array<double, kWrapFeatures.size()>;
/// About the break between lines[k] and lines[k + 1].
WrapFeatures wrap_features(const HeadLines& head, std::size_t k);

/// Log odds that lines[k + 1] goes on from lines[k].
double wrap_odds(const HeadLines& head, std::size_t k);

/// Whether `text` names a column that newspapers run over weeks (a series).
bool is_series(View text, const Profile& profile);

/// [begin, end) of HeadLines::lines: one entry of a head group.
struct Entry {
  std::size_t begin, end;
};

/// The most probable cut of the lines into entries.
std::vector<Entry> entries_of(const HeadLines& head);

// A line a group.
// clang-format off
inline constexpr std::array<std::string_view, 28> kRoleFeatures = {
    "first of two", "first of three", "second of three", "third of three", "first of more", "second of more",
    "later of more", "several lines", "three or more lines", "very short", "short", "long", "share of the body", "most of the body",
    "share of the opening", "phrase blank", "narrowest", "larger type", "smaller type", "begins with a dash",
    "first of two, shorter", "first of two, longer", "fills most of the group",
    "known series", "marks of a series", "first and foreign to the body", "share among the entries", "says who presided"};
// clang-format on
using RoleFeatures = std::array<double, kRoleFeatures.size()>;
/// About entries[k] being the headline.
RoleFeatures role_features(const HeadLines& head, const std::vector<Entry>& entries, std::size_t k);

/// Which entry is the headline, and how probable that is. REQUIRES: !entries.empty()
struct MainEntry {
  std::size_t index;
  double probability;
};
MainEntry main_entry(const HeadLines& head, const std::vector<Entry>& entries);

}  // namespace broadsheet::reconstruct
