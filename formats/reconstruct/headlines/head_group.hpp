// reconstruct/headlines/head_group.hpp - the display lines that may head one article.
#pragma once

#include "reconstruct/language/profile.hpp"
#include "reconstruct/page/page.hpp"
#include "reconstruct/text/similarity.hpp"

#include <cstddef>
#include <vector>

namespace broadsheet::reconstruct {

/// The display lines of one article in order, and what they are compared with. It refers to the page, the
/// profile and the terms of the body, which outlive it.
struct HeadGroup {
  const Page& page;
  const Profile& profile;
  std::vector<std::size_t> lines;  ///< indices into Page::lines
  Text opening;                    ///< where the article's text begins
  TermUnion body;                  ///< its paragraphs
  double column = 0;               ///< width of the body's column in em; 0 = not known

  const Line& line(std::size_t k) const { return page.lines[lines[k]]; }
  View text(std::size_t k) const { return page.of(line(k)); }
  double width(std::size_t k) const { return line(k).width.natural; }  ///< in em
};

/// [begin, end) of HeadGroup::lines: lines that are one phrase.
struct Entry {
  std::size_t begin, end;
};

}  // namespace broadsheet::reconstruct
