// issuetext/hints/line_hints.hpp - what lines say of themselves, before their widths are looked at.
//
// A byline, a jump mark, a credit, an opening are recognised by the line alone, or from
// the two lines that a break cut it into. label_lines() keeps what it finds here.
#pragma once

#include "issuetext/furniture/furniture.hpp"
#include "issuetext/hints/hint.hpp"
#include "reconstruct/language/phrases.hpp"

#include <vector>

namespace broadsheet::issuetext {

using namespace reconstruct;

/// Hints about each line of `page` for label_lines(). Furniture is certainly no body text.
std::vector<Hint> hints_of(const Page& page, const PageFurniture& furniture, const Profile& profile);

}  // namespace broadsheet::issuetext
