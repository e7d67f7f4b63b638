// reconstruct/tagger/line_tagger.hpp - the probability of what each line of a page is.
//
// A linear-chain conditional random field over the lines: observations about a line and its
// neighbours (line_features.hpp), weighed by a table that tools/train/taggers finds from pages
// with known structure. It knows no list of words and no language.
#pragma once

#include "reconstruct/page/page.hpp"
#include "reconstruct/tagger/line_label.hpp"

#include <string>
#include <vector>

namespace broadsheet::reconstruct {

/// One entry for each line. Linear; the same on every machine.
std::vector<LineTag> tag_lines(const Page& page);

/// What spoke most for `label` of line i, against the label that was the most probable one else: at most
/// `count` observations in words, "shape of its beginning", "says \"记者\"". For people who ask why.
std::vector<std::string> reasons_of(const Page& page, std::size_t i, LineLabel label, std::size_t count);

}  // namespace broadsheet::reconstruct
