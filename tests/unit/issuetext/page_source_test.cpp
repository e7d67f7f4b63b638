// Long issues: the text in chunks.
#include "issuetext/page_source.hpp"

#include <broadsheet/plugin.hpp>

#include <gtest/gtest.h>

namespace broadsheet::issuetext {
namespace {

TEST(Pieces, end_behind_form_feeds_and_know_their_lines) {
  const std::string text = "a\nb\n\fc\n\fd\ne\n\ff\n";
  std::string joined;
  std::vector<std::uint32_t> lines;
  for (const TextChunk& chunk : split_into_chunks(text, 5)) {
    joined += chunk.text;
    lines.push_back(chunk.first_line);
  }
  EXPECT_EQ(joined, text);
  EXPECT_EQ(lines, (std::vector<std::uint32_t>{1, 3, 6}));
  EXPECT_EQ(split_into_chunks("a\fb", 100).size(), 1u);
  EXPECT_TRUE(split_into_chunks("").empty());
}

TEST(PageSource, gives_the_same_pages_as_the_text_in_one_piece) {
  std::string text;
  for (int page = 0; page < 40; ++page) {
    for (int line = 0; line < 800; ++line)
      text += "第" + std::to_string(page * line) + "行文字，文字。还有文字，文字\n";
    text += page % 7 == 3 ? "\f\f" : "\f";
  }
  PageSource source(text, false);
  PageReader pages(text, false);
  std::size_t last_piece = 0;
  while (const std::optional<Page> page = pages.next()) {
    const std::optional<PageSource::OnePage> one = source.next();
    ASSERT_TRUE(one);
    EXPECT_EQ(one->page.text, page->text);
    EXPECT_EQ(one->page.lines.front().first, page->lines.front().first);
    EXPECT_EQ(one->page.lines.back().last, page->lines.back().last);
    last_piece = one->chunk;
  }
  EXPECT_FALSE(source.next());
  EXPECT_GT(last_piece, 0u) << "the text is too short for this test";
}

TEST(PageSource, asks_that_each_piece_is_conserved_when_the_next_begins) {
  PageSource source(std::string(1 << 20, 'x') + "\n\fy\n", false);
  CharacterAudit audit;
  source.begin_work(0, audit);
  source.begin_work(0, audit);
  EXPECT_THROW(source.begin_work(1, audit), plugin::Failure);
  audit.mark_emitted(std::string(1 << 20, 'x'));
  source.begin_work(1, audit);
  EXPECT_THROW(source.end_work(audit), plugin::Failure);
  audit.mark_emitted("y");
  source.end_work(audit);
}

}  // namespace
}  // namespace broadsheet::issuetext
