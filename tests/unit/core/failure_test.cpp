// What plugin authors throw.
#include <broadsheet/plugin.hpp>

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

TEST(PluginFailure, takes_a_line_for_a_line_and_a_code_for_a_code) {
  const std::uint32_t line = 2;
  EXPECT_EQ(plugin::Failure("wrong", line).line(), 2u);
  EXPECT_EQ(plugin::Failure("wrong", line).code(), BS_BAD_INPUT);
  EXPECT_EQ(plugin::Failure("wrong").code(), BS_BAD_INPUT);
  EXPECT_EQ(plugin::Failure("wrong", BS_IO).code(), BS_IO);
  EXPECT_EQ(plugin::Failure("wrong", BS_BAD_INPUT, 7).line(), 7u);
}

// A bs_code is a type of its own, so that a line never becomes one.
TEST(PluginFailure, takes_a_number_for_a_line_whatever_its_type) {
  const std::size_t large = 7;
  for (const plugin::Failure& failure : {plugin::Failure("x", 1), plugin::Failure("x", 5),
                                         plugin::Failure("x", 3u), plugin::Failure("x", large)}) {
    EXPECT_EQ(failure.code(), BS_BAD_INPUT);
    EXPECT_GT(failure.line(), 0u);
  }
  EXPECT_EQ(plugin::Failure("x", BS_UNSUPPORTED, large).line(), 7u);
  EXPECT_EQ(plugin::Failure("x", BS_UNSUPPORTED, large).code(), BS_UNSUPPORTED);
  EXPECT_EQ(plugin::Failure("x", BS_IO).line(), 0u);
  EXPECT_EQ(plugin::Failure("x", -1).line(), 0u) << "no line";
  EXPECT_EQ(plugin::Failure("x", std::size_t{1} << 40).line(), 0u) << "no line";
  EXPECT_FALSE((std::is_constructible_v<plugin::Failure, const char*, int, bs_code>))
      << "the code comes first";
  EXPECT_FALSE((std::is_constructible_v<plugin::Failure, const char*, int, int>));
}

}  // namespace
}  // namespace broadsheet::testing
