// reconstruct/language/matcher.hpp - one variant of a pattern against a text, by bounded backtracking.
// Internal to pattern.cpp.
#pragma once

#include "reconstruct/language/pattern.hpp"

#include <vector>

namespace broadsheet::reconstruct {

/// Whether `pieces` match what begins at `begin`, and with `to_end` ends with `text`, blanks
/// aside. Looks no further than kReach characters.
bool match_variant(const Pieces& pieces, const Profile& profile, View text, std::size_t begin, Match& match,
                   bool to_end);

}  // namespace broadsheet::reconstruct
