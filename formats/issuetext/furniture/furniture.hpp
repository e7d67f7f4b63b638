// issuetext/furniture/furniture.hpp - what a page prints around its articles: masthead,
// folio line, section name, page number, editors.
//
// Such lines stand together at an edge of the page. Some say what they are (a
// full date, "责任编辑"); a bare number, a short section name or the name of a
// paper counts only in their company.
#pragma once

#include "reconstruct/language/profile.hpp"
#include "reconstruct/page/furniture.hpp"
#include "reconstruct/page/page.hpp"

namespace broadsheet::issuetext {

using namespace reconstruct;

/// The furniture of `page`, whose lines are in the order of the input.
PageFurniture find_furniture(const Page& page, const Profile& profile);

}  // namespace broadsheet::issuetext
