#include "layout/regions/cuts.hpp"

#include <algorithm>

namespace broadsheet::layout {
namespace {

constexpr double kThrough = 0.9;  // share of the zones' extent that a rule must reach over

double from(const Box& b, Axis axis) { return axis == Axis::across ? b.y0 : b.x0; }
double to(const Box& b, Axis axis) { return axis == Axis::across ? b.y1 : b.x1; }

bool runs_through(const Box& rule, const Box& all, Axis axis, double low, double high) {
  const bool across = axis == Axis::across;
  if (across != (rule.width() > rule.height())) return false;
  const double middle = across ? rule.centre_y() : rule.centre_x();
  const double reach = across ? std::min(rule.x1, all.x1) - std::max(rule.x0, all.x0)
                              : std::min(rule.y1, all.y1) - std::max(rule.y0, all.y0);
  return middle >= low && middle <= high && reach > kThrough * (across ? all.width() : all.height());
}

}  // namespace

Box box_of(const Zones& all, const ZoneList& zones) {
  Box box = all.zones[zones.front()].box;
  for (const std::size_t z : zones) box = united(box, all.zones[z].box);
  return box;
}

std::vector<ZoneList> cut(const Zones& all, const ZoneList& zones, Axis axis, double least) {
  std::vector<ZoneList> parts;
  if (zones.empty()) return parts;
  ZoneList sorted = zones;
  std::sort(sorted.begin(), sorted.end(), [&](std::size_t a, std::size_t b) {
    const double x = from(all.zones[a].box, axis), y = from(all.zones[b].box, axis);
    return x != y ? x < y : a < b;
  });
  const Box whole = box_of(all, zones);
  const double slack = 0.25 * all.measures.body;
  double end = 0;
  for (const std::size_t z : sorted) {
    const Box& b = all.zones[z].box;
    const double low = from(b, axis);
    bool parts_here = parts.empty() || low - end >= least;
    if (!parts_here && low > end - slack)
      parts_here = std::any_of(all.rules.begin(), all.rules.end(), [&](const Box& rule) {
        return runs_through(rule, whole, axis, std::min(end, low) - slack, std::max(end, low) + slack);
      });
    if (parts_here) parts.emplace_back(), end = to(b, axis);
    parts.back().push_back(z);
    end = std::max(end, to(b, axis));
  }
  return parts;
}

}  // namespace broadsheet::layout
