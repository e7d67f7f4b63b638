// What papers print at the top and the foot of a page.
#include "unit/layout/printed_form.hpp"

namespace broadsheet::layout {
namespace {

const std::string kStory = "L\t30\t120\t400\t145\t24\t1\tHarbour bridge opens\n" + text(30, 150, "Harbour") +
                           text(300, 150, "Second", "");

TEST(SectionFlag, alone_at_the_top_is_ruled_off_from_the_first_headline) {
  const std::string flag = "L\t30\t40\t110\t70\t30\t1\tNEWS\n", rule = "M\trule\t30\t80\t570\t81\n";
  EXPECT_EQ(furniture(flag + rule + kStory), Texts{"NEWS"});
  EXPECT_EQ(furniture(flag + kStory), Texts{});
  EXPECT_EQ(furniture("L\t30\t40\t90\t48\t8\t2\tBY ANN HALL\n" + flag + rule + kStory), Texts{});
}

TEST(TopRow, of_pieces_of_which_one_is_the_date_is_no_kicker) {
  EXPECT_EQ(
      furniture(
          "L\t30\t98\t110\t106\t8\t2\tVol. 133, No. 42\nL\t220\t98\t330\t106\t8\t2\tTuesday, March 5, 2024\n"
          "L\t540\t98\t570\t106\t8\t2\t1.20\n" +
          kStory)
          .size(),
      3u);
}

TEST(TopRow, of_teasers_above_a_rule_is_no_kicker) {
  EXPECT_EQ(
      furniture("L\t30\t98\t130\t106\t8\t2\tSport: final, p24\nL\t420\t98\t570\t106\t8\t2\tLetters, p9\n"
                "M\trule\t30\t110\t570\t111\n" +
                kStory)
          .size(),
      2u);
}

TEST(Slogan, below_the_name_of_the_paper_and_above_a_rule_is_furniture) {
  EXPECT_TRUE(
      has(furniture(
              "L\t60\t30\t500\t75\t45\t1\tHarrow Valley Post\nL\t220\t78\t380\t88\t10\t2\tSince many years\n"
              "M\trule\t30\t92\t570\t93\n" +
              kStory),
          "Since many years"));
}

TEST(Imprint, is_small_print_in_the_last_row_below_a_rule) {
  const std::string imprint = "L\t30\t700\t420\t708\t8\t2\tPublished by Harrow Press Ltd in Mill Road.\n";
  EXPECT_EQ(furniture(kStory + "M\trule\t30\t694\t570\t695\n" + imprint).size(), 1u);
  EXPECT_EQ(furniture(kStory + imprint).size(), 0u);
}

TEST(Advertisement, between_two_rules_and_the_label_above_it_are_one) {
  const Page page =
      page_from(sheet(kStory + "L\t260\t586\t340\t594\t8\t2\tADVERTISEMENT\nM\trule\t30\t600\t570\t601\n"
                               "M\trule\t30\t660\t570\t661\nL\t150\t610\t450\t632\t22\t2\tSpring sale\n"
                               "L\t200\t640\t400\t652\t12\t2\tAll beds half price\n"));
  EXPECT_EQ(with_class(page, hints_of(page), LineClass::advertisement).size(), 3u);
}

}  // namespace
}  // namespace broadsheet::layout
