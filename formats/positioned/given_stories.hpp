// positioned/given_stories.hpp - items of a page -> articles, where the source gives some of them.
#pragma once

#include "layout/order/flow.hpp"
#include "reconstruct/articles/segment.hpp"
#include "reconstruct/page/page.hpp"

#include <cstdint>
#include <vector>

namespace broadsheet::positioned {

/// A story, and the article of layout::Page::articles that it is; kNone = found by the reconstruction.
struct GivenStory {
  reconstruct::Story story;
  std::int32_t article = layout::kNone;
};

/// What the source gives to an article is that article; the items between go through segment_articles(), each
/// run of them alone, so that no headline crosses a border. Every item is in one story.
std::vector<GivenStory> stories_with_given(const reconstruct::Page& page, const layout::Flow& flow,
                                           std::vector<reconstruct::Item>& items,
                                           const std::vector<reconstruct::ItemFeatures>& features,
                                           std::size_t longest_title);

}  // namespace broadsheet::positioned
