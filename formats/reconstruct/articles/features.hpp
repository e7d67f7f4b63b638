// reconstruct/articles/features.hpp - what speaks about each item of a page: is this line a
// headline of the body before it, of the body after it, or a section title
// between the two? Does an article begin with this paragraph?
//
// Each feature is a number of about -1..1 with a name, so that a decision can be
// told in words. What they weigh is data (data/articles.json), which tools/train
// finds from pages with known structure.
#pragma once

#include "reconstruct/articles/layout_features.hpp"
#include "reconstruct/items/items.hpp"
#include "reconstruct/model/feature_set.hpp"

#include <vector>

namespace broadsheet::reconstruct {

// "run": display lines with nothing between them. "entry": those of them that seem to be one wrapped phrase.
// Shares are of the words that stand in the bodies of the page, the rare ones counting more.
// "before" and "above" the item, "after" and "below" it: in reading order.
// clang-format off
/// Where the words of the line, of its entry and of its run stand.
#define BROADSHEET_HEAD_SHARE_FEATURES(X)                  \
  X(bias, "bias")                                          \
  X(line_share_before, "line: share of the body before")   \
  X(line_share_after, "line: share of the body after")     \
  X(line_leans_before, "line: leans to the body before")   \
  X(entry_share_before, "entry: share of the body before") \
  X(entry_share_after, "entry: share of the body after")   \
  X(entry_leans_before, "entry: leans to the body before") \
  X(run_share_before, "run: share of the body before")     \
  X(run_share_after, "run: share of the body after")       \
  X(run_leans_before, "run: leans to the body before")

/// The bodies on both sides.
#define BROADSHEET_HEAD_BODY_FEATURES(X)          \
  X(cohesion_of_bodies, "cohesion of the bodies") \
  X(next_opens, "next opens an article")          \
  X(previous_ended, "previous ended")             \
  X(same_column, "same column")                   \
  X(body_above_cut, "body above is cut")          \
  X(no_body_above, "no body above")               \
  X(no_body_below, "no body below")

/// The item itself.
#define BROADSHEET_HEAD_LINE_FEATURES(X)             \
  X(short_item, "short")                                  \
  X(very_short_item, "very short")                        \
  X(long_item, "long")                                    \
  X(ends_like_sentence, "ends like a sentence")      \
  X(has_comma, "has a comma")                        \
  X(as_wide_as_above, "as wide as the column above") \
  X(as_wide_as_below, "as wide as the column below") \
  X(wider_than_columns, "wider than the columns")

/// Its place in its run.
#define BROADSHEET_HEAD_RUN_FEATURES(X)             \
  X(alone, "alone")                                 \
  X(two_in_run, "two in the run")                   \
  X(five_or_more_in_run, "five or more in the run") \
  X(first_of_run, "first of the run")               \
  X(last_of_run, "last of the run")                 \
  X(blank_above, "blank above")                     \
  X(blank_below, "blank below")                     \
  X(blank_above_run, "blank above the run")         \
  X(blank_below_run, "blank below the run")

/// What stands at the ends of the run.
#define BROADSHEET_HEAD_COMPANY_FEATURES(X)           \
  X(byline_below, "byline below")                     \
  X(byline_above, "byline above")                     \
  X(caption_below, "caption below")                   \
  X(caption_above, "caption above")                   \
  X(display_above_caption, "display above a caption")

/// Columns that run over weeks.
#define BROADSHEET_HEAD_SERIES_FEATURES(X)   \
  X(names_series, "names a series")          \
  X(series_above, "series in the run above")

/// Whether the item goes on from the one above.
#define BROADSHEET_HEAD_WRAP_FEATURES(X)                       \
  X(goes_on_from_above, "goes on from the line above")         \
  X(blank_in_run_without, "blank inside a run without blanks") \
  X(no_blank_in_run_with, "no blank inside a run with blanks") \
  X(several_lines, "several lines")                            \
  X(column_sure, "column is sure")

/// No article names its authors twice.
#define BROADSHEET_HEAD_BYLINE_FEATURES(X)                                                    \
  X(byline_below_authors_above, "right above a byline, but the body above names its authors") \
  X(byline_below_authors_below, "right above a byline, but the body below names its authors")

/// What the line tagger says of its first line, as log odds.
#define BROADSHEET_HEAD_TAG_FEATURES(X)             \
  X(tagged_headline, "tagged headline")             \
  X(tagged_kicker, "tagged kicker")                 \
  X(tagged_deck, "tagged deck")                     \
  X(tagged_section_title, "tagged section title")   \
  X(tagged_body, "tagged body")                     \
  X(tagged_first_line, "tagged first line")

/// About an item that is or may be display: which body does it head?
#define BROADSHEET_HEAD_FEATURES(X)   \
  BROADSHEET_HEAD_SHARE_FEATURES(X)   \
  BROADSHEET_HEAD_BODY_FEATURES(X)    \
  BROADSHEET_HEAD_LINE_FEATURES(X)    \
  BROADSHEET_HEAD_RUN_FEATURES(X)     \
  BROADSHEET_HEAD_COMPANY_FEATURES(X) \
  BROADSHEET_HEAD_SERIES_FEATURES(X)  \
  BROADSHEET_HEAD_WRAP_FEATURES(X)    \
  BROADSHEET_HEAD_BYLINE_FEATURES(X)  \
  BROADSHEET_HEAD_TAG_FEATURES(X)

/// About an item that is or may be a paragraph: does an article begin with it?
#define BROADSHEET_OPENING_FEATURES(X)                                          \
  X(bias, "bias")                                                               \
  X(has_lead_or_jump, "has a lead or a jump mark")                              \
  X(blank_above, "blank above")                                                 \
  X(byline_above, "byline above")                                               \
  X(caption_above, "caption above")                                             \
  X(other_column, "other column")                                               \
  X(body_above_cut, "body above is cut")                                        \
  X(cohesion_above, "cohesion with the paragraph above")                        \
  X(foreign_to_above, "foreign to the paragraph above")                         \
  X(first_of_page, "first of the page")                                         \
  X(clearly_other_column, "clearly other column")                               \
  X(head_behind_leans_below, "headline behind: leans to what follows")          \
  X(head_behind_foreign_above, "headline behind: foreign to what stands above") \
  X(head_in_front_leans_below, "headline in front: leans to what follows")      \
  X(head_in_front_foreign_below, "headline in front: foreign to what follows")   \
  X(tagged_opening, "tagged opening")                                           \
  X(tagged_lead, "tagged lead")                                                 \
  X(tagged_paragraph, "tagged paragraph")
// clang-format on

BROADSHEET_NAMED_ENUM(HeadFeature, BROADSHEET_HEAD_FEATURES)
BROADSHEET_NAMED_ENUM(OpeningFeature, BROADSHEET_OPENING_FEATURES)
using HeadFeatures = PerFeature<HeadFeature>;
using OpeningFeatures = PerFeature<OpeningFeature>;

struct ItemFeatures {
  HeadFeatures head;               ///< of an item that is or may be display
  OpeningFeatures opening;         ///< of one that is or may be a paragraph
  HeadLayoutFeatures layout_head;  ///< the same two from positions: 0 where there are none
  OpeningLayoutFeatures layout_opening;
};

inline bool may_be_head(const Item& item) { return item.kind == ItemKind::head || item.doubtful; }

/// One entry per item. Linear: neighbourhoods are bounded.
std::vector<ItemFeatures> extract_features(const Page& page, const std::vector<Item>& items,
                                           const Profile& profile);

}  // namespace broadsheet::reconstruct
