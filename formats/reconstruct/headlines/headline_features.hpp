// reconstruct/headlines/headline_features.hpp - what speaks for a line break inside a headline, and for an
// entry being the headline.
//
// Features are numbers of about -1..1. feature_set.hpp says how to add one.
#pragma once

#include "reconstruct/headlines/head_group.hpp"
#include "reconstruct/model/feature_set.hpp"

namespace broadsheet::reconstruct {

// clang-format off
/// About the break between one line of a group and the next: does the phrase go on?
#define BROADSHEET_WRAP_FEATURES(X)                 \
  X(bias, "bias")                                   \
  X(next_fits, "next fits")                         \
  X(widest_of_run, "widest of the run")             \
  X(as_wide_as_above, "as wide as the one before")  \
  X(next_longer, "next is longer")                  \
  X(next_much_shorter, "next is much shorter")      \
  X(pair_in_body, "pair in the body")               \
  X(ends_with_particle, "ends with a particle")   \
  X(closed_phrase, "closed phrase")                 \
  X(bracket_goes_on, "bracket goes on")             \
  X(blank_between, "blank between")                 \
  X(two_lines, "two lines")                         \
  X(four_or_more_lines, "four or more lines")       \
  X(short_line, "short line")                       \
  X(phrase_blank_above, "phrase blank above")       \
  X(phrase_blank_below, "phrase blank below")       \
  X(wide_as_column, "wide as the column")           \
  X(goes_on_in_lower_case, "goes on in lower case") \
  X(few_characters_below, "few characters below")   \
  X(both_complete, "both complete")                 \
  X(few_characters_above, "few characters above")   \
  X(number_goes_on, "number goes on")               \
  X(single_dash_below, "single dash below")         \
  X(particle_below, "particle below")               \
  X(tagged_going_on, "tagged as going on")          \
  X(tagged_another, "tagged as another")

/// About one entry of a group: is it the headline?
#define BROADSHEET_ROLE_FEATURES(X)                     \
  X(first_of_two, "first of two")                       \
  X(first_of_three, "first of three")                   \
  X(second_of_three, "second of three")                 \
  X(third_of_three, "third of three")                   \
  X(first_of_more, "first of more")                     \
  X(second_of_more, "second of more")                   \
  X(later_of_more, "later of more")                     \
  X(several_lines, "several lines")                     \
  X(three_or_more_lines, "three or more lines")         \
  X(very_short_entry, "very short")                           \
  X(short_entry, "short")                                     \
  X(long_entry, "long")                                       \
  X(share_of_body, "share of the body")                 \
  X(most_of_body, "most of the body")                   \
  X(share_of_opening, "share of the opening")           \
  X(phrase_blank, "phrase blank")                       \
  X(narrowest, "narrowest")                             \
  X(larger_type, "larger type")                         \
  X(smaller_type, "smaller type")                       \
  X(begins_with_dash, "begins with a dash")             \
  X(first_of_two_shorter, "first of two, shorter")      \
  X(first_of_two_longer, "first of two, longer")        \
  X(fills_most_of_group, "fills most of the group")     \
  X(known_series, "known series")                       \
  X(marks_of_series, "marks of a series")               \
  X(first_and_foreign, "first and foreign to the body") \
  X(share_among_entries, "share among the entries")     \
  X(says_who_presided, "says who presided")             \
  X(tagged_headline, "tagged headline")                 \
  X(tagged_kicker, "tagged kicker")                     \
  X(tagged_deck, "tagged deck")                         \
  X(tagged_headline_most, "tagged headline most of all") \
  X(tagged_kicker_most, "tagged kicker most of all")
// clang-format on

BROADSHEET_NAMED_ENUM(WrapFeature, BROADSHEET_WRAP_FEATURES)
BROADSHEET_NAMED_ENUM(RoleFeature, BROADSHEET_ROLE_FEATURES)
using WrapFeatures = PerFeature<WrapFeature>;
using RoleFeatures = PerFeature<RoleFeature>;

/// About the break between lines[k] and lines[k + 1]. REQUIRES: k + 1 < group.lines.size()
WrapFeatures wrap_features(const HeadGroup& group, std::size_t k);

/// About entries[k] being the headline. REQUIRES: k < entries.size(), no entry is empty
RoleFeatures role_features(const HeadGroup& group, const std::vector<Entry>& entries, std::size_t k);

}  // namespace broadsheet::reconstruct
