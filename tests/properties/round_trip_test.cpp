// A document goes through every format and back: nothing is lost but what the
// format cannot carry (see support/round_trip.hpp).
//
// BROADSHEET_SEED=N begins with that seed, BROADSHEET_SEEDS=N tries so many.
#include "support/generator.hpp"
#include "support/round_trip.hpp"
#include "support/sample_document.hpp"

#include <gtest/gtest.h>

#include <cstdlib>

namespace broadsheet::testing {
namespace {

std::uint64_t number_from(const char* variable, std::uint64_t fallback) {
  const char* const value = std::getenv(variable);
  return value ? std::stoull(value) : fallback;
}

class RoundTrip : public ::testing::TestWithParam<Way> {};

TEST_P(RoundTrip, the_sample_document_comes_back) {
  EXPECT_EQ(fault_of_round_trip(GetParam(), sample_document()), "");
}

TEST_P(RoundTrip, documents_nobody_wrote_come_back) {
  const std::uint64_t first = number_from("BROADSHEET_SEED", 1), count = number_from("BROADSHEET_SEEDS", 150);
  for (std::uint64_t seed = first; seed < first + count && !HasFailure(); ++seed)
    EXPECT_EQ(fault_of_round_trip(GetParam(), Generator(seed).document()), "") << "BROADSHEET_SEED=" << seed;
}

INSTANTIATE_TEST_SUITE_P(Formats, RoundTrip, ::testing::ValuesIn(ways()),
                         [](const auto& its) { return its.param.name; });

}  // namespace
}  // namespace broadsheet::testing
