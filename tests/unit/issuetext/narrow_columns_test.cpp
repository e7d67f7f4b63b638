// Columns whose gutter is so narrow that pdftotext prints them row by row, a blank between the pieces.
#include "issuetext/lines/lines.hpp"

#include <gtest/gtest.h>

namespace broadsheet::issuetext {
namespace {

struct Printed {
  std::string lines;
  Columns columns;
};

Printed printed(const std::string& text, Extractor by = Extractor::pdftotext) {
  const PrintedPage page = printed_page({text, 1}, false, by).value();
  Printed out{"", page.columns};
  for (const Line& line : page.page.lines)
    out.lines += (out.lines.empty() ? "" : "|") + to_utf8(page.page.of(line));
  return out;
}

// Two columns of ten characters. What begins a paragraph is indented by two.
const std::string kRows =
    "北港灯台昨夜再次点亮\n\n"
    "北港的灯台熄了两 海面时，岸上有人唱起\n"
    "年，昨天夜里又亮了起 歌来，也有人抹眼泪。\n"
    "来。两百多位市民站在\n"
    "老守灯人说，他每\n"
    "码头上，等着看第一道 天夜里都睡不着，怕有\n"
    "光扫过水面，孩子们数 船看不见礁石，如今总\n"
    "着一二三，灯光转到了 算可以放心地睡一觉。\n";
const std::string kColumns =
    "北港灯台昨夜再次点亮|"
    "北港的灯台熄了两|年，昨天夜里又亮了起|来。两百多位市民站在|码头上，等着看第一道|光扫过水面，孩子们数|"
    "着一二三，灯光转到了|"
    "海面时，岸上有人唱起|歌来，也有人抹眼泪。|老守灯人说，他每|天夜里都睡不着，怕有|船看不见礁石，如今总|"
    "算可以放心地睡一觉。";

TEST(NarrowColumns, that_came_out_row_by_row_stand_one_below_the_other) {
  EXPECT_EQ(printed(kRows).lines, kColumns);
  EXPECT_EQ(printed(kRows).columns, Columns::by_rows);
  EXPECT_EQ(printed(kRows, Extractor::unknown).lines, kColumns) << "a text that lost its form feeds";
}

TEST(NarrowColumns, are_looked_for_only_where_the_extractor_runs_them_together) {
  for (const Extractor by : {Extractor::pdftotext_raw, Extractor::mutool, Extractor::tesseract})
    EXPECT_EQ(printed(kRows, by).columns, Columns::as_printed);
}

TEST(NarrowColumns, may_be_three) {
  const std::string rows =
      "北港的灯台熄了两 来，也有人抹眼泪。\n船在天亮以前都进了港\n"
      "年，昨天夜里又亮了起 老守灯人说，他每 口，鱼市今天比平日早\n"
      "来。市民站在码头上等 天夜里都睡不着，怕有 开了一个钟头，卖鱼的\n"
      "着看光扫过水面，孩子 船看不见礁石，如今总 大娘说，这样的日子好\n"
      "们数着，岸上唱起了歌 算可以放心地睡一觉。 久没有了，但愿长久。\n";
  const std::string lines = printed(rows).lines;
  EXPECT_NE(lines.find("孩子|们数着，岸上唱起了歌|来，也有人抹眼泪。|老守灯人说，他每|天夜里"),
            std::string::npos)
      << lines;
  EXPECT_NE(lines.find("睡一觉。|船在天亮以前都进了港|口，鱼市"), std::string::npos) << lines;
}

TEST(NarrowColumns, a_line_that_was_stretched_in_one_of_them_is_one_piece) {
  std::string rows = kRows + "渔船一条接一条进了港 他说明天夜里再去看。\n";
  const std::string plain = "光扫过水面，孩子们数 船看";
  rows.replace(rows.find(plain), plain.size(), "光 扫 过 水 面 ， 孩 子 数 船看");
  const std::string lines = printed(rows).lines;
  EXPECT_NE(lines.find("等着看第一道|光扫过水面，孩子数|着一二三"), std::string::npos) << lines;
}

// A character that moves to the next line leaves room that is shared out between few: extractors print a
// blank.
TEST(NarrowColumns, a_blank_in_a_line_of_few_characters_is_no_lost_glyph_and_one_in_a_long_line_may_be) {
  const std::string narrow =
      "灯台的灯\n熄了两年，\n昨 "
      "夜，又\n亮了起来。\n市民站在\n码头上看\n光扫过水\n面，孩子\n数着一二\n三，灯光\n转到 了\n北面。\n";
  EXPECT_TRUE(printed_page({narrow, 1}, false, Extractor::pdf2txt).value().page.loose_blanks);
  std::string wide;
  for (int i = 0; i < 8; ++i) wide += "灯台的灯熄了两年昨夜又亮了起来市民站在码头上看光扫过水面\n";
  wide += "孩子数着一二三，灯光转到北面时，王 强在岸上唱起歌来。\n";
  EXPECT_FALSE(printed_page({wide, 1}, false, Extractor::pdf2txt).value().page.loose_blanks);
}

TEST(NarrowColumns, blanks_of_prose_and_tables_part_no_line) {
  const std::string prose =
      "本报讯 五月十四日，港务委员会以七票对两票通过决议，\n重建 北港防波堤。工程 明年春天开工，预计\n"
      "后年秋天 完成，总投资三千万元。委员会 主任说，\n防波堤建成 以后，台风天里 渔船可以进港避风。\n";
  EXPECT_EQ(printed(prose).columns, Columns::as_printed);
  const std::string table =
      "名次 球队 场次 积分\n第一 北港 十二 三十\n第二 东湾 十二 廿八\n第三 南山 十二 廿五\n第四 西浦 十二 "
      "廿四\n";
  EXPECT_EQ(printed(table).columns, Columns::as_printed);
}

}  // namespace
}  // namespace broadsheet::issuetext
