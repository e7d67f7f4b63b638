#include "xhtml/markup/phrases.hpp"

#include <gtest/gtest.h>

namespace broadsheet::xhtml {
namespace {

// The pieces with '|' between them.
std::string cut(const std::string& language, const std::string& text) {
  Phrases phrases(language);
  std::string out;
  for (const std::string_view piece : phrases.of(text)) out.append(out.empty() ? "" : "|").append(piece);
  return out;
}

TEST(Phrases, end_between_words_and_never_inside_one) {
  EXPECT_EQ(cut("zh-Hans", "北岸居民进城少走十八公里柳湾大桥今日零时通车").find("公|里"), std::string::npos);
  EXPECT_EQ(cut("zh-Hans", "北岸居民进城少走十八公里柳湾大桥今日零时通车").find("通|车"), std::string::npos);
  EXPECT_EQ(cut("zh-Hans", "全国秋粮旺季收购完成"), "全国秋粮|旺季|收购|完成");
}

TEST(Phrases, of_one_character_go_with_the_word_before_them) {
  EXPECT_EQ(cut("zh-Hans", "渔民在海边开了一家书店"), "渔民在|海边开了|一家|书店");
}

TEST(Phrases, begin_with_a_number_and_its_unit) {
  EXPECT_EQ(cut("zh-Hans", "新建地铁线路全长30公里年底前通车").find("30|"), std::string::npos);
  EXPECT_EQ(cut("zh-Hans", "北岸居民进城少走十八公里柳湾大桥今日零时通车").find("十八|"), std::string::npos);
}

TEST(Phrases, are_not_cut_at_blanks_and_stops_where_lines_end_anyway) {
  EXPECT_EQ(cut("zh-Hans", "稳中有进，秋粮收购完成"), "稳中有进，秋粮|收购|完成");
}

TEST(Phrases, of_japanese_begin_with_what_is_no_hiragana) {
  EXPECT_EQ(cut("ja", "廃校の給食室、島の食堂に週三日"), "廃校の|給食室、島の|食堂に|週三日");
}

TEST(Phrases, of_other_languages_and_of_short_headlines_are_one) {
  EXPECT_EQ(cut("en", "Harbor Ferry Returns"), "Harbor Ferry Returns");
  EXPECT_EQ(cut("zh-Hant", "大橋今日通車"), "大橋今日通車");
  EXPECT_EQ(cut("zh-Hans", ""), "");
}

TEST(Phrases, are_written_with_wbr_between_them) {
  Markup out(Syntax::html);
  out.begin("h1");
  Phrases("zh").write(out, "全国秋粮旺季收购完成");
  out.end();
  EXPECT_EQ(out.take(), "<h1>全国秋粮<wbr>旺季<wbr>收购<wbr>完成</h1>");
}

TEST(Phrases, name_an_element_whose_text_has_places_to_break) {
  Phrases phrases("zh-Hans");
  const auto heading = [&](std::string_view text) {
    Markup out(Syntax::xml);
    out.begin("h1");
    phrases.name(out, text);
    phrases.write(out, text);
    out.end();
    return out.take();
  };
  EXPECT_EQ(heading("全国秋粮旺季收购完成"),
            "<h1 aria-label=\"全国秋粮旺季收购完成\">全国秋粮<wbr/>旺季<wbr/>收购<wbr/>完成</h1>");
  EXPECT_EQ(heading("通车"), "<h1>通车</h1>");
}

}  // namespace
}  // namespace broadsheet::xhtml
