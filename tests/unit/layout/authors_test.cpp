// Where papers name the authors of a story, and in which type.
#include "unit/layout/printed_form.hpp"

#include <algorithm>

namespace broadsheet::layout {
namespace {

const std::string kGarden = "L\t30\t40\t300\t64\t24\t1\tGarden show begins\n";

std::string line(int y, int size, int face, const std::string& words, int x = 30) {
  const auto number = [](int n) { return std::to_string(n) + "\t"; };
  return "L\t" + number(x) + number(y) + number(x + 5 * static_cast<int>(words.size())) + number(y + size) +
         number(size) + number(face) + words + "\n";
}

std::vector<LineHint> hinted(const Page& page, const Texts& words, bool LineHint::*hint) {
  std::vector<LineHint> out = hints_of(page);
  for (std::size_t l = 0; l < page.lines.size(); ++l)
    if (std::find(words.begin(), words.end(), page.lines[l].text) != words.end()) out[l].*hint = true;
  return out;
}

FlowRole role_of(const Page& page, const std::vector<LineHint>& hints, const std::string& words) {
  for (const FlowLine& it : flow_of(page, hints).lines)
    if (page.lines[it.line].text == words) return it.role;
  return FlowRole::furniture;
}

TEST(AuthorAboveTheHeadline, is_of_that_story_and_comes_after_its_headline) {
  const Page page = page_from(sheet(kGarden + text(30, 80, "Garden") + line(152, 9, 2, "BY ANN HALL") +
                                    line(164, 24, 1, "Ferry stops") + text(30, 196, "Ferry")));
  const auto hints = hinted(page, {"BY ANN HALL"}, &LineHint::byline);
  EXPECT_EQ(role_of(page, hints, "BY ANN HALL"), FlowRole::byline);
  const Flow flow = flow_of(page, hints);
  const auto at = [&](const std::string& words) {
    return std::find_if(flow.lines.begin(), flow.lines.end(),
                        [&](const FlowLine& it) { return page.lines[it.line].text == words; });
  };
  EXPECT_LT(at("Ferry stops"), at("BY ANN HALL"));
  EXPECT_EQ(at("Ferry stops")->region, at("BY ANN HALL")->region);
}

std::int32_t region_of(const Page& page, const std::string& words) {
  for (const FlowLine& it : flow_of(page, hints_of(page)).lines)
    if (page.lines[it.line].text == words) return it.region;
  return kNone;
}

TEST(AuthorAboveTheHeadline, is_of_the_story_above_if_it_stands_nearer_to_that) {
  const Page page = page_from(sheet(kGarden + text(30, 80, "Garden") + line(136, 9, 2, "BY ANN HALL") +
                                    line(164, 24, 1, "Ferry stops") + text(30, 196, "Ferry")));
  EXPECT_NE(region_of(page, "BY ANN HALL"), region_of(page, "Ferry stops"));
}

TEST(AuthorAboveTheHeadline, is_of_the_story_above_if_it_is_set_right) {
  const Page page = page_from(sheet(kGarden + text(30, 80, "Garden") + line(150, 9, 2, "BY ANN HALL", 205) +
                                    line(164, 24, 1, "Ferry stops at noon today") + text(30, 196, "Ferry")));
  EXPECT_NE(region_of(page, "BY ANN HALL"), region_of(page, "Ferry stops at noon today"));
}

// As near to the text above as to the headline.
TEST(AuthorAboveTheHeadline, is_told_by_the_others_of_the_page_where_white_does_not_tell) {
  const auto region_of_doubtful = [](const std::string& others) {
    const Page page = page_from(sheet(line(30, 9, 2, others + "RUTH ELM") + kGarden + text(30, 80, "Garden") +
                                      line(141, 9, 2, "BY ANN HALL") + line(158, 24, 1, "Ferry stops") +
                                      text(30, 190, "Ferry") + line(274, 9, 2, others + "TOM ASH") +
                                      line(286, 24, 1, "Rain ends") + text(30, 318, "Rain")));
    return region_of(page, "BY ANN HALL") == region_of(page, "Ferry stops");
  };
  EXPECT_TRUE(region_of_doubtful("BY "));
  EXPECT_FALSE(region_of_doubtful(""));
}

TEST(AuthorAboveTheHeadline, is_a_name_alone_in_the_type_of_the_text_of_a_script_without_blanks) {
  const Page page = page_from(
      "P\t600\t800\nF\t0\tSong\nF\t1\tHei\tbold\nL\t30\t40\t70\t50\t10\t0\t佐野花子\n"
      "L\t30\t56\t150\t80\t24\t1\t新しい港開く\n"
      "C\t30\t90\t200\t10\t0\t>港湾局は十八日、南岸に新しい港を\t開いた。市民ら五百人が集まり、\t"
      "初めの船を迎えた。<\n");
  const auto hints = hinted(page, {"佐野花子"}, &LineHint::may_name);
  EXPECT_EQ(role_of(page, hints, "佐野花子"), FlowRole::byline);
}

// Two stories, each with a line in large type under its headline.
Page two_stories(const std::string& first, const std::string& second) {
  return page_from(sheet(kGarden + line(68, 12, 2, first) + text(30, 84, "Garden") +
                         line(164, 24, 1, "Ferry stops") + line(192, 12, 2, second) +
                         text(30, 208, "Ferry")));
}

TEST(TypeOfAuthors, is_told_by_lines_that_may_be_names_and_nothing_else) {
  const Page page = two_stories("Vela Ostrom in Bree", "Tamas Kerr in Bree");
  const auto hints = hinted(page, {"Vela Ostrom in Bree", "Tamas Kerr in Bree"}, &LineHint::may_name);
  EXPECT_EQ(role_of(page, hints, "Vela Ostrom in Bree"), FlowRole::byline);
  EXPECT_EQ(role_of(page, hints, "Tamas Kerr in Bree"), FlowRole::byline);
}

TEST(TypeOfAuthors, is_not_that_of_one_line_nor_one_in_which_other_things_are_said) {
  const Page page = two_stories("Vela Ostrom in Bree", "more roses than ever");
  const auto hints = hinted(page, {"Vela Ostrom in Bree"}, &LineHint::may_name);
  EXPECT_EQ(role_of(page, hints, "Vela Ostrom in Bree"), FlowRole::heading);
}

TEST(PostOfTheAuthor, below_the_name_in_its_size_is_no_text) {
  const Page page = page_from(sheet(kGarden + line(68, 9, 1, "BY ANN HALL") +
                                    line(79, 9, 2, "Education correspondent") + text(30, 92, "Garden")));
  EXPECT_EQ(role_of(page, hints_of(page), "Education correspondent"), FlowRole::byline);
}

TEST(AuthorInTheTypeOfText, leaves_room_that_the_first_line_of_text_does_not) {
  const auto page_with = [](const std::string& first) {
    return page_from(sheet(kGarden + "C\t30\t70\t240\t10\t0\t" + first +
                           "\tGarden opens here with some words\t" +
                           "Garden line two goes on with it\tGarden ends here.<\n"));
  };
  const Page named = page_with("Vela Ostrom in Bree<"), full = page_with("Vela Ostrom in Bree");
  EXPECT_EQ(
      role_of(named, hinted(named, {"Vela Ostrom in Bree"}, &LineHint::may_name), "Vela Ostrom in Bree"),
      FlowRole::byline);
  EXPECT_EQ(role_of(full, hinted(full, {"Vela Ostrom in Bree"}, &LineHint::may_name), "Vela Ostrom in Bree"),
            FlowRole::starts);
}

TEST(AuthorInTheTypeOfText, above_a_paragraph_of_a_script_without_blanks_is_no_text) {
  const auto page_with = [](const std::string& words) {
    const std::string paragraph =
        "\t>>花展昨日在城北的公园里开幕了来了很多人\t大家都说今年的花比往年更多也更好看一些\t"
        "市长也讲了话。<";
    return page_from("P\t600\t800\nF\t0\tSong\nF\t1\tHei\tbold\nL\t30\t40\t200\t64\t24\t1\t花展昨日开幕\n" +
                     words + "C\t30\t86\t240\t10\t0" + paragraph + paragraph + paragraph + "\n");
  };
  const Page page = page_with("L\t30\t72\t60\t82\t10\t0\t王益炜\n");
  EXPECT_EQ(role_of(page, hinted(page, {"王益炜"}, &LineHint::may_name), "王益炜"), FlowRole::byline);
  EXPECT_EQ(role_of(page, hints_of(page), "王益炜"), FlowRole::starts);
}

}  // namespace
}  // namespace broadsheet::layout
