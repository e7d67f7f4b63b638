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

TEST(LinesWithoutCharacters, are_left_out_and_the_others_keep_their_text) {
  const Document document = read(
      {"The harbour opened on Monday after a year.", "\U0010FFFF", "\x7F", "It cost more than planned."});
  const std::string text = text_of(document);
  EXPECT_NE(text.find("harbour opened"), std::string::npos);
  EXPECT_NE(text.find("It cost more"), std::string::npos);
}

TEST(LinesWithoutCharacters, may_be_all_that_a_page_has) {
  EXPECT_TRUE(read({"\U0010FFFF", "\x7F"}).articles.empty());
}

}  // namespace
}  // namespace broadsheet::positioned
