// Long issues: the text in pieces, and the articles that wait.
#include "issuetext/source.hpp"

#include "issuetext/packed.hpp"
#include "support/generator.hpp"

#include <gtest/gtest.h>

namespace broadsheet::issuetext {
namespace {

TEST(PackedArticles, come_back_in_order_and_to_the_last_field) {
  PackedArticles packed;
  std::vector<Article> articles;
  for (std::uint64_t seed = 0; seed < 300; ++seed)
    for (Article& article : testing::Generator(seed).document().articles)
      articles.push_back(std::move(article));
  articles.emplace_back();                                                           // all is empty
  articles.emplace_back().blocks.emplace_back().text = std::string(3'000'000, 'x');  // larger than a piece
  articles.emplace_back().headline_confidence = 0xFFFFFFFF;
  articles.push_back(articles.front());
  for (const Article& article : articles) packed.add(article);
  for (const Article& article : articles) ASSERT_EQ(packed.take(), article);
  EXPECT_FALSE(packed.take());
  packed.add(articles.front());
  EXPECT_EQ(packed.take(), articles.front());
}

TEST(Pieces, end_behind_form_feeds_and_know_their_lines) {
  const std::string text = "a\nb\n\fc\n\fd\ne\n\ff\n";
  std::string joined;
  std::vector<std::uint32_t> lines;
  for (const Piece& piece : pieces_of(text, 5)) {
    joined += piece.text;
    lines.push_back(piece.first_line);
  }
  EXPECT_EQ(joined, text);
  EXPECT_EQ(lines, (std::vector<std::uint32_t>{1, 3, 6}));
  EXPECT_EQ(pieces_of("a\fb", 100).size(), 1u);
  EXPECT_TRUE(pieces_of("").empty());
}

TEST(Source, gives_the_same_pages_as_the_text_in_one_piece) {
  std::string text;
  for (int page = 0; page < 40; ++page) {
    for (int line = 0; line < 800; ++line)
      text += "第" + std::to_string(page * line) + "行文字，文字。还有文字，文字\n";
    text += page % 7 == 3 ? "\f\f" : "\f";
  }
  Source source(text, false);
  Pages pages(text, false);
  std::size_t last_piece = 0;
  while (const std::optional<Page> page = pages.next()) {
    const std::optional<Source::OnePage> one = source.next();
    ASSERT_TRUE(one);
    EXPECT_EQ(one->page.text, page->text);
    EXPECT_EQ(one->page.lines.front().first, page->lines.front().first);
    EXPECT_EQ(one->page.lines.back().last, page->lines.back().last);
    last_piece = one->piece;
  }
  EXPECT_FALSE(source.next());
  EXPECT_GT(last_piece, 0u) << "the text is too short for this test";
}

TEST(Source, gives_each_page_with_its_own_text_and_first_line) {
  Source source("\na\nb\n\fc\n\f\n\fd\n", true);
  std::vector<std::pair<std::string, std::uint32_t>> pages;
  while (const std::optional<Source::OnePage> page = source.next())
    pages.emplace_back(page->text, page->first_line);
  EXPECT_EQ(pages,
            (std::vector<std::pair<std::string, std::uint32_t>>{{"\na\nb\n", 1}, {"c\n", 4}, {"d\n", 6}}));
}

TEST(Source, keeps_the_text_of_a_page_when_those_before_it_are_released) {
  Source source(std::string(1 << 20, 'x') + "\n\fy\n", false);
  const std::optional<Source::OnePage> first = source.next(), second = source.next();
  source.release_before(*first);
  EXPECT_EQ(first->text.size(), (1u << 20) + 1);
  source.release_before(*second);
  EXPECT_EQ(second->text, "y\n");
}

}  // namespace
}  // namespace broadsheet::issuetext
