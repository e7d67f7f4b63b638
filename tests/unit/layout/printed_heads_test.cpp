// Where papers set the heading of a story, and its first letter.
#include "unit/layout/printed_form.hpp"

namespace broadsheet::layout {
namespace {

TEST(DropCap, joins_a_first_line_that_is_indented_as_well) {
  std::string rows = "R\t28\t40\t50\t66\t30\t1\tT\nR\t64\t42\t170\t52\t10\t0\tHe_council_met\n";
  for (int k = 1; k < 6; ++k) {
    const std::string y = std::to_string(42 + 14 * k), end = std::to_string(52 + 14 * k);
    rows += "R\t" + std::string(k < 3 ? "52" : "20") + "\t" + y + "\t170\t" + end + "\t10\t0\tLine" +
            std::to_string(k) + "\n";
  }
  const Page page = page_from(sheet(rows));
  ASSERT_EQ(page.lines.size(), 6u) << "the letter is no line of its own";
  EXPECT_EQ(page.lines[0].text, "THe_council_met");
  EXPECT_EQ(seen(page).at(0).paragraphs.size(), 1u) << "the letter pushes in the lines beside it";
}

TEST(DropCap, takes_the_quotation_mark_before_it_along) {
  std::string rows = "R\t20\t40\t28\t66\t30\t1\t“\nR\t28\t40\t50\t66\t30\t1\tT\n";
  for (int k = 0; k < 6; ++k) {
    const std::string y = std::to_string(42 + 14 * k), end = std::to_string(52 + 14 * k);
    rows += "R\t" + std::string(k < 2 ? "52" : "20") + "\t" + y + "\t170\t" + end + "\t10\t0\the" +
            std::to_string(k) + "\n";
  }
  const Page page = page_from(sheet(rows));
  ASSERT_EQ(page.lines.size(), 6u);
  EXPECT_EQ(page.lines[0].text, "“The0");
}

// Two paragraphs that are indented by 1 em, and a first line whose words look like a name.
TEST(Paragraphs, that_begin_as_the_others_of_the_page_are_no_authors_whatever_their_words_look_like) {
  const std::string rest = "C\t30\t94\t240\t10\t0\tcame to see the bridge with the others\tand left.<\n";
  const auto paragraphs = [&](const std::string& x0) {
    const Page page =
        page_from(sheet("L\t30\t40\t240\t64\t24\t1\tHarbour bridge opens\nL\t" + x0 +
                        "\t80\t140\t90\t10\t0\tHarriet Mossgrove\n" + rest + text(30, 122, "One") +
                        text(30, 178, "Two") + text(300, 80, "Three") + text(300, 136, "Four")));
    std::vector<LineHint> hints = hints_of(page);
    for (std::size_t l = 0; l < hints.size(); ++l)
      hints[l].may_name = hints[l].only_names = page.lines[l].text == "Harriet Mossgrove";
    const Flow flow = flow_of(page, hints);
    return std::count_if(flow.lines.begin(), flow.lines.end(),
                         [](const FlowLine& line) { return line.role == FlowRole::byline; });
  };
  EXPECT_EQ(paragraphs("40"), 0);
  EXPECT_EQ(paragraphs("30"), 1);
}

TEST(Heading, of_the_first_columns_goes_on_in_columns_that_begin_beside_it) {
  const Page page =
      page_from(sheet("L\t30\t40\t270\t64\t24\t1\tHarbour bridge opens\n" + text(30, 80, "Harbour") +
                      text(290, 40, "Second", "") + "L\t30\t200\t270\t224\t24\t1\tGarden show begins\n" +
                      text(30, 240, "Garden") + text(290, 200, "Fourth", "")));
  const auto regions = seen(page);
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_TRUE(has(regions[0].paragraphs, "Second line two"));
  EXPECT_TRUE(has(regions[1].paragraphs, "Fourth line two"));
}

TEST(Heading, does_not_take_text_beside_it_that_has_its_own_heading_below) {
  const Page page = page_from(sheet(
      "L\t30\t40\t270\t64\t24\t1\tHarbour bridge opens\n" + text(30, 80, "Harbour") + text(30, 136, "River") +
      text(300, 40, "Second") + "L\t300\t110\t540\t134\t24\t1\tGarden show begins\n"));
  const auto regions = seen(page);
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_FALSE(has(regions[0].paragraphs, "Second line two"));
}

TEST(Heading, is_not_that_of_text_left_of_it) {
  const Page page = page_from(
      sheet("L\t30\t40\t180\t64\t24\t1\tBridge opens\nL\t420\t40\t570\t64\t24\t1\tShow begins\n"
            "C\t30\t80\t170\t10\t0\t>Bridge opens with words\tand two more lines here\tends here.<\n"
            "C\t225\t42\t170\t10\t0\t>Bridge has more to say\tand two more lines here\tends here.<\n"
            "C\t420\t80\t150\t10\t0\t>Show begins with words\tand two more lines\tends here.<\n"));
  const auto regions = seen(page);
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_TRUE(has(regions[0].paragraphs, "Bridge has more to say"));
}

TEST(Heading, left_of_its_text_begins_a_story_where_the_picture_beside_it_does) {
  const Page page = page_from(
      sheet("L\t30\t40\t180\t64\t24\t1\tBridge opens\n" + text(225, 40, "Bridge") + text(225, 96, "River") +
            "L\t30\t160\t180\t184\t24\t1\tShow begins\nM\tpicture\t225\t160\t465\t220\n" +
            text(225, 226, "Garden") + text(225, 282, "Flowers")));
  const auto regions = seen(page);
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_EQ(regions[1].headings, Texts{"Show begins"});
  EXPECT_TRUE(has(regions[1].paragraphs, "Garden"));
}

}  // namespace
}  // namespace broadsheet::layout
