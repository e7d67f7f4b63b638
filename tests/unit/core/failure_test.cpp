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

}  // namespace
}  // namespace broadsheet::testing
