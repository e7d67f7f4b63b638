// issuetext/lines/split_columns.hpp - lines of columns side by side that extraction ran together.
//
// Lines of print that stand at one height may arrive as one line, with a blank
// between them: the first lines of several columns, or a column and the caption
// beside it. The measure tells where the one ends.
#pragma once

#include "issuetext/lines/lines.hpp"

namespace broadsheet::issuetext {

using namespace reconstruct;

/// The page with such lines in pieces. `page` is measured and its script has no blanks between words. Linear.
Page split_columns(Page page, Spacing spacing);

}  // namespace broadsheet::issuetext
