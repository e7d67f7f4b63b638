// issuetext/hints/tag_weights.hpp - what the line tagger says, weighed anew by evidence that it has not.
#pragma once

#include "reconstruct/page/line_label.hpp"

#include <algorithm>
#include <array>

namespace broadsheet::issuetext {

using namespace reconstruct;

inline constexpr float kCertain = 2000;  // times: no tag stands against it
inline constexpr std::array kDisplayLabels = {
    LineLabel::headline, LineLabel::headline_on, LineLabel::kicker,  LineLabel::kicker_on,
    LineLabel::deck,     LineLabel::deck_on,     LineLabel::subhead, LineLabel::subhead_on};
inline constexpr std::array kStartLabels = {LineLabel::opening, LineLabel::paragraph, LineLabel::lead};
inline constexpr std::array kBodyLabels = {LineLabel::body, LineLabel::paragraph, LineLabel::opening,
                                           LineLabel::lead};
inline constexpr std::array kPictureLabels = {LineLabel::caption, LineLabel::caption_on, LineLabel::credit};

template <class Labels>
float sum_of(const LineTag& tag, const Labels& labels) {
  float sum = 0;
  for (const LineLabel label : labels) sum += probability(tag, label);
  return sum;
}

/// Makes `labels` so many times as probable against `others` as they are; no other label changes.
template <class Labels, class Others>
void favour(LineTag& tag, const Labels& labels, const Others& others, float times) {
  constexpr float kLeast = 1e-3f;
  const auto at = [&](LineLabel label) -> float& { return tag[static_cast<std::size_t>(label)]; };
  at(labels[0]) = std::max(at(labels[0]), kLeast);
  const float theirs = sum_of(tag, labels), rest = sum_of(tag, others), both = theirs + rest;
  const float scale = both / (theirs * times + rest);
  for (const LineLabel label : labels) at(label) *= times * scale;
  for (const LineLabel label : others) at(label) *= scale;
}

}  // namespace broadsheet::issuetext
