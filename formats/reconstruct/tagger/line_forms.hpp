// reconstruct/tagger/line_forms.hpp - short lines of a page that are printed in one form. A paper signs all
// its articles alike, and all its pictures: where the tagger is sure of some lines of a form, the others that
// stand like them are of the same kind, also where the names in them look like something else.
#pragma once

#include "reconstruct/tagger/line_facts.hpp"

#include <cstdint>
#include <span>

namespace broadsheet::reconstruct {

/// Adds `more` to the scores of bylines, signatures and credits (`emissions`, of kLineLabels for each line)
/// where most other lines of the page in the form of a line have that label by `marginals`. Returns whether
/// any line has got more.
bool favour_forms(const std::vector<LineFacts>& facts, std::span<const float> marginals, std::int32_t more,
                  std::vector<std::int32_t>& emissions);

}  // namespace broadsheet::reconstruct
