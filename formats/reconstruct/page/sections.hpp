// reconstruct/page/sections.hpp - under which section of the paper an article stands.
#pragma once

#include <broadsheet/model.hpp>

#include <vector>

namespace broadsheet::reconstruct {

/// Gives the articles of a page, unless they have one, the section whose name is printed last above them
/// (furniture of the kind "section": a line like SPORTS); what stands below all of them is of the whole page.
void name_sections(std::vector<Article>& articles, const std::vector<Furniture>& pieces);

}  // namespace broadsheet::reconstruct
