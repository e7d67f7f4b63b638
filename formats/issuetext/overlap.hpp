// issuetext/overlap.hpp - how much two texts have in common.
//
// A headline repeats its article, a caption the one it illustrates. Texts are
// compared as sets of features: pairs of neighbouring Han characters, or word
// stems of a spaced script.
#pragma once

#include "issuetext/glyphs.hpp"

#include <cstdint>
#include <vector>

namespace broadsheet::issuetext {

/// A sorted set.
using Features = std::vector<std::uint32_t>;

Features features_of(View text);
Features united(const Features& a, const Features& b);

/// Which share of `a` is in `b`; 0 where `a` is empty.
double share(const Features& a, const Features& b);

/// How strongly two bodies hang together: the shared features over the smaller set.
double cohesion(const Features& a, const Features& b);

}  // namespace broadsheet::issuetext
