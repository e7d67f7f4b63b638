// Where papers set the heading of a story, and its first letter.
#include "unit/layout/printed_form.hpp"

namespace broadsheet::layout {
namespace {

std::string run(int x0, int y0, int x1, int y1, const std::string& text) {
  std::string out = "R";
  for (const int n : {x0, y0, x1, y1, y1 - y0, y1 - y0 > 10 ? 1 : 0}) out += "\t" + std::to_string(n);
  return out + "\t" + text + "\n";
}

// Lines from x to 170, of which the first `beside` stand at `in`.
std::string runs(int count, int beside, int in, int x = 20) {
  std::string out;
  for (int k = 0; k < count; ++k)
    out += run(k < beside ? in : x, 42 + 14 * k, x + 150, 52 + 14 * k, "the" + std::to_string(k));
  return out;
}

TEST(DropCap, joins_a_first_line_that_is_indented_as_well) {
  std::string lines = runs(6, 3, 52);  // the first of them further in
  lines.replace(lines.find("52"), 2, "64");
  const Page page = page_from(sheet(run(28, 36, 50, 66, "T") + lines));
  ASSERT_EQ(page.lines.size(), 6u) << "the letter is no line of its own";
  EXPECT_EQ(page.lines[0].text, "Tthe0");
  EXPECT_EQ(seen(page).at(0).paragraphs.size(), 1u) << "the letter pushes in the lines beside it";
}

TEST(DropCap, takes_the_quotation_mark_before_it_along) {
  const Page page = page_from(sheet(run(20, 36, 28, 66, "“") + run(28, 36, 50, 66, "T") + runs(6, 2, 52)));
  ASSERT_EQ(page.lines.size(), 6u);
  EXPECT_EQ(page.lines[0].text, "“Tthe0");
}

TEST(DropCap, may_be_drawn_long_before_its_text) {
  const Page page = page_from(sheet(run(20, 36, 42, 66, "T") + runs(40, 0, 0, 300) + runs(4, 2, 44)));
  EXPECT_EQ(page.lines.size(), 44u) << "the letter is no line of its own";
}

// Two paragraphs that are indented by 1 em, and a first line whose words look like a name.
TEST(Paragraphs, that_begin_as_the_others_of_the_page_are_no_authors_whatever_their_words_look_like) {
  const std::string rest = "C\t30\t94\t240\t10\t0\tcame to see the bridge with the others\tand left.<\n";
  const auto authors = [&](const std::string& x0) {
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
  EXPECT_EQ(authors("40"), 0);
  EXPECT_EQ(authors("30"), 1);
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

// Two stories; `more` is what the first has right of its heading, or left of that of the second.
void expect_more_of_the_first_story(const std::string& heading, const std::string& more) {
  const Page page = page_from(sheet(
      heading + "C\t30\t90\t170\t10\t0\t>Bridge opens with words\tand two more lines here\tends here.<\n" +
      more + "L\t420\t40\t570\t64\t24\t1\tShow begins\n" +
      "C\t420\t80\t150\t10\t0\t>Show begins with words\tand two more lines\tends here.<\n"));
  const auto regions = seen(page);
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_TRUE(has(regions[0].paragraphs, "Bridge has more to say"));
}

const std::string kMore = "\t170\t10\t0\t>Bridge has more to say\tand two more lines here\tends here.<\n";

TEST(Heading, is_not_that_of_text_left_of_it) {
  expect_more_of_the_first_story("L\t30\t40\t180\t64\t24\t1\tBridge opens\n", "C\t225\t42" + kMore);
}

TEST(Heading, with_its_author_above_goes_on_in_a_column_beside_it_that_a_picture_stands_on) {
  expect_more_of_the_first_story(
      "L\t30\t40\t80\t48\t8\t2\tBY ANN HALL\nL\t30\t54\t180\t78\t24\t1\tBridge opens\n",
      "M\tpicture\t225\t40\t395\t100\nC\t225\t110" + kMore);
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

TEST(Rubric, stands_over_stories_that_go_on_in_the_next_columns) {
  const auto brief = [](int x, int y, const std::string& word) {
    return "L\t" + std::to_string(x) + "\t" + std::to_string(y) + "\t" + std::to_string(x + 120) + "\t" +
           std::to_string(y + 12) + "\t12\t1\t" + word + " story\nC\t" + std::to_string(x) + "\t" +
           std::to_string(y + 16) + "\t170\t10\t0\t>" + word + " opens with words\tand ends here.<\n";
  };
  const Page page = page_from(sheet("L\t30\t40\t100\t56\t16\t1\tIn Brief\n" + brief(30, 64, "Mill") +
                                    brief(220, 90, "Ferry") + brief(410, 70, "Market")));
  EXPECT_EQ(furniture_of(page, hints_of(page)), Texts{"In Brief"});
}

TEST(PullQuote, at_the_top_of_a_column_is_what_the_text_says_word_by_word_between_rules) {
  const std::string quote =
      "M\trule\t300\t78\t540\t79\nL\t330\t82\t510\t98\t16\t1\tNobody asked us\n"
      "L\t330\t100\t510\t116\t16\t1\twhether the bridge\nL\t330\t118\t510\t134\t16\t1\tshould be moved\n"
      "M\trule\t300\t138\t540\t139\n";
  const Page page =
      page_from(sheet("L\t30\t40\t540\t64\t24\t1\tHarbour bridge opens to all who live there\n" +
                      text(30, 80, "Harbour") + quote + text(300, 150, "Second", "")));
  std::vector<LineHint> hints = hints_of(page);
  const auto quotes = [&] { return with_class(page, hints, LineClass::quote).size(); };
  EXPECT_EQ(quotes(), 0u);
  for (std::size_t l = 0; l < hints.size(); ++l) hints[l].repeated = page.lines[l].size == 16;
  EXPECT_EQ(quotes(), 3u);
}

TEST(Advertisement, in_a_box_is_none_of_the_kickers_of_the_story_below) {
  const std::string box =
      "M\trule\t30\t30\t400\t31\nM\trule\t30\t90\t400\t91\nM\trule\t30\t30\t31\t91\nM\trule\t399\t30\t400\t91"
      "\n"
      "L\t150\t40\t280\t56\t16\t2\tWINTER SALE\nL\t140\t64\t290\t80\t16\t2\tCarpets for less\n";
  const Page page = page_from(sheet(box + "L\t30\t100\t80\t110\t10\t0\tSchools\n" +
                                    "L\t30\t113\t240\t137\t24\t1\tHarbour bridge opens\n" +
                                    text(30, 150, "Harbour") + text(300, 150, "Second", "")));
  EXPECT_EQ(with_class(page, hints_of(page), LineClass::advertisement),
            (Texts{"WINTER SALE", "Carpets for less"}));
}

}  // namespace
}  // namespace broadsheet::layout
