// reconstruct/articles/segment.hpp - items of a page -> articles.
//
// A second Viterbi pass, over the items: it takes the most probable of the ways
// that lattice.hpp describes, all decisions of a page together. So a headline
// goes to the body that leaves its neighbours a headline too.
#pragma once

#include "reconstruct/articles/lattice.hpp"

#include <vector>

namespace broadsheet::reconstruct {

struct Story {
  std::vector<std::size_t> heads;  ///< items of the head group, in order
  std::vector<std::size_t> body;  ///< paragraphs, captions, bylines, jumps, and heads that are section titles
  struct Title {
    std::size_t item;
    double probability;
  };
  std::vector<Title> titles;  ///< the section titles in `body`
  bool head_after = false;
  double confidence = 1;  ///< that the head group is this article's
};

/// What heads a text that has nothing in common with the one above it, and no word of that itself, is no
/// section title, however it looks: Item::no_title. For pages without positions, which tell better.
void refuse_foreign_titles(std::vector<Item>& items, const std::vector<ItemFeatures>& features);

/// Every item is in exactly one story; what was doubtful is a paragraph or display afterwards. No section
/// title has more than `longest_title` characters: one of a story without a headline is its headline, which
/// extraction set inside the body. Linear.
std::vector<Story> segment_articles(std::vector<Item>& items, const std::vector<ItemFeatures>& features,
                                    std::size_t longest_title);

}  // namespace broadsheet::reconstruct
