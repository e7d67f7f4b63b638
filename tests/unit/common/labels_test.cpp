#include "common/labels.hpp"

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
      {"", "Page 4", "Continued on Page 4"},
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

TEST(Labels, chinese_japanese_and_korean_are_set_on_a_grid) {
  EXPECT_TRUE(is_cjk_language("zh-Hant"));
  EXPECT_TRUE(is_cjk_language("KO"));
  EXPECT_FALSE(is_cjk_language("zha"));
  EXPECT_FALSE(is_cjk_language(""));
}

}  // namespace broadsheet::common
