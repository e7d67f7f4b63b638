#include "issuetext/furniture/furniture.hpp"

#include "unit/reconstruct/items/printed_page.hpp"

#include <gtest/gtest.h>

#include <tuple>

namespace broadsheet::issuetext {
namespace {

// What stands between the edges of a page: sentences that say nothing of the kind.
const std::vector<std::string_view> kBody = {
    "东山村的桥修好以后，村民去集市", "只要十分钟，孩子上学也方便了，", "老人说他等了四十年，桥边的灯昨",
    "晚第一次亮起来，河里的船也多了", "不少，镇里打算再修一条路，从桥", "头一直通到老码头，明年春天动工"};

struct Around {
  std::vector<std::string_view> top, middle, bottom;
};

std::vector<std::string_view> page(const Around& around, const std::vector<std::string_view>& body = kBody) {
  std::vector<std::string_view> lines = around.top;
  lines.insert(lines.end(), body.begin(), body.end());
  lines.insert(lines.end(), around.middle.begin(), around.middle.end());
  lines.insert(lines.end(), body.begin(), body.end());
  lines.insert(lines.end(), around.bottom.begin(), around.bottom.end());
  return lines;
}

PageFurniture furniture(const std::vector<std::string_view>& lines, const char* language = "zh-Hans") {
  return find_furniture(printed(lines), profile_of(language));
}

// "folio masthead": the kinds of the lines that are furniture, in order.
std::string kinds(const PageFurniture& found) {
  static const char* const kNames[] = {"none",    "folio",   "masthead", "section", "number",
                                       "editors", "service", "notice",   "contents"};
  std::string out;
  for (const FurnitureKind kind : found.lines)
    if (kind != FurnitureKind::none)
      out += (out.empty() ? "" : " ") + std::string(kNames[static_cast<int>(kind)]);
  return out;
}

// The tagger has looked at the line and its neighbours.
Page tagged(Page page, std::size_t line, LineLabel as) {
  for (Line& other : page.lines) other.tag[static_cast<std::size_t>(LineLabel::body)] = 1;
  page.lines[line].tag = {};
  page.lines[line].tag[static_cast<std::size_t>(as)] = 1;
  return page;
}

TEST(Furniture, a_folio_line_tells_date_number_and_paper) {
  const PageFurniture found = furniture(
      page({{"南湾晨报", "2024年3月15日 星期五", "第3版", "要闻"}, {}, {"责任编辑 王甲 校对 李乙"}}));
  EXPECT_EQ(kinds(found), "masthead folio number section editors");
  EXPECT_EQ(found.date, "2024-03-15");
  EXPECT_EQ(found.publication, "南湾晨报");
  EXPECT_EQ(found.numbers, std::vector<std::string>{"3"});
  EXPECT_EQ(found.number_lines, std::vector<std::size_t>{2});
}

TEST(Furniture, an_english_folio_line_tells_the_same) {
  const std::vector<std::string_view> body(8, "the bridge at Harrow was full of people who sang,");
  const PageFurniture found =
      furniture(page({{"The Harbour Gazette Friday, March 15, 2024", "A4", "Local"}, {}, {}}, body), "en");
  EXPECT_EQ(kinds(found), "folio number section");
  EXPECT_EQ(found.date, "2024-03-15");
  EXPECT_EQ(found.publication, "The Harbour Gazette");
  EXPECT_EQ(found.numbers, std::vector<std::string>{"A4"});
}

TEST(Furniture, the_page_stands_in_the_line_of_the_date_and_is_no_part_of_it) {
  const std::vector<std::string_view> body(8, "the bridge at Harrow was full of people who sang,");
  for (const auto& [line, page_in_it] : {std::pair{"Friday, March 15, 2024 Page A4", "A4"},
                                         {"Friday, 15 March 2024 Page 3", "3"},
                                         {"3 The Harbour Gazette Friday, March 15, 2024", "3"},
                                         {"The Harbour Gazette Friday, 15 March 2024", ""},
                                         {"Friday, March 15, 2024 No. 7", ""}}) {
    const PageFurniture found = furniture(page({{line}, {}, {}}, body), "en");
    EXPECT_EQ(found.date, "2024-03-15") << line;
    const std::vector<std::string> pages(page_in_it[0] == 0 ? 0 : 1, page_in_it);
    EXPECT_EQ(found.numbers, pages) << line;
  }
  EXPECT_EQ(furniture(page({{"南湾晨报", "2024年3月15日 星期五 第3版"}, {}, {}})).numbers,
            std::vector<std::string>{"3"});
}

// Whatever the tagger takes for furniture.
std::vector<std::string> numbers_of(std::string_view line, const char* language) {
  const std::vector<std::string_view> body(8, "the bridge at Harrow was full of people who sang,");
  Page all = printed(page({{line}, {}, {}}, body));
  for (Line& l : all.lines)
    if (all.of(l) == to_text(line)) l.tag[static_cast<std::size_t>(LineLabel::furniture)] = 1;
  return find_furniture(all, profile_of(language)).numbers;
}

TEST(Furniture, a_folio_line_in_any_order_tells_name_date_and_page) {
  const std::vector<std::string_view> body(8, "the bridge at Harrow was full of people who sang,");
  const struct {
    const char *language, *line, *name, *page;
  } cases[] = {
      {"en", "MARLOW HERALD, FRIDAY 15TH MARCH 2024, PAGE 3", "MARLOW HERALD", "3"},
      {"en", "The Marlow Herald 2024-03-15 p3", "The Marlow Herald", "3"},
      {"en", "www.herald.example Friday March 15 2024 The Marlow Herald 3", "The Marlow Herald", "3"},
      {"de", "Seite 5 / Weilburger Landbote / Fr., 15. 3. 2024", "Weilburger Landbote", "5"},
      {"de", "FREITAG, 15. MÄRZ 2024 WEILBURGER BOTE SEITE 5", "WEILBURGER BOTE", "5"},
      {"fr", "7 | Le Courrier de Versannes | Vendredi 15 mars 2024", "Le Courrier de Versannes", "7"},
      {"fr", "Vendredi 15 mars 2024 LA VOIX DU VAL 7", "LA VOIX DU VAL", "7"},
      {"fr", "L’Écho des Aulnes – 15/03/2024 – p.7", "L’Écho des Aulnes", "7"},
      {"it", "Venerdì 15 marzo 2024 Il Corriere di Versana p. 7", "Il Corriere di Versana", "7"},
      {"zh-Hans", "南湾晨报 二〇二四年三月十五日 星期五 第二版", "南湾晨报", "2"},
      {"zh-Hans", "A02·要闻 南湾晨报 2024.03.15", "南湾晨报", "A2"},
      {"ja", "南湾新聞 2024年（令和6年）3月15日（金曜日） 12版 社会 28", "南湾新聞", "28"},
      {"ja", "2024年3月15日 金曜日 南湾新聞 朝刊 5ページ", "南湾新聞", "5"},
  };
  for (const auto& c : cases) {
    const PageFurniture found = furniture(page({{c.line}, {}, {}}, body), c.language);
    EXPECT_EQ(found.date, "2024-03-15") << c.line;
    EXPECT_EQ(found.publication, c.name) << c.line;
    EXPECT_EQ(found.numbers, std::vector<std::string>{c.page}) << c.line;
  }
}

TEST(Furniture, a_page_number_on_a_line_of_its_own_is_one_in_every_form) {
  const std::vector<std::string_view> body(8, "the bridge at Harrow was full of people who sang,");
  for (const auto& [language, line, number] : {std::tuple{"zh-Hans", "第A02版", "A2"},
                                               {"zh-Hans", "第二版", "2"},
                                               {"zh-Hans", "第A02版：综合新闻", "A2"},
                                               {"zh-Hant", "A3", "A3"},
                                               {"ja", "5面", "5"},
                                               {"ja", "5ページ", "5"},
                                               {"de", "Seite 5", "5"},
                                               {"de", "S.5", "5"},
                                               {"en", "p. 7", "7"},
                                               {"en", "p7", "7"},
                                               {"fr", "P. 7", "7"},
                                               {"es", "p. 7", "7"}})
    EXPECT_EQ(furniture(page({{line}, {}, {}}, body), language).numbers, std::vector<std::string>{number})
        << line;
}

TEST(Furniture, a_date_in_figures_of_han_is_one_whatever_the_tagger_says) {
  const Page page =
      tagged(printed({"南湾新聞", "令和六年三月十五日（金）", "橋の修理が終わる"}), 1, LineLabel::headline);
  EXPECT_EQ(find_furniture(page, profile_of("ja")).date, "2024-03-15");
}

TEST(Furniture, a_list_under_its_heading_is_a_service_and_its_neighbours_are_none) {
  EXPECT_EQ(kinds(furniture({"The council voted to repair the bridge.", "", "Weather", "Today: sunny, 19C",
                             "Tomorrow: rain, 15C", "", "Weather delays the ferry",
                             "The ferry to Holm stayed in the harbour for", "two days, its owner said."},
                            "en")),
            "service service service");
  EXPECT_EQ(kinds(furniture({"电视节目", "19:00 晚间新闻", "19:35 北方的花园", "", "遗失声明",
                             "王甲遗失身份证，声明作废。", "", "东山村的桥修好以后，村民去集市"})),
            "service service service notice notice");
}

TEST(Furniture, a_box_that_says_what_stands_on_other_pages_is_no_story) {
  const std::tuple<const char*, std::vector<std::string_view>> kBoxes[] = {
      {"en", {"INSIDE", "Tides B2", "Crosswords B6", "Obituaries C1"}},
      {"en", {"In This Issue", "Tides B2 Crosswords B6 Obituaries C1"}},
      {"en", {"Inside Today", "Ferry owners ask for a longer", "pier, Page 4", "Gardens, 7"}},
      {"de", {"Aus dem Inhalt", "Garten Seite 6", "Kino Seite 9"}},
      {"fr", {"SOMMAIRE", "Marées p. 4", "Jardins p. 7"}},
      {"ru", {"В НОМЕРЕ", "Приливы стр. 4", "Сады стр. 7"}},
      {"zh-Hans", {"今日导读", "渡船昨日停航 2版", "北门小学搬入新校舍 第5版"}},
      {"ja", {"きょうの紙面", "渡し船きょう最終便 2面", "新校舍が完成 5面"}},
      {"ko", {"오늘의 지면", "나루터 배 멈춘다 2면", "새 교사로 이사 5면"}},
  };
  for (const auto& [language, box] : kBoxes) {
    std::vector<std::string_view> lines = {"The council voted to repair the bridge.", ""};
    lines.insert(lines.end(), box.begin(), box.end());
    lines.insert(lines.end(), {"", "The ferry to Holm stayed in the harbour for"});
    std::string expected;
    for (std::size_t i = 0; i < box.size(); ++i) expected += i == 0 ? "contents" : " contents";
    const PageFurniture found = furniture(lines, language);
    EXPECT_EQ(kinds(found), expected) << box[0];
    EXPECT_TRUE(found.numbers.empty()) << box[0];
  }
  EXPECT_EQ(kinds(furniture({"", "Inside", "The workers who had gone in were safe,",
                             "the mayor said on Friday.", "None of the 30 was hurt."},
                            "en")),
            "");
}

TEST(Furniture, a_number_that_is_of_an_issue_or_points_elsewhere_is_not_the_page) {
  for (const auto& [line, language] : {std::pair{"INSIDE: Sport 2 Weather 3 Crossword 3", "en"},
                                       {"INSIDE: Sport 12 Weather 30", "en"},
                                       {"Sport 12 Opinion 30", "en"},
                                       {"Television: page 2", "en"},
                                       {"More on page 4", "en"},
                                       {"Nr. 62 / 78. Jahrgang", "de"},
                                       {"78. Jahrgang Nr. 62", "de"},
                                       {"Freitag, 14. März 2025 Nr. 62", "de"},
                                       {"Vol. 12 No. 4 $2", "en"}})
    EXPECT_EQ(numbers_of(line, language), std::vector<std::string>{}) << line;
}

TEST(Furniture, the_page_stands_beside_a_section_or_a_name) {
  for (const auto& [line, language, number] : {std::tuple{"Sport 3", "en", "3"},
                                               {"Page 3", "en", "3"},
                                               {"Seite 7", "de", "7"},
                                               {"Freitag, 14. März 2025 Seite 7", "de", "7"},
                                               {"Freitag, 14. März 2025 Nr. 62 Seite 7", "de", "7"},
                                               {"Friday, March 14, 2025 No. 62 A4", "en", "A4"}})
    EXPECT_EQ(numbers_of(line, language), std::vector<std::string>{number}) << line;
}

TEST(Furniture, an_english_page_may_be_counted_in_words_and_a_weekly_called_by_its_day) {
  const std::vector<std::string_view> body(8, "the bridge at Harrow was full of people who sang,");
  for (const auto& [line, kind] :
       {std::pair{"Page Three", "number"}, {"PAGE TWO", "number"}, {"Harbour Gazette on Sunday", "masthead"}})
    EXPECT_EQ(kinds(furniture(page({{line, "Friday, March 15, 2024"}, {}, {}}, body), "en")),
              std::string(kind) + " folio")
        << line;
}

TEST(Furniture, the_name_of_a_paper_may_be_printed_in_two_lines) {
  const std::vector<std::string_view> body(8, "the bridge at Harrow was full of people who sang,");
  const PageFurniture found =
      furniture(page({{"The Old Harbour", "Gazette", "Friday, March 15, 2024"}, {}, {}}, body), "en");
  EXPECT_EQ(kinds(found), "masthead masthead folio");
  EXPECT_EQ(found.publication, "The Old Harbour Gazette");
}

TEST(Furniture, a_date_in_a_sentence_is_none) {
  EXPECT_EQ(kinds(furniture(page({{}, {"2024年3月15日，新馆开放，读者"}, {}}))), "");
  EXPECT_EQ(kinds(furniture(page({{}, {"新馆2024年3月15日开放。"}, {}}))), "");
}

TEST(Furniture, a_number_a_section_or_a_name_counts_only_in_company) {
  for (const char* alone : {"8", "要闻", "南湾晨报"})
    EXPECT_EQ(kinds(furniture(page({{}, {alone}, {}}))), "") << alone;
  EXPECT_EQ(kinds(furniture(page({{}, {"要闻", "8"}, {}}))), "section number");
  EXPECT_EQ(kinds(furniture(page({{}, {"要闻", "南湾晨报"}, {}}))), "section masthead");
}

TEST(Furniture, the_number_of_a_page_beside_a_jump_mark_is_no_second_mark) {
  const std::tuple<const char*, std::string_view, std::string_view, std::string_view> kPages[] = {
      {"de", "Weiter auf Seite 9", "Seite 4", "4"}, {"en", "Continued on Page B7", "Page B2", "B2"},
      {"fr", "Suite page 6", "Page 2", "2"},        {"es", "Pasa a la página 8", "Pág. 3", "3"},
      {"zh-Hans", "（下转第6版）", "第2版", "2"},
  };
  for (const auto& [language, mark, folio, number] : kPages) {
    for (const auto& pair : {std::vector{mark, folio}, std::vector{folio, mark}}) {
      const Page printed_page = printed(page({{}, pair, {}}));
      const std::size_t at = kBody.size() + (pair[0] == folio ? 0 : 1);
      const PageFurniture found =
          find_furniture(tagged(printed_page, at, LineLabel::jump_to), profile_of(language));
      EXPECT_EQ(kinds(found), "number") << folio;
      EXPECT_EQ(found.numbers, std::vector<std::string>{std::string(number)}) << folio;
    }
  }
  EXPECT_EQ(kinds(furniture(page({{}, {"Seite 4"}, {}}), "de")), "");  // a mark, as German papers print it
  EXPECT_EQ(kinds(furniture(page({{"Weserbote, 14. Mai 2024, Seite 4"}, {"Seite 4"}, {}}), "de")),
            "folio number");  // none that points to its own page
}

TEST(Furniture, columns_far_apart_make_no_folio_line_too_long) {
  const std::string gap(60, ' ');
  const std::string line = "Weserbote" + gap + "KULTUR" + gap + "Dienstag, 14. Mai 2024 · Seite 9";
  const PageFurniture found = furniture(page({{line}, {}, {}}), "de");
  EXPECT_EQ(found.numbers, std::vector<std::string>{"9"});
  EXPECT_EQ(found.date, "2024-05-14");
}

TEST(Furniture, at_an_edge_of_the_page_a_number_needs_no_company) {
  EXPECT_EQ(kinds(furniture(page({{}, {}, {"8"}}))), "number");
  EXPECT_EQ(kinds(furniture(page({{"（３）"}, {}, {}}))), "number");
}

TEST(Furniture, at_an_edge_an_address_an_edition_or_the_year_of_foundation_needs_no_company) {
  const std::vector<std::string_view> body(8, "the bridge at Harrow was full of people who sang,");
  for (const char* line : {"www.theherald.example", "Follow us @theherald", "letters@herald.example",
                           "theherald.example | Subscribe today", "FINAL EDITION", "Late City Edition",
                           "Founded in 1854 as a weekly"}) {
    EXPECT_EQ(kinds(furniture(page({{line}, {}, {}}, body), "en")), "folio") << line;
    EXPECT_EQ(kinds(furniture(page({{}, {}, {line}}, body), "en")), "folio") << line;
  }
  EXPECT_EQ(kinds(furniture(page({{}, {}, {"网址：www.nanwan.example"}}))), "folio");
  EXPECT_EQ(kinds(furniture(page({{}, {}, {"1949年创刊"}}))), "folio");
}

TEST(Furniture, a_headline_that_speaks_of_an_edition_an_address_or_a_time_is_none) {
  const std::vector<std::string_view> body(8, "the bridge at Harrow was full of people who sang,");
  for (const char* line :
       {"Rare edition found in Harrow attic", "Trains stop at 5 p.m. on U.S. lines",
        "Mayor joins council at odds over twitter handle @harrowmayor", "Club founded by nine women"})
    EXPECT_EQ(kinds(furniture(page({{line}, {}, {}}, body), "en")), "") << line;
}

TEST(Furniture, the_address_of_an_author_is_none) {
  const std::vector<std::string_view> body(8, "the bridge at Harrow was full of people who sang,");
  EXPECT_EQ(kinds(furniture(page({{"Bridge opens", "Ann Hall ahall@herald.example"}, {}, {}}, body), "en")),
            "");
  EXPECT_EQ(kinds(furniture({"옛 방직공장이 시립도서관으로", "한가람 기자 garam@hanbit.example",
                             "시립도서관 새 건물이 8일 문을"},
                            "ko")),
            "");
}

TEST(Furniture, two_sections_are_one_name) {
  const std::vector<std::string_view> body(8, "the bridge at Harrow was full of people who sang,");
  EXPECT_EQ(kinds(furniture(page({{"City & Region", "A4"}, {}, {}}, body), "en")), "section number");
}

// The sentence has no line above that would tell.
TEST(Furniture, a_date_in_the_first_line_of_a_text_is_none_whatever_the_tagger_says) {
  struct Case {
    const char* language;
    std::vector<std::string_view> lines;
  };
  const std::vector<Case> cases = {
      {"zh-Hans",
       {"石桥封闭维修", "", "市政府在2024年5月13日星期一的一封信", "中表示，东山老桥下月起将封闭八个星"}},
      {"zh-Hant",
       {"石橋封閉維修", "", "市政府在2024年5月13日星期一的一封信", "中表示，東山老橋下月起將封閉八個星"}},
      {"ja",
       {"橋を来月閉鎖", "", "市役所は2024年5月13日月曜日の手紙で、", "東山の古い橋を来月から八週間閉鎖して"}},
      {"ko",
       {"다리 폐쇄", "", "시는 2024년 5월 13일 월요일 편지에서 오래된",
        "다리를 다음 달부터 고친다고 밝혔다."}},
      {"es",
       {"Cierran el puente", "", "El consejo anunció el lunes 13 de mayo de 2024",
        "que el viejo puente estará cerrado ocho semanas."}},
      {"en",
       {"Bridge to close", "", "The council wrote on Monday, May 13, 2024, that the",
        "old bridge would close for weeks."}}};
  for (const Case& c : cases) {
    const Page page = printed(c.lines);
    EXPECT_EQ(kinds(find_furniture(page, profile_of(c.language))), "") << c.language;
    EXPECT_EQ(kinds(find_furniture(tagged(page, 1, LineLabel::furniture), profile_of(c.language))), "")
        << c.language;
  }
}

TEST(Furniture, a_folio_line_right_above_the_text_is_one) {
  for (const auto& [language, line] : {std::pair{"zh-Hans", "南湾晨报2024年3月15日星期五"},
                                       {"zh-Hans", "2024年3月15日星期五第3版"},
                                       {"zh-Hans", "南湾晨报 01 要闻 2024年3月15日星期五责编王甲"},
                                       {"zh-Hans", "2024年3月15日星期五责编王甲"},
                                       {"ja", "汐見新聞2024年9月10日火曜日"},
                                       {"ko", "새벽일보 2024년 6월 4일 화요일 7면"}}) {
    const Page page = printed({line, "桥边的灯昨晚亮起来了"});
    EXPECT_EQ(kinds(find_furniture(tagged(page, 0, LineLabel::furniture), profile_of(language))), "folio")
        << line;
  }
  EXPECT_EQ(
      kinds(find_furniture(tagged(printed({"El Correo Lunes 13 de mayo de 2024", "de la portada sigue aquí"}),
                                  0, LineLabel::furniture),
                           profile_of("es"))),
      "folio");
}

TEST(Furniture, each_line_of_a_page_has_its_entry) {
  const auto lines = page({{"南湾晨报"}, {}, {"8"}});
  EXPECT_EQ(furniture(lines).lines.size(), lines.size());
}

TEST(Furniture, no_pattern_overrules_a_tagger_that_is_sure) {
  const Page page_with_date = printed(page({{"2024年3月15日 星期五"}, {}, {}}));
  const Profile& profile = profile_of("zh-Hans");
  EXPECT_EQ(kinds(find_furniture(tagged(page_with_date, 0, LineLabel::headline), profile)), "");
  EXPECT_EQ(kinds(find_furniture(tagged(page_with_date, 0, LineLabel::furniture), profile)), "folio");
}

TEST(Furniture, a_tagger_that_is_sure_needs_no_pattern_but_takes_no_byline) {
  const std::vector<std::string_view> body(8, "the bridge at Harrow was full of people who sang,");
  const Profile& profile = profile_of("en");
  const auto first = [&](const char* line) {
    return kinds(
        find_furniture(tagged(printed(page({{line}, {}, {}}, body)), 0, LineLabel::furniture), profile));
  };
  EXPECT_EQ(first("All boats of the harbour since the flood"), "folio");
  EXPECT_EQ(first("By Ann Hall"), "");
}

}  // namespace
}  // namespace broadsheet::issuetext
