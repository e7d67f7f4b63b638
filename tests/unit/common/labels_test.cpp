#include "common/labels/labels.hpp"

#include <gtest/gtest.h>

namespace broadsheet::common {

TEST(Labels, the_words_follow_the_script_not_only_the_language) {
  const struct {
    const char *language, *page, *continued;
  } cases[] = {
      {"zh-Hans", "第4版", "（下转第4版）"},    {"zh-CN", "第4版", "（下转第4版）"},
      {"zh", "第4版", "（下转第4版）"},         {"zh-Hant", "第4版", "（下轉第4版）"},
      {"zh-TW", "第4版", "（下轉第4版）"},      {"ZH-hk", "第4版", "（下轉第4版）"},
      {"zh-Hans-HK", "第4版", "（下转第4版）"}, {"ja", "4面", "（4面に続く）"},
      {"ja-JP", "4面", "（4面に続く）"},        {"en-GB", "Page 4", "Continued on Page 4"},
      {"", "Page 4", "Continued on Page 4"},    {"it-CH", "Pagina 4", "Continua a: Pagina 4"},
      {"el", "Page 4", "Continued on Page 4"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(labels_for(c.language).page("4"), c.page) << c.language;
    EXPECT_EQ(labels_for(c.language).continued_to("4"), c.continued) << c.language;
  }
}

TEST(Labels, a_page_with_a_name_is_called_by_it) {
  EXPECT_EQ(labels_for("zh-Hans").page("体育"), "体育");
  EXPECT_EQ(labels_for("en").page("Sports"), "Sports");
  EXPECT_EQ(labels_for("en").page("A4"), "Page A4");
  EXPECT_EQ(labels_for("ja").continued_from("社会"), "（社会から続く）");
}

TEST(Labels, every_language_has_every_label) {
  for (const char* tag : {"en", "zh-Hans", "zh-Hant", "ja", "ko", "de", "fr", "es", "pt", "it", "nl", "pl",
                          "ru", "vi", "ar", "he"}) {
    const Labels& l = labels_for(tag);
    EXPECT_EQ(l.language, tag);
    for (const std::string_view label :
         {l.contents, l.previous, l.next, l.skip, l.search, l.found, l.none_found, l.page_form,
          l.continued_to_form, l.continued_from_form, l.cover, l.pages, l.landmarks, l.article_links,
          l.colophon, l.newspaper, l.no_articles, l.access_summary})
      EXPECT_FALSE(label.empty()) << tag;
  }
}

TEST(Labels, long_dates_are_in_the_language_of_the_reader) {
  EXPECT_EQ(labels_for("en").long_date("2024-05-18"), "Saturday, 18 May 2024");
  EXPECT_EQ(labels_for("de").long_date("2024-03-04"), "Montag, 4. März 2024");
  EXPECT_EQ(labels_for("fr").long_date("2024-12-31"), "mardi 31 décembre 2024");
  EXPECT_EQ(labels_for("es").long_date("2024-01-01"), "lunes, 1 de enero de 2024");
  EXPECT_EQ(labels_for("pt").long_date("2024-05-18"), "sábado, 18 de maio de 2024");
  EXPECT_EQ(labels_for("it").long_date("2024-05-18"), "sabato 18 maggio 2024");
  EXPECT_EQ(labels_for("nl-BE").long_date("2024-05-18"), "zaterdag 18 mei 2024");
  EXPECT_EQ(labels_for("pl").long_date("2024-05-18"), "sobota, 18 maja 2024");
  EXPECT_EQ(labels_for("ru").long_date("2024-05-18"), "суббота, 18 мая 2024 г.");
  EXPECT_EQ(labels_for("vi").long_date("2024-05-18"), "Thứ\u00A0bảy, ngày 18 tháng 5 năm 2024");
  EXPECT_EQ(labels_for("ar").long_date("2024-05-18"), "السبت، 18 مايو 2024");
  EXPECT_EQ(labels_for("he").long_date("2024-05-18"), "יום\u00A0שבת, 18 במאי 2024");
  EXPECT_EQ(labels_for("zh-Hans").long_date("2024-05-18"), "2024年5月18日 星期六");
  EXPECT_EQ(labels_for("zh-Hant").long_date("2024-05-19"), "2024年5月19日 星期日");
  EXPECT_EQ(labels_for("ja").long_date("2024-05-18"), "2024年5月18日 土曜日");
  EXPECT_EQ(labels_for("ko").long_date("2024-05-18"), "2024년 5월 18일 토요일");
  EXPECT_EQ(labels_for("en").long_date("yesterday"), "yesterday");
}

TEST(Labels, dates_take_the_customary_form) {
  EXPECT_EQ(labels_for("zh").date("2021-10-03"), "2021年10月3日");
  EXPECT_EQ(labels_for("ko").date("2021-01-31"), "2021년 1월 31일");
  EXPECT_EQ(labels_for("en").date("2021-10-31"), "2021-10-31");
  EXPECT_EQ(labels_for("zh").date("yesterday"), "yesterday");
}

TEST(Labels, chinese_japanese_and_korean_are_set_on_a_grid) {
  EXPECT_TRUE(is_cjk_language("zh-Hant"));
  EXPECT_TRUE(is_cjk_language("KO"));
  EXPECT_FALSE(is_cjk_language("zha"));
  EXPECT_FALSE(is_cjk_language(""));
}

}  // namespace broadsheet::common
