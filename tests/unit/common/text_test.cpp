#include "common/text.hpp"

#include <gtest/gtest.h>

namespace broadsheet::common {

TEST(Text, characters_go_through_unchanged) {
  const std::string text = "aé汉🗞";
  std::string copy;
  for (std::string_view rest = text; !rest.empty();) append_char(copy, take_char(rest));
  EXPECT_EQ(copy, text);
}

TEST(Text, a_broken_byte_is_one_replacement_character) {
  std::string_view rest = "\xE6\xB1z";
  EXPECT_EQ(take_char(rest), U'\uFFFD');
  EXPECT_EQ(take_char(rest), U'\uFFFD');
  EXPECT_EQ(take_char(rest), U'z');
}

TEST(Text, each_byte_of_what_is_no_utf8_is_replaced) {
  EXPECT_EQ(valid_utf8("é\U0001F600\uFFFF"), "é\U0001F600\uFFFF");
  EXPECT_EQ(valid_utf8("a\xC3"), "a\uFFFD") << "cut";
  EXPECT_EQ(valid_utf8("\xE0\x80\x80"), "\uFFFD\uFFFD\uFFFD") << "longer than need be";
  EXPECT_EQ(valid_utf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD") << "a surrogate";
  EXPECT_EQ(valid_utf8("\xF4\x90\x80\x80\xFE"), "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD") << "beyond Unicode";
}

TEST(Text, a_headline_is_the_label) {
  Article article;
  article.headline = "我市召开领导干部大会";
  EXPECT_EQ(label_of(article).text, "我市召开领导干部大会");
  EXPECT_FALSE(label_of(article).derived);
}

TEST(Text, without_a_headline_the_first_clause_is_a_derived_label) {
  Article article;
  article.blocks.push_back({});
  article.blocks[0].text = "昨日下午，市民中心开放。";
  EXPECT_EQ(label_of(article).text, "昨日下午，市民中心开放");
  article.blocks[0].text = "市民中心昨日开放，人多。";
  EXPECT_EQ(label_of(article).text, "市民中心昨日开放…");
  EXPECT_TRUE(label_of(article).derived);
  article.blocks[0].text = "一二三四五六七八九十一二三四五六七八九十一二三";
  EXPECT_EQ(label_of(article).text, "一二三四五六七八九十一二三四五六七八九十…");
}

TEST(Text, an_article_without_words_is_labelled_by_its_id) {
  Article article;
  article.id = "a-1-2";
  EXPECT_EQ(label_of(article).text, "a-1-2");
}

}  // namespace broadsheet::common
