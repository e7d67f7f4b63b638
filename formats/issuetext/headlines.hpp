// issuetext/headlines.hpp - the display lines of one article -> kicker, headline,
// sub-headlines.
//
// Size and weight are lost, order and width are not. Lines that the end of the
// column broke are one entry; two complete phrases on two lines are two. Of the
// entries the headline is the one that tells the news of the whole body.
#pragma once

#include "issuetext/items.hpp"
#include "issuetext/overlap.hpp"

#include <vector>

namespace broadsheet::issuetext {

struct HeadGroup {
  using Entry = std::vector<std::size_t>;  ///< items, top to bottom
  std::vector<Entry> kickers;
  Entry headline;
  std::vector<Entry> subheadlines;
};

/// `heads` are items of kind head; `body` the features of the article's paragraphs.
HeadGroup arrange(const std::vector<Item>& items, const std::vector<std::size_t>& heads, const Page& page,
                  const Features& body, const Profile& profile);

/// Which consecutive display lines are one wrapped entry: the first index of each entry.
std::vector<std::size_t> entries_of(const std::vector<Item>& items, const std::vector<std::size_t>& heads,
                                    const Page& page, const Features& body, const Profile& profile);

}  // namespace broadsheet::issuetext
