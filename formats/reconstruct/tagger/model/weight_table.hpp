// reconstruct/tagger/model/weight_table.hpp - the weights of a tagger, as it asks for them: of many
// observations at once, of which most have none.
#pragma once

#include "reconstruct/tagger/model/feature.hpp"
#include "reconstruct/tagger/model/weight_file.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace broadsheet::reconstruct {

/// A table in memory. Constants of the program for the taggers' own weights (pack_weights.cpp).
struct WeightArrays {
  std::size_t labels = 0;
  double unit = 1;
  std::string_view trained_on;
  std::span<const std::int32_t> transitions;
  std::span<const std::uint64_t>
      filter;  ///< a bit for each key, shared with others: small enough for a cache
  std::span<const std::uint16_t> begins;  ///< the first row of the keys with the same upper bits, and an end
  std::span<const std::uint16_t> lower;   ///< of each row: the other bits of its key
  std::span<const signed char> weights;   ///< of each row as many as row_stride(labels)
};

inline constexpr std::size_t kFilterWords = 4096;
inline constexpr unsigned kLowerBits = 9;  ///< of a key
inline constexpr std::size_t kUpperKeys = std::size_t{1} << (kFeatureBits - kLowerBits);
/// A multiple of what a vector of the machine holds.
constexpr std::size_t row_stride(std::size_t labels) { return (labels + 7) / 8 * 8; }

/// The arrays of a file's weights.
struct OwnedWeights {
  explicit OwnedWeights(WeightFile of);
  WeightArrays view() const;

  WeightFile file;
  std::vector<std::uint64_t> filter;
  std::vector<std::uint16_t> begins, lower;
  std::vector<signed char> weights;
};

class WeightTable {
 public:
  /// The sum of the weights of at most 250 features, one for each label.
  using Row = std::array<std::int16_t, kMostLabels>;

  /// What `arrays` view outlives the table.
  explicit WeightTable(const WeightArrays& arrays) : of_(arrays) {}

  /// Adds the weights of some features to `sum`. As many keys as kMostObservations at most.
  void add_to(Row& sum, std::span<const std::uint32_t> keys) const;
  /// The same of some observations, in the widest vectors that the machine has.
  void add_to(Row& sum, Observations& observations) const;
  /// One for each label; nullptr for a feature that has none, as most have.
  const signed char* find(std::uint32_t key) const { return may_have(key) ? row_of(key) : nullptr; }

  std::size_t labels() const { return of_.labels; }
  double unit() const { return of_.unit; }
  std::span<const std::int32_t> transitions() const { return of_.transitions; }
  std::string_view trained_on() const { return of_.trained_on; }

 private:
  // Without checks of the subscript, which cost more than the rest: the arrays are as long as every key
  // needs.
  bool may_have(std::uint32_t key) const {
    return of_.filter.data()[key / 64 % kFilterWords] >> key % 64 & 1;
  }
  template <std::size_t Vectors>
  void add_wide(Row& sum, Observations& observations) const;
  const signed char* row_of(std::uint32_t key) const {
    const std::uint32_t upper = key >> kLowerBits, lower = key & ((1u << kLowerBits) - 1);
    const std::uint16_t *const begins = of_.begins.data(), *const all = of_.lower.data();
    for (std::size_t row = begins[upper]; row < begins[upper + 1]; ++row)
      if (all[row] == lower) return of_.weights.data() + row * row_stride(of_.labels);
    return nullptr;
  }

  WeightArrays of_;
};

}  // namespace broadsheet::reconstruct
