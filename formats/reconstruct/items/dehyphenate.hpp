// reconstruct/items/dehyphenate.hpp - lines -> running text: line breaks, hyphens and the
// spaces of extraction undone.
#pragma once

#include "reconstruct/language/profile.hpp"
#include "reconstruct/page/page.hpp"
#include "reconstruct/page/page_words.hpp"

#include <string>
#include <vector>

namespace broadsheet::reconstruct {

/// Lines put together. Line breaks and their hyphens are undone; blanks of the input stay, one each.
struct Joined {
  Text text;
  struct Start {
    std::size_t at;      ///< in `text`
    std::uint32_t line;  ///< of the input
  };
  std::vector<Start> starts;           ///< where each line begins
  std::vector<std::uint32_t> hyphens;  ///< lines whose last hyphen was undone
  std::vector<std::size_t> wide;       ///< blanks in `text` that were printed as wide as a character
  bool loose_blanks = false;           ///< as in Page
  std::uint32_t line_at(std::size_t at) const;
};
Joined join(const Page& page, const std::vector<std::size_t>& lines, const Profile& profile,
            const PageWords& words);

/// A stretch of body text: no blank stays beside a Han character but a printed one between two, one between
/// the words of a spaced script.
struct Body {
  Text text;
  std::vector<std::size_t> lost;  ///< positions in `text` where a glyph left its space behind
  std::vector<std::uint32_t> lost_lines;
};
Body body_of(const Joined& joined, std::size_t begin, std::size_t end, bool spaced);

/// A line of display text: blanks between phrases stay, those that extraction set go.
Text display_of(View line, bool spaced);

}  // namespace broadsheet::reconstruct
