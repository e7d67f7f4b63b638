// reconstruct/page/line_label.hpp - what a printed line is, as far as a line and its neighbours tell.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <string_view>

namespace broadsheet::reconstruct {

/// "…_on" is a further line of the same piece: the second line of a headline, of a caption.
enum class LineLabel : unsigned char {
  body,       ///< inside a paragraph
  paragraph,  ///< the first line of one, but not of an article's first
  opening,    ///< the first line of an article's body, where that begins without a lead
  lead,       ///< … and where it begins with one: "LONDON (AP) -"
  headline,
  headline_on,
  kicker,
  kicker_on,
  deck,
  deck_on,
  byline,  ///< names the authors above the body
  tail,    ///< names them, or the agency, below it
  caption,
  caption_on,
  credit,   ///< of a picture, alone on its line
  jump_to,  ///< "continued on page 4", alone on its line
  jump_from,
  subhead,
  subhead_on,
  furniture  ///< masthead, folio, page number, editors: printed around the articles
};
inline constexpr std::size_t kLineLabels = 20;

inline constexpr std::array<std::string_view, kLineLabels> kLineLabelNames = {
    "body",      "paragraph", "opening",   "lead",    "headline",   "headline-on", "kicker",
    "kicker-on", "deck",      "deck-on",   "byline",  "tail",       "caption",     "caption-on",
    "credit",    "jump-to",   "jump-from", "subhead", "subhead-on", "furniture"};

/// The probability of each label of one line; they sum to 1.
using LineTag = std::array<float, kLineLabels>;

inline float probability(const LineTag& tag, LineLabel label) { return tag[static_cast<std::size_t>(label)]; }

template <class... Labels>
float probability_of_any(const LineTag& tag, Labels... labels) {
  return (probability(tag, labels) + ...);
}

/// Whether a line has been tagged: the probabilities of one that has not are all 0.
inline bool is_tagged(const LineTag& tag) {
  float sum = 0;
  for (const float p : tag) sum += p;
  return sum > 0;
}

/// The log odds of a probability as a feature: -1 for 0.001 and less, 1 for 0.999 and more.
inline double scaled_log_odds(double p) {
  constexpr double kLeast = 1e-3, kScale = 6.9067548;
  p = p < kLeast ? kLeast : p > 1 - kLeast ? 1 - kLeast : p;
  return std::log(p / (1 - p)) / kScale;
}

/// That of any of some labels; 0 for a line that has not been tagged.
template <class... Labels>
double tag_feature(const LineTag& tag, Labels... labels) {
  return is_tagged(tag) ? scaled_log_odds(probability_of_any(tag, labels...)) : 0;
}

}  // namespace broadsheet::reconstruct
