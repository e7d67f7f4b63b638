#include "reconstruct/language/words/initial.hpp"

#include <gtest/gtest.h>

namespace broadsheet::reconstruct {
namespace {

TEST(Initial, is_a_word_where_the_page_knows_the_rest_as_one) {
  InitialReader words;
  words.add(U"a brave man and some others");
  EXPECT_TRUE(words.is_word(U"A", U"brave defence held"));
  EXPECT_FALSE(words.is_word(U"B", U"rave parties"));  // no letter that is a word
}

TEST(Initial, is_the_begin_of_a_word_that_the_page_or_everybody_knows) {
  InitialReader words;
  words.add(U"the abroad and broad ways");
  EXPECT_FALSE(words.is_word(U"A", U"broad hint"));
  EXPECT_FALSE(words.is_word(U"A", U"fter the game"));
}

TEST(Initial, is_read_in_any_case) {
  InitialReader words;
  words.add(U"he called It BRAVE");
  EXPECT_TRUE(words.knows(U"brave"));
  EXPECT_TRUE(words.is_word(U"A", U"BRAVE DEFENCE"));
}

}  // namespace
}  // namespace broadsheet::reconstruct
