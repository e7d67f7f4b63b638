// Forms of several stories side by side: rows of headings, boxes, pictures.
#include "unit/layout/printed_form.hpp"

namespace broadsheet::layout {
namespace {

TEST(HeadsInARow, go_on_with_the_decks_below_them) {
  std::string rows;
  const char* heads[] = {"Harbour", "Ferry", "Market"};
  for (int k = 0; k < 3; ++k) {
    const int x = 20 + 190 * k;
    const std::string name = heads[k], left = std::to_string(x), right = std::to_string(x + 180);
    rows += "L\t" + left + "\t40\t" + right + "\t60\t19\t1\t" + name + " story of the day\n";
    rows += "L\t" + std::to_string(x + 40) + "\t75\t" + std::to_string(x + 140) + "\t86\t11.5\t1\tWhat " +
            name + " means\n";
    rows += "C\t" + left + "\t100\t180\t10\t0\t>" + name + " opens here with words\t" + name +
            " line two goes on here\t" + name + " line three goes on\t" + name + " ends here.<\n";
  }
  const std::vector<Seen> regions = seen(page_from(sheet(rows)));
  ASSERT_EQ(regions.size(), 3u);
  for (int k = 0; k < 3; ++k)
    EXPECT_EQ(
        regions[static_cast<std::size_t>(k)].headings,
        (Texts{std::string(heads[k]) + " story of the day", std::string("What ") + heads[k] + " means"}));
}

TEST(ColumnsOfOneFlow, give_text_on_top_to_the_column_before) {
  const auto lines = [](int x, int y, const std::string& word, int count) {
    std::string out = "C\t" + std::to_string(x) + "\t" + std::to_string(y) + "\t180\t10\t0";
    for (int k = 0; k < count; ++k)
      out += std::string("\t") + (k % 3 == 0 ? ">" : "") + word +
             (k % 3 == 2 ? " ends here.<" : " goes on with words");
    return out + "\n";
  };
  std::string rows = "L\t20\t40\t180\t58\t18\t1\tBridge story\n" + lines(20, 64, "Bridge", 18);
  rows += lines(210, 40, "Bridge", 6) + "L\t210\t125\t370\t143\t18\t1\tFerry story\n" +
          lines(210, 149, "Ferry", 9);
  rows += lines(400, 40, "Ferry", 9) + "L\t400\t165\t560\t183\t18\t1\tMarket story\n" +
          lines(400, 189, "Market", 6);
  const std::vector<Seen> regions = seen(page_from(sheet(rows)));
  ASSERT_EQ(regions.size(), 3u);
  const std::size_t paragraphs[] = {8, 6, 2};
  for (std::size_t k = 0; k < 3; ++k) EXPECT_EQ(regions[k].paragraphs.size(), paragraphs[k]) << k;
}

TEST(ColumnsOfOneFlow, go_on_in_the_middle_of_a_sentence_however_wide_they_are) {
  const std::string rows =
      "L\t20\t40\t200\t58\t18\t1\tBridge story\n"
      "C\t20\t64\t270\t10\t0\t>Bridge opens here with a plain line\tBridge goes on with more of its words\t"
      "Bridge ends its paragraph here.<\t>Bridge begins another with a plain line\tBridge goes on and the "
      "mayor called\n"
      "C\t310\t40\t270\t10\t0\tthe plan a monument.<\n"
      "L\t310\t70\t500\t88\t18\t1\tFerry story\n"
      "C\t310\t94\t270\t10\t0\t>Ferry opens here with a plain line of it\tFerry ends here.<\n";
  const std::vector<Seen> regions = seen(page_from(sheet(rows)));
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_TRUE(has(regions[0].paragraphs, "monument"));
}

TEST(Deck, hardly_larger_than_the_text_stands_above_the_author) {
  const Page page =
      page_from(sheet("L\t30\t40\t250\t64\t24\t1\tHarbour bridge opens\n"
                      "L\t30\t72\t240\t82.5\t10.5\t2\tFirst ships pass after a year\n"
                      "L\t30\t90\t100\t99\t9\t2\tBY ANN HALL\n" +
                      text(30, 104, "Harbour")));
  EXPECT_EQ(seen(page).at(0).headings, (Texts{"Harbour bridge opens", "First ships pass after a year"}));
}

TEST(Imprint, in_a_box_beside_a_headline_is_none_of_its_kickers) {
  const Page page =
      page_from(sheet("M\trule\t30\t40\t230\t40.5\nM\trule\t30\t90\t230\t90.5\n"
                      "M\trule\t30\t40\t30.5\t90.5\nM\trule\t229.5\t40\t230\t90.5\n"
                      "L\t36\t46\t216\t57\t11.2\t1\tPublished by Harrow Press Ltd\n"
                      "L\t36\t64\t180\t72\t8\t2\tEditor: Jane Cole, Mill Road\n"
                      "L\t250\t40\t560\t66\t26\t1\tHarbour bridge opens\n" +
                      text(30, 100, "Second", "") + text(300, 100, "Harbour")));
  EXPECT_TRUE(has(furniture_of(page, hints_of(page)), "Published by"));
}

TEST(Advertisement, whose_heading_stands_over_its_box_has_each_line_once) {
  const Page page =
      page_from(sheet("L\t90\t380\t190\t394\t14\t1\tSpring sale\nM\tfill\t30\t396\t250\t440\n"
                      "L\t80\t400\t200\t416\t16\t1\tMill Road\n" +
                      text(300, 100, "Harbour")));
  const Flow flow = flow_of(page, hints_of(page));
  EXPECT_EQ(flow.lines.size(), page.lines.size());
}

TEST(Imprint, names_who_edits_the_paper_and_is_in_a_box_under_a_title_as_large_as_a_headline) {
  const Page page = page_from(
      sheet("M\trule\t30\t40\t230\t40.5\nM\trule\t30\t90\t230\t90.5\n"
            "M\trule\t30\t40\t30.5\t90.5\nM\trule\t229.5\t40\t230\t90.5\n"
            "L\t36\t44\t116\t60\t16\t1\tThe paper\n"
            "L\t36\t64\t100\t72\t8\t2\tBY JANE COLE\nL\t36\t76\t130\t84\t8\t2\tLetters to Mill Road\n"
            "L\t250\t40\t560\t66\t26\t1\tHarbour bridge opens\n" +
            text(30, 100, "Second", "") + text(300, 100, "Harbour")));
  for (const std::string part : {"The paper", "BY JANE COLE", "Letters to"})
    EXPECT_TRUE(has(furniture_of(page, hints_of(page)), part)) << part;
}

TEST(Captions, of_two_pictures_are_two_though_the_first_ends_in_a_name_and_the_second_stands_higher) {
  const Page page =
      page_from(sheet("L\t30\t40\t300\t64\t24\t1\tGarden show begins\nM\tpicture\t30\t70\t140\t170\n"
                      "M\tpicture\t160\t70\t270\t160\nL\t30\t174\t130\t182\t8\t2\tRoses by Ann\n"
                      "L\t160\t164\t260\t172\t8\t2\tTulips by the pond\n" +
                      text(30, 210, "Garden")));
  const Flow flow = flow_of(page, hints_of(page));
  const auto begins = std::count_if(flow.lines.begin(), flow.lines.end(), [](const FlowLine& line) {
    return line.role == FlowRole::caption && line.first_of_zone;
  });
  EXPECT_EQ(begins, 2);
}

TEST(Captions, of_pictures_side_by_side_are_two_lines) {
  Page page = page_from(sheet(""));
  const auto word = [&](const char* text, double x, double width) {
    layout::Run run;
    run.text = text, run.size = 8, run.box = {x, 142, x + width, 150}, run.baseline = 149,
    run.blank_before = true;
    run.order = static_cast<std::uint32_t>(page.runs.size());
    page.runs.push_back(run);
  };
  for (const double x : {30.0, 120.0})
    page.marks.push_back({MarkKind::picture, {x, 40, x + 80, 138}, kNone, kNone});
  word("The", 50, 14), word("quay", 68, 18), word("The", 140, 14), word("pier", 158, 16);
  make_lines(page);
  Texts lines;
  for (const Line& line : page.lines) lines.push_back(line.text);
  EXPECT_EQ(lines, (Texts{"The quay", "The pier"}));
}

}  // namespace
}  // namespace broadsheet::layout
