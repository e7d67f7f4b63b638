#include "html/outline/front_page.hpp"

#include "html/html.hpp"
#include "support/makers/picture_maker.hpp"
#include "support/makers/sample_document.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

namespace broadsheet::html {
namespace {

Article story(const std::string& id, const std::string& page, std::size_t bytes) {
  Article article;
  article.id = id;
  article.page = page;
  article.headline = "Headline of " + id;
  article.blocks = {testing::paragraph(std::string(bytes, 'x'))};
  return article;
}

TEST(FrontPage, one_story_leads_each_page_by_its_place_and_length) {
  Document document;
  document.articles = {story("a-1", "1", 300), story("a-2", "1", 5000), story("a-3", "1", 6000),
                       story("a-4", "1", 200), story("a-5", "2", 400)};
  const std::vector<std::string_view> expected = {"third", "first", "second", "third", "first"};
  EXPECT_EQ(ranks(document, Outline(document)), expected);
}

TEST(FrontPage, what_goes_on_from_another_page_does_not_lead) {
  Document document;
  document.articles = {story("a-1", "4", 5000), story("a-2", "4", 900)};
  document.articles[0].continued_from = "1";
  EXPECT_EQ(ranks(document, Outline(document))[1], "first");
}

TEST(FrontPage, a_teaser_ends_between_words) {
  Article article = story("a-1", "1", 0);
  article.lead = "HARROW BAY —";
  article.blocks = {testing::paragraph("The ferry left the town pier.")};
  EXPECT_EQ(teaser(article, 100), "HARROW BAY — The ferry left the town pier.");
  EXPECT_EQ(teaser(article, 25), "HARROW BAY — The ferry…");
  article.lead.clear();
  article.blocks = {testing::paragraph("柳湾大桥今日零时通车。"), testing::paragraph("北岸居民进城。")};
  EXPECT_EQ(teaser(article, 100), "柳湾大桥今日零时通车。北岸居民进城。");
  EXPECT_EQ(teaser(article, 9), "柳湾大桥…");
  EXPECT_EQ(teaser(Article(), 9), "");
}

TEST(FrontPage, is_the_index_of_a_folder) {
  testing::MemoryHost memory("html");
  memory.options["layout"] = "folder";
  testing::write_with<Writer>(memory, "html", testing::sample_document());
  const std::string& index = memory.parts.at("index.html");
  EXPECT_NE(index.find("<li class=\"story-line first\">"), std::string::npos);
  EXPECT_NE(index.find("<p class=\"teaser\">"), std::string::npos);
}

TEST(FrontPage, lets_a_story_without_a_headline_run_on_from_the_words_that_link_to_it) {
  Document document;
  Article article = story("a-1", "1", 0);
  article.headline.clear();
  article.lead = "本报讯";
  article.blocks.resize(1);
  article.blocks[0].text = "昨天，市图书馆宣布，自6月1日起，社区分馆的闭馆时间延长到21时。";
  document.articles = {article};
  testing::MemoryHost memory("html");
  memory.options["layout"] = "folder";
  testing::write_with<Writer>(memory, "html", document);
  const std::string& index = memory.parts.at("index.html");
  EXPECT_NE(index.find(">本报讯 昨天，市图书馆宣布</a><span class=\"teaser\">，自6月1日起"),
            std::string::npos)
      << index;
}

TEST(FrontPage, shows_the_first_picture_of_what_leads_and_of_no_brief) {
  Document document;
  document.articles = {story("a-1", "1", 5000), story("a-2", "1", 200)};
  for (Article& article : document.articles) {
    article.blocks.emplace_back();
    article.blocks.back().kind = BlockKind::figure;
    article.blocks.back().resource = "p-" + article.id;
    const std::string png = testing::grey_png(4, 3, 200);
    document.resources.push_back({article.blocks.back().resource, "image/png", 4, 3, "", "", png});
  }
  testing::MemoryHost memory("html");
  memory.options["layout"] = "folder";
  memory.resources = document.resources;
  testing::write_with<Writer>(memory, "html", document);
  const std::string& index = memory.parts.at("index.html");
  EXPECT_NE(index.find("<img class=\"picture\" alt=\"\" loading=\"lazy\" src=\"pictures/p-a-1.png\""),
            std::string::npos)
      << index;
  EXPECT_EQ(index.find("p-a-2"), std::string::npos);
  EXPECT_NE(index.find("img-src"), std::string::npos) << "the policy allows them";
}

}  // namespace
}  // namespace broadsheet::html
