#include "reconstruct/language/phrases.hpp"

#include <gtest/gtest.h>

namespace broadsheet::reconstruct {
namespace {

std::string names(const std::vector<Byline>& people) {
  std::string out;
  for (const Byline& b : people) out += (out.empty() ? "" : "; ") + b.role + "|" + b.name;
  return out;
}

TEST(Quotation, hides_the_clauses_of_what_is_quoted) {
  EXPECT_FALSE(has_outside_quotes(U"葉某：「十間屋，有九間半」", U"，"));
  EXPECT_TRUE(has_outside_quotes(U"他說「好」，走了", U"，"));
  EXPECT_TRUE(has_outside_quotes(U"」，", U"，"));
  EXPECT_FALSE(has_outside_quotes(U"「沒有關上，", U"，"));
}

TEST(Recognise, the_lead_of_every_kind_is_found_with_its_parts) {
  struct Case {
    const char *language, *text, *lead, *people, *agency, *place, *date;
  };
  static const Case kCases[] = {
      {"zh-Hans", "本报讯（记者 方小舟 通讯员 林石）3月6日，", "本报讯（记者 方小舟 通讯员 林石）",
       "记者|方小舟; 通讯员|林石", "", "", ""},
      {"zh-Hans", "新华社海口3月6日电（记者钱一、吴二）当天", "新华社海口3月6日电（记者钱一、吴二）",
       "记者|钱一; 记者|吴二", "新华社", "海口", "3月6日"},
      {"zh-Hant", "（中央社花蓮6日電）昨天", "（中央社花蓮6日電）", "", "中央社", "花蓮", "6日"},
      {"zh-Hant", "【本報記者王大明報道】昨天", "【本報記者王大明報道】", "記者|王大明", "", "", ""},
      {"en", "OSLO (Reuters) - The ferry", "OSLO (Reuters) -", "", "Reuters", "OSLO", ""},
  };
  for (const Case& c : kCases) {
    const Text text = to_text(c.text);
    const auto lead = lead_of(text, profile_of(c.language));
    ASSERT_TRUE(lead) << c.text;
    EXPECT_EQ(to_utf8(View(text).substr(0, lead->end)), c.lead);
    EXPECT_EQ(names(lead->bylines), c.people) << c.text;
    const Dateline dateline = lead->dateline.value_or(Dateline{});
    EXPECT_EQ(dateline.agency, c.agency) << c.text;
    EXPECT_EQ(dateline.place, c.place) << c.text;
    EXPECT_EQ(dateline.date, c.date) << c.text;
  }
}

TEST(Recognise, a_byline_line_names_its_people_even_without_separators) {
  EXPECT_EQ(names(byline_line(U"□ 记者 方小舟 通讯员 林石", profile_of("zh-Hans"))),
            "记者|方小舟; 通讯员|林石");
  EXPECT_EQ(names(byline_line(U"本报记者孟丽龚红", profile_of("zh-Hans"))), "记者|孟丽; 记者|龚红");
  EXPECT_EQ(names(byline_line(U"BY ANN HALL AND TOM REED", profile_of("en"))), "By|ANN HALL; By|TOM REED");
}

TEST(Recognise, a_sentence_that_begins_with_a_role_is_no_byline) {
  EXPECT_TRUE(byline_line(U"记者从镇政府了解到今年春耕", profile_of("zh-Hans")).empty());
}

TEST(Recognise, words_that_introduce_an_author_a_post_and_names_are_a_byline) {
  EXPECT_EQ(names(byline_line(U"Von unserer Mitarbeiterin Ida Holm", profile_of("de"))),
            "Mitarbeiterin|Ida Holm");
  EXPECT_EQ(names(byline_line(U"Unser Korrespondent Jan Roth", profile_of("de"))), "Korrespondent|Jan Roth");
  EXPECT_EQ(names(byline_line(U"De notre envoyée spéciale Zoé Carel", profile_of("fr"))),
            "envoyée spéciale|Zoé Carel");
  EXPECT_EQ(names(byline_line(U"Nuestra corresponsal Eva Ruiz", profile_of("es"))), "corresponsal|Eva Ruiz");
  EXPECT_EQ(names(byline_line(U"Onze verslaggever Bram Kuipers", profile_of("nl"))),
            "verslaggever|Bram Kuipers");
  EXPECT_TRUE(byline_line(U"Unser Korrespondent berichtet", profile_of("de")).empty());
  EXPECT_TRUE(byline_line(U"Notre correspondante a vu", profile_of("fr")).empty());
  EXPECT_TRUE(byline_line(U"Our reporter asked Ann Quill", profile_of("en")).empty());
  EXPECT_TRUE(byline_line(U"Unser Marktplatz in Altdorf", profile_of("de")).empty()) << "no post";
}

TEST(Recognise, a_credit_is_cut_off_its_caption) {
  const Text caption = U"图为图书馆一角。（本报记者 方小舟 摄）";
  const auto credit = credit_of(caption, profile_of("zh-Hans"));
  ASSERT_TRUE(credit);
  EXPECT_EQ(to_utf8(credit->text), "本报记者 方小舟 摄");
  EXPECT_EQ(to_utf8(View(caption).substr(0, credit->begin)), "图为图书馆一角。");
  EXPECT_FALSE(credit_of(U"他说明天再摄", profile_of("zh-Hans")));
}

TEST(Recognise, a_credit_may_name_what_was_done_before_the_person) {
  for (const View line : {U"撮影・佐野花子", U"（写真：佐野花子）", U"写真は共同"})
    EXPECT_TRUE(is_credit(line, profile_of("ja"))) << to_utf8(line);
  const auto credit = credit_of(U"開港式の市長（写真・佐野花子）", profile_of("ja"));
  ASSERT_TRUE(credit);
  EXPECT_EQ(to_utf8(credit->text), "写真・佐野花子");
  EXPECT_FALSE(credit_of(U"市民が撮影・編集", profile_of("ja")));
}

TEST(Recognise, page_numbers_are_compared_as_numbers) {
  EXPECT_EQ(page_number(U"十二"), "12");
  EXPECT_EQ(page_number(U"04"), "4");
  EXPECT_EQ(page_number(U"a4"), "A4");
  ASSERT_TRUE(jump_to(U"会议。（下转第四版）", profile_of("zh-Hans")));
  EXPECT_EQ(jump_to(U"会议。（下转第四版）", profile_of("zh-Hans"))->page, "4");
  EXPECT_EQ(jump_from(U"（上接1版）会议", profile_of("zh-Hans"))->page, "1");
  EXPECT_EQ(jump_to(U"the plan. Continued on Page A4", profile_of("en"))->page, "A4");
}

TEST(Recognise, a_jump_mark_in_any_form_points_where_its_words_say) {
  const auto way = [](const char* mark, const char* language) {
    return jump_way(to_text(mark), profile_of(language));
  };
  EXPECT_EQ(way("（文轉A9頁）", "zh-Hant"), JumpWay::to);
  EXPECT_EQ(way("（續自A9頁）", "zh-Hant"), JumpWay::from);
  EXPECT_EQ(way("（9面へ続く）", "ja"), JumpWay::to);
  EXPECT_EQ(way("9面より続く", "ja"), JumpWay::from);
  EXPECT_EQ(way("TO PAGE 4", "en"), JumpWay::to);
  EXPECT_EQ(way("COUNCIL: from page 4", "en"), JumpWay::from);
  EXPECT_EQ(way("Continued, page 4", "en"), JumpWay::unknown) << "no word within a word";
}

TEST(Recognise, languages_are_told_apart) {
  EXPECT_EQ(detect_language(U"这个国家的人们说，经济发展得很好。"), "zh-Hans");
  EXPECT_EQ(detect_language(U"這個國家的人們說，經濟發展得很好。"), "zh-Hant");
  EXPECT_EQ(detect_language(U"東京の会議で、新しい計画が発表されました。"), "ja");
  EXPECT_EQ(detect_language(U"서울에서 새로운 계획이 발표되었다."), "ko");
  EXPECT_EQ(detect_language(U"The ferry to the island was late and the guests had to wait."), "en");
  EXPECT_EQ(detect_language(U"Der Bürgermeister und die Stadt haben das Fest mit den Gästen eröffnet."),
            "de");
  EXPECT_EQ(detect_language(U"Le maire a ouvert la fête dans la ville et les invités sont venus."), "fr");
}

}  // namespace
}  // namespace broadsheet::reconstruct
