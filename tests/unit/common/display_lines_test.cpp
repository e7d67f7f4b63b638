#include "common/labels/display_lines.hpp"

#include <gtest/gtest.h>

namespace broadsheet::common {

TEST(DisplayLines, names_of_one_role_share_it) {
  Article article;
  article.bylines = {{"记者", "林小舟"}, {"记者", "高一帆"}, {"通讯员", "周小溪"}};
  EXPECT_EQ(byline_as_printed(article), "记者 林小舟、高一帆 通讯员 周小溪");
  article.bylines = {{"By", "Ann Hall"}, {"By", "Ben Ode"}, {"", "Cy Dean"}};
  EXPECT_EQ(byline_as_printed(article), "By Ann Hall, Ben Ode, Cy Dean");
}

TEST(DisplayLines, a_post_stands_behind_its_names_and_what_introduces_them_before) {
  const auto printed = [](std::vector<Byline> bylines) {
    Article article;
    article.bylines = std::move(bylines);
    return byline_as_printed(article);
  };
  EXPECT_EQ(printed({{"Harbour Reporter", "Ann Hall"}}), "Ann Hall, Harbour Reporter");
  EXPECT_EQ(printed({{"Chefreporterin", "Uta Stein"}}), "Uta Stein, Chefreporterin");
  EXPECT_EQ(printed({{"Envoyée spéciale", "Léa Roux"}}), "Léa Roux, Envoyée spéciale");
  EXPECT_EQ(printed({{"Обозреватель", "Анна Белова"}}), "Анна Белова, Обозреватель");
  EXPECT_EQ(printed({{"Staff Writers", "Ann Hall"}, {"Staff Writers", "Ben Ode"}}),
            "Ann Hall, Ben Ode, Staff Writers");
  EXPECT_EQ(printed({{"Editor", "Ann Hall"}, {"Critic", "Ben Ode"}, {"", "Cy Dean"}}),
            "Ann Hall, Editor; Ben Ode, Critic; Cy Dean");
  for (const char* role : {"By", "VON", "From our Correspondent", "Photographs", "Words",
                           "Text:", "Unser Reporter", "Compiled by", "Propos recueillis par", "Texto de",
                           "A cura di", "Van onze redactie", "Текст", "Phóng viên"})
    EXPECT_EQ(printed({{role, "Ann Hall"}}), std::string(role) + " Ann Hall");
  EXPECT_EQ(printed({{"本报记者", "Ann Hall"}}), "本报记者 Ann Hall");
  EXPECT_EQ(printed({{"特派員", "高一帆"}}), "特派員 高一帆");
  EXPECT_EQ(printed({{"기자", "김하늘"}, {"Editor", "Ann Hall"}}), "김하늘 기자; Ann Hall, Editor");
}

TEST(DisplayLines, what_the_lead_shows_is_not_printed_again) {
  Article article;
  article.lead = "新海社南湾3月14日电（记者 林小舟）";
  article.bylines = {{"记者", "林小舟"}, {"摄影", "高一帆"}};
  article.dateline = Dateline{"新海社", "南湾", "3月14日", "新海社南湾3月14日电"};
  EXPECT_EQ(byline_as_printed(article), "摄影 高一帆");
  EXPECT_EQ(dateline_line(article), "");
}

TEST(DisplayLines, a_dateline_without_its_text_is_put_together) {
  Article article;
  article.dateline = Dateline{"NBP", "SOUTH BAY", "", ""};
  EXPECT_EQ(dateline_line(article), "NBP SOUTH BAY");
}

TEST(DisplayLines, a_number_is_a_bullet_only_with_its_mark) {
  for (const char* item : {"• one", "1. one", "12) one", "一、港口", "（二）航道", "- x", "３．x", "十一、x"})
    EXPECT_TRUE(has_bullet(item)) << item;
  for (const char* item : {"一号泊位", "12 ships", "one", "", "2024年"})
    EXPECT_FALSE(has_bullet(item)) << item;
}

}  // namespace broadsheet::common
