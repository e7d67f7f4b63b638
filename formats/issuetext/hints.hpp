// issuetext/hints.hpp - what lines say of themselves, before their widths are looked at.
//
// A byline, a jump mark, a credit, an opening can be told from the line alone, or from
// the two lines that a break cut it into. place() keeps what it is told here.
#pragma once

#include "issuetext/furniture.hpp"
#include "issuetext/paragraphs.hpp"
#include "issuetext/recognise.hpp"

#include <vector>

namespace broadsheet::issuetext {

/// The longest caption.
inline constexpr std::size_t kCaptionLines = 6;

/// Parts a jump mark from the line of another article that extraction put it on.
void part_marks(Page& page, const Profile& profile, Spacing spacing);

/// Hints about each line of `page` for place(). Furniture is certainly no body text.
std::vector<Hint> hints_of(const Page& page, const Folio& folio, const Profile& profile);

}  // namespace broadsheet::issuetext
