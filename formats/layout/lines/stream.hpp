// layout/lines/stream.hpp - whether the runs of a page come in reading order, and what order to give them
// where they do not: words sorted by height, or shuffled.
#pragma once

#include "layout/lines/along_line.hpp"

#include <vector>

namespace broadsheet::layout {

/// The AlongLine::way of most runs.
int usual_way(const std::vector<AlongLine>& runs);

/// `runs` in the order of the stream. Steps in reading order go right on the baseline, or somewhere else
/// after whole lines.
bool follows_reading(const std::vector<AlongLine>& runs);

/// Rows across the page from top to bottom, each from left to right; `seen` are the same runs. O(n log n).
Order by_baseline(const std::vector<Run>& runs, const std::vector<AlongLine>& seen);

}  // namespace broadsheet::layout
