#include "reconstruct/tagger/model/weight_table.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <utility>

namespace broadsheet::reconstruct {
namespace {

// Vectors that every machine has; a sum has eight numbers in one.
using Bytes = signed char __attribute__((vector_size(16)));
using Sums = std::int16_t __attribute__((vector_size(16)));

Sums wide(const signed char* weights) {
  Bytes some{};
  std::memcpy(&some, weights, sizeof some / 2);
  // Each twice, and the upper one shifted down with its sign.
  return reinterpret_cast<Sums>(
             __builtin_shufflevector(some, some, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7)) >>
         8;
}

// The sum stays in registers from row to row.
template <std::size_t Vectors>
void add_rows(WeightTable::Row& sum, const signed char* const* rows, std::size_t count) {
  Sums all[Vectors];
  std::memcpy(all, sum.data(), sizeof all);
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t k = 0; k < Vectors; ++k) all[k] += wide(rows[i] + k * (sizeof(Sums) / 2));
  std::memcpy(sum.data(), all, sizeof all);
}

}  // namespace

OwnedWeights::OwnedWeights(WeightFile of)
    : file(std::move(of)), filter(kFilterWords), begins(kUpperKeys + 1) {
  if (file.rows.size() > std::numeric_limits<std::uint16_t>::max())
    throw std::runtime_error("tagger weights: more rows than the table has numbers for");
  const std::size_t stride = row_stride(file.labels);
  for (const auto& [key, row] : file.rows) {
    if (key >> kFeatureBits != 0) throw std::runtime_error("tagger weights: a key is out of range");
    filter[key / 64 % kFilterWords] |= std::uint64_t{1} << key % 64;
    ++begins[(key >> kLowerBits) + 1];
    lower.push_back(static_cast<std::uint16_t>(key & ((1u << kLowerBits) - 1)));
    weights.insert(weights.end(), row.begin(), row.end());
    weights.resize(lower.size() * stride);
  }
  for (std::size_t upper = 0; upper < kUpperKeys; ++upper)
    begins[upper + 1] = static_cast<std::uint16_t>(begins[upper + 1] + begins[upper]);
}

WeightArrays OwnedWeights::view() const {
  return {file.labels, file.unit, file.trained_on, file.transitions, filter, begins, lower, weights};
}

void WeightTable::add_to(Row& sum, std::span<const std::uint32_t> keys) const {
  std::uint32_t likely[kMostObservations];  // found without a branch, as no one guesses it
  std::size_t n = 0;
  for (const std::uint32_t key : keys.first(std::min(keys.size(), kMostObservations))) {
    likely[n] = key;
    n += may_have(key);
  }
  const signed char* rows[kMostObservations];
  std::size_t found = 0;
  for (std::size_t i = 0; i < n; ++i)
    if (const signed char* row = row_of(likely[i])) rows[found++] = row;
  if (row_stride(of_.labels) == 8)
    add_rows<1>(sum, rows, found);
  else if (row_stride(of_.labels) == 16)
    add_rows<2>(sum, rows, found);
  else
    add_rows<3>(sum, rows, found);
}

}  // namespace broadsheet::reconstruct
