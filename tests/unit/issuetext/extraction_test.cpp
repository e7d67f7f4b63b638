#include "issuetext/extraction/mend.hpp"
#include "issuetext/lines/lines.hpp"

#include <gtest/gtest.h>

namespace broadsheet::issuetext {
namespace {

// The lines of a page, with '|' between them; a blank line stands before those with '+'.
std::string lines_of(const std::string& text, bool spaced, Extractor by = Extractor::unknown) {
  PageReader pages(text, spaced, 1, by);
  const std::optional<Page> page = pages.next();
  std::string out;
  for (const Line& line : page->lines)
    out += (out.empty() ? "" : "|") + std::string(line.blank_before ? "+" : "") + to_utf8(page->of(line)) +
           (line.goes_on ? "~" : "");
  return out;
}

std::string aside_of(const std::string& text, bool spaced) {
  const PrintedPage page = printed_page({text, 1}, spaced, Extractor::unknown).value();
  std::string out;
  for (const Discarded& piece : page.set_aside) out += piece.reason + ":" + piece.text + " ";
  return out;
}

// A character a line.
std::string down(const std::string& text) {
  std::string out;
  for (const char32_t c : to_text(text)) out += to_utf8(Text(1, c)) + "\n";
  return out;
}

TEST(VerticalText, is_read_down_its_columns) {
  EXPECT_EQ(lines_of(down("本を積んだバスが山間の集落を回り始めた。"), false),
            "本を積んだバスが山間の集落を回り始めた。");
}

TEST(VerticalText, figures_that_stand_upright_stay_in_their_column) {
  EXPECT_EQ(lines_of(down("市民約") + "\n200\n\n" + down("人が岸壁に集まった。"), false),
            "市民約200人が岸壁に集まった。");
}

TEST(VerticalText, a_column_that_stops_in_a_sentence_goes_on_in_the_next) {
  EXPECT_EQ(
      lines_of(down("港の灯") + "\n" + down("三日、二年ぶりに明かりがと") + "\n" + down("もった。"), false),
      "港の灯|+三日、二年ぶりに明かりがと|もった。");
}

TEST(VerticalText, columns_that_came_out_last_to_first_are_turned_round) {
  EXPECT_EQ(lines_of(down("た。") + "\n" + down("「待っていた」と歓声を上げ") + "\n" +
                         down("市民は岸壁に集まって口々に"),
                     false),
            "+市民は岸壁に集まって口々に|「待っていた」と歓声を上げ|た。");
}

TEST(VerticalText, columns_in_no_order_are_told) {
  const std::string text =
      down("」と言った市長は、") + "\n" + down("は岸壁「に「集まっ") + "\n" + down("」た。");
  EXPECT_EQ(printed_page({text, 1}, false, Extractor::unknown).value().columns, Columns::in_no_order);
}

// Three articles, one under the other, whose columns came out in turn.
TEST(VerticalText, columns_of_several_articles_in_turn_are_told) {
  const std::string text = down("た。") + "\n" + down("らす。") + "\n" +
                           down("の灯台に三日、二年ぶりに明かりが") + "\n" +
                           down("る。市民は岸壁に集まって口々に歓") + "\n" +
                           down("運休していた北港線が、来月一日か") + "\n" + down("北港");
  EXPECT_EQ(printed_page({text, 1}, false, Extractor::pdf2txt).value().columns, Columns::in_no_order);
}

// As mutool prints the blanks of "记者 林海清" and "本报讯 五月": parted from both sides.
TEST(VerticalText, what_printed_blanks_part_is_no_row_of_titles) {
  const std::string blank = "\n \n\n";
  const std::string text = down("本地要闻") + "\n" + down("市府决定重建北港防波堤") + "\n" +
                           down("本报记者") + blank + down("林海清") + "\n" + down("本报讯") + blank +
                           down("五月十四日，港务委员会以七票对两票通过决议，重建") + "\n" + down("防波堤。");
  EXPECT_EQ(printed_page({text, 1}, false, Extractor::mutool).value().columns, Columns::as_printed);
}

TEST(VerticalText, a_few_pieces_out_of_order_do_not_make_a_page_so) {
  std::string text;
  for (int i = 0; i < 30; ++i) text += "新馆位于城东的老棉纺厂旧址，共有五层，藏书\n";
  text += down("」読書「「。」");
  EXPECT_EQ(printed_page({text, 1}, false, Extractor::unknown).value().columns, Columns::as_printed);
}

TEST(TrackedLetters, the_columns_of_a_table_are_no_word) {
  const std::string table = "P W D L F A\nThe table of the league is led by the town again.\n";
  EXPECT_EQ(lines_of(table, true), "P W D L F A|The table of the league is led by the town again.");
  const std::string wide = "P  W  D  L  F  A\nThe table of the league is led by the town again.\n";
  EXPECT_EQ(lines_of(wide, true), "P  W  D  L  F  A|The table of the league is led by the town again.");
}

TEST(TrackedLetters, are_a_word_where_a_pair_of_them_was_kerned) {
  EXPECT_EQ(lines_of("G AL L E RY\nHarbour lamp is lit again\n", true), "GALLERY|Harbour lamp is lit again");
  EXPECT_EQ(lines_of("K U LT U R\nDas Licht am Hafen brennt wieder\n", true),
            "KULTUR|Das Licht am Hafen brennt wieder");
  const std::string figures = "P W D L F A 12\nThe table of the league is led by the town again.\n";
  EXPECT_EQ(lines_of(figures, true), "P W D L F A 12|The table of the league is led by the town again.");
}

TEST(TrackedLetters, are_words_of_the_language_where_the_page_has_none_of_them) {
  const Vocabulary& english = vocabulary_of("en");
  if (english.empty()) GTEST_SKIP() << "built without word lists";
  const auto first_line = [&](const std::string& printed) {
    const PrintedPage page =
        printed_page({printed + "\nHarbour lamp is lit again\n", 1}, true, Extractor::unknown, english)
            .value();
    return to_utf8(page.page.of(page.page.lines.front()));
  };
  EXPECT_EQ(first_line("W E AT H E R"), "WEATHER");
  EXPECT_EQ(first_line("B U S I N E S S"), "BUSINESS");
  EXPECT_EQ(first_line("C O U N C I L V O T E S TO D AY AT TOW N H A L L"),
            "COUNCIL VOTES TODAY AT TOWN HALL");
  EXPECT_EQ(first_line("P W D L F A"), "P W D L F A") << "the head of a table";
}

TEST(TrackedLetters, words_on_lines_of_their_own_are_one_headline) {
  EXPECT_EQ(lines_of("H A R B O U R\n\nL A M P S\n\nThe harbour lamp was lit again on Thursday.\n", true),
            "HARBOUR LAMPS|+The harbour lamp was lit again on Thursday.");
}

TEST(TrackedHan, names_of_two_characters_stay_names) {
  EXPECT_EQ(lines_of("李 平 王小明 陈大海 周立波 赵 扬\n", false), "李 平 王小明 陈大海 周立波 赵 扬");
  EXPECT_EQ(lines_of("书馆开馆 读者 排 长 队\n", false), "书馆开馆读者排长队");
  EXPECT_EQ(lines_of("书馆开馆 读者排队\n", false), "书馆开馆 读者排队");
}

TEST(TrackedHan, a_wide_gap_between_stretched_phrases_stays_a_blank) {
  EXPECT_EQ(lines_of("白 石 沟 樱 桃   今 年 多 收\n", false), "白石沟樱桃 今年多收");
}

TEST(Initials, stand_before_the_rest_of_their_word) {
  EXPECT_EQ(lines_of("By Karl Moe\n\nT\n\nhe bus has left for the hills.\n", true),
            "By Karl Moe|+The bus has left for the hills.");
  EXPECT_EQ(lines_of("By Karl Moe\nA\nbus has left for the hills.\nChildren met the bus.\n", true),
            "By Karl Moe|A bus has left for the hills.|Children met the bus.");
  EXPECT_EQ(lines_of("By Karl Moe\nA\nfter a summer it is back.\nIt will stay.\n", true),
            "By Karl Moe|After a summer it is back.|It will stay.");
  EXPECT_EQ(lines_of("T  he bus has left for the hills.\n", true), "The bus has left for the hills.");
  EXPECT_EQ(lines_of("A bus has left for the hills today.\n", true), "A bus has left for the hills today.");
}

// LibreOffice draws them after the lines of their paragraph in the column.
TEST(Initials, below_their_paragraph_or_where_its_column_ends_go_to_its_beginning) {
  EXPECT_EQ(
      lines_of("BY KARL MOE\nhe bus has left for differ-\nent hills, where it is cold in the winter.\nT\nIt "
               "will come back.\n"
               "BY ANN HALL\no harbour is so well known\nas ours, she said on the un-\nN\nusually warm "
               "bus. No more of it.\n",
               true),
      "BY KARL MOE|The bus has left for differ-|ent hills, where it is cold in the winter.|It will come "
      "back.|"
      "BY ANN HALL|No harbour is so well known|as ours, she said on the un-|usually warm bus. No more "
      "of it.");
  EXPECT_EQ(lines_of("By Karl Moe\nSnow has closed the road,\nhis bus is late. The other\none is here. "
                     "Good.\nT\nhe lamps are lit in the harbour.\n",
                     true),
            "By Karl Moe|Snow has closed the road,|his bus is late. The other|one is here. Good.|The lamps "
            "are lit in the harbour.");
}

TEST(Initials, lists_of_letters_are_none) {
  EXPECT_EQ(lines_of("A\nfirst\nB\nsecond\nC\nthird\n", true), "A|first|B|second|C|third");
}

TEST(LineEnds, a_soft_hyphen_says_that_the_word_goes_on) {
  EXPECT_EQ(lines_of("the new infra\u00AD\nstructure of the town\n", true),
            "the new infra~|structure of the town");
  EXPECT_EQ(aside_of("the new infra\u00AD\nstructure of the town\n", true), "soft hyphen:\u00AD ");
}

TEST(PartedWords, blanks_for_soft_hyphens_go_where_the_page_has_the_word) {
  const std::string whole = "The commission approved the infrastructure of the harbour.\n";
  EXPECT_EQ(lines_of("The com mis sion ap proved the in fra struc ture.\n" + whole, true, Extractor::mutool),
            "The commission approved the infrastructure.|" + whole.substr(0, whole.size() - 1));
  EXPECT_EQ(lines_of("It is in for mation.\nAn information.\n", true),
            "It is in for mation.|An information.");
}

TEST(PartedWords, a_line_end_without_a_mark_parts_a_word_that_the_page_has) {
  EXPECT_EQ(lines_of("The new infra\nstructure is here.\nOld infrastructure stays.\n", true),
            "The new infra~|structure is here.|Old infrastructure stays.");
  EXPECT_EQ(lines_of("Go in\nto the hall.\nPeople go into it.\n", true),
            "Go in|to the hall.|People go into it.");
}

TEST(Ruby, a_short_line_of_kana_in_text_that_stops_there_stays) {
  EXPECT_EQ(lines_of("おしらせ\n市民は岸壁に集まって口々に話した。\n", false),
            "おしらせ|市民は岸壁に集まって口々に話した。");
  EXPECT_EQ(aside_of("市民が北港の岸壁に\nがんぺき\n集まり歓声を上げた。\n", false), "ruby:がんぺき ");
}

struct Trace {
  const char* text;
  Extractor by;
};

TEST(Extractor, is_known_by_its_traces) {
  const Trace traces[] = {
      {"Head\nBy Karl Moe\n\nBody text here.\n\n\f", Extractor::pdftotext},
      {"Head\nBy Karl Moe\nBody text here.\n\f", Extractor::pdftotext_raw},
      {"   Head        Other\n   Body   text   more\n\n\f", Extractor::pdftotext_layout},
      {"Head\n\nOf\uFB01ce text here.\n\n\f", Extractor::pdf2txt},
      {"Head\n\nBody  text  here.\nAnd  more  of  it.\n\n\f", Extractor::pdf2txt},
      {"Head (cid:12) here\n", Extractor::pdf2txt},
      {"Head\n\nBody text here.\n\n\f\nNext\n\n\f\n", Extractor::mutool},
      {"Head\nBody text here.\n", Extractor::unknown},
  };
  for (const Trace& trace : traces)
    EXPECT_EQ(recognise_extractor(trace.text).extractor, trace.by) << trace.text;
  std::string chinese;
  for (int i = 0; i < 20; ++i) chinese += "市民 今天 来到 新 图书 馆\n";
  EXPECT_EQ(recognise_extractor(chinese).extractor, Extractor::tesseract);
}

}  // namespace
}  // namespace broadsheet::issuetext
