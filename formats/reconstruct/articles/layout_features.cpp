#include "reconstruct/articles/layout_features.hpp"

#include "reconstruct/articles/features.hpp"

#include <algorithm>

namespace broadsheet::reconstruct {
namespace {

constexpr double kLarger = 1.1;  // ratio of sizes that readers see as two

const LineGeometry& geometry_of(const Page& page, const Item& item) {
  return page.geometry[item.lines.front()];
}

}  // namespace

HeadLayoutFeatures head_layout_features(const Page& page, const std::vector<Item>& items, std::size_t i) {
  using F = HeadLayoutFeature;
  const LineGeometry& g = geometry_of(page, items[i]);
  const LineGeometry* above = i > 0 ? &geometry_of(page, items[i - 1]) : nullptr;
  const bool goes_on = above && above->region == g.region;
  FeatureBuilder<F> out;
  out.set(F::in_head_group, g.as == PlacedAs::heading);
  out.set(F::first_of_region, !goes_on);
  out.set(F::in_region_above, goes_on);
  out.set(F::display_in_body, g.as == PlacedAs::crosshead);
  out.set(F::region_without_text, !g.region_has_body);
  out.set(F::larger_than_above, goes_on && may_be_head(items[i - 1]) && g.size > kLarger * above->size);
  out.set(F::bordered_region, !goes_on && g.region_is_sure);
  out.set(F::larger_than_body, std::clamp(g.size - 1, 0.0, 2.0));
  return out.take();
}

OpeningLayoutFeatures opening_layout_features(const Page& page, const std::vector<Item>& items,
                                              std::size_t i) {
  using F = OpeningLayoutFeature;
  const LineGeometry& g = geometry_of(page, items[i]);
  const bool goes_on = i > 0 && geometry_of(page, items[i - 1]).region == g.region;
  FeatureBuilder<F> out;
  out.set(F::in_region_above, goes_on);
  out.set(F::first_without_headings, !goes_on && !g.region_has_heading);
  out.set(F::first_with_headings, !goes_on && g.region_has_heading);
  out.set(F::first_of_bordered_region, !goes_on && g.region_is_sure);
  out.set(F::first_of_page, i == 0);
  return out.take();
}

}  // namespace broadsheet::reconstruct
