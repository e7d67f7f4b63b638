#include "common/timestamp.hpp"

#include <gtest/gtest.h>

namespace broadsheet::common {

TEST(Timestamp, dates_are_calendar_dates) {
  EXPECT_TRUE(parse_date("2020-02-29"));
  for (const char* bad :
       {"", "2021-02-29", "2021-13-01", "2021-1-1", "2021-10-31x", "20211031", "-021-10-31"})
    EXPECT_FALSE(parse_date(bad)) << bad;
}

TEST(Timestamp, a_moment_keeps_its_zone) {
  const auto t = parse_timestamp("2021-10-31T06:00:00+08:00");
  ASSERT_TRUE(t);
  EXPECT_EQ(t->seconds, 1635631200);
  EXPECT_EQ(t->in_utc(), "2021-10-30T22:00:00Z");
  EXPECT_EQ(t->in_zone(), "2021-10-31T06:00:00+08:00");
}

TEST(Timestamp, a_moment_without_zone_is_refused) {
  for (const char* bad : {"2021-10-31T06:00:00", "2021-10-31T24:00:00Z", "2021-10-31T06:00:00+15:00", "now"})
    EXPECT_FALSE(parse_timestamp(bad)) << bad;
}

TEST(Timestamp, the_option_wins_over_the_date_of_the_issue) {
  EXPECT_EQ(moment_of("", "2021-10-31")->in_utc(), "2021-10-31T00:00:00Z");
  EXPECT_EQ(moment_of("1999-12-31T23:59:59Z", "2021-10-31")->in_utc(), "1999-12-31T23:59:59Z");
  EXPECT_FALSE(moment_of("", ""));
}

}  // namespace broadsheet::common
