// reconstruct/model/weight_json.hpp - weights of named features, from the JSON of a data file. The build
// reads them so; the program does not.
#pragma once

#include "reconstruct/model/feature_set.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace broadsheet::reconstruct {

/// The weight of each feature, in nats for each unit of the feature, from an object {"name": weight}.
/// Throws nlohmann's exceptions where the table lacks one and std::logic_error where it has one that no
/// feature is named after.
template <class Feature>
PerFeature<Feature> weights_in(const nlohmann::json& table) {
  PerFeature<Feature> weights;
  for (std::size_t i = 0; i < kCount<Feature>; ++i) {
    const auto f = static_cast<Feature>(i);
    weights[f] = table.at(std::string(name_of(f)));
  }
  if (table.size() != kCount<Feature>) throw std::logic_error("a table of weights names unknown features");
  return weights;
}

}  // namespace broadsheet::reconstruct
