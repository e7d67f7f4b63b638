// issuetext/lines/spacing.hpp - how wide the letters of a page are, found from its lines.
#pragma once

#include "reconstruct/page/page.hpp"

namespace broadsheet::issuetext {

using namespace reconstruct;

/// How the digits and Latin letters of a page are set: the choice under which more
/// of its full lines have the same width.
Spacing spacing_of(const Page& page);

}  // namespace broadsheet::issuetext
