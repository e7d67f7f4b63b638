// reconstruct/output/explain.hpp - the decisions about a page, in words, for `broadsheet inspect`.
#pragma once

#include "reconstruct/articles/segment.hpp"

#include <broadsheet/plugin.hpp>

namespace broadsheet::reconstruct {

/// Stage "lines": what each line is in its column. Stage "paragraphs": where one begins, with the probability
/// of that. Asks the host nothing but to listen.
void explain_lines(const plugin::Host& host, const Page& page, const std::vector<LabelledLine>& labels,
                   const PageFurniture& furniture);

/// Stage "articles": the head group of each, on which side of its body, and the features that weighed most.
void explain_stories(const plugin::Host& host, const Page& page, const std::vector<Item>& items,
                     const std::vector<ItemFeatures>& features, const std::vector<Story>& stories);

/// Stage "headlines": which display lines of a story are one phrase, and which phrase is its headline.
void explain_headlines(const plugin::Host& host, const Page& page, const std::vector<Item>& items,
                       const std::vector<Story>& stories, const Profile& profile);

/// Stage "issue": what the furniture says.
void explain_issue(const plugin::Host& host, const Page& page, const PageFurniture& furniture);

}  // namespace broadsheet::reconstruct
