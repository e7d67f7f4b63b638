// issuetext/matcher.hpp - one variant of a pattern against a text, by bounded backtracking.
// Internal to pattern.cpp.
#pragma once

#include "issuetext/pattern.hpp"

#include <vector>

namespace broadsheet::issuetext {

/// The same letter, or a capital in the text where the pattern is lower-case.
inline bool same_letter(char32_t pattern, char32_t text) {
  return pattern == text || (is_upper(text) && pattern == to_lower(text));
}

/// Whether `pieces` match what begins at `begin`, and with `to_end` ends with `text`, blanks
/// aside. Looks no further than Pattern::kReach characters.
bool match_variant(const std::vector<Pattern::Piece>& pieces, const Profile& profile, View text,
                   std::size_t begin, Match& match, bool to_end);

}  // namespace broadsheet::issuetext
