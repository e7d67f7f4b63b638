#include <broadsheet/model.hpp>

#include <gtest/gtest.h>

namespace broadsheet {

TEST(BlankAfter, a_full_width_bracket_brings_its_own_blank) {
  EXPECT_EQ(blank_after("本报讯（记者 林小舟）"), "");
  EXPECT_EQ(blank_after("新海社南湾3月14日电"), " ");
  EXPECT_EQ(blank_after("SOUTH BAY (NBP) —"), " ");
  EXPECT_EQ(blank_after(""), "");
}

}  // namespace broadsheet
