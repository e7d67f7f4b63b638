#include "reconstruct/tagger/fields/tagged_phrases.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace broadsheet::reconstruct {
namespace {

TEST(TaggedPhrases, a_page_number_is_read_out_of_any_jump_mark) {
  EXPECT_EQ(page_in_mark(U"（紧接第七版）"), "7");
  EXPECT_EQ(page_in_mark(U"Story goes on, page B12"), "B12");
  EXPECT_EQ(page_in_mark(U"▼ 04"), "4");
  EXPECT_EQ(page_in_mark(U"goes on overleaf"), "");
}

TEST(TaggedPhrases, where_another_story_is_printed_is_no_jump) {
  const Profile& profile = profile_of("zh-Hans");
  EXPECT_TRUE(tagged_closing(U"市长和许多市民冒雨走过大桥。（下转A03版）", profile).jump);
  EXPECT_FALSE(tagged_closing(U"市长和许多市民冒雨走过大桥。（相关报道见A03版）", profile).jump);
}

TEST(TaggedPhrases, a_byline_names_its_people_whatever_stands_around_them) {
  const TaggedByline found = tagged_byline(U"◆ By Harriet Quill and Oscar Penn", profile_of("en"));
  ASSERT_EQ(found.people.size(), 2u);
  EXPECT_EQ(found.people[0].name, "Harriet Quill");
  EXPECT_EQ(found.people[1].name, "Oscar Penn");
}

TEST(TaggedPhrases, a_role_in_front_is_that_of_the_names_after_it) {
  const TaggedByline found = tagged_byline(U"【本报记者 周晓岚 通讯员 郑启明】", profile_of("zh-Hans"));
  ASSERT_EQ(found.people.size(), 2u);
  EXPECT_EQ(found.people[0].role, "记者");
  EXPECT_EQ(found.people[0].name, "周晓岚");
  EXPECT_EQ(found.people[1].role, "通讯员");
}

TEST(TaggedPhrases, a_lead_ends_where_the_text_begins) {
  constexpr View kText =
      U"OTTAWA (CP) — The harbour froze over on Tuesday for the first time in eleven years.";
  const auto lead = tagged_lead(kText, profile_of("en"));
  ASSERT_TRUE(lead);
  EXPECT_TRUE(starts_with(trim(kText.substr(lead->end)), U"The harbour"));
  ASSERT_TRUE(lead->dateline);
  EXPECT_EQ(lead->dateline->place, "OTTAWA");
  EXPECT_EQ(lead->dateline->agency, "CP");
}

TEST(TaggedPhrases, a_paragraph_without_a_lead_has_none) {
  EXPECT_FALSE(tagged_lead(U"The harbour froze over on Tuesday for the first time in eleven years.",
                           profile_of("en")));
}

TEST(TaggedLead, ends_in_a_mark_and_is_no_opening_in_capitals) {
  EXPECT_FALSE(tagged_lead(U"PREMIERSHIP SIDE Newcastle United face a trip to the leaders on Monday.",
                           profile_of("en")));
  EXPECT_FALSE(
      tagged_lead(U"BALLYMENA SPRINTER Paul Brizzel will be among eight of them.", profile_of("en")));
}

TEST(TaggedPhrases, a_credit_is_no_part_of_its_caption) {
  constexpr View kText = U"Children skate on the harbour ice. (Photo: Oscar Penn)";
  const TaggedCaption found = tagged_caption(kText);
  EXPECT_EQ(kText.substr(found.credit_begin, found.credit_end - found.credit_begin), U"Photo: Oscar Penn");
  EXPECT_EQ(kText.substr(found.begin, found.end - found.begin), U"Children skate on the harbour ice.");
}

// Whatever the weights say of words without sense, no word is torn and only marks are dropped.
TEST(TaggedPhrases, caption_and_credit_part_between_words_and_lose_none) {
  constexpr View kText =
      U"Eleven years aboard 2.46 engineers while Friday \u201Coffice\u201D harbour (Photo: Ann Lee)";
  const auto is_word = [](char32_t c) { return is_letter(c) || is_digit(c); };
  for (std::size_t begin = 0; begin < kText.size(); ++begin)
    for (std::size_t end = begin + 1; end <= kText.size(); ++end) {
      const View s = kText.substr(begin, end - begin);
      const TaggedCaption found = tagged_caption(s);
      if (found.credit_end == 0) continue;
      const std::size_t text_end = found.end, from = found.credit_begin, to = found.credit_end;
      ASSERT_LE(text_end, from) << to_utf8(s);
      ASSERT_FALSE(from > 0 && is_word(s[from - 1]) && is_word(s[from])) << to_utf8(s);
      ASSERT_EQ(std::count_if(s.begin() + text_end, s.begin() + from, is_word), 0) << to_utf8(s);
      ASSERT_EQ(std::count_if(s.begin() + to, s.end(), is_word), 0) << to_utf8(s);
    }
}

TEST(TaggedPhrases, the_mark_before_a_credit_is_no_part_of_it) {
  constexpr View kText = U"湖面上的孩子们。 ■陈冠廷摄";
  const TaggedCaption found = tagged_caption(kText);
  EXPECT_EQ(kText.substr(found.credit_begin, found.credit_end - found.credit_begin), U"陈冠廷摄");
}

TEST(TaggedPhrases, nobody_is_called_by_figures_or_in_small_letters) {
  for (const View line : {View(U"By 92 engineers"), View(U"By while and returned"), View(U"From 92 from 92")})
    EXPECT_TRUE(tagged_byline(line, profile_of("en")).people.empty()) << to_utf8(line);
}

}  // namespace
}  // namespace broadsheet::reconstruct
