#include "ocr/type_size.hpp"

#include <algorithm>
#include <vector>

namespace broadsheet::ocr {
namespace {

// A line of text reaches from its ascenders to its descenders: about nine tenths of the size of its type.
constexpr double kInkOfSize = .9;
// Lines of fewer words may have no ascender or no descender.
constexpr std::size_t kTellingWords = 6;
// Lines without ascenders are half as high as their type, scans askew make lines higher.
constexpr double kLowest = .35, kHighest = 1.6;
// How far heights and a unit that the file names may disagree before the heights are believed.
constexpr double kPlausible = 1.7;

/// Units in a point as lines and their sizes show it; 0 = nothing tells.
double measured_units(const layout::Page& page) {
  std::vector<double> units;
  for (const layout::Line& line : page.lines)
    if (line.size > 0 && line.words.size() >= kTellingWords && !line.vertical)
      units.push_back(line.box.height() / (line.size * kInkOfSize));
  if (units.empty()) return 0;
  const auto middle = units.begin() + static_cast<std::ptrdiff_t>(units.size() / 2);
  std::nth_element(units.begin(), middle, units.end());
  return *middle;
}

}  // namespace

void set_type_sizes(layout::Page& page) {
  const double measured = measured_units(page);
  const double named = page.points_per_unit > 0 ? 1 / page.points_per_unit : 0;
  const bool agrees =
      named > 0 && (measured <= 0 || (measured < named * kPlausible && named < measured * kPlausible));
  const double units = agrees ? named : measured;
  if (named <= 0 && measured > 0) page.points_per_unit = 1 / measured;
  for (layout::Line& line : page.lines) {
    const double height = line.vertical || line.rotation % 180 != 0 ? line.box.width() : line.box.height();
    line.size *= units;
    if (height < line.size * kLowest || height > line.size * kHighest) line.size = 0;
  }
}

}  // namespace broadsheet::ocr
