// The forms in which papers print the parts of a story, each on a page that is plain otherwise.
#include "unit/layout/printed_form.hpp"

namespace broadsheet::layout {
namespace {

std::vector<LineHint> with_hint(const Page& page, const std::string& text, bool LineHint::*hint) {
  std::vector<LineHint> out = hints_of(page);
  for (std::size_t l = 0; l < page.lines.size(); ++l)
    if (page.lines[l].text == text) out[l].*hint = true;
  return out;
}

TEST(FirstHeadline, is_no_masthead_however_large_it_is) {
  const Page page = page_from(sheet("L\t30\t30\t500\t75\t45\t1\tHarbour bridge opens\n" +
                                    text(30, 90, "Harbour") + text(300, 90, "Second", "")));
  EXPECT_EQ(furniture_of(page, hints_of(page)), Texts{});
  EXPECT_EQ(seen(page).at(0).headings, Texts{"Harbour bridge opens"});
}

TEST(FirstHeadline, is_no_masthead_above_the_line_of_its_author_and_a_rule) {
  const Page page =
      page_from(sheet("L\t30\t30\t500\t75\t45\t1\tHarbour bridge opens\nM\trule\t30\t80\t570\t81\n"
                      "L\t30\t84\t100\t93\t9\t2\tBY ANN HALL\n" +
                      text(30, 100, "Harbour")));
  EXPECT_EQ(seen(page).at(0).headings, Texts{"Harbour bridge opens"});
}

TEST(Masthead, stands_over_the_date_or_is_ruled_off_from_a_headline) {
  const std::string story = "L\t30\t120\t400\t145\t24\t1\tHarbour bridge opens\n" + text(30, 150, "Harbour");
  const Page dated =
      page_from(sheet("L\t60\t30\t500\t75\t45\t1\tHarrow Valley Post\n"
                      "L\t30\t90\t200\t98\t8\t2\tTuesday, March 5, 2024\n" +
                      story));
  EXPECT_TRUE(has(furniture_of(dated, with_hint(dated, "Tuesday, March 5, 2024", &LineHint::furniture)),
                  "Harrow Valley Post"));
  const Page ruled =
      page_from(sheet("L\t60\t30\t500\t75\t45\t1\tHarrow Valley Post\nM\trule\t30\t90\t570\t91\n" + story));
  EXPECT_TRUE(has(furniture_of(ruled, hints_of(ruled)), "Harrow Valley Post"));
}

// Paragraphs of two lines, the last of each short; `step` is what follows it.
std::string flush_paragraphs(int step) {
  std::string out = "L\t30\t40\t240\t64\t24\t1\tGarden show begins\n";
  for (int k = 0; k < 5; ++k) {
    const std::string y = std::to_string(80 + k * (14 + step)), z = std::to_string(94 + k * (14 + step));
    const auto end = [](int at) { return std::to_string(at); };
    out += "L\t30\t" + y + "\t270\t" + end(80 + k * (14 + step) + 10) +
           "\t10\t0\tGarden paragraph has its words\n";
    out += "L\t30\t" + z + "\t120\t" + end(94 + k * (14 + step) + 10) + "\t10\t0\tand ends.\n";
  }
  return out;
}

TEST(Paragraphs, without_indents_begin_after_a_line_that_had_room_for_more) {
  EXPECT_EQ(seen(page_from(sheet(flush_paragraphs(14)))).at(0).paragraphs.size(), 5u);
}

TEST(Paragraphs, that_begin_with_a_figure_have_a_first_word_no_longer_than_that) {
  std::string rows =
      "P\t600\t800\nF\t0\tSong\nF\t1\tHei\tbold\nL\t30\t40\t200\t64\t24\t1\t花展昨日开幕\nC\t30\t80\t200\t10"
      "\t0";
  for (int k = 1; k <= 4; ++k)
    rows +=
        "\t" + std::to_string(k) + "）花展昨日在城北的公园里开幕来了很多人\t大家都说今年的花比往年更多。<";
  EXPECT_EQ(seen(page_from(rows + "\n")).at(0).paragraphs.size(), 4u);
}

TEST(Paragraphs, that_white_parts_begin_after_it) {
  EXPECT_EQ(seen(page_from(sheet(flush_paragraphs(20)))).at(0).paragraphs.size(), 5u);
}

TEST(Paragraphs, with_indents_do_not_begin_after_a_short_line) {
  const Page page = page_from(
      sheet("L\t30\t40\t240\t64\t24\t1\tGarden show begins\n" + text(30, 80, "One") + text(30, 136, "Two") +
            "C\t30\t192\t240\t10\t0\tShe said so.<\tThen the words went on as before\tand ended.<\n"));
  EXPECT_EQ(seen(page).at(0).paragraphs.size(), 2u);
}

TEST(DropCap, pushes_in_lines_that_begin_no_paragraph) {
  Page page =
      page_from(sheet("L\t30\t40\t240\t64\t24\t1\tGarden show begins\n"
                      "L\t30\t80\t270\t90\t10\t0\tThe garden opened with words\n"
                      "L\t52\t94\t270\t104\t10\t0\tbeside the letter and more of\n"
                      "C\t30\t108\t240\t10\t0\tthe text below it goes on\tand ends here.<\n"));
  page.lines[1].has_initial = true;
  page.lines[1].initial = {30, 80, 52, 104};
  EXPECT_EQ(seen(page).at(0).paragraphs.size(), 1u);
}

TEST(OpeningInBold, is_the_first_paragraph_and_no_crosshead) {
  const Page page =
      page_from(sheet("L\t30\t40\t240\t64\t24\t1\tGarden show begins\n"
                      "C\t30\t80\t240\t10\t1\tGarden opens in bold type here\tand goes on in it.<\n" +
                      text(30, 108, "Garden")));
  const Flow flow = flow_of(page, hints_of(page));
  EXPECT_EQ(std::count_if(flow.lines.begin(), flow.lines.end(),
                          [](const FlowLine& line) { return line.role == FlowRole::crosshead; }),
            0);
}

TEST(OpeningInLargeType, below_its_author_is_text) {
  const Page page =
      page_from(sheet("L\t30\t40\t300\t64\t24\t1\tGarden show begins\nL\t30\t70\t100\t79\t9\t2\tBY ANN HALL\n"
                      "L\t30\t84\t540\t96\t12\t0\tThe show began on Monday with words that are large.\n" +
                      text(30, 102, "Garden") + text(300, 102, "Second", "")));
  const auto regions = seen(page);
  ASSERT_EQ(regions.size(), 1u);
  EXPECT_EQ(regions[0].headings, Texts{"Garden show begins"});
  EXPECT_TRUE(has(regions[0].paragraphs, "words that are large."));
}

TEST(OpeningInLargeType, ends_in_a_full_stop_as_no_deck_does) {
  const std::string opening =
      "L\t30\t68\t540\t80\t12\t0\tThe show began on Monday with words that are large.\n";
  const std::string columns = text(30, 90, "Garden") + text(300, 90, "Second", "");
  const auto below =
      seen(page_from(sheet("L\t30\t40\t300\t64\t24\t1\tGarden show begins\n" + opening + columns)));
  ASSERT_EQ(below.size(), 1u);
  EXPECT_EQ(below[0].headings, Texts{"Garden show begins"});
  EXPECT_TRUE(has(below[0].paragraphs, "words that are large."));
}

TEST(Rubric, over_short_stories_is_no_kicker_of_the_first) {
  std::string stories;
  for (const int y : {70, 160, 250})
    stories += "L\t30\t" + std::to_string(y) + "\t140\t" + std::to_string(y + 12) +
               "\t12\t1\tGarden show begins\n" + text(30, y + 16, "Garden");
  const Page page = page_from(sheet("L\t30\t48\t90\t64\t16\t1\tIn Brief\n" + stories));
  EXPECT_TRUE(has(furniture_of(page, hints_of(page)), "In Brief"));
  const Page one =
      page_from(sheet("L\t30\t48\t90\t64\t16\t1\tIn Brief\nL\t30\t70\t140\t82\t12\t1\tGarden show begins\n" +
                      text(30, 86, "Garden")));
  EXPECT_EQ(furniture_of(one, hints_of(one)), Texts{});
}

TEST(Kicker, in_small_type_or_on_a_bar_stands_over_its_headline) {
  const std::string story = "L\t30\t60\t300\t84\t24\t1\tGarden show begins\n" + text(30, 92, "Garden");
  EXPECT_EQ(seen(page_from(sheet("L\t30\t48\t90\t56\t8\t0\tTHE SHOW\n" + story))).at(0).headings,
            (Texts{"THE SHOW", "Garden show begins"}));
  EXPECT_EQ(seen(page_from(sheet("M\tfill\t28\t44\t96\t58\nL\t30\t46\t90\t56\t10\t0\tTHE SHOW\n" + story)))
                .at(0)
                .headings,
            (Texts{"THE SHOW", "Garden show begins"}));
}

TEST(Kicker, right_below_the_folio_is_no_caption) {
  const Page page =
      page_from(sheet("L\t30\t30\t100\t39\t9\t0\tMarch 5, 2024\n"
                      "L\t30\t42\t110\t50\t8\t0\tFROM PAGE ONE\n"
                      "L\t30\t56\t260\t73\t17\t1\tGarden show begins\n" +
                      text(30, 84, "Garden") + text(300, 84, "Second", "")));
  std::vector<LineHint> hints = hints_of(page);
  hints[0].furniture = true;
  EXPECT_EQ(seen(page, hints).at(0).headings, (Texts{"FROM PAGE ONE", "Garden show begins"}));
}

TEST(Kicker, in_bold_type_of_the_text_stands_further_above_a_large_headline) {
  const Page page =
      page_from(sheet("L\t30\t28\t90\t38\t10\t1\tThe show\nL\t30\t50\t440\t90\t40\t1\tGarden show begins\n" +
                      text(30, 98, "Garden") + text(300, 98, "Second", "")));
  EXPECT_EQ(seen(page).at(0).headings, (Texts{"The show", "Garden show begins"}));
}

TEST(Kicker, is_not_parted_from_its_headline_by_a_rule) {
  const Page page =
      page_from(sheet("L\t30\t44\t120\t56\t12\t1\tTHE SHOW\nM\trule\t30\t58\t270\t59\n"
                      "L\t30\t60\t260\t84\t24\t1\tGarden show begins\n" +
                      text(30, 92, "Garden")));
  EXPECT_EQ(seen(page).at(0).headings, (Texts{"THE SHOW", "Garden show begins"}));
}

TEST(Deck, that_the_author_parts_from_the_headline_is_of_its_head_group) {
  const Page page =
      page_from(sheet("L\t30\t40\t300\t64\t24\t1\tGarden show begins\nL\t30\t70\t100\t79\t9\t2\tBY ANN HALL\n"
                      "L\t30\t84\t220\t96\t12\t0\tMore roses than ever\n" +
                      text(30, 102, "Garden")));
  const auto regions = seen(page);
  ASSERT_EQ(regions.size(), 1u);
  EXPECT_EQ(regions[0].headings, (Texts{"Garden show begins", "More roses than ever"}));
}

TEST(Author, of_another_type_under_a_heading_is_told_whatever_the_words_are) {
  const Page page =
      page_from(sheet("L\t30\t40\t300\t64\t24\t1\tGarden show begins\nM\trule\t30\t67\t270\t68\n"
                      "L\t30\t70\t80\t79\t9\t2\tVela Ostrom\nM\trule\t30\t82\t270\t83\n" +
                      text(30, 86, "Garden")));
  const Flow flow = flow_of(page, hints_of(page));
  const auto author = std::find_if(flow.lines.begin(), flow.lines.end(), [&](const FlowLine& line) {
    return page.lines[line.line].text == "Vela Ostrom";
  });
  ASSERT_NE(author, flow.lines.end());
  EXPECT_EQ(author->role, FlowRole::byline);
}

FlowRole role_of(const Page& page, const std::string& text) {
  const Flow flow = flow_of(page, hints_of(page));
  for (const FlowLine& line : flow.lines)
    if (page.lines[line.line].text == text) return line.role;
  return FlowRole::furniture;
}

const std::string kGarden = "L\t30\t40\t300\t64\t24\t1\tGarden show begins\n";

TEST(Author, in_small_or_large_type_below_the_last_sentence_is_no_caption_and_no_heading) {
  EXPECT_EQ(role_of(page_from(sheet(kGarden + text(30, 80, "Garden") +
                                    "L\t200\t138\t270\t146\t8\t0\tVela Ostrom\n")),
                    "Vela Ostrom"),
            FlowRole::byline);
  EXPECT_EQ(role_of(page_from(sheet(kGarden + text(30, 80, "Garden") +
                                    "L\t30\t138\t120\t150\t12\t1\tVela Ostrom\n")),
                    "Vela Ostrom"),
            FlowRole::byline);
}

TEST(Author, in_large_type_under_the_heading_is_told_by_the_words) {
  EXPECT_EQ(
      role_of(page_from(sheet(kGarden + "L\t30\t68\t120\t80\t12\t0\tBY ANN HALL\n" + text(30, 84, "Garden"))),
              "BY ANN HALL"),
      FlowRole::byline);
}

TEST(Kicker, of_the_next_story_is_no_author_of_the_one_above) {
  const Page page =
      page_from(sheet(kGarden + text(30, 80, "Garden") + "L\t30\t140\t90\t152\t12\t1\tThe port\n" +
                      "L\t30\t154\t260\t178\t24\t1\tFerry stops\n" + text(30, 186, "Ferry")));
  EXPECT_EQ(role_of(page, "The port"), FlowRole::heading);
}

// A picture with a caption of two lines in small type, and what `credit` says.
Page picture_with(const std::string& credit) {
  return page_from(sheet("L\t30\t40\t300\t64\t24\t1\tGarden show begins\nM\tpicture\t30\t70\t270\t170\n" +
                         credit + text(30, 210, "Garden")));
}

TEST(Credit, at_the_other_edge_below_or_above_the_caption_is_its_end) {
  const Page below = picture_with(
      "L\t30\t174\t160\t182\t8\t2\tVisitors in the garden.\n"
      "L\t210\t184\t270\t191\t7\t2\tPhoto: A Hall\n");
  EXPECT_EQ(seen(below, with_hint(below, "Photo: A Hall", &LineHint::credit)).at(0).captions,
            (Texts{"Visitors in the garden.", "Photo: A Hall"}));
  const Page above = picture_with(
      "L\t210\t172\t270\t179\t7\t2\tPhoto: A Hall\n"
      "L\t30\t182\t160\t190\t8\t2\tVisitors in the garden.\n");
  EXPECT_EQ(seen(above, with_hint(above, "Photo: A Hall", &LineHint::credit)).at(0).captions,
            (Texts{"Visitors in the garden.", "Photo: A Hall"}));
}

TEST(Credit, up_the_side_of_its_picture_ends_the_caption_and_does_not_widen_it) {
  const Page page = picture_with(
      "L\t30\t174\t160\t182\t8\t2\tVisitors in the garden.\n"
      "L\t272\t110\t279\t170\t7\t2\tv\tPhoto: A Hall\n");
  const std::vector<LineHint> hints = with_hint(page, "Photo: A Hall", &LineHint::credit);
  EXPECT_EQ(seen(page, hints).at(0).captions, (Texts{"Visitors in the garden.", "Photo: A Hall"}));
  const Flow flow = flow_of(page, hints);
  const auto picture = std::find_if(flow.zones.zones.begin(), flow.zones.zones.end(),
                                    [](const Zone& zone) { return zone.has_picture; });
  ASSERT_NE(picture, flow.zones.zones.end());
  EXPECT_LE(picture->box.x1, 270);
}

TEST(JumpMark, in_small_type_ends_the_text_and_is_no_caption) {
  const Page page =
      page_from(sheet("L\t30\t40\t300\t64\t24\t1\tGarden show begins\n" + text(30, 80, "Garden") +
                      "L\t200\t137\t270\t145\t8\t0\tContinued on Page 4\n"));
  EXPECT_EQ(seen(page, with_hint(page, "Continued on Page 4", &LineHint::closing)).at(0).captions, Texts{});
}

TEST(JumpMark, over_a_heading_is_not_of_the_story_above) {
  const Page page =
      page_from(sheet("L\t30\t40\t300\t64\t24\t1\tGarden show begins\n" + text(30, 80, "Garden") +
                      "L\t30\t144\t120\t152\t8\t2\tFrom Page 1\nL\t30\t154\t300\t174\t20\t1\tFerry stops\n" +
                      text(30, 180, "Ferry")));
  const auto regions = seen(page, with_hint(page, "From Page 1", &LineHint::continued_from));
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_FALSE(has(regions[0].paragraphs, "From Page 1"));
}

TEST(PullQuote, in_a_box_or_below_the_text_is_in_no_region) {
  const std::string quote = "L\t60\t150\t240\t166\t16\t1\t“Forty lorries a day”\n";
  const std::string story = "L\t30\t40\t300\t64\t24\t1\tGarden show begins\n" + text(30, 80, "Garden");
  const Page boxed =
      page_from(sheet(story + "M\tfill\t40\t144\t260\t174\n" + quote + text(30, 180, "Later", "")));
  EXPECT_EQ(
      with_class(boxed, with_hint(boxed, "“Forty lorries a day”", &LineHint::repeated), LineClass::quote),
      Texts{"“Forty lorries a day”"});
  const Page below = page_from(sheet(story + quote));
  EXPECT_EQ(
      with_class(below, with_hint(below, "“Forty lorries a day”", &LineHint::repeated), LineClass::quote),
      Texts{"“Forty lorries a day”"});
}

const std::string kFrame =
    "M\trule\t300\t80\t540\t81\nM\trule\t300\t160\t540\t161\nM\trule\t300\t80\t301\t161\n"
    "M\trule\t539\t80\t540\t161\n";

TEST(Advertisement, is_what_stands_in_the_middle_of_a_box_and_heads_no_text) {
  const std::string lines =
      "L\t340\t90\t500\t110\t20\t2\tMill Furniture\nL\t360\t120\t480\t130\t10\t0\tSofas and beds\n";
  const std::string story = "L\t30\t40\t300\t64\t24\t1\tGarden show begins\n" + text(30, 80, "Garden");
  const Page page = page_from(sheet(story + kFrame + lines));
  EXPECT_EQ(with_class(page, hints_of(page), LineClass::advertisement),
            (Texts{"Mill Furniture", "Sofas and beds"}));
  const Page headed = page_from(sheet(story + kFrame + lines + text(300, 170, "Below", "")));
  EXPECT_EQ(with_class(headed, hints_of(headed), LineClass::advertisement), Texts{});
}

TEST(ListInABox, is_furniture) {
  const Page page =
      page_from(sheet("L\t30\t40\t300\t64\t24\t1\tGarden show begins\n" + text(30, 80, "Garden") + kFrame +
                      "L\t305\t85\t350\t97\t12\t1\tInside\nL\t305\t100\t350\t110\t10\t0\tSport 8\n"
                      "L\t305\t114\t355\t124\t10\t0\tLetters 5\n"));
  EXPECT_EQ(furniture_of(page, hints_of(page)), (Texts{"Inside", "Sport 8", "Letters 5"}));
}

TEST(Briefs, that_run_from_column_to_column_keep_their_text) {
  const Page page = page_from(
      sheet("L\t30\t40\t200\t52\t12\t1\tFerry stops\n" + text(30, 58, "Ferry") +
            "L\t30\t118\t200\t130\t12\t1\tRain expected\n"
            "C\t30\t136\t240\t10\t0\t>Rain begins here with some words\tRain goes on to the next column\n"
            "C\t300\t40\t240\t10\t0\tRain comes to its end here.<\n"
            "L\t300\t62\t500\t74\t12\t1\tLibrary open\n" +
            text(300, 80, "Library")));
  const auto regions = seen(page);
  ASSERT_EQ(regions.size(), 3u);
  EXPECT_EQ(regions[1].headings, Texts{"Rain expected"});
  EXPECT_TRUE(has(regions[1].paragraphs, "Rain comes to its end here."));
  EXPECT_FALSE(has(regions[2].paragraphs, "Rain comes"));
}

TEST(HeadingAtTheLeft, of_each_of_two_stories_keeps_the_one_below_apart) {
  const auto story = [](int y, const std::string& name) {
    return "L\t30\t" + std::to_string(y) + "\t200\t" + std::to_string(y + 20) + "\t20\t1\t" + name +
           " news\n" + text(230, y, name, "");
  };
  const Page page = page_from(sheet(story(40, "Ferry") + story(105, "Garden")));
  const auto regions = seen(page);
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_EQ(regions[0].headings, Texts{"Ferry news"});
  EXPECT_FALSE(has(regions[0].paragraphs, "Garden"));
}

TEST(HeadingAtTheLeft, parts_rows_in_which_two_stories_stand) {
  const auto narrow = [](int x, int y, const std::string& word, const std::string& end) {
    return "C\t" + std::to_string(x) + "\t" + std::to_string(y) + "\t120\t10\t0\t" + word + " opens here\t" +
           word + " goes on and\t" + word + end + "\n";
  };
  const Page page = page_from(
      sheet("L\t30\t40\t130\t60\t20\t1\tFerry stops\n" + narrow(150, 40, "Ferry", " goes on") +
            narrow(290, 40, "Ferry second", " goes on") + narrow(430, 40, "Ferry third", " ends here.<") +
            "L\t30\t88\t130\t108\t20\t1\tRain falls\n" + narrow(150, 88, "Rain", " ends here.<") +
            "L\t290\t88\t390\t108\t20\t1\tRoses grow\n" + narrow(430, 88, "Roses", " ends here.<")));
  const auto regions = seen(page);
  ASSERT_EQ(regions.size(), 3u);
  EXPECT_EQ(regions[0].headings, Texts{"Ferry stops"});
  EXPECT_FALSE(has(regions[0].paragraphs, "Rain") || has(regions[0].paragraphs, "Roses"));
}

}  // namespace
}  // namespace broadsheet::layout
