// reconstruct/tagger/line_features.hpp - the observations about a line that the line tagger weighs.
#pragma once

#include "reconstruct/tagger/line_facts.hpp"
#include "reconstruct/tagger/model/feature.hpp"
#include "reconstruct/tagger/model/weight_table.hpp"

#include <array>
#include <string_view>
#include <vector>

namespace broadsheet::reconstruct {

/// The kinds of observations, as `inspect --why` names them. Feature::kind is an index.
enum class LineFeature : unsigned char {
  always,
  script,
  width,
  widths_around,
  room,
  length,
  blanks,
  place,
  ends,
  neighbours_end,
  punctuation,
  copies,
  words_shared,
  shape_begins,
  shape_ends,
  shape_whole,
  shape_above,
  shape_below,
  begins_with,
  ends_with,
  word,
  above_ends_with,
  above_begins_with,
  below_begins_with,
  below_ends_with,
  indent,
  sentences
};
// clang-format off
inline constexpr std::array<std::string_view, 27> kLineFeatureNames = {
    "a line of any kind", "the script", "its width in the column", "its width among its neighbours'", "the room it leaves",
    "its length", "the blank lines around it", "its place on the page", "what it begins and ends with",
    "what its neighbours begin and end with", "the punctuation in it", "it is repeated on the page",
    "the words it shares with the text around", "the shape of its beginning", "the shape of its end", "its shape",
    "the shape of the line above", "the shape of the line below", "begins with", "ends with", "says",
    "the line above ends with", "the line above begins with", "the line below begins with", "the line below ends with",
    "its indent", "where sentences end around it"};
// clang-format on

/// Contexts of the step from the line before: whether a blank line stands between, and whether the line
/// before left room for the next word, and whether it ended a sentence.
inline constexpr std::size_t kLineContexts = 6;
unsigned char context_of(const std::vector<LineFacts>& facts, std::size_t i);

/// The observations about facts[i], added to `out`: fewer than 250.
void add_line_features(const std::vector<LineFacts>& facts, std::size_t i, std::vector<Feature>& out);
/// The weights of those observations, added to `sum`.
void add_line_weights(const std::vector<LineFacts>& facts, std::size_t i, const WeightTable& table,
                      WeightTable::Row& sum);

}  // namespace broadsheet::reconstruct
