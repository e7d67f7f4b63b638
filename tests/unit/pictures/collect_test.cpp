#include "pictures/collect.hpp"

#include <gtest/gtest.h>

#include <string>

namespace broadsheet::pictures {
namespace {

using namespace std::string_literals;

std::string png(char height = 40) {
  return "\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\x28\0\0\0"s + height + "\x08\0\0\0\0";
}

Article article_with(const std::vector<std::string>& addresses) {
  Article article;
  for (const std::string& address : addresses) {
    Block& figure = article.blocks.emplace_back();
    figure.kind = BlockKind::figure;
    figure.resource = address;
    Block& caption = article.blocks.emplace_back();
    caption.kind = BlockKind::caption;
    caption.text = address;
  }
  return article;
}

std::string ids_in(const Article& article) {
  std::string ids;
  for (const Block& block : article.blocks)
    if (block.kind == BlockKind::figure) ids += block.resource + " ";
  return ids;
}

TEST(Collector, hands_over_each_picture_once_under_an_id_of_its_own) {
  DocumentSink sink;
  Collector collector(sink, [](const std::string& address) -> std::optional<std::string> {
    return png(address == "b/Ferry.png" ? 41 : 40);
  });
  Article first = article_with({"a/ferry.png", "b/Ferry.png", "a/ferry.png", "../x/\u6C34.png?v=2"});
  collector.resolve(first);
  EXPECT_EQ(ids_in(first), "ferry Ferry-2 ferry picture ");
  ASSERT_EQ(sink.document.resources.size(), 3u);
  EXPECT_EQ(sink.document.resources[1].media_type, "image/png");
  EXPECT_EQ(sink.document.resources[1].width, 40u);
  EXPECT_EQ(sink.document.resources[1].height, 41u);
  EXPECT_EQ(collector.lost(), 0u);
}

TEST(Collector, takes_out_a_figure_without_a_picture_and_keeps_its_caption) {
  DocumentSink sink;
  Collector collector(
      sink,
      [](const std::string& address) -> std::optional<std::string> {
        if (address == "gone.png") return std::nullopt;
        return address == "lies.png" ? "<html>" : png(1);
      },
      32);
  Article article = article_with({"gone.png", "lies.png", "https://example.com/a.png", "line.png", ""});
  collector.resolve(article);
  EXPECT_EQ(ids_in(article), "");
  EXPECT_EQ(article.blocks.size(), 5u);
  EXPECT_EQ(collector.first_lost(), "gone.png");
  EXPECT_EQ(collector.lost(), 2u) << "of an ornament, and of what lies elsewhere, nothing is said";
}

TEST(Collector, passes_on_types_that_it_does_not_know) {
  DocumentSink sink;
  Collector collector(sink, [](const std::string&) -> std::optional<std::string> { return "II*\0"s; });
  Article article = article_with({"scan.tif", "data:image/x-new,abc", "says.jpg"});
  collector.resolve(article);
  ASSERT_EQ(sink.document.resources.size(), 3u);
  EXPECT_EQ(sink.document.resources[2].media_type, "image/tiff") << "whatever its name says";
  EXPECT_EQ(sink.document.resources[0].media_type, "image/tiff");
  EXPECT_EQ(sink.document.resources[1].media_type, "image/x-new");
  EXPECT_EQ(sink.document.resources[1].data, "abc");
}

TEST(DataUrl, is_read_with_and_without_base64) {
  EXPECT_EQ(from_data_url("data:image/png;base64,AAEC")->bytes, "\0\1\2"s);
  EXPECT_EQ(from_data_url("data:image/svg+xml;charset=utf-8,%3Csvg/%3E")->bytes, "<svg/>");
  EXPECT_FALSE(from_data_url("data:image/png;base64,A"));
  EXPECT_FALSE(from_data_url("data:image/png"));
  EXPECT_FALSE(from_data_url("pictures/a.png"));
}

TEST(PathFrom, stays_in_the_folder) {
  EXPECT_EQ(path_from("articles/a.html", "../pictures/a%20b.jpg?x#y"), "pictures/a b.jpg");
  EXPECT_EQ(path_from("a.html", "./b.jpg"), "b.jpg");
  for (const char* out :
       {"../b.jpg", "/etc/b.jpg", "file:///b.jpg", "//host/b.jpg", "a/../../b", "%2e%2e/b", ""})
    EXPECT_EQ(path_from("a.html", out), "") << out;
}

}  // namespace
}  // namespace broadsheet::pictures
