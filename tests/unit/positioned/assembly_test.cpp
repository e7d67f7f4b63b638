// What becomes of positioned pages whose lines are none.
#include "positioned/assembly.hpp"

#include "support/memory_host.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace broadsheet::positioned {
namespace {

Document read(const std::vector<std::string>& texts) {
  layout::Page page;
  page.width = 300, page.height = 400;
  double y = 20;
  for (const std::string& text : texts) {
    layout::Line line;
    line.text = text, line.size = 10, line.box = {20, y, 200, y + 10}, line.baseline = y + 8;
    page.lines.push_back(line);
    y += 14;
  }
  testing::MemoryHost memory("alto");
  const plugin::Host host = memory.host();
  Assembly assembly(host);
  assembly.page(std::move(page), false);
  DocumentSink sink;
  assembly.finish(sink);
  return std::move(sink.document);
}

std::string text_of(const Document& document) {
  std::string out;
  for (const Article& article : document.articles) {
    out += article.headline;
    for (const Block& block : article.blocks) out += block.text;
  }
  for (const Furniture& piece : document.end.furniture) out += piece.text;
  return out;
}

// A page of 600 x 800, written line by line.
class Sheet {
 public:
  Sheet() { page_.width = 600, page_.height = 800; }

  void line(double x0, double y, double x1, double size, const std::string& text) {
    layout::Line line;
    line.text = text, line.size = size, line.box = {x0, y, x1, y + size}, line.baseline = y + 0.8 * size;
    page_.lines.push_back(line);
  }
  void mark(layout::MarkKind kind, const layout::Box& box) {
    const bool picture = kind == layout::MarkKind::picture;
    page_.marks.push_back({kind, box, picture ? 0 : layout::kNone, layout::kNone});
  }
  void story(double y) {
    line(30, y, 400, 24, "Harbour bridge opens to all");
    for (int k = 0; k < 24; ++k)
      line(30, y + 36 + 12 * k, 280, 10,
           k == 23 ? "and they walked home in the rain."
                   : "people of the town walked over it on Sunday and many");
  }

  Document read() {
    testing::MemoryHost memory("pdf");
    const plugin::Host host = memory.host();
    Assembly assembly(host);
    assembly.page(std::move(page_), false);
    DocumentSink sink;
    assembly.finish(sink);
    return std::move(sink.document);
  }

 private:
  layout::Page page_;
};

// Of a page with a row of small lines over a rule and a story.
std::string publication_of(const std::vector<std::string>& row) {
  Sheet sheet;
  for (std::size_t k = 0; k < row.size(); ++k)
    sheet.line(30 + 180 * static_cast<double>(k), 60, 190 + 180 * static_cast<double>(k), 8, row[k]);
  sheet.mark(layout::MarkKind::rule, {30, 72, 570, 73});
  sheet.story(100);
  return sheet.read().issue.publication;
}

TEST(Publication, is_the_paper_and_not_the_company_that_owns_it) {
  EXPECT_EQ(publication_of({"VOL. CXII . . . No. 38,074", "© 2024 The Harbour Gazette Company",
                            "TUESDAY, MARCH 5, 2024"}),
            "The Harbour Gazette");
}

// A front page with its title, and small lines below it whose words name a paper, too.
TEST(Publication, is_the_title_of_the_front_page_and_not_what_stands_below_it) {
  Sheet sheet;
  sheet.line(30, 30, 170, 8, "Saturday, March 16, 2024");
  sheet.line(200, 42, 420, 44, "Fennmoor Bote");
  sheet.line(30, 92, 160, 8, "Independent Daily News");
  sheet.line(500, 92, 540, 8, "Page 1");
  sheet.mark(layout::MarkKind::rule, {30, 104, 570, 105});
  sheet.story(120);
  EXPECT_EQ(sheet.read().issue.publication, "Fennmoor Bote");
}

TEST(Publication, is_no_supplement_that_is_printed_in_small_type) {
  EXPECT_EQ(publication_of({"TUESDAY, MARCH 5, 2024", "Today with Garden&Gazette", "$1.20"}), "");
}

TEST(Deck, of_a_headline_left_of_its_text_fills_the_room_it_has_there) {
  Sheet sheet;
  sheet.line(30, 40, 150, 24, "Harbour");
  sheet.line(30, 68, 150, 24, "bridge opens");
  sheet.line(30, 102, 150, 12, "Council says the old");
  sheet.line(30, 116, 140, 12, "Mill Road is closed");
  for (int k = 0; k < 20; ++k)
    sheet.line(170, 40 + 12 * k, 300, 10, k == 19 ? "and walked home." : "people of the town walked");
  const Document document = sheet.read();
  ASSERT_EQ(document.articles.size(), 1u);
  EXPECT_EQ(document.articles[0].subheadlines,
            std::vector<std::string>{"Council says the old Mill Road is closed"});
}

TEST(Headline, over_a_picture_alone_is_none_of_the_story_below) {
  Sheet sheet;
  sheet.line(30, 40, 400, 26, "Snow closes the coast road");
  sheet.mark(layout::MarkKind::picture, {30, 76, 570, 300});
  sheet.line(30, 304, 300, 8, "The road at Harrow Point on Monday.");
  sheet.mark(layout::MarkKind::rule, {30, 330, 570, 331});
  sheet.story(440);
  const Document document = sheet.read();
  ASSERT_EQ(document.articles.size(), 2u);
  EXPECT_EQ(document.articles[0].headline, "Snow closes the coast road");
  EXPECT_EQ(document.articles[1].headline, "Harbour bridge opens to all");
}

TEST(LinesWithoutCharacters, are_left_out_and_the_others_keep_their_text) {
  const Document document = read(
      {"The harbour opened on Monday after a year.", "\U0010FFFF", "\x7F", "It cost more than planned."});
  const std::string text = text_of(document);
  EXPECT_NE(text.find("harbour opened"), std::string::npos);
  EXPECT_NE(text.find("It cost more"), std::string::npos);
}

TEST(CharactersThatEndLines, end_none_inside_a_line_and_no_other_line_is_lost) {
  const Document document =
      read({"The har\u2028bour opened\non Monday\v after a year.", "It cost\u0085 more than planned,",
            "said Ann\r Hall.", "The last line of the page stays."});
  const std::string text = text_of(document);
  EXPECT_NE(text.find("opened on Monday"), std::string::npos) << text;
  EXPECT_NE(text.find("The last line of the page stays."), std::string::npos) << text;
}

TEST(LinesWithoutCharacters, may_be_all_that_a_page_has) {
  EXPECT_TRUE(read({"\U0010FFFF", "\x7F"}).articles.empty());
}

}  // namespace
}  // namespace broadsheet::positioned
