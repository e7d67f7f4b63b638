// layout/order/given.hpp - articles whose borders the source gives (METS, PAGE XML): their blocks become
// regions.
//
// What the source says is not weighed against geometry: its blocks, in its order, are the article. Geometry
// still tells paragraphs by their indents, and everything about the lines that the source leaves out.
#pragma once

#include "layout/regions/regions.hpp"

namespace broadsheet::layout {

/// Whether the source gives any block of the page to an article, or calls it furniture or an advertisement.
bool has_given_structure(const Page& page);

/// Takes the lines of given blocks out of the zones that geometry found. Lines of furniture and
/// advertisements get the class furniture. REQUIRES: `zones` is what find_zones() made of the page.
void leave_out_given(const Page& page, Zones& zones);

/// Adds a zone for each given block, or for several right below each other, and returns the regions made of
/// them, in the order of the articles.
std::vector<Region> given_regions(const Page& page, Zones& zones);

}  // namespace broadsheet::layout
