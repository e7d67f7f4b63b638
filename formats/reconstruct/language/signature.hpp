// reconstruct/language/signature.hpp - a byline in a script with blanks between words, read word by word:
// names, and the posts printed beside them ("Jane Roe, Political Editor", "Foreign Correspondent Jane Roe").
#pragma once

#include "reconstruct/language/profile.hpp"

#include <broadsheet/model.hpp>

#include <vector>

namespace broadsheet::reconstruct {

/// The people of a line that is known to be a byline; empty where it has words that are neither introduction,
/// name, post, agency nor place. A post is that of the name before it, or of the one after it where it comes
/// first. REQUIRES: profile.spaced.
std::vector<Byline> read_signature(View line, const Profile& profile);
/// The same of several lines; where the last ends in a post, all of it is the post of the people above.
/// REQUIRES: one line.
std::vector<Byline> read_signature(const std::vector<View>& lines, const Profile& profile);

/// Whether a line is the name of a paper, as it stands below that of an author: "The Harbour Courier".
bool names_paper(View line, const Profile& profile);

}  // namespace broadsheet::reconstruct
