// Long issues: the text in chunks.
#include "issuetext/page_source.hpp"

#include <gtest/gtest.h>

namespace broadsheet::issuetext {
namespace {

TEST(Pieces, end_after_form_feeds_and_know_their_lines) {
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
  PageSource source(text);
  PageReader pages(text, false);
  std::size_t last_piece = 0;
  while (const std::optional<PageText> page = pages.next_text()) {
    const std::optional<PageSource::OnePage> one = source.next();
    ASSERT_TRUE(one);
    EXPECT_EQ(one->source.text, page->text);
    EXPECT_EQ(one->source.first_line, page->first_line);
    last_piece = one->chunk;
  }
  EXPECT_FALSE(source.next());
  EXPECT_GT(last_piece, 0u) << "the text is too short for this test";
}

TEST(PageSource, gives_each_page_with_its_own_text_and_first_line) {
  PageSource source("\na\nb\n\fc\n\f\n\fd\n");
  std::vector<std::pair<std::string, std::uint32_t>> pages;
  while (const std::optional<PageSource::OnePage> page = source.next())
    pages.emplace_back(page->source.text, page->source.first_line);
  EXPECT_EQ(pages, (std::vector<std::pair<std::string, std::uint32_t>>{
                       {"\na\nb\n", 1}, {"c\n", 4}, {"\n", 5}, {"d\n", 6}}));
}

TEST(PageSource, keeps_the_text_of_a_page_when_those_before_it_are_released) {
  PageSource source(std::string(1 << 20, 'x') + "\n\fy\n");
  const std::optional<PageSource::OnePage> first = source.next(), second = source.next();
  source.release_before(first->chunk);
  EXPECT_EQ(first->source.text.size(), (1u << 20) + 1);
  source.release_before(second->chunk);
  EXPECT_EQ(second->source.text, "y\n");
}

TEST(PrintedPage, is_none_where_a_page_has_no_line) {
  EXPECT_FALSE(printed_page({" \n\n", 1}, false, Extractor::unknown));
  EXPECT_TRUE(printed_page({"\nx", 1}, false, Extractor::unknown));
}

}  // namespace
}  // namespace broadsheet::issuetext
