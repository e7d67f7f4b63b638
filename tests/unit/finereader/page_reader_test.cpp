// What FineReader of different versions, and programs that write like it, say of a page.
#include "finereader/page_reader.hpp"

#include "finereader/reader.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

namespace broadsheet::finereader {
namespace {

using layout::BlockRole;
using testing::MemoryHost;

std::vector<layout::Page> pages_of(const std::string& inner, std::size_t most = 10) {
  MemoryHost host;
  host.options = {{"max-size", "64"}, {"max-nesting", "200"}};
  return read_pages(
      common::XmlInput(host.host(),
                       "<document xmlns=\"http://www.abbyy.com/FineReader_xml/FineReader10-schema-v1.xml\" "
                       "version=\"1.0\" producer=\"ABBYY FineReader Engine 12\">\n" +
                           inner + "</document>",
                       common::WhiteSpace::drop),
      most);
}
layout::Page page_of(const std::string& inner, const std::string& resolution = "300") {
  return pages_of("<page width=\"2480\" height=\"3508\" resolution=\"" + resolution + "\">" + inner +
                  "</page>")
      .at(0);
}
std::string run(const std::string& its, const std::string& more = "lang=\"EnglishUnitedKingdom\"") {
  return "<formatting " + more + ">" + its + "</formatting>";
}
std::string line(const std::string& runs, int top = 100) {
  return "<line baseline=\"" + std::to_string(top + 30) + "\" l=\"100\" t=\"" + std::to_string(top) +
         "\" r=\"900\" b=\"" + std::to_string(top + 36) + "\">" + runs + "</line>";
}
std::string paragraph(const std::string& lines, const std::string& more = "") {
  return "<par " + more + ">" + lines + "</par>";
}
std::string block(const std::string& paragraphs, const std::string& text = "") {
  return R"(<block blockType="Text" l="90" t="90" r="910" b="700"><region><rect l="90" t="90" r="910" b="700"/>)"
         "</region><text " +
         text + ">" + paragraphs + "</text></block>";
}
std::string character(const std::string& its, int left, const std::string& more = "charConfidence=\"80\"") {
  return "<charParams l=\"" + std::to_string(left) + "\" t=\"100\" r=\"" + std::to_string(left + 20) +
         "\" b=\"136\" " + more + ">" + its + "</charParams>";
}

TEST(FineReader, a_line_is_its_text_in_its_box_in_the_size_of_its_run) {
  const layout::Page page = page_of(block(paragraph(line(run("Ferry returns",
                                                             "lang=\"GermanStandard\" ff=\"Times New Roman\" "
                                                             "fs=\"8.\" bold=\"1\"")))));
  ASSERT_EQ(page.lines.size(), 1U);
  EXPECT_EQ(page.lines[0].text, "Ferry returns");
  EXPECT_EQ(page.lines[0].box.x1, 900);
  EXPECT_EQ(page.lines[0].baseline, 130);
  EXPECT_EQ(page.lines[0].source, 2U);
  EXPECT_NEAR(page.lines[0].size, 8 * 300 / 72.0, 0.1);
  EXPECT_TRUE(page.faces.at(0).bold);
  EXPECT_EQ(page.language, "de");
  EXPECT_TRUE(page.recognised);
}

TEST(FineReader, a_word_is_the_characters_between_two_blanks) {
  const layout::Page page = page_of(block(paragraph(
      line(run(character("T", 100) + character("o", 120) + character(" ", 140, "wordStart=\"true\"") +
               character("s", 160) + "<wordRecVariants><wordRecVariant><variantText>" + character("x", 1) +
               "</variantText></wordRecVariant></wordRecVariants>" +
               character("<charRecVariants><charRecVariant>y</charRecVariant></charRecVariants>ea", 180))))));
  ASSERT_EQ(page.lines.size(), 1U);
  EXPECT_EQ(page.lines[0].text, "To sea");
  ASSERT_EQ(page.lines[0].words.size(), 2U);
  EXPECT_EQ(page.lines[0].words[0].box.x1, 140);
  EXPECT_NEAR(page.lines[0].confidence, 0.8, 0.001);
}

TEST(FineReader, a_word_whose_letters_change_their_face_is_one) {
  EXPECT_EQ(page_of(block(paragraph(line(run("BROAD") + run("sheet, ") + run("old"))))).lines.at(0).text,
            "BROADsheet, old");
}

TEST(FineReader, a_blank_in_a_run_of_its_own_parts_words) {
  EXPECT_EQ(page_of(block(paragraph(line(run("Lower") + run(" ") + run("fares"))))).lines.at(0).text,
            "Lower fares");
}

TEST(FineReader, a_not_sign_at_the_end_of_a_line_is_its_hyphen) {
  const layout::Page page = page_of(block(paragraph(line(run("the break¬")) + line(run("water held"), 140))));
  EXPECT_EQ(page.lines.at(0).text, "the break\u00AD");
}

TEST(FineReader, han_stays_together_and_its_language_is_known) {
  const layout::Page page = page_of(block(paragraph(line(
      run(character("北", 100) + character("港", 120) + character("通", 140), "lang=\"ChineseTaiwan\"")))));
  EXPECT_EQ(page.lines.at(0).text, "北港通");
  EXPECT_EQ(page.language, "zh-Hant");
}

TEST(FineReader, a_paragraph_is_a_block_and_only_what_is_not_first_in_its_region_surely_begins) {
  const layout::Page page =
      page_of(block(paragraph(line(run("of four years.")) + "", "") +
                    paragraph(line(run("Engineers told"), 140) + line(run("the meeting"), 180))));
  ASSERT_EQ(page.blocks.size(), 2U);
  EXPECT_TRUE(page.blocks[0].one_paragraph);
  EXPECT_FALSE(page.blocks[0].starts_paragraph);
  EXPECT_TRUE(page.blocks[1].starts_paragraph);
  EXPECT_EQ(page.blocks[1].box.y1, 216);
  EXPECT_EQ(page.lines[2].block, 1);
}

TEST(FineReader, roles_are_those_of_the_styles_of_paragraphs) {
  const layout::Page page =
      pages_of(
          "<documentData><paragraphStyles><paragraphStyle id=\"{1}\" role=\"heading\"/><paragraphStyle "
          "id=\"{2}\" role=\"pictureCaption\"/></paragraphStyles></documentData><page width=\"1\" "
          "height=\"1\" resolution=\"300\">" +
          block(paragraph(line(run("Ferry returns")), "style=\"{1}\"") +
                paragraph(line(run("The ferry"), 140), "style=\"{2}\"") +
                paragraph(line(run("It runs"), 180), "style=\"{3}\"")) +
          "</page>")
          .at(0);
  EXPECT_EQ(page.blocks.at(0).role, BlockRole::head);
  EXPECT_EQ(page.blocks.at(1).role, BlockRole::caption);
  EXPECT_EQ(page.blocks.at(2).role, BlockRole::unknown);
}

TEST(FineReader, cells_of_tables_are_read_and_pictures_and_separators_are_marks) {
  const layout::Page page =
      page_of(R"(<block blockType="Table" l="1" t="1" r="9" b="9"><row><cell width="1" height="1"><text>)" +
              paragraph(line(run("Rye"))) + "</text></cell><cell width=\"1\" height=\"1\"><text>" +
              paragraph(line(run("14 marks"), 140)) +
              R"(</text></cell></row></block><block blockType="Picture" l="10" t="10" r="90" b="90"/>)"
              R"(<block blockType="Separator" l="10" t="95" r="90" b="96"/>)");
  ASSERT_EQ(page.lines.size(), 2U);
  EXPECT_EQ(page.lines[1].text, "14 marks");
  ASSERT_EQ(page.marks.size(), 2U);
  EXPECT_EQ(page.marks[0].kind, layout::MarkKind::picture);
  EXPECT_EQ(page.marks[1].kind, layout::MarkKind::rule);
}

TEST(FineReader, turned_text_and_drop_caps_are_said) {
  const layout::Page page =
      page_of(block(paragraph(line(run("Photo: Ann Hall"))), "orientation=\"RotatedCounterclockwise\"") +
              block(paragraph(line(run("The board voted"), 140), "dropCapCharsCount=\"1\"")));
  EXPECT_EQ(page.lines.at(0).rotation, 270);
  EXPECT_FALSE(page.lines.at(0).has_initial);
  EXPECT_TRUE(page.lines.at(1).has_initial);
}

// kraken: no resolution, no language, no boxes of blocks, a blank in <charParams> that begins a word.
TEST(FineReader, what_kraken_writes_is_read) {
  const layout::Page page =
      page_of("<block blockType=\"Text\"><text><par>\n" +
                  line("<formatting lang=\"\">\n" + character("a", 100, "wordStart=\"1\"") + "\n" +
                       character(" ", 120, "wordStart=\"1\"") + "\n" +
                       character("b", 140, "wordStart=\"1\"") + "\n</formatting>\n") +
                  "\n</par></text></block>",
              "0");
  EXPECT_EQ(page.lines.at(0).text, "a b");
  EXPECT_EQ(page.language, "");
}

TEST(FineReader, several_pages_are_several_up_to_the_limit) {
  const std::string page = "<page width=\"1\" height=\"1\" resolution=\"300\"/>";
  EXPECT_EQ(pages_of(page + page).size(), 2U);
  EXPECT_THROW(pages_of(page + page, 1), plugin::Failure);
  EXPECT_THROW(pages_of("<body/>"), plugin::Failure);
}

TEST(FineReader, is_recognised_by_its_namespace) {
  EXPECT_GT(Reader::probe("finereader",
                          "<?xml version=\"1.0\"?><document version=\"1.0\" producer=\"FineReader 8.0\" "
                          "xmlns=\"http://www.abbyy.com/FineReader_xml/FineReader6-schema-v1.xml\">"),
            90);
  EXPECT_EQ(Reader::probe("finereader", "<document xmlns=\"urn:other\"><page/></document>"), 0);
}

}  // namespace
}  // namespace broadsheet::finereader
