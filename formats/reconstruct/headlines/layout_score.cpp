#include "reconstruct/headlines/layout_score.hpp"

#include "reconstruct/model/linear_model.hpp"

#include <data/model_weights.hpp>

#include <algorithm>
#include <cmath>

namespace broadsheet::reconstruct {
namespace {

constexpr double kSameSize = 0.07;  // share by which sizes of one entry may differ
constexpr double kRoom = 0.3;       // of the size: how exactly the room on a line is known

const LineGeometry& geometry_of(const HeadGroup& group, std::size_t k) {
  return group.page.geometry[group.lines[k]];
}

bool same_size(const LineGeometry& a, const LineGeometry& b) {
  return std::abs(a.size - b.size) <= kSameSize * std::max(a.size, b.size);
}

double largest_in(const HeadGroup& group, const Entry& e) {
  double size = 0;
  for (std::size_t k = e.begin; k < e.end; ++k) size = std::max(size, geometry_of(group, k).size);
  return size;
}

PerFeature<WrapLayoutFeature> wrap_features_of(const HeadGroup& group, std::size_t k) {
  using F = WrapLayoutFeature;
  const LineGeometry &a = geometry_of(group, k), &b = geometry_of(group, k + 1);
  const bool linked = links_lines(group, k) || links_lines(group, k + 1);
  const bool same = same_size(a, b) || linked, face = a.face == b.face || linked;
  const double need = (group.line(k + 1).unit + (group.profile.spaced ? 0.25 : 0)) * b.size;
  const double left = a.room - a.width - need;
  double largest = 0;
  for (std::size_t l = 0; l < group.lines.size(); ++l)
    largest = std::max(largest, geometry_of(group, l).size);
  FeatureBuilder<F> out;
  out.set(F::has_positions, true);
  out.set(F::same_size_and_face, same && face);
  out.set(F::other_size, !same);
  out.set(F::other_face, !face);
  out.set(F::next_had_room, left > kRoom * a.size);
  out.set(F::line_is_full, left < -kRoom * a.size);
  out.set(F::white_between, std::clamp(b.gap, 0.0, 2.0));
  out.set(F::two_head_groups, b.first_of_zone);
  out.set(F::both_largest,
          same && a.as == PlacedAs::heading && std::max(a.size, b.size) > (1 - kSameSize) * largest);
  out.set(F::both_inside_body,
          same && face && a.as == PlacedAs::crosshead && b.as == PlacedAs::crosshead && !b.first_of_zone);
  return out.take();
}

PerFeature<RoleLayoutFeature> role_features_of(const HeadGroup& group, const std::vector<Entry>& entries,
                                               std::size_t k) {
  using F = RoleLayoutFeature;
  double largest = 0;
  for (const Entry& e : entries) largest = std::max(largest, largest_in(group, e));
  const auto is_large = [&](const Entry& e) { return largest_in(group, e) > (1 - kSameSize) * largest; };
  std::size_t count = 0, first = entries.size(), last = 0;
  for (std::size_t e = 0; e < entries.size(); ++e) {
    if (!is_large(entries[e])) continue;
    ++count, first = std::min(first, e), last = e;
  }
  const bool large = is_large(entries[k]);
  FeatureBuilder<F> out;
  out.set(F::largest, large);
  out.set(F::only_largest, large && count == 1);
  out.set(F::above_largest, k < first);
  out.set(F::below_largest, k > last);
  out.set(F::size_ratio, largest > 0 ? largest_in(group, entries[k]) / largest : 0.0);
  return out.take();
}

}  // namespace

bool links_lines(const HeadGroup& group, std::size_t k) {
  constexpr std::size_t kLongest = 12;  // characters
  constexpr double kSmaller = 0.8;      // times the size of the lines
  if (group.page.geometry.empty() || k == 0 || k + 1 >= group.lines.size() || !group.profile.spaced)
    return false;
  const LineGeometry &above = geometry_of(group, k - 1), &below = geometry_of(group, k + 1);
  const View words = group.text(k);
  return words.size() <= kLongest && !words.empty() && is_letter(words.front()) && !is_upper(words.front()) &&
         same_size(above, below) && geometry_of(group, k).size < kSmaller * above.size;
}

double wrap_layout_score(const HeadGroup& group, std::size_t k) {
  return group.page.geometry.empty() ? 0 : dot(data::layout_wraps_weights, wrap_features_of(group, k));
}

double role_layout_score(const HeadGroup& group, const std::vector<Entry>& entries, std::size_t k) {
  return group.page.geometry.empty() ? 0
                                     : dot(data::layout_roles_weights, role_features_of(group, entries, k));
}

}  // namespace broadsheet::reconstruct
