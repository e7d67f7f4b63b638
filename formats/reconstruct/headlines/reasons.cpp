#include "reconstruct/headlines/reasons.hpp"

#include "reconstruct/headlines/headline_features.hpp"
#include "reconstruct/headlines/layout_score.hpp"

#include <data/model_weights.hpp>

#include <algorithm>
#include <utility>

namespace broadsheet::reconstruct {
namespace {

constexpr double kLeast = 0.05;  // nats

using Reasons = std::vector<std::pair<double, std::string>>;

template <class Feature>
Reasons reasons_of(const PerFeature<Feature>& weights, const PerFeature<Feature>& features, double sign) {
  Reasons reasons;
  for (std::size_t i = 0; i < kCount<Feature>; ++i) {
    const double moved = sign * weights.values()[i] * features.values()[i];
    if (moved > kLeast) reasons.emplace_back(moved, name_of(static_cast<Feature>(i)));
  }
  return reasons;
}

/// The strongest of them, with what the places and sizes of lines say where these are known.
std::string told(Reasons reasons, double by_layout) {
  constexpr std::size_t kTold = 3;
  if (by_layout > kLeast) reasons.emplace_back(by_layout, "size and place on the page");
  std::stable_sort(reasons.begin(), reasons.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string out;
  for (std::size_t i = 0; i < std::min(kTold, reasons.size()); ++i)
    out += (out.empty() ? "" : ", ") + reasons[i].second;
  return out.empty() ? "nothing else fits" : out;
}

}  // namespace

std::string why_break(const HeadGroup& group, std::size_t k, bool goes_on) {
  const double sign = goes_on ? 1 : -1;
  return told(reasons_of(data::wraps_weights, wrap_features(group, k), sign),
              sign * wrap_layout_score(group, k));
}

std::string why_main(const HeadGroup& group, const std::vector<Entry>& entries, std::size_t k) {
  if (entries.size() == 1) return "it is the only phrase";
  return told(reasons_of(data::roles_weights, role_features(group, entries, k), 1),
              role_layout_score(group, entries, k));
}

}  // namespace broadsheet::reconstruct
