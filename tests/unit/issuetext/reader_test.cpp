#include "issuetext/reader.hpp"

#include "reconstruct/text/glyphs.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace broadsheet::issuetext {
namespace {

using reconstruct::Text;
using reconstruct::to_text;
using reconstruct::to_utf8;

Document read(const std::string& text) {
  testing::MemoryHost host("issuetext", text);
  return testing::read_with<Reader>(host, "issuetext");
}

TEST(Reader, a_lead_is_taken_off_the_first_paragraph) {
  const Document d = read(
      "本报讯（记者 方小舟） 3月\n"
      "6日，清河镇第一座图书馆在老\n"
      "码头边开放，首批藏书八千册。\n"
      "镇里的孩子们一早就排起\n"
      "了长队，等着办借书证。\n"
      "清河镇图书馆开放\n");
  ASSERT_EQ(d.articles.size(), 1u);
  const Article& a = d.articles[0];
  EXPECT_EQ(a.lead, "本报讯（记者 方小舟）");
  ASSERT_EQ(a.bylines.size(), 1u);
  EXPECT_EQ(a.bylines[0].role, "记者");
  EXPECT_EQ(a.bylines[0].name, "方小舟");
  EXPECT_EQ(a.headline, "清河镇图书馆开放");
  ASSERT_EQ(a.blocks.size(), 2u);
  EXPECT_EQ(a.blocks[0].text, "3月6日，清河镇第一座图书馆在老码头边开放，首批藏书八千册。");
  EXPECT_EQ(a.blocks[1].text, "镇里的孩子们一早就排起了长队，等着办借书证。");
  EXPECT_EQ(a.blocks[1].first_line, 4u);
}

TEST(Reader, a_sentence_that_may_be_a_byline_but_names_nobody_stays_text) {
  const Document d = read(
      "Tannauer Bote\nSamstag, 18. Mai 2024   Seite 3\n\nFähre fährt wieder\n\nVon Anna Hall\n\n"
      "Die Fähre über den See fährt nach einem Jahr Pause wieder, das teilte die Stadt\nam Montag mit.\n"
      "Die Preise bleiben unverändert.\nHund rettet Wanderer\n\nVon Ben Loom\n\n"
      "Ein Hund hat am Sonntag einen Wanderer aus dem Moor gerettet, sagte die Polizei.\n");
  bool kept = false;
  for (const Article& article : d.articles)
    for (const Block& block : article.blocks)
      kept = kept || block.text.find("Die Preise bleiben unverändert.") != std::string::npos;
  EXPECT_TRUE(kept);
}

TEST(Reader, the_lines_of_a_paragraph_go_up_though_its_end_came_before_its_beginning) {
  const Document d = read(
      "青河日报  2024年5月18日  星期六  第2版\n"
      "\n"
      "省城图书馆延长开放时间\n"
      "\n"
      "新华社青河5月18日电（记者\n"
      " 王小河）省城图书馆昨日宣布延长\n"
      "开放时间，读者晚间也可以借书。\n"
      "\n"
      "馆长表示，图书馆近年读者人数\n"
      "明显上升，座位常常不足，市民希望\n"
      "晚间也能在馆里自习和借阅图书。\n"
      "\n"
      "建设中，图书馆计划在未来几年内再\n"
      "开设十八间类似的自习室。\n"
      "\n"
      "馆长指出，在过去几年里，城区\n"
      "图书馆的自习室座位数量显著增加。\n"
      "有报告显示，这种自习室有二十五间\n"
      "正在开放，还有三间自习室城区正在\n"
      "\n"
      "社区建设嵌入式服务设施\n"
      "\n"
      "本报讯（记者薛小勇）记者从市\n"
      "发展改革委了解到，我市将选择五十\n"
      "个左右社区开展嵌入式服务设施建设\n"
      "，每个社区将通过新建或者改造的方\n"
      "式建设公共空间。\n");
  ASSERT_FALSE(d.articles.empty());
  const auto& blocks = d.articles[0].blocks;
  const auto torn = std::find_if(blocks.begin(), blocks.end(), [](const Block& block) {
    return block.text.find("还有三间自习室城区正在建设中") != std::string::npos;
  });
  ASSERT_NE(torn, blocks.end());
  EXPECT_EQ(torn->first_line, 13u);
  EXPECT_EQ(torn->last_line, 19u);
}

std::vector<std::string> codes_of(const std::string& text, Document* read = nullptr) {
  testing::MemoryHost host("issuetext", text);
  Document document = testing::read_with<Reader>(host, "issuetext");
  if (read) *read = std::move(document);
  std::vector<std::string> codes;
  for (const auto& warning : host.warnings) codes.push_back(warning.code);
  return codes;
}

TEST(Reader, a_page_that_lost_nothing_is_not_said_to_have_lost_glyphs) {
  const std::string recognised =
      "北 港 の 灯台 に 三 日 、 二 年 ぶ り に 明かり が と も っ た 。 市 民 二 百 人 が\n"
      "岸 壁 に 集 ま り 、 歓 声 を 上 げ た 。 漁 協 の 組合 長 は 「 沖 か ら 見える\n"
      "光 は 帰り 道 の し る し だ 」 と 話し た 。 灯台 は 来年 の 春 に 塗り 直す と い\n"
      "う 。\n";
  EXPECT_TRUE(codes_of(recognised).empty());
  const std::string end_alone =
      "灯台に光戻る　市民が歓声\n"
      "北港の灯台に三日、二年ぶりに明かりがともり、市民二百人が岸壁に集まって歓声を上げた\n"
      "という 。\n";
  EXPECT_TRUE(codes_of(end_alone).empty());
}

TEST(Reader, columns_in_no_order_are_given_as_they_stand) {
  Document document;
  EXPECT_EQ(codes_of("」\nと\n言\nっ\nた\n\nは\n「\n岸\n「\n壁\n", &document),
            std::vector<std::string>{"BS-I012"});
  ASSERT_EQ(document.articles.size(), 1u);
  EXPECT_EQ(document.articles[0].blocks.size(), 2u);
}

TEST(Reader, rows_of_vertical_columns_are_given_as_they_stand) {
  const std::string rows =
      "し、 歓声 を上 集ま っ 岸壁 北\n灯 台を が て、 壁に 港の\nの 塗り 上 市長 市 の灯\n直 っ\nす とい "
      "た。 は 民\n"
      "。 う\n見\n、春 に\n港 の人\n夜 が\n";
  Document document;
  EXPECT_EQ(codes_of(rows, &document), std::vector<std::string>{"BS-I012"});
  EXPECT_TRUE(document.articles.at(0).headline.empty());
}

TEST(Reader, vertical_text_without_the_ends_of_its_columns_has_no_headline) {
  std::string text;
  for (const char32_t c :
       to_text("灯台に光戻る北港の灯台に三日、二年ぶりに明かりがともり、市民二百人が岸壁に集まって"
               "歓声を上げた。漁協の組合長は「帰り道のしるしだ」と話した。"))
    text += to_utf8(Text(1, c)) + "\n";
  Document document;
  EXPECT_EQ(codes_of(text, &document), std::vector<std::string>{"BS-I014"});
  ASSERT_EQ(document.articles.size(), 1u);
  EXPECT_EQ(document.articles[0].headline, "");
}

constexpr const char* kBodies =
    "By Rosa Lind\nThe lamp on the north pier was lit on Thursday for the first\ntime in two years. Some two "
    "hundred people stood on the quay\nand cheered when the beam crossed the water.\n\n"
    "By Karl Moe\nAfter a summer in the garage the book bus has left for the\nhills. Children chose their "
    "books "
    "and asked the driver when\nhe would come again, and he told them.\n";

TEST(Reader, headlines_that_came_out_row_by_row_go_to_their_texts) {
  Document document;
  EXPECT_EQ(
      codes_of(std::string("Harbour lamp is lit after\n\nBook bus climbs hills with\n\ntwo dark years\n\nsix "
                           "hundred novels\n\n") +
                   kBodies,
               &document),
      std::vector<std::string>{"BS-I015"});
  ASSERT_EQ(document.articles.size(), 2u);
  EXPECT_EQ(document.articles[0].headline, "Harbour lamp is lit after two dark years");
  EXPECT_EQ(document.articles[0].bylines.at(0).name, "Rosa Lind");
  EXPECT_EQ(document.articles[1].headline, "Book bus climbs hills with six hundred novels");
  EXPECT_EQ(document.articles[1].bylines.at(0).name, "Karl Moe");
}

TEST(Reader, rows_of_headlines_that_are_of_unlike_length_are_told) {
  EXPECT_EQ(
      codes_of(std::string("Harbour lamp is lit\n\nBook bus climbs hills\n\nafter two years\n\n") + kBodies),
      std::vector<std::string>{"BS-I015"});
  EXPECT_TRUE(codes_of(std::string("Harbour lamp is lit\n\n") + kBodies).empty());
}

TEST(Reader, the_doubled_blanks_of_pdf2txt_are_no_columns) {
  const std::string text =
      "Harbour  lamp\nBy Rosa Lind\nThe  lamp  on  the  north  pier  was  lit  on  the  \xEF\xAC\x81rst\nday "
      " of  the  "
      "month,  after  two  years  of  work\nin  which  the  ships  had  to  \xEF\xAC\x81nd  their  way  "
      "by\nthe  lights  "
      "of  the  town  and  of  the  lower  quay.\n\n\f";
  EXPECT_TRUE(codes_of(text).empty());
}

TEST(Reader, two_lines_that_are_a_sentence_are_no_headline) {
  for (const auto& [text, headline] : std::vector<std::pair<std::string, std::string>>{
           {"Harbour lamp is lit again\nBy Rosa Lind\nThe lamp on the north pier was lit on Thursday for the "
            "first time "
            "in two years, and\nsome two hundred people stood on the quay and cheered.\n",
            "Harbour lamp is lit again"},
           {"北港灯塔重新点亮\n本报记者 林小舟\n北港的灯塔三日重新点亮，两百名市民来到码头，看灯光第一次扫过"
            "水面，\n港务局说灯塔明年春天重新粉刷。\n",
            "北港灯塔重新点亮"}}) {
    Document document;
    codes_of(text, &document);
    ASSERT_EQ(document.articles.size(), 1u);
    EXPECT_EQ(document.articles[0].headline, headline);
    EXPECT_EQ(document.articles[0].blocks.size(), 1u);
  }
}

// Each stands between two halves of a sentence.
TEST(Reader, a_line_that_its_sentence_needs_stays_in_the_body_whatever_it_looks_like) {
  for (const auto& [above, line, below] : std::vector<std::array<std::string, 3>>{
           {"were led through the rooms and shown a painting made", "BY THOMAS WARREN",
            "in the year before the lock was opened to boats; they"},
           {"are not tight any more. The report was written", "by Karl Weber",
            "who knows all the locks of the river; they also"},
           {"said that they had read of it in the columns of the", "HARROW BAY COURIER",
            "and that they wondered how the paper knew; they also"},
           {"said that the first word of it had come at night from", "(Reuters)",
            "who had called them to ask what was wrong; they then"},
           {"said that the lock could be seen by all on a fine", "Photo by Mary Stone",
            "that hangs in the hall and was taken in 1931; they"},
           {"said that the news had come too late for the", "CITY EDITION",
            "and so was printed only in the evening; they also"},
           {"said that the plan of the lock is in the report on", "Page 24",
            "of the second volume, which the archive has; they"},
           {"said that the gates had been tested last on", "May 18, 2024",
            "and that nobody had opened them since; they also"}}) {
    const Document d = read(
        "LOCK TO CLOSE FOR REPAIRS\n\nBy Ann Hall\n\n"
        "HARROW BAY, May 18 - The board that runs the port met in the\n"
        "old customs house and heard a report by its engineers, who\n" +
        above + '\n' + line + '\n' + below +
        "\nasked for more time before the storms of the winter.\n"
        "Nobody opposed the plan, and the work begins soon.\n");
    ASSERT_EQ(d.articles.size(), 1u) << line;
    ASSERT_FALSE(d.articles[0].blocks.empty()) << line;
    EXPECT_NE(d.articles[0].blocks[0].text.find(above + ' ' + line + ' ' + below), std::string::npos)
        << line << ": " << d.articles[0].blocks[0].text;
    EXPECT_EQ(d.articles[0].bylines.size(), 1u) << line;
  }
}

}  // namespace
TEST(Reader, a_text_has_as_many_lines_as_the_option_says) {
  const auto read_at_most = [](const std::string& most) {
    testing::MemoryHost host("issuetext",
                             "Rain on the pier\n\nIt rained all day, the harbour office said.\n");
    host.options["max-lines"] = most;
    return testing::read_with<Reader>(host, "issuetext").articles.size();
  };
  EXPECT_EQ(read_at_most("3"), 1u);
  EXPECT_THROW(read_at_most("2"), plugin::Failure);
}

// Of blanks: what has as many lines as it may is refused for another reason, and at once.
TEST(Reader, a_text_of_a_letter_a_line_may_not_fill_the_memory) {
  const auto refusal_of_lines = [](int count, const std::string& line) {
    std::string text;
    for (int i = 0; i < count; ++i) text += line;
    testing::MemoryHost host("issuetext", text);
    return testing::refusal_of([&] { testing::read_with<Reader>(host, "issuetext"); });
  };
  EXPECT_NE(refusal_of_lines(200'001, " \n").find("200001 lines"), std::string::npos);
  EXPECT_NE(refusal_of_lines(200'000, " \n").find("no text"), std::string::npos);
  EXPECT_NE(refusal_of_lines(200'001, "       \n").find("no text"), std::string::npos);
}

TEST(Reader, the_document_does_not_depend_on_the_number_of_threads) {
  std::string text;
  for (int page = 1; page <= 30; ++page) {
    text +=
        "青河日报  2024年5月18日  星期六  第" + std::to_string(page) + "版\n\n镇图书馆" +
        to_utf8(Text(1, U'甲' + page)) +
        "馆开放\n\n本报讯（记者 方小舟） 3月\n6日，清河镇第一座图书馆在老\n码头边开放，首批藏书八千册。\n";
    text += page % 5 == 0 ? "\f\n\f" : "\f";  // and pages without a line
  }
  const auto read_on = [&](const std::string& threads) {
    testing::MemoryHost host("issuetext", text);
    host.options["threads"] = threads;
    return testing::read_with<Reader>(host, "issuetext");
  };
  const Document one = read_on("1");
  EXPECT_EQ(one.articles.size(), 30u);
  for (const char* threads : {"0", "2", "7"}) EXPECT_EQ(read_on(threads), one) << threads;
}

}  // namespace broadsheet::issuetext
