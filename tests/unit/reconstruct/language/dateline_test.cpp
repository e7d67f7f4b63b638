#include "reconstruct/language/phrases.hpp"

#include <gtest/gtest.h>

namespace broadsheet::reconstruct {
namespace {

// "place|date|agency" of what was read as a place.
std::string parted(const char* place) {
  Dateline d{"", place, "", ""};
  part_place(d, profile_of("en"));
  return d.place + "|" + d.date + "|" + d.agency;
}

TEST(Dateline, a_date_or_an_agency_behind_the_comma_is_no_part_of_the_place) {
  EXPECT_EQ(parted("ROME, Monday"), "ROME|Monday|");
  EXPECT_EQ(parted("HARBOUR CITY, Oct. 5"), "HARBOUR CITY|Oct. 5|");
  EXPECT_EQ(parted("LONDON, Reuters"), "LONDON||Reuters");
}

TEST(Dateline, a_state_behind_the_comma_stays) {
  EXPECT_EQ(parted("SPRINGFIELD, Ill."), "SPRINGFIELD, Ill.||");
  EXPECT_EQ(parted("KABUL, Afghanistan"), "KABUL, Afghanistan||");
}

TEST(Dateline, the_stop_of_a_whole_word_is_none_of_the_place) {
  EXPECT_EQ(parted("CAIRO."), "CAIRO||");
  EXPECT_EQ(parted("Pa."), "Pa.||");
}

}  // namespace
}  // namespace broadsheet::reconstruct
