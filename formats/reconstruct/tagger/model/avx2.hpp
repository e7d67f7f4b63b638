// reconstruct/tagger/model/avx2.hpp - vectors of 32 bytes, for functions that have another form for machines
// without them.
//
// BROADSHEET_AVX2 marks such a function; it is defined where there are such machines. No operation fuses two
// others, so that both forms give the same numbers.
#pragma once

#if defined(__x86_64__)
#define BROADSHEET_AVX2 __attribute__((target("avx2")))

namespace broadsheet::reconstruct {

/// Whether this machine has them, as nearly all do.
inline bool has_avx2() {
  static const bool has = __builtin_cpu_supports("avx2");
  return has;
}

}  // namespace broadsheet::reconstruct
#endif
