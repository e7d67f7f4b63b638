// issuetext/hints/lists.hpp - paragraphs that a mark begins each of: news in brief, what a council decided.
//
// The line tagger takes them for the leads of articles, for captions ("▼") or for bylines ("■"). That several
// stand one below the other with the same mark tells otherwise, and that what stands above the first is the
// heading of all.
#pragma once

#include "reconstruct/language/profile.hpp"
#include "reconstruct/page/page.hpp"

namespace broadsheet::issuetext {

using namespace reconstruct;

/// Changes the tags of such lines. REQUIRES: `page` is measured and tagged. Linear.
void weigh_lists(Page& page, const Profile& profile);

}  // namespace broadsheet::issuetext
