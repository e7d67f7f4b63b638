// issuetext/articles.hpp - items of a page -> articles.
//
// A second Viterbi pass, over the items. It decides for every display line
// whether it belongs to the body before it, to the body after it, or is a
// section title inside a body; and for every paragraph whether an article
// begins with it. Evidence: openers and jump marks, the words a headline shares
// with the bodies on either side, the cohesion of those bodies, blank lines, and
// the habit of the page (headlines before or after their bodies).
#pragma once

#include "issuetext/items.hpp"

#include <vector>

namespace broadsheet::issuetext {

struct Story {
  std::vector<std::size_t> heads;  ///< items of the head group, in order
  std::vector<std::size_t> body;   ///< paragraphs, captions, bylines, jumps, and heads that are section titles
  bool head_after = false;
  double confidence = 1;           ///< that the head group is this article's
};

/// Every item is in exactly one story. Linear in the items.
std::vector<Story> stories_of(const Page& page, const std::vector<Item>& items, const Profile& profile);

}  // namespace broadsheet::issuetext
