// Every character of a page leaves compose() once: in a field, a block or what was discarded.
#include "reconstruct/output/compose.hpp"

#include "reconstruct/output/character_audit.hpp"

#include <gtest/gtest.h>

namespace broadsheet::reconstruct {
namespace {

Page page_of(const std::vector<std::string>& lines) {
  Page page;
  for (const std::string& text : lines) {
    Line line;
    line.first = line.last = static_cast<std::uint32_t>(page.lines.size()) + 1;
    line.begin = page.text.size();
    page.text += to_text(text);
    line.end = page.text.size();
    line.width = width_of(page.of(line), Spacing::proportional);
    page.lines.push_back(line);
  }
  return page;
}

Item item(const Page& page, const PageWords& words, ItemKind kind, std::vector<std::size_t> lines) {
  Item made;
  made.kind = kind;
  made.lines = std::move(lines);
  made.joined = join(page, made.lines, profile_of("en"), words);
  made.terms = terms_of(made.joined.text);
  return made;
}

std::string imbalance_of(const std::vector<std::string>& lines, const Composed& composed) {
  CharacterAudit audit;
  for (const std::string& line : lines) audit.mark_source(line);
  for (const Article& article : composed.articles) audit.mark_emitted(article);
  for (const Discarded& piece : composed.discarded) audit.mark_emitted(piece.text);
  const auto imbalance = audit.imbalance("", 1);
  return imbalance ? imbalance->what : "";
}

// The segmentation may call a short paragraph a section title. Its text is then put together anew, and its
// hyphen may stay or go; what the paragraph had made of it no longer counts.
TEST(Compose, a_paragraph_that_became_a_section_title_discards_its_hyphen_once) {
  const std::vector<std::string> lines = {"The mill burns its paraf-", "fin at night", "and its paraf-",
                                          "fin is dear."};
  const Page page = page_of(lines);
  const PageWords words(page, profile_of("en"));
  const std::vector<Item> items = {item(page, words, ItemKind::head, {0, 1}),
                                   item(page, words, ItemKind::paragraph, {2, 3})};
  ASSERT_EQ(items[0].joined.hyphens.size(), 1u) << "this page no longer shows the fault";
  Story story;
  story.body = {0, 1};
  const Composed composed = compose(page, items, {story}, profile_of("en"), words, false);
  EXPECT_EQ(imbalance_of(lines, composed), "");
}

// "… (Jane Roe) (Continued on page 4)" and the other way round, blanks between them or none.
TEST(Compose, a_jump_mark_and_the_authors_after_a_paragraph_may_stand_in_either_order) {
  const std::string text = "The mill reopened on Friday.";
  for (const bool jump_first : {false, true})
    for (const std::string between : {"", " "}) {
      const std::string jump = "(Page 4)", authors = "(Jane Roe)";
      const std::string line =
          text + " " + (jump_first ? jump + between + authors : authors + between + jump);
      const Page page = page_of({line});
      const PageWords words(page, profile_of("en"));
      Item paragraph = item(page, words, ItemKind::paragraph, {0});
      const std::size_t at = line.find(jump);
      paragraph.to = Jump{at, at + jump.size(), "4"};
      paragraph.closing_begin = line.find(authors);
      paragraph.bylines = {{"", "Jane Roe"}};
      Story story;
      story.body = {0};
      const Composed composed = compose(page, {paragraph}, {story}, profile_of("en"), words, false);
      EXPECT_EQ(imbalance_of({line}, composed), "") << line;
      ASSERT_EQ(composed.articles.size(), 1u);
      EXPECT_EQ(composed.articles[0].blocks.at(0).text, text);
      EXPECT_EQ(composed.articles[0].continued_to, "4");
      EXPECT_EQ(composed.articles[0].bylines.size(), 1u);
    }
}

}  // namespace
}  // namespace broadsheet::reconstruct
