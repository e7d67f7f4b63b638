// Whom the credit of a picture names.
#include "news/story/agency.hpp"

#include <gtest/gtest.h>

namespace broadsheet::news {
namespace {

std::string person_of(std::string_view credit) {
  const std::vector<Byline> persons = persons_of_credit(credit);
  return persons.empty() ? "" : persons.front().name;
}

TEST(Credit, names_its_photographer_before_or_after_the_word_for_it) {
  for (const char* credit : {"Photo: Ann Hall", "Pix: Ann Hall", "Pic: Ann Hall", "Picture: Ann Hall",
                             "Picture by Ann Hall", "Image: Ann Hall"})
    EXPECT_EQ(person_of(credit), "Ann Hall") << credit;
  for (const char* credit : {"山田明撮影", "撮影・山田明", "写真・山田明", "カメラ・山田明"})
    EXPECT_EQ(person_of(credit), "山田明") << credit;
}

TEST(Credit, names_people_whose_name_repeats_a_character_by_a_mark) {
  EXPECT_EQ(person_of("佐々木明撮影"), "佐々木明");
}

TEST(Credit, names_nobody_where_no_word_says_so) {
  for (const char* credit : {"Ann Hall", "新华社发", "Picture postcard"})
    EXPECT_EQ(person_of(credit), "") << credit;
}

}  // namespace
}  // namespace broadsheet::news
