// What ALTO files of different libraries and versions say of a page.
#include "alto/pages/page_reader.hpp"

#include "support/memory_host.hpp"

#include <gtest/gtest.h>

namespace broadsheet::alto {
namespace {

using layout::BlockRole;
using testing::MemoryHost;

struct Limits {
  std::string size = "256", nesting = "200";
};

std::vector<AltoPage> pages_of(const std::string& alto,
                               const std::unordered_set<std::string>* targets = nullptr,
                               const Limits& limits = {}) {
  MemoryHost host;
  host.options = {{"max-size", limits.size}, {"max-nesting", limits.nesting}};
  const common::XmlInput xml(host.host(), alto, common::WhiteSpace::drop);
  return read_pages(xml, {"", targets});
}

/// A file of one page with this in its print space; `head` stands before the layout.
std::string alto(const std::string& blocks, const std::string& head = "",
                 const std::string& root = "alto xmlns=\"http://www.loc.gov/standards/alto/ns-v3#\"") {
  return "<?xml version=\"1.0\"?>\n<" + root + ">" + head +
         "<Layout><Page ID=\"P1\" WIDTH=\"2000\" HEIGHT=\"3000\"><PrintSpace>" + blocks +
         "</PrintSpace></Page></Layout></" + root.substr(0, root.find(' ')) + ">";
}

std::string block(const std::string& lines, const std::string& attributes = "ID=\"B1\"") {
  return "<TextBlock " + attributes + " HPOS=\"100\" VPOS=\"100\" WIDTH=\"400\" HEIGHT=\"100\">" + lines +
         "</TextBlock>";
}

std::string line(const std::string& strings, const std::string& attributes = "") {
  return "<TextLine HPOS=\"100\" VPOS=\"100\" WIDTH=\"400\" HEIGHT=\"30\" " + attributes + ">" + strings +
         "</TextLine>";
}

std::string word(const std::string& text, const std::string& more = "") {
  return "<String CONTENT=\"" + text + "\" HPOS=\"100\" VPOS=\"100\" WIDTH=\"80\" HEIGHT=\"28\" " + more +
         "/>";
}

std::vector<std::string> texts(const std::vector<AltoPage>& pages) {
  std::vector<std::string> out;
  for (const AltoPage& page : pages)
    for (const layout::Line& its : page.page.lines) out.push_back(its.text);
  return out;
}

using Texts = std::vector<std::string>;

TEST(AltoPage, every_version_is_read_whatever_its_namespace) {
  for (const char* root : {"alto", "alto xmlns=\"http://schema.ccs-gmbh.com/ALTO\"",
                           "alto xmlns=\"http://www.loc.gov/standards/alto/ns-v2#\"",
                           "alto xmlns=\"http://www.loc.gov/standards/alto/ns-v3#\"",
                           "alto xmlns=\"http://www.loc.gov/standards/alto/ns-v4#\"",
                           "a:alto xmlns:a=\"http://www.loc.gov/standards/alto/ns-v4#\""})
    EXPECT_EQ(texts(pages_of(alto(block(line(word("Ferry"))), "", root))), Texts{"Ferry"}) << root;
}

TEST(AltoPage, a_line_knows_its_box_block_line_of_the_file_and_confidence) {
  const auto pages =
      pages_of(alto("\n" + block("\n" + line(word("Ferry", "WC=\"0.8\"") + word("in", "WC=\"0.5\"")))));
  ASSERT_EQ(pages.size(), 1U);
  const layout::Page& page = pages[0].page;
  ASSERT_EQ(page.lines.size(), 1U);
  EXPECT_EQ(page.lines[0].text, "Ferry in");
  EXPECT_EQ(page.lines[0].box.x1, 500);
  EXPECT_EQ(page.lines[0].box.y1, 130);
  EXPECT_EQ(page.lines[0].baseline, 130);
  EXPECT_EQ(page.lines[0].source, 4U);
  EXPECT_EQ(page.lines[0].block, 0);
  EXPECT_NEAR(page.lines[0].confidence, (5 * .8 + 2 * .5) / 7, 1e-5);
  EXPECT_EQ(page.blocks[0].id, "B1");
  EXPECT_EQ(page.width, 2000);
  EXPECT_TRUE(page.recognised);
}

TEST(AltoPage, units_are_turned_into_points) {
  const auto unit = [](const std::string& description) {
    return pages_of(alto(block(line(word("a"))), "<Description>" + description + "</Description>"))[0]
        .page.points_per_unit;
  };
  EXPECT_NEAR(unit("<MeasurementUnit>mm10</MeasurementUnit>"), 72 / 254.0, 1e-9);
  EXPECT_NEAR(unit("<MeasurementUnit>inch1200</MeasurementUnit>"), .06, 1e-9);
  EXPECT_EQ(unit("<MeasurementUnit>pixel</MeasurementUnit>"), 0);
  EXPECT_NEAR(
      unit(
          "<MeasurementUnit>pixel</MeasurementUnit><OCRProcessing><ocrProcessingStep><processingStepSettings>"
          "xdpi: 400 ydpi: 400</processingStepSettings></ocrProcessingStep></OCRProcessing>"),
      .18, 1e-9);
}

TEST(AltoPage, a_word_in_two_lines_is_joined_where_the_file_says_how) {
  const std::string first = line(word("har", "SUBS_TYPE=\"HypPart1\" SUBS_CONTENT=\"harbour\"") +
                                 "<HYP CONTENT=\"-\"/>"),
                    second = line(word("bour", "SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"harbour\"") +
                                  word("lights"));
  EXPECT_EQ(texts(pages_of(alto(block(first + second)))), (Texts{"har\u00AD", "bour lights"}));
}

TEST(AltoPage, a_whole_word_that_is_not_made_of_the_two_parts_is_not_believed) {
  const std::string first = line(word("self", "SUBS_TYPE=\"HypPart1\" SUBS_CONTENT=\"shellfish\"") +
                                 "<HYP CONTENT=\"-\"/>"),
                    second = line(word("made", "SUBS_TYPE=\"HypPart2\" SUBS_CONTENT=\"shellfish\""));
  EXPECT_EQ(texts(pages_of(alto(block(first + second)))), (Texts{"self-", "made"}));
}

TEST(AltoPage, a_hyphen_without_an_explanation_stays_one) {
  EXPECT_EQ(texts(pages_of(alto(block(line(word("har") + "<HYP CONTENT=\"-\"/>") + line(word("bour")))))),
            (Texts{"har-", "bour"}));
  EXPECT_EQ(
      texts(pages_of(alto(block(line(word("har") + "<HYP CONTENT=\"&#173;\"/>") + line(word("bour")))))),
      (Texts{"har\u00AD", "bour"}));
}

TEST(AltoPage, blocks_in_composed_blocks_are_found_at_any_depth) {
  const std::string inner = block(line(word("inner")), "ID=\"B2\"");
  EXPECT_EQ(texts(pages_of(alto("<ComposedBlock ID=\"C1\"><ComposedBlock>" + inner +
                                "</ComposedBlock></ComposedBlock>" + block(line(word("outer")))))),
            (Texts{"inner", "outer"}));
}

TEST(AltoPage, type_and_face_come_from_the_line_else_its_block_else_what_is_around) {
  const std::string styles =
      "<Description><MeasurementUnit>mm10</MeasurementUnit></Description><Styles>"
      "<TextStyle ID=\"T0\" FONTSIZE=\"8\" FONTFAMILY=\"Times New Roman\"/>"
      "<TextStyle ID=\"T1\" FONTSIZE=\"9\" FONTFAMILY=\"Arial\" FONTSTYLE=\"bold italics\"/>"
      "<ParagraphStyle ID=\"P0\" ALIGN=\"Left\"/></Styles>";
  const auto pages =
      pages_of(alto("<ComposedBlock STYLEREFS=\"P0 T1\">" + block(line(word("a"))) + "</ComposedBlock>" +
                        block(line(word("b")) + line(word("c"), "STYLEREFS=\"T1\""), "STYLEREFS=\"T0\""),
                    styles));
  const layout::Page& page = pages[0].page;
  ASSERT_EQ(page.lines.size(), 3U);
  EXPECT_TRUE(page.faces[static_cast<std::size_t>(page.lines[0].face)].bold);
  EXPECT_FALSE(page.faces[static_cast<std::size_t>(page.lines[1].face)].bold);
  EXPECT_TRUE(page.faces[static_cast<std::size_t>(page.lines[2].face)].italic);
  EXPECT_NEAR(page.lines[0].size, 9 * 254 / 72.0, .01);
  EXPECT_NEAR(page.lines[1].size, 8 * 254 / 72.0, .01);
}

TEST(AltoPage, most_words_decide_the_face_of_a_line) {
  const auto pages = pages_of(
      alto(block(line(word("Ferry", "STYLE=\"bold\"") + word("returns", "STYLE=\"bold\"") + word("a")) +
                 line(word("Ferry") + word("x", "STYLE=\"bold\"")))));
  const layout::Page& page = pages[0].page;
  EXPECT_TRUE(page.faces[static_cast<std::size_t>(page.lines[0].face)].bold);
  EXPECT_EQ(page.lines[1].face, layout::kNone);
}

TEST(AltoPage, tags_give_blocks_their_roles) {
  const std::string tags =
      "<Tags><LayoutTag ID=\"L1\" TYPE=\"region\" LABEL=\"Caption\"/><StructureTag ID=\"S1\" "
      "LABEL=\"Advertisement\"/>"
      "<NamedEntityTag ID=\"N1\" LABEL=\"Title\"/></Tags>";
  const auto pages =
      pages_of(alto(block(line(word("a")), "TAGREFS=\"L1\"") + block(line(word("b")), "TAGREFS=\"S1\"") +
                        block(line(word("c")), "TAGREFS=\"N1 missing\""),
                    tags));
  EXPECT_EQ(pages[0].page.blocks[0].role, BlockRole::caption);
  EXPECT_EQ(pages[0].page.blocks[1].role, BlockRole::advertisement);
  EXPECT_EQ(pages[0].page.blocks[2].role, BlockRole::unknown);
}

TEST(AltoPage, a_composed_block_may_be_an_advertisement) {
  const auto pages = pages_of(
      alto("<ComposedBlock TYPE=\"Advertisement\">" + block(line(word("Soap"))) + "</ComposedBlock>"));
  EXPECT_EQ(pages[0].page.blocks[0].role, BlockRole::advertisement);
}

TEST(AltoPage, a_line_in_the_margin_is_furniture_but_a_text_there_is_not) {
  const auto in_margin = [](const std::string& lines) {
    return pages_of("<alto><Layout><Page ID=\"P1\"><TopMargin>" + block(lines) +
                    "</TopMargin></Page></Layout></alto>")[0]
        .page.blocks[0]
        .role;
  };
  EXPECT_EQ(in_margin(line(word("12")) + line(word("Courier"))), BlockRole::furniture);
  EXPECT_EQ(in_margin(line(word("a")) + line(word("b")) + line(word("c"))), BlockRole::unknown);
}

TEST(AltoPage, the_reading_order_of_version_4_gives_the_order_of_blocks) {
  const std::string order =
      "<ReadingOrder><OrderedGroup><ElementRef REF=\"B2\"/><OrderedGroup><ElementRef "
      "REF=\"B1\"/></OrderedGroup>"
      "</OrderedGroup></ReadingOrder>";
  const std::string blocks = block(line(word("first in the file")), "ID=\"B1\"") +
                             block(line(word("first to read")), "ID=\"B2\"") +
                             block(line(word("unnamed")), "ID=\"B3\"");
  const std::string file = "<alto><Layout>" + order + "<Page ID=\"P1\"><PrintSpace>" + blocks +
                           "</PrintSpace></Page></Layout></alto>";
  EXPECT_EQ(texts(pages_of(file)), (Texts{"first to read", "first in the file", "unnamed"}));
}

TEST(AltoPage, rotation_is_counted_with_the_clock_from_what_the_file_counts_against_it) {
  const auto rotation = [](const std::string& degrees) {
    return pages_of(alto(block(line(word("Photo")), "ROTATION=\"" + degrees + "\"")))[0]
        .page.lines[0]
        .rotation;
  };
  EXPECT_EQ(rotation("90.0"), 270);
  EXPECT_EQ(rotation("270"), 90);
  EXPECT_EQ(rotation("1.5"), 0);
  EXPECT_EQ(rotation("none"), 0);
}

TEST(AltoPage, pictures_and_rules_are_marks) {
  const auto pages = pages_of(
      alto("<Illustration ID=\"I1\" HPOS=\"10\" VPOS=\"20\" WIDTH=\"300\" HEIGHT=\"200\"/>"
           "<GraphicalElement HPOS=\"10\" VPOS=\"900\" WIDTH=\"500\" HEIGHT=\"2\"/><GraphicalElement/>" +
           block(line(word("a")))));
  ASSERT_EQ(pages[0].page.marks.size(), 2U);
  EXPECT_EQ(pages[0].page.marks[0].kind, layout::MarkKind::picture);
  EXPECT_EQ(pages[0].page.marks[1].kind, layout::MarkKind::rule);
  EXPECT_EQ(pages[0].page.marks[1].box.x1, 510);
}

TEST(AltoPage, a_polygon_is_the_box_of_a_block_without_one) {
  const auto pages =
      pages_of(alto("<TextBlock ID=\"B1\"><Shape><Polygon POINTS=\"10,20 300,20 300,90 10,90\"/></Shape>" +
                    line(word("a")) + "</TextBlock>"));
  EXPECT_EQ(pages[0].page.blocks[0].box.x1, 300);
}

TEST(AltoPage, lines_without_places_share_the_place_of_their_block) {
  const auto pages = pages_of(alto(
      block("<TextLine><String CONTENT=\"a\"/></TextLine><TextLine><String CONTENT=\"b\"/></TextLine>")));
  const layout::Page& page = pages[0].page;
  ASSERT_EQ(page.lines.size(), 2U);
  EXPECT_EQ(page.lines[0].box.y0, 100);
  EXPECT_EQ(page.lines[0].box.y1, 150);
  EXPECT_EQ(page.lines[1].box.y0, 150);
}

TEST(AltoPage, a_baseline_may_be_a_number_or_points) {
  const auto baseline = [](const std::string& its) {
    return pages_of(alto(block(line(word("a"), "BASELINE=\"" + its + "\""))))[0].page.lines[0].baseline;
  };
  EXPECT_EQ(baseline("124.5"), 124.5);
  EXPECT_EQ(baseline("100,120 500,124"), 122);
  EXPECT_EQ(baseline("?"), 130);
}

TEST(AltoPage, the_language_most_lines_are_in_is_that_of_the_page) {
  const auto pages = pages_of(alto(block(line(word("a")), "LANG=\"fr\"") +
                                   block(line(word("b")) + line(word("c")), "language=\"ger\"")));
  EXPECT_EQ(pages[0].page.language, "de");
}

TEST(AltoPage, several_pages_in_a_file_are_several_pages) {
  const auto pages =
      pages_of("<alto><Layout><Page ID=\"P1\" PRINTED_IMG_NR=\"7\"><PrintSpace>" + block(line(word("a"))) +
               "</PrintSpace></Page><Page ID=\"P2\"/></Layout></alto>");
  ASSERT_EQ(pages.size(), 2U);
  EXPECT_EQ(pages[0].page.label, "7");
  EXPECT_EQ(pages[1].page.number, 2U);
  EXPECT_TRUE(pages[1].page.lines.empty());
}

TEST(AltoPage, what_an_id_stands_for_is_found_for_those_who_ask) {
  const std::unordered_set<std::string> asked = {"C1", "B2", "L3", "W4", "I1"};
  const auto pages = pages_of(
      alto("<ComposedBlock ID=\"C1\">" + block(line(word("a")), "ID=\"B1\"") +
           block(line(word("b")), "ID=\"B2\"") +
           "<Illustration ID=\"I1\" HPOS=\"1\" VPOS=\"1\" WIDTH=\"9\" HEIGHT=\"9\"/></ComposedBlock>" +
           block(line(word("c"), "ID=\"L3\"") + line(word("d", "ID=\"W4\"")), "ID=\"B3\"")),
      &asked);
  const auto& targets = pages[0].targets;
  ASSERT_EQ(targets.size(), 5U);
  EXPECT_EQ(targets.at("C1").blocks, (std::vector<std::int32_t>{0, 1}));
  EXPECT_EQ(targets.at("B2").blocks, std::vector<std::int32_t>{1});
  EXPECT_EQ(targets.at("L3").first_line, 2);
  EXPECT_EQ(targets.at("W4").first_line, 3);
  EXPECT_EQ(targets.at("I1").mark, 0);
}

std::string failure(const std::string& file, const Limits& limits = {}) {
  return testing::refusal_of([&] { pages_of(file, nullptr, limits); });
}

TEST(AltoPage, another_root_is_named) {
  EXPECT_EQ(failure("<PcGts/>"), "the XML begins with <PcGts>, not with <alto>: it is no page of ALTO");
}

TEST(AltoPage, nesting_is_allowed_up_to_the_limit_and_not_beyond) {
  const auto nested = [](int depth) {  // alto, Layout, Page, PrintSpace, depth blocks, TextLine, String
    std::string open, close;
    for (int i = 0; i < depth; ++i) open += "<ComposedBlock>", close += "</ComposedBlock>";
    return alto(open + close);
  };
  EXPECT_EQ(failure(nested(16), {"256", "20"}), "");
  EXPECT_EQ(failure(nested(17), {"256", "20"}), "the XML has elements more than 20 deep");
}

TEST(AltoPage, a_file_is_as_large_as_it_may_be_and_not_larger) {
  std::string file = alto(block(line(word("a"))));
  file.insert(file.find("<Layout>"),
              "<!--" + std::string((std::size_t{1} << 20) - file.size() - 7, ' ') + "-->");
  ASSERT_EQ(file.size(), std::size_t{1} << 20);
  EXPECT_EQ(failure(file, {"1", "200"}), "");
  EXPECT_NE(failure(file + "\n", {"1", "200"}).find("larger than 1 MiB"), std::string::npos);
}

TEST(AltoPage, a_page_of_more_marks_than_any_newspaper_has_is_refused) {
  const auto with_marks = [](std::size_t count) {
    std::string marks;
    for (std::size_t i = 0; i < count; ++i)
      marks += "<GraphicalElement HPOS=\"1\" VPOS=\"1\" WIDTH=\"9\" HEIGHT=\"1\"/>";
    return alto(marks);
  };
  EXPECT_EQ(failure(with_marks(20'000)), "");
  EXPECT_NE(failure(with_marks(20'001)).find("page 1 has more than 20000 pictures and rules"),
            std::string::npos);
}

}  // namespace
}  // namespace broadsheet::alto
