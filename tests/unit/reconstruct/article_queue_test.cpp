#include "reconstruct/output/article_queue.hpp"

#include "support/makers/generator.hpp"

#include <gtest/gtest.h>

namespace broadsheet::reconstruct {
namespace {

TEST(ArticleQueue, come_back_in_order_and_to_the_last_field) {
  ArticleQueue packed;
  std::vector<Article> articles;
  for (std::uint64_t seed = 0; seed < 300; ++seed)
    for (Article& article : testing::Generator(seed).document().articles)
      articles.push_back(std::move(article));
  articles.emplace_back();                                                           // all is empty
  articles.emplace_back().blocks.emplace_back().text = std::string(3'000'000, 'x');  // larger than a piece
  articles.emplace_back().headline_confidence = 0xFFFFFFFF;
  articles.emplace_back().blocks.emplace_back().resource = "p-1";
  articles.push_back(articles.front());
  for (const Article& article : articles) packed.add(article);
  for (const Article& article : articles) ASSERT_EQ(packed.take(), article);
  EXPECT_FALSE(packed.take());
  packed.add(articles.front());
  EXPECT_EQ(packed.take(), articles.front());
}

}  // namespace
}  // namespace broadsheet::reconstruct
