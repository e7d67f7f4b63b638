// Pages whose words come in any order: sorted by height, or shuffled.
#include "unit/layout/seen_page.hpp"

#include <algorithm>
#include <random>

namespace broadsheet::layout {
namespace {

// A page of words; every line is justified to its column.
struct Words {
  Page page;

  void word(const std::string& text, double x, double y, double width, double size) {
    Run run;
    run.text = text, run.size = size;
    run.box = {x, y, x + width, y + size}, run.baseline = y + 0.8 * size;
    run.order = static_cast<std::uint32_t>(page.runs.size());
    run.blank_before = true;
    page.runs.push_back(run);
  }
  // Words of half an em a letter.
  void line(const Texts& words, double x, double y, double width, double size = 10) {
    double ink = 0;
    for (const std::string& text : words) ink += 0.5 * size * static_cast<double>(text.size());
    const double gap = words.size() > 1 ? (width - ink) / static_cast<double>(words.size() - 1) : 0;
    for (const std::string& text : words) {
      word(text, x, y, 0.5 * size * static_cast<double>(text.size()), size);
      x += 0.5 * size * static_cast<double>(text.size()) + gap;
    }
  }
  // Glyphs of an em each.
  void glyphs(const Texts& characters, double x, double y, double size = 10) {
    for (const std::string& text : characters)
      word(text, x, y, size, size), page.runs.back().blank_before = false, x += size;
  }
};

Texts lines_of(Page page, unsigned seed) {
  std::mt19937 random(seed);
  for (std::size_t i = page.runs.size(); i > 1; --i) std::swap(page.runs[i - 1], page.runs[random() % i]);
  page.width = 600, page.height = 400;
  drop_invalid(page);
  make_lines(page);
  EXPECT_FALSE(page.stream_is_reading_order);
  Texts out;
  for (const Line& line : page.lines) out.push_back(line.text);
  std::sort(out.begin(), out.end());
  return out;
}

const std::vector<Texts> kLeft = {
    {"The", "harbour", "board", "agreed"}, {"on", "Monday", "to", "rebuild", "it"},
    {"after", "three", "winters", "of"},   {"storms", "had", "taken", "most"},
    {"of", "the", "old", "stone", "wall"}, {"and", "part", "of", "its", "light"}};
const std::vector<Texts> kRight = {
    {"Fares", "on", "the", "ferry", "rise"}, {"in", "spring", "by", "a", "tenth"},
    {"said", "the", "town's", "clerk"},      {"who", "blamed", "the", "price"},
    {"of", "fuel", "and", "of", "repairs"},  {"to", "both", "of", "its", "ships"}};

std::string joined(const Texts& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

Texts all_lines(const std::vector<std::vector<Texts>>& columns) {
  Texts out;
  for (const auto& column : columns)
    for (const Texts& line : column) out.push_back(joined(line));
  std::sort(out.begin(), out.end());
  return out;
}

TEST(ShuffledStream, gives_the_lines_of_justified_columns) {
  Words words;
  for (std::size_t i = 0; i < kLeft.size(); ++i) {
    words.line(kLeft[i], 20, 50 + 12 * static_cast<double>(i), 110);
    words.line(kRight[i], 142, 50 + 12 * static_cast<double>(i), 110);
  }
  for (const unsigned seed : {1u, 2u, 3u}) EXPECT_EQ(lines_of(words.page, seed), all_lines({kLeft, kRight}));
}

TEST(ShuffledStream, does_not_take_wide_blanks_of_one_line_for_a_gutter) {
  Words words;
  std::vector<Texts> loose = {
      {"unquestionably"}, {"two", "far", "apart"}, {"not", "so", "wide"}, {"it", "is", "one"}};
  for (std::size_t i = 0; i < kLeft.size(); ++i)
    words.line(kLeft[i], 20, 50 + 12 * static_cast<double>(i), 110);
  for (std::size_t i = 0; i < loose.size(); ++i)
    words.line(loose[i], 20, 122 + 12 * static_cast<double>(i), 110);
  EXPECT_EQ(lines_of(words.page, 1), all_lines({kLeft, loose}));
}

TEST(ShuffledStream, parts_headings_over_columns_side_by_side) {
  Words words;
  words.line({"Quay", "walls"}, 20, 20, 98, 20);
  words.line({"Ferry", "fare"}, 142, 20, 97, 20);
  for (std::size_t i = 0; i < kLeft.size(); ++i) {
    words.line(kLeft[i], 20, 50 + 12 * static_cast<double>(i), 110);
    words.line(kRight[i], 142, 50 + 12 * static_cast<double>(i), 110);
  }
  const Texts lines = lines_of(words.page, 1);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "Quay walls"), 1);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "Ferry fare"), 1);
}

TEST(ShuffledStream, parts_a_heading_of_one_word_from_the_heading_beside_it) {
  Words words;
  words.line({"Floods"}, 20, 20, 60, 20);
  words.line({"Ferry", "fare"}, 95, 20, 95, 20);
  words.line({"Old", "mill"}, 205, 20, 75, 20);
  for (std::size_t i = 0; i < kLeft.size(); ++i)
    for (const double x : {20.0, 142.0, 264.0})
      words.line(kLeft[i], x, 50 + 12 * static_cast<double>(i), 110);
  const Texts lines = lines_of(words.page, 1);
  for (const char* heading : {"Floods", "Ferry fare", "Old mill"})
    EXPECT_EQ(std::count(lines.begin(), lines.end(), heading), 1) << heading;
}

TEST(ShuffledStream, parts_headings_of_two_sizes_that_stand_near_one_height) {
  Words words;
  words.glyphs({"港", "橋", "開", "通"}, 34, 20, 14.4);
  words.glyphs({"市", "民", "祝", "賀"}, 113, 21, 16);
  const Texts text = {"新", "し", "い", "橋", "が", "日", "曜", "に", "開", "い"};
  for (double y = 50; y < 120; y += 13)
    for (const double x : {30.0, 135.0}) words.glyphs(text, x, y);
  const Texts lines = lines_of(words.page, 1);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "港橋開通"), 1);
}

TEST(ShuffledStream, parts_columns_of_two_lines_that_are_as_wide_as_others) {
  const std::vector<Texts> loose = {{"The", "harbour", "boards"}, {"agreed", "on", "repairs."}};
  Words words;
  for (double y = 50; y < 120; y += 12) words.line(kRight[0], 20, y, 110);
  for (std::size_t i = 0; i < 2; ++i)
    for (const double x : {20.0, 150.0, 280.0})
      words.line(loose[i], x, 300 + 12 * static_cast<double>(i), 110);
  const Texts lines = lines_of(words.page, 1);
  for (const Texts& line : loose) EXPECT_EQ(std::count(lines.begin(), lines.end(), joined(line)), 3);
}

TEST(ShuffledStream, parts_an_author_from_the_text_a_hair_below_beside_it) {
  Words words;
  words.line({"By", "Adelaide", "Mossgrove"}, 20, 48, 112);
  for (double y = 50; y < 120; y += 12) {
    if (y > 50) words.line(kLeft[0], 20, y, 107);
    words.line(kRight[0], 135, y, 110);
  }
  const Texts lines = lines_of(words.page, 1);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "By Adelaide Mossgrove"), 1);
}

TEST(ShuffledStream, reads_lines_from_top_to_bottom) {
  Words words;
  for (std::size_t line = 0; line < 12; ++line)
    for (const char* text : {"記者", "橋が開", "通した"}) {
      const double x = 500 - 14 * static_cast<double>(line);
      const double y = words.page.runs.size() % 3 == 0 ? 30 : words.page.runs.back().box.y1 + 10;
      words.word(text, x, y, 10, 10);
      words.page.runs.back().box.y1 = y + 10 * (text[6] ? 3 : 2);
      words.page.runs.back().vertical = true;
    }
  EXPECT_EQ(lines_of(words.page, 1), Texts(12, "記者 橋が開 通した"));
}

TEST(ShuffledStream, keeps_the_phrases_of_one_heading_over_several_columns) {
  Words words;
  words.glyphs({"港", "橋", "開", "通"}, 60, 20, 20);
  words.glyphs({"市", "民", "祝", "賀"}, 150, 20, 20);  // just over the gutter
  const Texts text = {"新", "し", "い", "橋", "が", "日", "曜", "に", "開", "い", "て"};
  for (double y = 50; y < 120; y += 13)
    for (const double x : {30.0, 150.0}) words.glyphs(text, x, y);
  const Texts lines = lines_of(words.page, 1);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "港橋開通 市民祝賀"), 1);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), joined(text)), 0)
      << "glyphs of a line have no blanks between";
}

TEST(ShuffledStream, reads_marks_that_are_set_close) {
  Words words;
  const Texts text = {"橋", "は", "「", "港", "の", "橋", "」", "、", "「", "新", "橋", "」", "と"};
  for (double y = 50; y < 120; y += 13) {
    words.glyphs(text, 30, y);
    // The bracket that opens stands half an em into the comma before it.
    for (auto run = words.page.runs.end() - 5; run != words.page.runs.end(); ++run)
      run->box.x0 -= 5, run->box.x1 -= 5;
  }
  EXPECT_EQ(lines_of(words.page, 1), Texts(6, "橋は「港の橋」、「新橋」と"));
}

TEST(ShuffledStream, joins_a_drop_cap_to_the_first_line_beside_it) {
  Words words;
  words.word("建", 20, 50, 24, 24);
  const Texts text = {"設", "中", "の", "橋", "が", "日", "曜", "に", "開", "い", "て"};
  for (double y = 50; y < 200; y += 13) words.glyphs(text, y < 70 ? 46 : 20, y);
  const Texts lines = lines_of(words.page, 1);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "建設中の橋が日曜に開いて"), 1);
}

TEST(ShuffledStream, parts_columns_of_three_lines_in_a_script_without_blanks) {
  const Texts left = {"花", "展", "昨", "日", "开", "幕"}, right = {"渡", "船", "票", "价", "上", "涨"};
  Words page;
  for (int k = 0; k < 3; ++k) {
    page.glyphs(left, 30, 30 + 14 * k), page.glyphs(right, 99.5, 30 + 14 * k);
    for (int c = 0; c < 4; ++c) page.glyphs(right, 200 + 80 * c, 130 + 14 * k);
  }
  const Texts lines = lines_of(page.page, 3);
  EXPECT_EQ(std::count(lines.begin(), lines.end(), "花展昨日开幕"), 3);
}

}  // namespace
}  // namespace broadsheet::layout
