// reconstruct/items/page_lines.hpp - what the stages of items ask of single lines.
#pragma once

#include "reconstruct/language/profile.hpp"
#include "reconstruct/page/page.hpp"

namespace broadsheet::reconstruct {

inline constexpr float kSure = 0.5f;     ///< probability from which a line is what the tagger says
inline constexpr float kHardly = 0.02f;  ///< below which no pattern makes it so
inline constexpr std::size_t kRest = 6;  ///< code points of a sentence's end, which may stand alone on a line

/// The lines of a page by their numbers. Page and profile outlive it.
class PageLines {
 public:
  PageLines(const Page& page, const Profile& profile) : page_(page), profile_(profile) {}

  View text(std::size_t line) const { return page_.of(page_.lines[line]); }

  bool has_positions() const { return !page_.geometry.empty(); }
  bool stands_as(std::size_t line, PlacedAs as) const {
    return has_positions() && page_.geometry[line].as == as;
  }
  // No paragraph, heading or caption reaches from one region into another.
  bool begins_region(std::size_t line) const {
    return has_positions() && line > 0 && page_.geometry[line].region != page_.geometry[line - 1].region;
  }

  // Where a page has no tags the patterns decide alone.
  bool is_tagged() const { return !page_.lines.empty() && reconstruct::is_tagged(page_.lines.front().tag); }
  // Whether a pattern is believed where the tagger gives its reading the probability p.
  bool may(float p) const { return p > kHardly || !is_tagged(); }

  const LineTag& tag(std::size_t line) const { return page_.lines[line].tag; }
  // The probability that a line is of a caption; that it names authors.
  float picture(std::size_t line) const {
    return probability_of_any(tag(line), LineLabel::caption, LineLabel::caption_on, LineLabel::credit);
  }
  float people(std::size_t line) const {
    return probability_of_any(tag(line), LineLabel::byline, LineLabel::tail);
  }

  // Whether a display line may end because the first unit of the next one did not fit.
  bool went_on(std::size_t line, std::size_t next) const {
    const Line &a = page_.lines[line], &b = page_.lines[next];
    return b.first <= a.last + 2 && a.width.natural + b.unit > b.width.natural - 0.3;
  }

 protected:
  const Page& page_;
  const Profile& profile_;
};

}  // namespace broadsheet::reconstruct
