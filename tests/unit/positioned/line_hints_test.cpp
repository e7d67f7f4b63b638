// What the words of positioned lines say of them.
#include "positioned/line_hints.hpp"

#include "reconstruct/language/profile.hpp"

#include <gtest/gtest.h>

namespace broadsheet::positioned {
namespace {

struct Printed {
  reconstruct::Text text;
  double size;
};

std::vector<layout::LineHint> hints_of(const std::vector<Printed>& printed, const std::string& language) {
  layout::Page page;
  page.width = 300, page.height = 400;
  std::vector<reconstruct::Text> texts;
  for (const Printed& line : printed) {
    layout::Line out;
    out.text = "x";
    out.size = line.size;
    const double y = 20 + 20 * static_cast<double>(texts.size());
    out.box = {20, y, 200, y + line.size};
    page.lines.push_back(out);
    texts.push_back(line.text);
  }
  return line_hints(page, texts, reconstruct::profile_of(language));
}

TEST(RepeatedLines, are_told_in_scripts_without_blanks) {
  const auto hints = hints_of({{U"港口新橋星期日通車，市長與", 10},
                               {U"市民冒雨走過。工程費一千二百萬", 10},
                               {U"「市長與市民冒雨走過」", 14}},
                              "zh-Hant");
  EXPECT_TRUE(hints[2].repeated);
  EXPECT_FALSE(hints[0].repeated);
}

TEST(RepeatedLines, of_one_size_say_one_thing_however_short_the_last_is) {
  const auto hints = hints_of({{U"The new bridge opened on Sunday after", 10},
                               {U"four years of work, and many walked it.", 10},
                               {U"“opened on Sunday after four", 14},
                               {U"years”", 14}},
                              "en");
  EXPECT_TRUE(hints[2].repeated);
  EXPECT_TRUE(hints[3].repeated);
}

TEST(Credits, that_are_all_of_a_line_are_told_from_captions) {
  const auto hints =
      hints_of({{U"Photo: Ann Hall", 8}, {U"Visitors in the garden. Photo: Ann Hall", 8}}, "en");
  EXPECT_TRUE(hints[0].credit);
  EXPECT_FALSE(hints[1].credit);
}

}  // namespace
}  // namespace broadsheet::positioned
