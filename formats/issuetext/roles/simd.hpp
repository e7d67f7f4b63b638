// issuetext/roles/simd.hpp - four numbers at a time, in the vectors that GCC and Clang have for every
// machine.
#pragma once

#include <cstddef>
#include <cstdint>

namespace broadsheet::issuetext {

using Lanes = float __attribute__((vector_size(16)));
using LaneMask =
    std::int32_t __attribute__((vector_size(16)));  ///< of a comparison: -1 where it holds, else 0
inline constexpr std::size_t kLanes = 4;

inline Lanes lanes(float x) { return Lanes{x, x, x, x}; }
inline Lanes max(Lanes a, Lanes b) { return a > b ? a : b; }

inline float most_of(Lanes a) {
  const float x = a[0] > a[1] ? a[0] : a[1], y = a[2] > a[3] ? a[2] : a[3];
  return x > y ? x : y;
}

}  // namespace broadsheet::issuetext
