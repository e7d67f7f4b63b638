// What tells stories and paragraphs apart in columns that stand side by side.
#include "unit/layout/printed_form.hpp"

#include <algorithm>

namespace broadsheet::layout {
namespace {

std::string head(int x, int y, const std::string& words, int size = 12) {
  const auto number = [](int n) { return std::to_string(n) + "\t"; };
  return "L\t" + number(x) + number(y) + number(x + 6 * static_cast<int>(words.size())) + number(y + size) +
         number(size) + "1\t" + words + "\n";
}

std::string column(int x, int y, int width, const std::string& lines) {
  return "C\t" + std::to_string(x) + "\t" + std::to_string(y) + "\t" + std::to_string(width) + "\t10\t0\t" +
         lines + "\n";
}

FlowRole role_of(const Page& page, const std::vector<LineHint>& hints, const std::string& words) {
  for (const FlowLine& it : flow_of(page, hints).lines)
    if (page.lines[it.line].text == words) return it.role;
  return FlowRole::furniture;
}

// A story over two columns, and right of it short ones that run from column to column.
TEST(Briefs, beside_a_story_of_several_columns_keep_their_text) {
  const Page page = page_from(
      sheet(head(20, 40, "Harbour bridge opens to all", 24) +
            column(20, 80, 130, ">Bridge begins here\tand goes on\tand on below") +
            column(160, 80, 130, "and on beside it\tto the end of it.<") + head(310, 40, "Ferry stops") +
            column(310, 58, 120, ">Ferry opens\tand ends.<") + head(310, 100, "Rain expected") +
            column(310, 118, 120, ">Rain opens here\tand goes on to the next") +
            column(440, 40, 120, "one and ends here.<") + head(440, 66, "Library open") +
            column(440, 84, 120, ">Library opens\tand ends.<")));
  const auto regions = seen(page);
  ASSERT_EQ(regions.size(), 4u);
  const auto rain = std::find_if(regions.begin(), regions.end(),
                                 [](const Seen& it) { return it.headings == Texts{"Rain expected"}; });
  ASSERT_NE(rain, regions.end());
  EXPECT_TRUE(has(rain->paragraphs, "one and ends here."));
}

// The end of the story above is as near to the headline as its own text; white beside the headline tells.
TEST(Stories, one_above_the_other_are_parted_by_a_headline_over_the_first_column_alone) {
  const auto three = [](int y, const std::string& word) {
    return column(20, y, 170, word + " begins here with words\tand goes on.<") +
           column(205, y, 170, ">" + word + " in the second one\tgoes on and ends.<") +
           column(390, y, 170, ">" + word + " in the third one\tcomes to its end.<");
  };
  const Page page = page_from(sheet(head(20, 40, "Walkers keep the bridge", 17) + three(64, "Bridge") +
                                    head(20, 92, "Library opens on Sunday", 17) + three(118, "Library")));
  const auto regions = seen(page);
  ASSERT_EQ(regions.size(), 2u);
  EXPECT_TRUE(has(regions[1].paragraphs, "Library in the second"));
  EXPECT_TRUE(has(regions[1].paragraphs, "Library in the third"));
}

TEST(Rubric, of_short_stories_keeps_the_first_before_those_that_begin_higher_in_the_next_columns) {
  const auto brief = [](int x, int y, const std::string& word) {
    return head(x, y, word + " story") +
           column(x, y + 16, 170, ">" + word + " opens with words\tand ends here.<");
  };
  const Page page = page_from(sheet("L\t30\t40\t100\t56\t16\t1\tIn Brief\n" + brief(30, 64, "Mill") +
                                    brief(220, 40, "Ferry") + brief(410, 40, "Market")));
  const auto regions = seen(page);
  ASSERT_EQ(regions.size(), 3u);
  EXPECT_EQ(regions[0].headings, Texts{"Mill story"});
}

// Twenty full lines and more, and a paragraph whose last line leaves less room than the next word needs.
TEST(Paragraphs, of_justified_text_end_with_each_line_that_leaves_room) {
  const auto paragraphs = [](const std::string& x1) {
    std::string rows = "L\t30\t40\t240\t64\t24\t1\tGarden show begins\n";
    for (int k = 0; k < 30; ++k) {
      const auto y = [&](int add) { return std::to_string(80 + 14 * k + add) + "\t"; };
      const bool last = k % 6 == 5;
      rows += "L\t30\t" + y(0) + (last ? x1 : "270") + "\t" + y(10) + "10\t0\t" +
              (last ? "and so the words end here." : "Considerably longer words in line") + "\n";
    }
    return seen(page_from(sheet(rows))).at(0).paragraphs.size();
  };
  EXPECT_EQ(paragraphs("264"), 5u);
  EXPECT_EQ(paragraphs("270"), 1u);
}

TEST(Paragraphs, that_white_parts_may_end_with_a_quotation_that_goes_on) {
  std::string rows = "L\t30\t40\t240\t64\t24\t1\tGarden show begins\n";
  for (int k = 0; k < 6; ++k)
    rows += column(30, 80 + 60 * k, 240,
                   "The show began with words\tof the mayor and others\t" +
                       std::string(k == 1 ? "this year,”<" : "and so on.<"));
  EXPECT_EQ(seen(page_from(sheet(rows))).at(0).paragraphs.size(), 6u);
}

// Lines in bold type within the text; one more ends a column.
TEST(Crosshead, at_the_end_of_a_column_is_told_by_the_others_of_the_page) {
  const auto role = [](const std::string& others) {
    const Page page = page_from(sheet(head(30, 40, "Garden show begins", 24) + text(30, 80, "One") +
                                      "L\t30\t138\t90\t148\t10\t1\t" + others + "\n" + text(30, 152, "Two") +
                                      "L\t30\t210\t90\t220\t10\t1\tMore roses\n" + text(30, 224, "Three") +
                                      "L\t30\t282\t90\t292\t10\t1\tLast words\n" + text(300, 80, "Four") +
                                      text(300, 136, "Five")));
    return role_of(page, hints_of(page), "Last words");
  };
  EXPECT_EQ(role("First steps"), FlowRole::crosshead);
}

TEST(Author, set_right_below_the_text_needs_no_full_stop_above_it) {
  const Page page = page_from(sheet(head(30, 40, "Garden show begins", 24) + text(30, 80, "One") +
                                    column(30, 136, 240, "- more roses on the market squares (1.6m)") +
                                    "L\t190\t150\t270\t160\t10\t0\tBY ANN HALL\n"));
  EXPECT_EQ(role_of(page, hints_of(page), "BY ANN HALL"), FlowRole::byline);
}

}  // namespace
}  // namespace broadsheet::layout
