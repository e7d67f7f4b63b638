// The reading that a page gets where its reconstruction failed.
#include "reconstruct/output/plain_reading.hpp"

#include "reconstruct/output/character_audit.hpp"

#include <gtest/gtest.h>

namespace broadsheet::reconstruct {
namespace {

TEST(PlainReading, makes_a_paragraph_of_each_run_of_lines_in_their_order) {
  const Article article = plain_reading("\nTOWN HALL\nopens again\n\n  on Monday \n", 7, true);
  ASSERT_EQ(article.blocks.size(), 2u);
  EXPECT_EQ(article.headline, "");
  EXPECT_EQ(article.blocks[0].text, "TOWN HALL opens again");
  EXPECT_EQ(article.blocks[0].first_line, 8u);
  EXPECT_EQ(article.blocks[0].last_line, 9u);
  EXPECT_EQ(article.blocks[1].text, "on Monday");
  EXPECT_EQ(article.blocks[1].first_line, 11u);
}

TEST(PlainReading, sets_no_blank_between_lines_of_han_text_but_one_between_latin_words) {
  const Article article = plain_reading("老街\n重开 AI\nlab", 1, false);
  ASSERT_EQ(article.blocks.size(), 1u);
  EXPECT_EQ(article.blocks[0].text, "老街重开 AI lab");
}

TEST(PlainReading, loses_and_doubles_no_character) {
  const std::string page = "a-\nb\t\r\n\n—（记者 甲）\n\n\n12 \n3";
  CharacterAudit audit;
  audit.mark_source(page);
  audit.mark_emitted(plain_reading(page, 1, true));
  EXPECT_FALSE(audit.imbalance(page, 1));
}

TEST(PlainReading, of_a_page_without_text_has_no_block) {
  EXPECT_TRUE(plain_reading(" \n\n", 1, true).blocks.empty());
}

}  // namespace
}  // namespace broadsheet::reconstruct
