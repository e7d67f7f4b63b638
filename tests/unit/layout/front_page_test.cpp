// What front pages print around their stories, and how one headline holds several columns or decks.
#include "unit/layout/printed_form.hpp"

#include <algorithm>

namespace broadsheet::layout {
namespace {

const std::string kStory = "L\t30\t160\t400\t185\t24\t1\tHarbour bridge opens\n" + text(30, 190, "Harbour") +
                           text(300, 190, "Second", "") + text(30, 250, "Third") + text(300, 250, "Fourth") +
                           text(30, 310, "Fifth");

TEST(Sheet, what_is_printed_beyond_the_page_is_cut_off) {
  const std::string slug = "L\t200\t-30\t420\t-15\t15\t2\tHarrow_A01_5c.indd\n";
  EXPECT_EQ(furniture(slug + kStory), Texts{"Harrow_A01_5c.indd"});
}

TEST(Barcode, is_no_headline) {
  EXPECT_EQ(furniture("F\t3\tBarcodeEAN13\nL\t480\t700\t570\t720\t20\t3\t!2C7A4B=dghiaf!\n" + kStory),
            Texts{"!2C7A4B=dghiaf!"});
}

TEST(Folio, what_stands_above_it_and_its_rule_is_around_the_articles) {
  const std::string ears =
      "L\t480\t40\t570\t52\t12\t1\tThe weather\nL\t480\t56\t570\t64\t8\t0\tSunny and mild.\n";
  const std::string folio = "L\t200\t120\t400\t129\t9\t2\tTuesday, March 5, 2024\n",
                    rule = "M\trule\t30\t132\t570\t133\n";
  EXPECT_EQ(furniture(ears + folio + rule + kStory).size(), 3u);
  EXPECT_FALSE(has(furniture(ears + folio + kStory), "Sunny"));
}

TEST(Folio, with_a_story_above_it_is_on_another_page) {
  EXPECT_FALSE(has(
      furniture(text(30, 40, "Upper") + text(300, 40, "Right") +
                "L\t200\t120\t400\t129\t9\t2\tTuesday, March 5, 2024\nM\trule\t30\t132\t570\t133\n" + kStory),
      "Upper"));
}

// A headline over two columns; the second has a deck of its own at its top.
std::string with_deck(const std::string& last_of_first, const std::string& first_of_second) {
  return "L\t30\t60\t540\t90\t30\t1\tFerry line stops after forty years\n"
         "C\t30\t100\t240\t10\t0\t>The ferry ran for the last time with\tall of its crew aboard on Sunday "
         "and\tmany who came for the last\t" +
         last_of_first +
         "\nL\t320\t106\t520\t122\t16\t1\tTown looks for another boat\nC\t300\t134\t240\t10\t0\t" +
         first_of_second + "\ta new boat would cost more than it\thas to spend in two years.<\n";
}

TEST(Deck, set_into_a_column_belongs_to_the_headline_over_all_of_them) {
  const auto regions = seen(page_from(
      sheet(with_deck("trip across the bay, and the town", "council says that it knows well that"))));
  ASSERT_EQ(regions.size(), 1u);
  EXPECT_EQ(regions[0].headings,
            (Texts{"Ferry line stops after forty years", "Town looks for another boat"}));
  ASSERT_EQ(regions[0].paragraphs.size(), 1u);
  EXPECT_NE(regions[0].paragraphs[0].find("town|council says"), std::string::npos);
}

TEST(Deck, is_a_headline_where_the_text_below_begins_a_story) {
  EXPECT_EQ(seen(page_from(sheet(
                     with_deck("trip across the bay on Sunday.<", ">Council says that it knows well that"))))
                .size(),
            2u);
}

TEST(Dash, between_headline_and_deck_parts_nothing) {
  const std::string head = "L\t30\t60\t240\t84\t24\t1\tFerry line stops\n",
                    dash = "M\trule\t100\t96\t170\t96.5\n",
                    deck = "L\t30\t108\t240\t124\t16\t1\tTown looks for a boat\n";
  const auto regions =
      seen(page_from(sheet(head + dash + deck + text(30, 136, "Ferry") + text(30, 400, "More"))));
  ASSERT_FALSE(regions.empty());
  EXPECT_EQ(regions[0].headings, (Texts{"Ferry line stops", "Town looks for a boat"}));
}

TEST(Dash, between_a_kicker_or_an_author_and_the_headline_parts_nothing) {
  const std::string kicker = "L\t90\t40\t150\t50\t10\t1\tHarbour\n",
                    head = "L\t30\t70\t210\t110\t40\t1\tFerry stops\n",
                    author = "L\t90\t128\t150\t142\t14\t1\tBY ANN ROE\n";
  const auto dash = [](const char* y) { return "M\trule\t100\t" + std::string(y) + "\t140\t" + y + ".5\n"; };
  const Page page =
      page_from(sheet(kicker + dash("62") + head + dash("122") + author + text(30, 160, "Ferry")));
  const auto regions = seen(page);
  ASSERT_EQ(regions.size(), 1u);
  EXPECT_TRUE(has(regions[0].headings, "Harbour"));
  EXPECT_TRUE(has(regions[0].headings, "Ferry stops"));
}

TEST(Letters, each_of_which_stands_alone_are_one_word) {
  std::string rows;
  int x = 100;
  for (const char c : std::string("NOTICES FOR")) {
    if (c != ' ')
      rows += "R\t" + std::to_string(x) + "\t40\t" + std::to_string(x + 20) + "\t70\t30\t1\t" + c + "\n";
    x += c == ' ' ? 24 : 32;
  }
  const Page page = page_from(sheet(rows));
  ASSERT_EQ(page.lines.size(), 1u);
  EXPECT_EQ(page.lines[0].text, "NOTICES FOR");
}

TEST(Caption, in_type_larger_than_the_text_stands_below_its_credit) {
  const Page page =
      page_from(sheet(text(30, 60, "Upper", "") +
                      "M\tpicture\t30\t130\t270\t260\nL\t200\t263\t270\t268\t5\t2\tJANE ROE\n"
                      "L\t30\t272\t268\t283\t11\t2\tThe mayor of Harrow walked over the new bridge\n"
                      "L\t30\t285\t140\t296\t11\t2\twith her dog on Sunday.\n" +
                      text(30, 310, "lower", "")));
  std::vector<LineHint> hints = hints_of(page);
  for (std::size_t l = 0; l < hints.size(); ++l) hints[l].credit = page.lines[l].text == "JANE ROE";
  Texts captions;
  for (const Seen& region : seen(page, hints))
    captions.insert(captions.end(), region.captions.begin(), region.captions.end());
  EXPECT_TRUE(has(captions, "The mayor of Harrow"));
}

TEST(Sign, of_one_letter_is_no_headline) {
  EXPECT_EQ(furniture("L\t30\t130\t42\t144\t14\t2\tk\n" + kStory), Texts{"k"});
}

TEST(Initial, begins_the_text_however_short_its_line) {
  const Page page = page_from(
      sheet("L\t30\t60\t300\t84\t24\t1\tFerry "
            "stops\nR\t30\t100\t50\t128\t30\t0\tC\nR\t54\t100\t110\t110\t10\t0\tarla\n"
            "R\t114\t100\t150\t110\t10\t0\tRoe.\nR\t54\t114\t270\t124\t10\t0\tsailed on the ferry for\n" +
            text(30, 128, "Ferry", "")));
  std::vector<LineHint> hints = hints_of(page);
  for (std::size_t l = 0; l < hints.size(); ++l)
    hints[l].may_name = page.lines[l].text.find("Roe") != std::string::npos;
  const auto regions = seen(page, hints);
  ASSERT_EQ(regions.size(), 1u);
  ASSERT_FALSE(regions[0].paragraphs.empty());
  EXPECT_TRUE(regions[0].paragraphs[0].starts_with("Carla Roe.")) << regions[0].paragraphs[0];
}

TEST(Banner, belongs_to_the_story_that_hangs_on_it_by_a_dash) {
  const Page page =
      page_from(sheet("L\t30\t60\t570\t96\t36\t1\tHARBOUR BRIDGE OPENS TO ALL\n"
                      "M\trule\t30\t106\t270\t106.5\nL\t30\t114\t200\t134\t20\t1\tGarden show ends\n" +
                      text(30, 140, "Garden") +
                      "M\trule\t380\t106\t460\t106.5\nL\t330\t114\t510\t134\t20\t1\tCrowds walk over it\n" +
                      text(300, 140, "Bridge")));
  const auto regions = seen(page);
  const auto banner = std::find_if(regions.begin(), regions.end(),
                                   [](const Seen& it) { return has(it.headings, "HARBOUR"); });
  ASSERT_NE(banner, regions.end());
  EXPECT_TRUE(has(banner->headings, "Crowds"));
  EXPECT_FALSE(has(banner->headings, "Garden"));
}

TEST(Box, is_read_without_what_stands_beside_it_in_between) {
  const Page page = page_from(sheet("M\tfill\t300\t50\t580\t420\nL\t310\t60\t500\t80\t20\t1\tAt a glance\n" +
                                    text(310, 90, "First") + "L\t310\t240\t500\t260\t20\t1\tMore of it\n" +
                                    text(310, 270, "Later") + "L\t30\t60\t200\t80\t20\t1\tFerry stops\n" +
                                    text(30, 90, "Ferry") + "L\t30\t200\t200\t220\t20\t1\tGarden opens\n" +
                                    text(30, 230, "Garden")));
  Texts order;
  for (const Seen& region : seen(page))
    order.insert(order.end(), region.headings.begin(), region.headings.end());
  const auto box = std::find(order.begin(), order.end(), "At a glance");
  ASSERT_NE(box, order.end());
  EXPECT_EQ(*std::next(box), "More of it");
}

}  // namespace
}  // namespace broadsheet::layout
