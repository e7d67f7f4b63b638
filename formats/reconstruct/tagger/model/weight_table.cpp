#include "reconstruct/tagger/model/weight_table.hpp"

#include "reconstruct/tagger/model/avx2.hpp"

#include <algorithm>
#include <cstring>
#include <limits>
#include <stdexcept>
#include <utility>

#ifdef BROADSHEET_AVX2
#include <immintrin.h>
#endif

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

#ifdef BROADSHEET_AVX2
// For each set of eight the places of its members, in order.
constexpr auto kPlaces = [] {
  std::array<std::array<unsigned char, 8>, 256> all{};
  for (unsigned set = 0; set < all.size(); ++set)
    for (unsigned char place = 0, n = 0; place < 8; ++place)
      if (set >> place & 1) all[set][n++] = place;
  return all;
}();

// Which of eight keys the filter has.
BROADSHEET_AVX2 inline unsigned filtered(__m256i keys, const std::uint64_t* filter) {
  const __m256i at = _mm256_and_si256(_mm256_srli_epi32(keys, 5), _mm256_set1_epi32(kFilterWords * 2 - 1));
  const __m256i bits = _mm256_i32gather_epi32(reinterpret_cast<const int*>(filter), at, 4);
  const __m256i up = _mm256_andnot_si256(keys, _mm256_set1_epi32(31));  // from the bit of the key to the sign
  return static_cast<unsigned>(_mm256_movemask_ps(_mm256_castsi256_ps(_mm256_sllv_epi32(bits, up))));
}

// The keys that the filter has, found without a branch, as no one guesses it. Returns how many.
BROADSHEET_AVX2 inline std::size_t likely_of(std::span<const std::uint32_t> keys, const std::uint64_t* filter,
                                             std::uint32_t* likely) {
  constexpr std::size_t kAtOnce = Observations::kKeysAtOnce;
  std::size_t n = 0;
  for (std::size_t i = 0; i < keys.size(); i += kAtOnce) {
    const __m256i some = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(keys.data() + i));
    const std::size_t left = keys.size() - i;
    const unsigned set = filtered(some, filter) & (left < kAtOnce ? (1u << left) - 1 : 0xFF);
    const __m256i places =
        _mm256_cvtepu8_epi32(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(kPlaces[set].data())));
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(likely + n), _mm256_permutevar8x32_epi32(some, places));
    n += static_cast<std::size_t>(__builtin_popcount(set));
  }
  return n;
}
#endif

}  // namespace

#ifdef BROADSHEET_AVX2
// A sum of as many eights of numbers, the first sixteen in one vector.
template <std::size_t Eights>
BROADSHEET_AVX2 void WeightTable::add_wide(Row& sum, Observations& observations) const {
  std::uint32_t likely[kMostObservations + Observations::kKeysAtOnce];
  const std::size_t n = likely_of(observations.keys(), of_.filter.data(), likely);
  auto* const first = reinterpret_cast<__m256i*>(sum.data());
  auto* const last = reinterpret_cast<__m128i*>(sum.data() + (Eights == 1 ? 0 : 16));
  __m256i sixteen = Eights > 1 ? _mm256_loadu_si256(first) : _mm256_setzero_si256();
  __m128i eight = Eights != 2 ? _mm_loadu_si128(last) : _mm_setzero_si128();
  for (std::size_t i = 0; i < n; ++i) {
    const signed char* const row = row_of(likely[i]);
    if (row == nullptr) continue;
    if (Eights > 1)
      sixteen = _mm256_add_epi16(
          sixteen, _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(row))));
    if (Eights != 2)
      eight = _mm_add_epi16(
          eight,
          _mm_cvtepi8_epi16(_mm_loadl_epi64(reinterpret_cast<const __m128i*>(row + (Eights == 1 ? 0 : 16)))));
  }
  if (Eights > 1) _mm256_storeu_si256(first, sixteen);
  if (Eights != 2) _mm_storeu_si128(last, eight);
}
#endif

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

void WeightTable::add_to(Row& sum, Observations& observations) const {
#ifdef BROADSHEET_AVX2
  if (has_avx2()) {
    switch (row_stride(of_.labels)) {
      case 8: return add_wide<1>(sum, observations);
      case 16: return add_wide<2>(sum, observations);
      default: return add_wide<3>(sum, observations);
    }
  }
#endif
  add_to(sum, observations.keys());
}

}  // namespace broadsheet::reconstruct
