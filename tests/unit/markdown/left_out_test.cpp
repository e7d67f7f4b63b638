// What Markdown cannot hold is left out, and that is told once.
#include "markdown/markdown.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

namespace broadsheet::markdown {
namespace {

Document issue() {
  Document document;
  document.resources.push_back({"p-1", "image/png", 0, 0, "", "", "bytes"});
  Article& article = document.articles.emplace_back();
  article.headline = "Ferry Returns";
  article.blocks.resize(2);
  article.blocks[0].text = "The ferry\x01 went out\x7F again.";
  article.blocks[1].kind = BlockKind::figure, article.blocks[1].resource = "p-1";
  return document;
}

std::vector<std::string> codes(const std::string& pictures) {
  testing::MemoryHost host("markdown");
  if (!pictures.empty()) host.options["pictures"] = pictures;
  testing::write_with<Writer>(host, "markdown", issue());
  std::vector<std::string> out;
  for (const auto& warning : host.warnings) {
    out.push_back(warning.code);
    const bool is_right =
        warning.why.find(warning.code == "BS-M006" ? "2 control characters" : "1 picture") == 0;
    EXPECT_TRUE(is_right) << warning.why;
  }
  return out;
}

TEST(LeftOut, pictures_are_told_of_where_nobody_said_what_to_do_with_them) {
  EXPECT_EQ(codes(""), (std::vector<std::string>{"BS-M006", "BS-M007"}));
  EXPECT_EQ(codes("none"), std::vector<std::string>{"BS-M006"});
  EXPECT_EQ(codes("files"), std::vector<std::string>{"BS-M006"});
}

}  // namespace
}  // namespace broadsheet::markdown
