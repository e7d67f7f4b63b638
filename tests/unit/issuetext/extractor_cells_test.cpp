// The table of tests/extractors/README.md, cell by cell: what each extractor prints of one thing, and that it
// is the same thing afterwards.
#include "issuetext/decode/characters/lost_glyphs.hpp"
#include "issuetext/decode/characters/sanitize.hpp"
#include "issuetext/decode/characters/wide_commas.hpp"
#include "issuetext/extraction/miscoded.hpp"
#include "issuetext/lines/lines.hpp"
#include "issuetext/reader.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace broadsheet::issuetext {
namespace {

struct Cell {
  Extractor by;
  std::string printed;
};

// The lines of print, with '|' between them; '~' where a word goes on.
std::string lines_of(const std::string& printed, bool spaced, Extractor by) {
  const Sanitized clean = sanitize(printed, spaced ? "en" : "ja", SoftHyphens::kept_at_line_ends);
  PageReader pages(clean.text, spaced, 1, by);
  std::string out;
  while (const std::optional<Page> page = pages.next())
    for (const Line& line : page->lines)
      out += (out.empty() ? "" : "|") + to_utf8(page->of(line)) + (line.goes_on ? "~" : "");
  return out;
}

void expect_same(const std::vector<Cell>& cells, bool spaced, const std::vector<std::string>& meant) {
  for (std::size_t i = 0; i < cells.size(); ++i)
    EXPECT_EQ(lines_of(cells[i].printed, spaced, cells[i].by), meant[std::min(i, meant.size() - 1)])
        << "cell " << i << ": " << cells[i].printed;
}

// A character a line.
std::string down(const std::string& text) {
  std::string out;
  for (const char32_t c : to_text(text)) out += to_utf8(Text(1, c)) + "\n";
  return out;
}

constexpr Extractor kPlain = Extractor::pdftotext, kRaw = Extractor::pdftotext_raw,
                    kMutool = Extractor::mutool, kPdfminer = Extractor::pdf2txt,
                    kTesseract = Extractor::tesseract;

TEST(ExtractorCells, tracked_capitals) {
  const std::string rest = "The harbour lamp was lit again on Thursday.\n";
  expect_same({{kPlain, "HARBOUR LAMP LIT\n\n" + rest + "\n\f"},
               {kRaw, "H A R B O U R L A M P L I T\n" + rest + "\f"},
               {kMutool, "H A R B O U R  L A M P  L I T\n\n" + rest + "\n\f\n"},
               {kPdfminer, "H A R B O U R   L A M P   L I T\n\n" + rest + "\n\f"}},
              true, {"HARBOUR LAMP LIT|The harbour lamp was lit again on Thursday."});
}

TEST(ExtractorCells, tracked_han) {
  const std::string rest = "进入六月，白石沟的樱桃\n熟了。沟里人家";
  expect_same({{kPlain, "白石沟樱桃今年熟了两成\n\n" + rest + "\n\n\f"},
               {kRaw, "白石沟樱桃今年熟了两成\n" + rest + "\n\f"},
               {kMutool, "白 石 沟 樱 桃 今 年 熟 了 两 成\n\n" + rest + "\n\n\f\n"},
               {kPdfminer, "白 石 沟 樱 桃今年 熟 了 两成\n\n" + rest + "\n\n\f"},
               {kTesseract,
                "白石沟 樱桃 今年 熟 了 两 成\n\n进入 六月 ， 白 石 沟 的 樱桃\n熟 了 。 沟 里 人家\n\f"}},
              false, {"白石沟樱桃今年熟了两成|进入六月，白石沟的樱桃|熟了。沟里人家"});
}

TEST(ExtractorCells, drop_caps) {
  const std::string rest = "he harbour lamp was lit again on Thursday after two\nyears in the dark.\n";
  expect_same({{kPlain, "By Rosa Lind\n\nT    " + rest + "\n\f"},
               {kRaw, "T\nBy Rosa Lind\n" + rest + "\f"},
               {kMutool, "T\n\nBy Rosa Lind\n\n" + rest + "\n\f\n"},
               {kPdfminer, "By Rosa Lind\n\nT\n\n" + rest + "\n\f"}},
              true, {"By Rosa Lind|The harbour lamp was lit again on Thursday after two|years in the dark."});
}

TEST(ExtractorCells, used_hyphens) {
  expect_same({{kPlain, "The keeper lit the har‐\nbour lamp again.\n\n\f"},
               {kMutool, "The keeper lit the har ‐\nbour lamp again.\n\n\f\n"},
               {kPdfminer, "The keeper lit the har ‐\nbour lamp again.\n\n\f"},
               {kTesseract, "The keeper lit the har-\nbour lamp again.\n\f"},
               {kRaw, "The keeper lit the har\u00AD\n‐\nbour lamp again.\n\f"}},
              true,
              {"The keeper lit the har-|bour lamp again.", "The keeper lit the har-|bour lamp again.",
               "The keeper lit the har-|bour lamp again.", "The keeper lit the har-|bour lamp again.",
               "The keeper lit the har~|bour lamp again."});
}

TEST(ExtractorCells, unused_soft_hyphens) {
  const std::string rest = "The commission approved the infrastructure.\n";
  const std::string parted = "The com mis sion ap proved the in fra struc ture.\n";
  expect_same(
      {{kPlain,
        "The com\u00ADmis\u00ADsion ap\u00ADproved the in\u00ADfra\u00ADstruc\u00ADture.\n" + rest + "\n\f"},
       {kRaw,
        "The com\u00AD\nmis\u00AD\nsion ap\u00AD\nproved the in\u00AD\nfra\u00AD\nstruc\u00AD\nture.\n" +
            rest + "\f"},
       {kMutool, parted + rest + "\n\f\n"},
       {kPdfminer, parted + rest + "\n\f"}},
      true, {"The commission approved the infrastructure.|The commission approved the infrastructure."});
}

TEST(ExtractorCells, ruby) {
  const std::string head = "北港の灯台、二年ぶり点灯\n", first = "修理で消えていた北港の灯台に三日、二年ぶ\n",
                    split = "修理で消えていた北 港の灯 台に三日、二年ぶ\n", read = "きたみなと とうだい\n",
                    rest = "りに明かりがともった。市民約200人が岸壁\nに集まり、歓声を上げた。\n";
  const std::string meant =
      "北港の灯台、二年ぶり点灯|修理で消えていた北港の灯台に三日、二年ぶ|"
      "りに明かりがともった。市民約200人が岸壁|"
      "に集まり、歓声を上げた。";
  std::string blanks = meant;
  blanks.replace(blanks.find("北港の灯台に"), std::string("北港の灯台に").size(), "北 港の灯 台に");
  const std::string more = "がんぺき\n";
  expect_same({{kPlain, head + first + read + rest + "\n\f"},
               {kRaw, head + first + read + rest + "\f"},
               {kMutool, head + split + read + rest + "\n\f\n"},
               {kPdfminer, head + split + "\n" + read + "\n" + rest + "\n\f"}},
              false, {meant, meant, blanks, blanks});
}

TEST(ExtractorCells, vertical_text) {
  const std::string a = "市民は岸壁に集まって口々に", b = "「待っていた」と歓声を上げ", c = "た。";
  expect_same({{kRaw, down(a) + down(b) + down(c) + "\f"},
               {kMutool, down(a) + "\n" + down(b) + "\n" + down(c) + "\n\f\n"},
               {kPdfminer, down(c) + "\n" + down(b) + "\n" + down(a) + "\n\f"}},
              false, {a + b + c, a + "|" + b + "|" + c});
}

TEST(ExtractorCells, narrow_columns) {
  const std::string a = "海面时，岸上有人唱起", b = "歌来，也有人抹眼泪。", c = "天夜里都睡不着，怕有",
                    d = "船看不见礁石，如今总", e = "算可以放心地睡一觉。";
  const std::string left = c + "\n" + d + "\n" + c + "\n" + d + "\n",
                    right = a + "\n" + b + "\n" + a + "\n" + e + "\n";
  const std::string rows = c + " " + a + "\n" + d + " " + b + "\n" + c + " " + a + "\n" + d + " " + e + "\n";
  expect_same(
      {{kPlain, rows + "\n\f"}, {kRaw, left + right + "\f"}, {kMutool, left + "\n" + right + "\n\f\n"}},
      false, {c + "|" + d + "|" + c + "|" + d + "|" + a + "|" + b + "|" + a + "|" + e});
}

// Rows through vertical columns are told and left as they stand; so is what a recogniser parts by blanks, but
// for the blanks.
TEST(ExtractorCells, vertical_text_in_rows_or_parted_by_blanks) {
  const std::string rows =
      "し、 歓声 を上 集ま っ 岸壁 北\n灯 台を が て、 壁に 港の\nの 塗り 上 市長 市 の灯\n直 っ\nす とい "
      "た。 は 民\n。 う\n見\n、春 に\n港 の人\n夜 が\n";
  EXPECT_EQ(printed_page({rows, 1}, false, kPlain).value().columns, Columns::in_no_order);
  expect_same(
      {{kTesseract, "市 民 は 岸 壁 に 集まっ て 口 々 に 「 待っ て い た 」 と\n歓 声 を 上 げ た 。\n\f"}},
      false, {"市民は岸壁に集まって口々に「待っていた」と|歓声を上げた。"});
}

TEST(ExtractorCells, the_end_of_a_page) {
  const std::string a = "The lamp was lit again.\n", b = "It was dark for two years.\n";
  for (const auto& [by, printed] :
       std::vector<std::pair<Extractor, std::string>>{{kPlain, a + "\n\f" + b + "\n\f"},
                                                      {kRaw, a + "\f" + b + "\f"},
                                                      {kMutool, a + "\n\f\n" + b + "\n\f\n"},
                                                      {kTesseract, a + "\f" + b + "\f"}}) {
    EXPECT_EQ(lines_of(printed, true, by), "The lamp was lit again.|It was dark for two years.");
    const Extractor seen = recognise_extractor(printed).extractor;
    EXPECT_TRUE(seen == by || by == kTesseract) << name_of(seen) << " for " << name_of(by);
  }
  const Extractor seen = recognise_extractor("The  lamp  was  lit  again  after\ntwo years.\n\n\f").extractor;
  EXPECT_EQ(seen, kPdfminer) << name_of(seen) << ": by the doubled blanks of justified lines";
}

// ocrmypdf --sidecar, of a file some of whose pages have text, or take too long.
TEST(ExtractorCells, pages_that_recognition_passed_over_are_no_text_and_told_once) {
  const std::string page =
      "Harbour lamp is lit again\n\nThe lamp on the north pier was lit on Thursday for the first time, the "
      "keeper\n"
      "said, when forty people stood on the quay and cheered.\n";
  const auto read = [](const std::string& printed, std::size_t warnings) {
    testing::MemoryHost host("issuetext", printed);
    host.options["language"] = "en";
    Document document = testing::read_with<Reader>(host, "issuetext");
    std::size_t told = 0;
    for (const auto& warning : host.warnings) told += warning.code == "BS-I017";
    EXPECT_EQ(told, warnings) << printed;
    return document;
  };
  const Document passed = read(page + "\f[OCR skipped on page(s) 2-13]\f" + page + "\f[skipped page]", 1);
  EXPECT_EQ(passed.articles.size(), 2u);
  for (const Article& article : passed.articles)
    for (const Block& block : article.blocks)
      EXPECT_EQ(block.text.find('['), std::string::npos) << block.text;
  const auto is_message = [](const Discarded& its) { return its.reason == "message of ocrmypdf"; };
  EXPECT_EQ(std::count_if(passed.end.discarded.begin(), passed.end.discarded.end(), is_message), 2);
  read(page + "[skipped page]\n", 0);
  read("[skipped page] was written over the poem, said the editor of the almanac.\n" + page, 0);
  EXPECT_THROW(read("[OCR skipped on page(s) 1]\f[skipped page]\f", 1), plugin::Failure);
}

// What Ghostscript 10.00 makes of a PDF of Chromium, by every extractor.
TEST(ExtractorCells, codes_that_ghostscript_mixed_are_told) {
  const auto places = [](const char* text) { return find_miscoded(text).places; };
  EXPECT_EQ(places("The pier closed in 191431918. <Nobody rows\nhere,= she said, and it9s a pity.\n"), 3u);
  EXPECT_EQ(places("They don9t row, they9re told, and it9s a pity.\n"), 3u);
  EXPECT_EQ(places("灯Āに光²戻る、»北港ÿ三日、二年ぶりに明かり\n"), 7u);
  EXPECT_EQ(places("ПеEG4=ы= 5еDег закрыли\n"), 6u);
  EXPECT_EQ(find_miscoded("A quay.\n\n<Quite,= he said.").line, 3u);
  for (const char* meant :
       {"Turn to <a href=x>, then set x= and y= again.\n", "The 9s and 1990s, F9s, a B9t and it9s.\n",
        "市民在café里喝咖啡，气温25°左右，一杯咖啡三十元，比去年便宜得多，读者们都说很好。\n",
        "В 2023 году открыли библиотеку на 80-летие города, А4 и 5G там бесплатно.\n", "a < b, c =\n"})
    EXPECT_EQ(places(meant), 0u) << meant;

  testing::MemoryHost host("issuetext", "The lamp is lit\n\n<At last,= said the keeper of the pier.\n");
  testing::read_with<Reader>(host, "issuetext");
  const auto is_told = [](const auto& warning) { return warning.code == "BS-I019" && warning.line == 3; };
  EXPECT_EQ(std::ranges::count_if(host.warnings, is_told), 1);
}

TEST(ExtractorCells, blanks_before_stops) {
  const std::string
      head = "灯台に光戻る　市民が歓声\n",
      text = "北港の灯台に三日、二年ぶりに明かりがともり、市民二百人が岸壁に集まって歓声を上げた\n";
  const std::string words =
      "北港 の 灯台 に 三 日 、 二 年 ぶり に 明かり が ともり 、 市民 二百 人 が 岸壁 に\n"
      "集まって 歓声 を 上げた と いう 。\n";
  for (const std::string& printed :
       {head + "\n" + text + "という。\n\n\f", head + text + "という。\n\f",
        head + "\n" + text + "という 。\n\n\f\n", head + "\n" + text + "という 。\n\n\f", words + "\f"}) {
    testing::MemoryHost host("issuetext", printed);
    testing::read_with<Reader>(host, "issuetext");
    for (const auto& warning : host.warnings) EXPECT_NE(warning.code, "BS-I010") << printed;
  }
}

TEST(ExtractorCells, commas) {
  EXPECT_EQ(with_wide_commas("会议 指出 ,要 把 抓 落实 作为 工作 ,一 项"),
            "会议 指出 ，要 把 抓 落实 作为 工作 ，一 项");
}

TEST(ExtractorCells, vertical_forms_radicals_and_ligatures) {
  for (const Extractor by : {kMutool, kPdfminer}) {
    EXPECT_EQ(lines_of("市民説，﹁等了兩年﹂︒海⽔⽇⽇上漲\n", false, by),
              "市民説，「等了兩年」。海水日日上漲");
    EXPECT_EQ(lines_of("The ﬁrst oﬃce of the harbour.\n", true, by), "The first office of the harbour.");
  }
  for (const Extractor by : {kPlain, kRaw})
    EXPECT_EQ(lines_of("The first office of the harbour.\n", true, by), "The first office of the harbour.");
}

TEST(ExtractorCells, glyphs_without_characters) {
  for (const char* printed : {"saw \uFFFD\uF732\uF730 people", "saw (cid:19)(cid:20)\u0001 people"}) {
    Sanitized clean = sanitize(printed, "en");
    replace_glyph_names(clean);
    EXPECT_EQ(clean.text, "saw \uFFFD\uFFFD\uFFFD people") << printed;
  }
  EXPECT_EQ(sanitize("saw 20 people", "en").lost, 0u) << "pdftotext says what ActualText says";
}

}  // namespace
}  // namespace broadsheet::issuetext
