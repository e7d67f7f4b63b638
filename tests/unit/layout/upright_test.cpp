// Vertical text that is set glyph by glyph in a horizontal font.
#include "unit/layout/seen_page.hpp"

namespace broadsheet::layout {
namespace {

// Draws characters of 10 points, `step` points apart.
struct Pen {
  Page page;
  double x = 0, y = 0, right = 0, down = 0;

  void draw(const std::string& text, double width = 10, std::int16_t rotation = 0) {
    Run run;
    run.text = text, run.size = 10, run.rotation = rotation;
    run.box = {x, y, x + width, y + 10};
    run.baseline = rotation == 90 ? x + 2 : y + 8.5;
    run.order = static_cast<std::uint32_t>(page.runs.size());
    page.runs.push_back(run);
    x += right, y += down;
  }
  void draw_all(const std::vector<std::string>& glyphs) {
    for (const std::string& glyph : glyphs) draw(glyph);
  }
};

const std::vector<std::string> kColumn = {"港", "の", "新", "し", "い", "橋",
                                          "が", "日", "曜", "に", "開", "通"};

Texts lines_of(Page page, bool& vertical) {
  page.width = 300, page.height = 300;
  drop_invalid(page);
  make_lines(page);
  Texts out;
  vertical = true;
  for (const Line& line : page.lines) out.push_back(line.text), vertical = vertical && line.vertical;
  return out;
}

TEST(UprightText, is_read_from_top_to_bottom) {
  Pen pen;
  pen.down = 10;
  for (const double x : {200, 185, 170}) {
    pen.x = x, pen.y = 20;
    pen.draw_all(kColumn);
  }
  bool vertical = false;
  const Texts lines = lines_of(pen.page, vertical);
  EXPECT_EQ(lines,
            (Texts{"港の新しい橋が日曜に開通", "港の新しい橋が日曜に開通", "港の新しい橋が日曜に開通"}));
  EXPECT_TRUE(vertical);
}

TEST(UprightText, keeps_turned_words_and_figures_of_one_cell_in_their_column) {
  Pen pen;
  pen.down = 10;
  for (const double x : {200, 185}) {
    pen.x = x, pen.y = 20;
    pen.draw_all(kColumn);
    pen.draw("MF", 10, 90);
    pen.draw("29");
    pen.draw("日");
  }
  bool vertical = false;
  const Texts lines = lines_of(pen.page, vertical);
  ASSERT_EQ(lines.size(), 2u);
  EXPECT_EQ(lines[0], "港の新しい橋が日曜に開通MF29日");
  EXPECT_TRUE(vertical);
}

TEST(UprightText, of_a_few_glyphs_is_told_on_a_page_of_horizontal_text) {
  Pen pen;
  pen.right = 10;
  for (const double y : {20, 35, 50, 65}) {
    pen.x = 20, pen.y = y;
    pen.draw_all(kColumn);
  }
  pen.right = 0, pen.down = 10, pen.x = 200, pen.y = 20;
  pen.draw_all({"記", "者", "王", "美", "玲", "攝"});
  Page page = pen.page;
  page.width = 300, page.height = 300;
  make_lines(page);
  ASSERT_EQ(page.lines.size(), 5u);
  EXPECT_EQ(page.lines[4].text, "記者王美玲攝");
  EXPECT_TRUE(page.lines[4].vertical);
  EXPECT_FALSE(page.lines[0].vertical);
}

TEST(UprightText, is_not_what_tracked_glyphs_are) {
  Pen pen;
  pen.right = 14;
  for (const double y : {20, 35, 50}) {
    pen.x = 20, pen.y = y;
    pen.draw_all(kColumn);
  }
  bool vertical = false;
  EXPECT_EQ(lines_of(pen.page, vertical).size(), 3u);
  EXPECT_FALSE(vertical);
}

}  // namespace
}  // namespace broadsheet::layout
