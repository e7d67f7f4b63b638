// issuetext/hints/headline_rows.hpp - headlines of articles side by side that came out row by row.
//
// pdftotext without options and pdf2txt print blocks that begin at one height from left to right: the first
// lines of all headlines, their second lines, then the texts one after the other.
#pragma once

#include "reconstruct/language/profile.hpp"
#include "reconstruct/page/furniture.hpp"
#include "reconstruct/page/page.hpp"

#include <cstddef>
#include <vector>

namespace broadsheet::issuetext {

using namespace reconstruct;

struct HeadlineRows {
  std::size_t line = 0;  ///< the first of such lines
  bool found = false;    ///< at least once on the page
  /// Of all lines, each headline before its text; empty where they are not recognised.
  std::vector<std::size_t> order;
  std::vector<std::size_t> lower;  ///< of them, lines of headlines that go on from the line before them
};

/// Where rows of headlines stand before as many texts as have a byline and no headline. Linear.
HeadlineRows find_headline_rows(const Page& page, const PageFurniture& furniture, const Profile& profile);

}  // namespace broadsheet::issuetext
