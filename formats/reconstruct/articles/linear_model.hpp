// reconstruct/articles/linear_model.hpp - weights of named features, from a data file.
#pragma once

#include <nlohmann/json.hpp>

#include <array>
#include <string>
#include <string_view>

namespace broadsheet::reconstruct {

/// One weight a name. Throws nlohmann's exceptions where the table lacks one: a fault of the build.
template <std::size_t N>
std::array<double, N> weights_in(const nlohmann::json& table, const std::array<std::string_view, N>& names) {
  std::array<double, N> weights{};
  for (std::size_t i = 0; i < N; ++i) weights[i] = table.at(std::string(names[i]));
  return weights;
}

template <std::size_t N>
std::array<double, N> load_weights(std::string_view json, const std::array<std::string_view, N>& names) {
  return weights_in(nlohmann::json::parse(json), names);
}

template <std::size_t N>
double dot(const std::array<double, N>& weights, const std::array<double, N>& features) {
  double sum = 0;
  for (std::size_t i = 0; i < N; ++i) sum += weights[i] * features[i];
  return sum;
}

}  // namespace broadsheet::reconstruct
