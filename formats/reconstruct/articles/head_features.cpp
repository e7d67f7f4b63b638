#include "reconstruct/articles/head_features.hpp"

#include <algorithm>
#include <cmath>

namespace broadsheet::reconstruct {
namespace {

using Builder = FeatureBuilder<HeadFeature>;

// Lengths in Han characters; ten of them say as much as 24 Latin letters.
constexpr std::size_t kVeryShort = 8, kShort = 12, kLong = 18;
constexpr std::size_t kLongRun = 5;  // items
// Em by which widths may differ although two columns, or a line and its column, are equally wide.
constexpr double kSameColumn = 0.6, kFills = 1.1;
constexpr double kCohesionScale = 5;  // two bodies that share a fifth of their weight belong together
constexpr double kSureMargin = 10;    // nats by which a decision about a line is certain
constexpr double kBeginsEntry = 0.5;  // how much going on counts where an item begins its entry

std::size_t in_han_characters(const Profile& profile, std::size_t code_points) {
  return profile.spaced ? code_points * 10 / 24 : code_points;
}

void set_shares(Builder& out, const HeadContext& at) {
  const Lean &line = at.line_lean, &entry = at.entry_lean, &run = at.run.lean;
  out.set(HeadFeature::line_share_before, line.before);
  out.set(HeadFeature::line_share_after, line.after);
  out.set(HeadFeature::line_leans_before, line.to_before());
  out.set(HeadFeature::entry_share_before, entry.before);
  out.set(HeadFeature::entry_share_after, entry.after);
  out.set(HeadFeature::entry_leans_before, entry.to_before());
  out.set(HeadFeature::run_share_before, run.before);
  out.set(HeadFeature::run_share_after, run.after);
  out.set(HeadFeature::run_leans_before, run.to_before());
}

double column_of(const Neighbour& body) { return body.nearest ? body.nearest->width : 0; }

void set_bodies(Builder& out, const Run& run) {
  const Neighbour &before = run.before, &after = run.after;
  const double above = column_of(before), below = column_of(after);
  out.set(HeadFeature::cohesion_of_bodies, std::min(1.0, run.cohesion * kCohesionScale));
  out.set(HeadFeature::next_opens, after.opens);
  out.set(HeadFeature::previous_ended, before.ended);
  out.set(HeadFeature::same_column, above > 0 && below > 0 && std::abs(above - below) < kSameColumn);
  out.set(HeadFeature::body_above_cut,
          before.nearest && !before.ended && !is_sentence_end(before.nearest->joined.text));
  out.set(HeadFeature::no_body_above, !before.nearest);
  out.set(HeadFeature::no_body_below, !after.nearest);
}

void set_line(Builder& out, const HeadContext& at) {
  const Item& item = at.items[at.i];
  const View s = item.joined.text;
  const std::size_t length = in_han_characters(at.profile, s.size());
  const double above = column_of(at.run.before), below = column_of(at.run.after);
  const auto fills = [&](double column) { return column > 0 && std::abs(item.width - column) < kFills; };
  out.set(HeadFeature::short_item, length <= kShort);
  out.set(HeadFeature::very_short_item, length <= kVeryShort);
  out.set(HeadFeature::long_item, length > kLong);
  out.set(HeadFeature::ends_like_sentence, is_sentence_end(s));
  out.set(HeadFeature::has_comma, !at.profile.spaced && s.find(U'，') != View::npos);
  out.set(HeadFeature::as_wide_as_above, fills(above));
  out.set(HeadFeature::as_wide_as_below, fills(below));
  out.set(HeadFeature::wider_than_columns, item.width > std::max(above, below) + kFills);
}

void set_place_in_run(Builder& out, const HeadContext& at) {
  const auto& [begin, end] = std::pair(at.run.begin, at.run.end);
  const auto blank_above = [&](std::size_t i) { return i < at.items.size() && at.items[i].blank_before; };
  out.set(HeadFeature::alone, end - begin == 1);
  out.set(HeadFeature::two_in_run, end - begin == 2);
  out.set(HeadFeature::five_or_more_in_run, end - begin >= kLongRun);
  out.set(HeadFeature::first_of_run, at.i == begin);
  out.set(HeadFeature::last_of_run, at.i + 1 == end);
  out.set(HeadFeature::blank_above, blank_above(at.i));
  out.set(HeadFeature::blank_below, blank_above(at.i + 1));
  out.set(HeadFeature::blank_above_run, blank_above(begin));
  out.set(HeadFeature::blank_below_run, blank_above(end));
}

void set_company(Builder& out, const HeadContext& at) {
  const std::size_t begin = at.run.begin;
  const Neighbour &before = at.run.before, &after = at.run.after;
  const bool above_byline = at.i + 1 == at.run.end && after.byline;
  out.set(HeadFeature::byline_below, after.byline);
  out.set(HeadFeature::byline_above, before.byline);
  out.set(HeadFeature::caption_below, after.caption);
  out.set(HeadFeature::caption_above, before.caption);
  out.set(HeadFeature::display_above_caption,
          begin > 1 && at.items[begin - 1].kind == ItemKind::caption && may_be_head(at.items[begin - 2]));
  out.set(HeadFeature::byline_below_authors_above, above_byline && before.authors);
  out.set(HeadFeature::byline_below_authors_below, above_byline && after.authors);
  out.set(HeadFeature::names_series, at.names_series);
  out.set(HeadFeature::series_above, at.series_above);
}

void set_wrap(Builder& out, const HeadContext& at) {
  const Item& item = at.items[at.i];
  const std::size_t k = at.i - at.run.begin;
  const bool inner = k > 0;
  const double rate = at.run.blank_rate;
  out.set(HeadFeature::goes_on_from_above,
          inner ? at.run.goes_on[k] * (at.run.begins[k] ? kBeginsEntry : 1.0) : 0.0);
  out.set(HeadFeature::blank_in_run_without, inner && item.blank_before ? 1 - rate : 0.0);
  out.set(HeadFeature::no_blank_in_run_with, inner && !item.blank_before ? rate : 0.0);
  out.set(HeadFeature::several_lines, item.lines.size() > 1);
  out.set(HeadFeature::column_sure, std::clamp(item.margin / kSureMargin, -1.0, 1.0));
}

void set_tags(Builder& out, const HeadContext& at) {
  const LineTag& tag = at.page.lines[at.items[at.i].lines.front()].tag;
  out.set(HeadFeature::tagged_headline, tag_feature(tag, LineLabel::headline, LineLabel::headline_on));
  out.set(HeadFeature::tagged_kicker, tag_feature(tag, LineLabel::kicker, LineLabel::kicker_on));
  out.set(HeadFeature::tagged_deck, tag_feature(tag, LineLabel::deck, LineLabel::deck_on));
  out.set(HeadFeature::tagged_section_title, tag_feature(tag, LineLabel::subhead, LineLabel::subhead_on));
  out.set(HeadFeature::tagged_body,
          tag_feature(tag, LineLabel::body, LineLabel::paragraph, LineLabel::opening, LineLabel::lead));
  out.set(HeadFeature::tagged_first_line,
          tag_feature(tag, LineLabel::headline, LineLabel::kicker, LineLabel::deck));
}

}  // namespace

HeadFeatures head_features(const HeadContext& context) {
  Builder out;
  out.set(HeadFeature::bias, 1.0);
  set_shares(out, context);
  set_bodies(out, context.run);
  set_line(out, context);
  set_place_in_run(out, context);
  set_company(out, context);
  set_wrap(out, context);
  set_tags(out, context);
  return out.take();
}

}  // namespace broadsheet::reconstruct
