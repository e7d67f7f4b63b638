// reconstruct/headlines/reasons.hpp - what weighed most in a decision about display lines, in words.
#pragma once

#include "reconstruct/headlines/head_group.hpp"

#include <string>

namespace broadsheet::reconstruct {

/// Why lines[k + 1] goes on from lines[k] or, with `goes_on` false, begins another phrase.
/// REQUIRES: k + 1 < group.lines.size()
std::string why_break(const HeadGroup& group, std::size_t k, bool goes_on);

/// Why entries[k] is the headline. REQUIRES: k < entries.size(), no entry is empty
std::string why_main(const HeadGroup& group, const std::vector<Entry>& entries, std::size_t k);

}  // namespace broadsheet::reconstruct
