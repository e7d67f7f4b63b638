// What PAGE XML of different programs says of a page.
#include "pagexml/page_reader.hpp"

#include "pagexml/custom.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

namespace broadsheet::pagexml {
namespace {

using layout::BlockRole;
using layout::kNone;
using testing::MemoryHost;

layout::Page page_of(const std::string& inner,
                     const std::string& attributes = "imageWidth=\"2000\" imageHeight=\"3000\"",
                     const std::string& version = "2019-07-15") {
  MemoryHost host;
  host.options = {{"max-size", "64"}, {"max-nesting", "200"}};
  return read_page(common::XmlInput(host.host(),
                                    "<PcGts xmlns=\"http://schema.primaresearch.org/PAGE/gts/pagecontent/" +
                                        version + "\">\n<Page " + attributes + ">" + inner +
                                        "</Page></PcGts>",
                                    common::WhiteSpace::drop));
}
std::string text(const std::string& its, const std::string& more = "") {
  return "<TextEquiv " + more + "><Unicode>" + its + "</Unicode></TextEquiv>";
}
std::string line(const std::string& its, const std::string& more = "", const std::string& inner = "") {
  return "<TextLine " + more + "><Coords points=\"100,200 500,204 500,234 100,230\"/>" + inner + text(its) +
         "</TextLine>";
}
std::string region(const std::string& id, const std::string& lines, const std::string& more = "") {
  return "<TextRegion id=\"" + id + "\" " + more + "><Coords points=\"90,190 510,190 510,240 90,240\"/>" +
         lines + "</TextRegion>";
}

TEST(PageXml, a_line_is_the_box_of_its_polygon_with_its_baseline) {
  const layout::Page page =
      page_of("\n" + region("r1", line("Ferry returns", "", "<Baseline points=\"100,222 500,226\"/>")));
  ASSERT_EQ(page.lines.size(), 1U);
  EXPECT_EQ(page.lines[0].text, "Ferry returns");
  EXPECT_EQ(page.lines[0].box.x1, 500);
  EXPECT_EQ(page.lines[0].box.y1, 234);
  EXPECT_EQ(page.lines[0].baseline, 224);
  EXPECT_EQ(page.lines[0].source, 3U);
  EXPECT_EQ(page.blocks[0].id, "r1");
  EXPECT_EQ(page.width, 2000);
}

TEST(PageXml, points_of_2010_are_elements) {
  const layout::Page page = page_of(
      "<TextRegion id=\"r\"><TextLine><Coords><Point x=\"10\" y=\"20\"/><Point x=\"90\" y=\"40\"/></Coords>" +
          text("a") + "</TextLine></TextRegion>",
      "", "2010-03-19");
  EXPECT_EQ(page.lines[0].box.x1, 90);
  EXPECT_EQ(page.lines[0].box.y1, 40);
}

TEST(PageXml, of_several_readings_the_one_with_the_lowest_index_counts) {
  const layout::Page page =
      page_of("<TextRegion id=\"r\"><TextLine><Coords points=\"1,1 9,9\"/>" + text("second", "index=\"1\"") +
              text("first", "index=\"0\"") + "</TextLine></TextRegion>");
  EXPECT_EQ(page.lines[0].text, "first");
}

TEST(PageXml, regions_have_roles_by_type_else_by_custom) {
  const layout::Page page =
      page_of(region("a", line("a"), "type=\"heading\"") +
              region("b", line("b"), "custom=\"readingOrder {index:0;} structure {type:caption;}\"") +
              region("c", line("c"), "type=\"page-number\"") + region("d", line("d"), "type=\"paragraph\"") +
              "<AdvertRegion id=\"e\"><Coords points=\"1,1 9,9\"/>" +
              region("f", line("f"), "type=\"heading\"") + "</AdvertRegion>");
  ASSERT_EQ(page.blocks.size(), 5U);
  EXPECT_EQ(page.blocks[0].role, BlockRole::head);
  EXPECT_EQ(page.blocks[1].role, BlockRole::caption);
  EXPECT_EQ(page.blocks[2].role, BlockRole::furniture);
  EXPECT_EQ(page.blocks[3].role, BlockRole::unknown);
  EXPECT_EQ(page.blocks[4].role, BlockRole::advertisement);
}

TEST(PageXml, the_reading_order_orders_the_lines) {
  const layout::Page page = page_of(
      "<ReadingOrder><OrderedGroup id=\"g\"><RegionRefIndexed index=\"1\" regionRef=\"a\"/><RegionRefIndexed "
      "index=\"0\" regionRef=\"b\"/></OrderedGroup></ReadingOrder>" +
      region("a", line("second")) + region("b", line("first")) + region("c", line("unnamed")));
  ASSERT_EQ(page.lines.size(), 3U);
  EXPECT_EQ(page.lines[0].text, "first");
  EXPECT_EQ(page.lines[1].text, "second");
  EXPECT_EQ(page.lines[2].order, 2U);
}

TEST(PageXml, a_group_of_the_reading_order_may_be_an_article) {
  const layout::Page page = page_of(
      "<ReadingOrder><UnorderedGroup id=\"g\"><OrderedGroup id=\"art1\" type=\"article\"><RegionRefIndexed "
      "index=\"0\" regionRef=\"a\"/></OrderedGroup>"
      "<OrderedGroup id=\"art2\" type=\"article\"><RegionRefIndexed index=\"0\" "
      "regionRef=\"b\"/></OrderedGroup></UnorderedGroup></ReadingOrder>" +
      region("a", line("one")) + region("b", line("two")) + region("c", line("three")));
  ASSERT_EQ(page.articles.size(), 2U);
  EXPECT_EQ(page.articles[static_cast<std::size_t>(page.blocks[1].article)].id, "art2");
  EXPECT_EQ(page.blocks[2].article, kNone);
}

TEST(PageXml, lines_of_one_region_may_belong_to_two_articles) {
  const layout::Page page = page_of(
      region("r", line("one", "custom=\"readingOrder {index:0;} structure {id:a1; type:article;}\"") +
                      line("two", "custom=\"readingOrder {index:1;} structure {id:a1; type:article;}\"") +
                      line("three", "custom=\"structure {id:a2; type:article;}\"")));
  ASSERT_EQ(page.blocks.size(), 2U);
  ASSERT_EQ(page.articles.size(), 2U);
  EXPECT_EQ(page.lines[1].block, 0);
  EXPECT_EQ(page.lines[2].block, 1);
  EXPECT_EQ(page.blocks[1].article, 1);
}

TEST(PageXml, words_give_places_if_they_say_what_the_line_says) {
  const auto words = [](const std::string& first) {
    return "<Word><Coords points=\"100,200 200,230\"/>" + text(first, "conf=\"0.5\"") +
           "</Word><Word><Coords points=\"210,200 300,230\"/>" + text("returns", "conf=\"0.5\"") + "</Word>";
  };
  const layout::Page same = page_of(region("r", line("Ferry returns", "", words("Ferry")))),
                     corrected = page_of(region("r", line("Ferry returns", "", words("Fcrry"))));
  EXPECT_EQ(same.lines[0].words.size(), 2U);
  EXPECT_EQ(same.lines[0].confidence, .5F);
  EXPECT_EQ(corrected.lines[0].text, "Ferry returns");
  EXPECT_TRUE(corrected.lines[0].words.empty());
}

TEST(PageXml, a_not_sign_at_the_end_of_a_line_is_a_broken_word) {
  EXPECT_EQ(page_of(region("r", line("har¬") + line("bour"))).lines[0].text, "har\u00AD");
}

TEST(PageXml, a_region_with_text_but_no_lines_has_those_of_its_text) {
  const layout::Page page = page_of(region("r", text("one\n\ntwo\nthree")));
  ASSERT_EQ(page.lines.size(), 3U);
  EXPECT_EQ(page.lines[2].text, "three");
  EXPECT_NEAR(page.lines[2].box.y0, 190 + 50 * 3 / 4.0, 1e-9);
}

TEST(PageXml, styles_and_resolutions_give_sizes) {
  const layout::Page page = page_of(
      region("r", line("a", "", "<TextStyle fontFamily=\"Times\" fontSize=\"10.0\" bold=\"true\"/>")),
      "imageWidth=\"2000\" imageHeight=\"3000\" imageXResolution=\"250\" imageResolutionUnit=\"PPI\"");
  EXPECT_NEAR(page.points_per_unit, 72 / 250.0, 1e-9);
  EXPECT_NEAR(page.lines[0].size, 10 * 250 / 72.0, .01);
  EXPECT_TRUE(page.faces[static_cast<std::size_t>(page.lines[0].face)].bold);
}

TEST(PageXml, pictures_and_separators_are_marks_and_tables_have_their_text) {
  const layout::Page page = page_of(
      "<ImageRegion><Coords points=\"1,1 99,99\"/></ImageRegion><SeparatorRegion><Coords points=\"1,200 "
      "99,202\"/></SeparatorRegion>"
      "<TableRegion><Coords points=\"1,1 9,9\"/>" +
      region("c", line("cell")) + "</TableRegion>");
  ASSERT_EQ(page.marks.size(), 2U);
  EXPECT_EQ(page.marks[0].kind, layout::MarkKind::picture);
  EXPECT_EQ(page.marks[1].kind, layout::MarkKind::rule);
  EXPECT_EQ(page.lines[0].text, "cell");
}

TEST(PageXml, turned_and_vertical_regions_say_so) {
  EXPECT_EQ(page_of(region("r", line("a"), "orientation=\"90\"")).lines[0].rotation, 270);
  const layout::Page vertical = page_of(region("r", line("港の渡船"), "readingDirection=\"top-to-bottom\""));
  EXPECT_TRUE(vertical.lines[0].vertical);
  EXPECT_EQ(vertical.lines[0].rotation, 0);
}

TEST(PageXml, the_language_is_that_of_most_lines) {
  EXPECT_EQ(page_of(region("r", line("a") + line("b"), "primaryLanguage=\"German\"") +
                    region("s", line("c"), "primaryLanguage=\"French\""))
                .language,
            "de");
}

TEST(PageXml, another_root_and_a_file_without_a_page_are_refused) {
  MemoryHost host;
  host.options = {{"max-size", "64"}, {"max-nesting", "200"}};
  EXPECT_THROW(read_page(common::XmlInput(host.host(), "<alto/>")), plugin::Failure);
  EXPECT_THROW(read_page(common::XmlInput(host.host(), "<PcGts/>")), plugin::Failure);
}

TEST(PageXmlCustom, values_are_found_with_and_without_blanks) {
  EXPECT_EQ(custom_value("readingOrder {index:3;} structure {type:heading;}", "structure", "type"),
            "heading");
  EXPECT_EQ(custom_value("structure{ id : a1 ; type : article }", "structure", "id"), "a1");
  EXPECT_FALSE(custom_value("readingOrder {type:heading;}", "structure", "type"));
  EXPECT_FALSE(custom_value("structure {", "structure", "type"));
  EXPECT_FALSE(custom_value("", "structure", "type"));
}

// As Transkribus writes tables: beyond the schema, whose cells are regions.
TEST(PageXml, cells_of_a_table_that_are_no_regions_are_read) {
  const layout::Page page = page_of(
      "<TableRegion id=\"t\"><Coords points=\"90,190 900,190 900,300\"/><TableCell row=\"0\" col=\"0\" "
      "id=\"c1\"><Coords points=\"90,190 400,190 400,300\"/>" +
      line("Rye") + "<CornerPts>0 1 2 3</CornerPts></TableCell><TableCell row=\"0\" col=\"1\">" +
      line("14 marks") + "</TableCell></TableRegion>");
  ASSERT_EQ(page.lines.size(), 2U);
  EXPECT_EQ(page.lines[0].text, "Rye");
  EXPECT_EQ(page.lines[1].text, "14 marks");
  EXPECT_NE(page.lines[0].block, page.lines[1].block);
}

}  // namespace
}  // namespace broadsheet::pagexml
