// A document goes through every format and back: nothing is lost but what the
// format cannot carry (see support/round_trip/round_trip.hpp).
//
// BROADSHEET_SEED=N tries that seed alone, BROADSHEET_SEEDS=N so many.
#include "support/round_trip/round_trip.hpp"

#include "support/makers/generator.hpp"
#include "support/makers/sample_document.hpp"
#include "support/seeds.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

class RoundTrip : public ::testing::TestWithParam<Way> {};

TEST_P(RoundTrip, the_sample_document_comes_back) {
  EXPECT_EQ(fault_of_round_trip(GetParam(), sample_document()), "");
}

TEST_P(RoundTrip, documents_nobody_wrote_come_back) {
  for (const std::uint64_t seed : seeds(150))
    ASSERT_EQ(fault_of_round_trip(GetParam(), Generator(seed).document()), "") << "BROADSHEET_SEED=" << seed;
}

INSTANTIATE_TEST_SUITE_P(Formats, RoundTrip, ::testing::ValuesIn(ways()),
                         [](const auto& its) { return its.param.name; });

}  // namespace
}  // namespace broadsheet::testing
