// reconstruct/page/labelled_page.hpp - what a reader of pages hands over for reconstruction.
#pragma once

#include "reconstruct/page/furniture.hpp"
#include "reconstruct/page/labels.hpp"
#include "reconstruct/page/page.hpp"
#include "reconstruct/page/page_words.hpp"
#include "reconstruct/text/similarity.hpp"

#include <vector>

namespace broadsheet::reconstruct {

/// A page whose lines stand in reading order, and what is known of them. Indices of lines are those of
/// `page`; none that was found before the lines were ordered is valid here.
struct LabelledPage {
  Page page;
  std::vector<LabelledLine> labels;  ///< one entry for each line
  PageFurniture furniture;           ///< with one entry for each line
  PageWords words;                   ///< of the page, as evidence for joining its lines
  PageBigrams bigrams;               ///< of its lines, the same
};

/// The pairs of characters on the lines of `page`, in whatever order they stand.
inline PageBigrams bigrams_of(const Page& page) {
  PageBigrams bigrams(page.text.size());
  for (const Line& line : page.lines) bigrams.add(page.of(line));
  return bigrams;
}

}  // namespace broadsheet::reconstruct
