// issuetext/hints/openings.hpp - display lines that stand over a text, by where that text begins.
//
// The line tagger takes a headline that is as wide as its column for the first line of the text below it. Two
// things tell otherwise: that text begins with a word that has a capital only at the begin of a sentence, or
// its first line is indented and the headline is not full.
#pragma once

#include "reconstruct/language/profile.hpp"
#include "reconstruct/page/page.hpp"

namespace broadsheet::issuetext {

using namespace reconstruct;

/// Changes the tags of such lines and of the first line below them. REQUIRES: `page` is measured and tagged.
/// Linear.
void weigh_openings(Page& page, const Profile& profile);

}  // namespace broadsheet::issuetext
