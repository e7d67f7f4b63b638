// issuetext/furniture/services.hpp - what a page prints between its articles and is none: the weather, TV
// programmes, the numbers of a lottery, notices. Without a frame only the words of its heading tell, and that
// lists of short lines stand below it.
#pragma once

#include "reconstruct/language/profile.hpp"
#include "reconstruct/page/furniture.hpp"
#include "reconstruct/page/page.hpp"

#include <vector>

namespace broadsheet::issuetext {

using namespace reconstruct;

/// FurnitureKind::service, ::notice or ::contents of each line that is of such a piece, ::none of all others.
/// Linear.
std::vector<FurnitureKind> find_services(const Page& page, const Profile& profile);

}  // namespace broadsheet::issuetext
