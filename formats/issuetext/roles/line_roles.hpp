// issuetext/roles/line_roles.hpp - the most probable roles and column widths of the lines of a page.
//
// A state is a width W and what stands open after a line: a paragraph, a closed
// one, one interrupted by display lines, or display lines alone, which have no W. Only the widths are
// followed that recent lines suggest, in steps of half an em: time and memory are linear in the number of
// lines.
#pragma once

#include "issuetext/roles/line_score.hpp"

#include <vector>

namespace broadsheet::issuetext {

/// One entry per line. A width whose score falls `beam` nats below the best is given up.
std::vector<LabelledLine> best_roles(const std::vector<LineFeatures>& lines, const Scale& scale,
                                     const PageStatistics& statistics, double beam);

}  // namespace broadsheet::issuetext
