// reconstruct/model/linear_model.hpp - the weighed sum of named features. The build makes constants of the
// weights in the data files (articles/pack_tables).
#pragma once

#include "reconstruct/model/feature_set.hpp"

namespace broadsheet::reconstruct {

template <class Feature>
double dot(const PerFeature<Feature>& weights, const PerFeature<Feature>& features) {
  double sum = 0;
  for (std::size_t i = 0; i < kCount<Feature>; ++i) sum += weights.values()[i] * features.values()[i];
  return sum;
}

}  // namespace broadsheet::reconstruct
