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

/// Whether what a slot for a page matches may end in `c`: it is a digit or a numeral.
bool is_of_number(char32_t c);

}  // namespace broadsheet::reconstruct
