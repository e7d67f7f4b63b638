// issuetext/roles/simd.hpp - several numbers at a time, in the vectors that GCC and Clang have: four on every
// machine, eight on nearly all.
#pragma once

// GCC warns that functions may not hand such vectors to each other; all of these are inlined.
#pragma GCC diagnostic ignored "-Wpsabi"

#include "reconstruct/tagger/model/avx2.hpp"

#include <cstddef>
#include <cstdint>

namespace broadsheet::issuetext {

using FourLanes = float __attribute__((vector_size(16)));
#ifdef BROADSHEET_AVX2
using EightLanes = float __attribute__((vector_size(32)));
#endif
inline constexpr std::size_t kMostLanes = 8;

/// `x` in all of them.
template <class Lanes>
[[gnu::always_inline]] inline Lanes lanes(float x) {
  return x - Lanes{};
}
template <class Lanes>
[[gnu::always_inline]] inline Lanes max(const Lanes& a, const Lanes& b) {
  return a > b ? a : b;
}
template <class Lanes>
[[gnu::always_inline]] inline float most_of(const Lanes& a) {
  float most = a[0];
  for (std::size_t k = 1; k < sizeof(Lanes) / sizeof(float); ++k) most = a[k] > most ? a[k] : most;
  return most;
}

}  // namespace broadsheet::issuetext
