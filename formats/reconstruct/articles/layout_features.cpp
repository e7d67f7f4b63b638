#include "reconstruct/articles/layout_features.hpp"

#include "reconstruct/articles/features.hpp"
#include "reconstruct/articles/headlines.hpp"
#include "reconstruct/articles/linear_model.hpp"

#include <data/layout_json.hpp>

#include <algorithm>
#include <cmath>

namespace broadsheet::reconstruct {
namespace {

constexpr double kSameSize = 0.07;  // share by which sizes of one entry may differ

double flag(bool b) { return b ? 1.0 : 0.0; }

const LineGeometry& geometry_of(const Page& page, const Item& item) {
  return page.geometry[item.lines.front()];
}

const LineGeometry& geometry_of(const HeadLines& head, std::size_t k) {
  return head.page.geometry[head.lines[k]];
}

bool same_size(const LineGeometry& a, const LineGeometry& b) {
  return std::abs(a.size - b.size) <= kSameSize * std::max(a.size, b.size);
}

struct Weights {
  WrapLayoutFeatures wraps;
  RoleLayoutFeatures roles;
};

const Weights& weights() {
  static const Weights kWeights = [] {
    const auto table = nlohmann::json::parse(data::layout_json);
    return Weights{weights_in(table.at("wraps"), kWrapLayoutFeatures),
                   weights_in(table.at("roles"), kRoleLayoutFeatures)};
  }();
  return kWeights;
}

double largest_in(const HeadLines& head, const Entry& e) {
  double size = 0;
  for (std::size_t k = e.begin; k < e.end; ++k) size = std::max(size, geometry_of(head, k).size);
  return size;
}

}  // namespace

HeadLayoutFeatures head_layout_features(const Page& page, const std::vector<Item>& items, std::size_t i) {
  const LineGeometry& g = geometry_of(page, items[i]);
  const LineGeometry* above = i > 0 ? &geometry_of(page, items[i - 1]) : nullptr;
  const bool goes_on = above && above->region == g.region;
  return {flag(g.as == PlacedAs::heading),
          flag(!goes_on),
          flag(goes_on),
          flag(g.as == PlacedAs::crosshead),
          flag(!g.region_has_body),
          flag(goes_on && may_be_head(items[i - 1]) && g.size > 1.1 * above->size),
          flag(!goes_on && g.region_is_sure),
          std::clamp(g.size - 1, 0.0, 2.0)};
}

OpeningLayoutFeatures opening_layout_features(const Page& page, const std::vector<Item>& items,
                                              std::size_t i) {
  const LineGeometry& g = geometry_of(page, items[i]);
  const bool goes_on = i > 0 && geometry_of(page, items[i - 1]).region == g.region;
  return {flag(goes_on), flag(!goes_on && !g.region_has_heading), flag(!goes_on && g.region_has_heading),
          flag(!goes_on && g.region_is_sure), flag(i == 0)};
}

WrapLayoutFeatures wrap_layout_features(const HeadLines& head, std::size_t k) {
  const LineGeometry &a = geometry_of(head, k), &b = geometry_of(head, k + 1);
  const Line& next = head.page.lines[head.lines[k + 1]];
  const bool same = same_size(a, b), face = a.face == b.face;
  const double need = (next.unit + (head.profile.spaced ? 0.25 : 0)) * b.size;
  const double left = a.room - a.width - need;
  double largest = 0;
  for (std::size_t l = 0; l < head.lines.size(); ++l) largest = std::max(largest, geometry_of(head, l).size);
  return {
      1,
      flag(same && face),
      flag(!same),
      flag(!face),
      flag(left > 0.3 * a.size),
      flag(left < -0.3 * a.size),
      std::clamp(b.gap, 0.0, 2.0),
      flag(b.first_of_zone),
      flag(same && a.as == PlacedAs::heading && a.size > (1 - kSameSize) * largest),
      flag(same && face && a.as == PlacedAs::crosshead && b.as == PlacedAs::crosshead && !b.first_of_zone)};
}

RoleLayoutFeatures role_layout_features(const HeadLines& head, const std::vector<Entry>& entries,
                                        std::size_t k) {
  double largest = 0;
  for (const Entry& e : entries) largest = std::max(largest, largest_in(head, e));
  const auto is_large = [&](const Entry& e) { return largest_in(head, e) > (1 - kSameSize) * largest; };
  std::size_t count = 0, first = entries.size(), last = 0;
  for (std::size_t e = 0; e < entries.size(); ++e) {
    if (!is_large(entries[e])) continue;
    ++count, first = std::min(first, e), last = e;
  }
  const bool large = is_large(entries[k]);
  return {flag(large), flag(large && count == 1), flag(k < first), flag(k > last),
          largest > 0 ? largest_in(head, entries[k]) / largest : 0};
}

double wrap_layout_score(const HeadLines& head, std::size_t k) {
  return head.page.geometry.empty() ? 0 : dot(weights().wraps, wrap_layout_features(head, k));
}

double role_layout_score(const HeadLines& head, const std::vector<Entry>& entries, std::size_t k) {
  return head.page.geometry.empty() ? 0 : dot(weights().roles, role_layout_features(head, entries, k));
}

}  // namespace broadsheet::reconstruct
