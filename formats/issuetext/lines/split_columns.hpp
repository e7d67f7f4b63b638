// issuetext/lines/split_columns.hpp - lines that are several: of columns side by side that extraction ran
// together, and with a jump mark of another article.
//
// Lines of print that stand at one height may arrive as one line, with a blank
// between them: the first lines of several columns, or a column and the caption
// beside it. The measure tells where the one ends.
#pragma once

#include "issuetext/lines/lines.hpp"
#include "reconstruct/language/profile.hpp"

namespace broadsheet::issuetext {

using namespace reconstruct;

/// The page with such lines in pieces. `page` is measured and its script has no blanks between words. Linear.
Page split_columns(Page page, Spacing spacing);

/// The page with each jump mark on a line of its own: extraction may have put it on a line of another
/// article.
Page split_jump_marks(Page page, const Profile& profile, Spacing spacing);

}  // namespace broadsheet::issuetext
