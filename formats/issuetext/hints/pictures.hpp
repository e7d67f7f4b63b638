// issuetext/hints/pictures.hpp - paragraphs that the line tagger takes for the beginning of a caption.
//
// Below a short last paragraph of an article a caption may stand: the tagger takes both for one. The widths
// tell where one text ends and the other begins.
#pragma once

#include "reconstruct/language/profile.hpp"
#include "reconstruct/page/page.hpp"

namespace broadsheet::issuetext {

using namespace reconstruct;

/// Changes the tags of such paragraphs. REQUIRES: `page` is measured and tagged. Linear.
void weigh_pictures(Page& page, const Profile& profile);

}  // namespace broadsheet::issuetext
