// support/seeds.hpp - the seeds that a property is tried with.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <numeric>
#include <string>
#include <vector>

namespace broadsheet::testing {

/// `count` of them from 1; BROADSHEET_SEED in the environment is the first, BROADSHEET_SEEDS their number.
inline std::vector<std::uint64_t> seeds(std::size_t count) {
  const char* const first = std::getenv("BROADSHEET_SEED");
  const char* const number = std::getenv("BROADSHEET_SEEDS");
  std::vector<std::uint64_t> out(number ? std::stoul(number) : first ? 1 : count);
  std::iota(out.begin(), out.end(), first ? std::stoull(first) : 1);
  return out;
}

}  // namespace broadsheet::testing
