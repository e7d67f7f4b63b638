#include "hocr/reader.hpp"

#include "support/memory_host.hpp"

#include <gtest/gtest.h>

namespace broadsheet::hocr {
namespace {

// Words of `text`, split at '|', 40 units each and far apart, as recognition boxes single characters.
std::string line_of(std::string_view text, int y) {
  const std::string top = std::to_string(y), foot = std::to_string(y + 30);
  std::string out = "<span class='ocr_line' title='bbox 100 " + top + " 900 " + foot + "'>";
  for (int x = 100; !text.empty(); x += 60) {
    const std::string_view word = text.substr(0, text.find('|'));
    text.remove_prefix(std::min(word.size() + 1, text.size()));
    out += "<span class='ocrx_word' title='bbox " + std::to_string(x) + " " + top + " " +
           std::to_string(x + 30) + " " + foot + "'>" + std::string(word) + "</span> ";
  }
  return out + "</span>";
}

TEST(HocrReader, wide_gaps_between_han_are_no_lost_glyphs_and_ascii_commas_are_wide) {
  testing::MemoryHost host("hocr",
                           "<html><body><div class='ocr_page' title='bbox 0 0 1000 600'><p class='ocr_par'>" +
                               line_of("市|图|书|馆|昨|天|开|馆|,|共|有", 100) +
                               line_of("五|层|,|读|者|可|以|借|书|看|报", 140) + line_of("。", 180) +
                               "</p></div></body></html>");
  const Document document = testing::read_with<Reader>(host, "hocr");
  EXPECT_TRUE(host.warnings.empty());
  ASSERT_EQ(document.articles.size(), 1u);
  const Article& article = document.articles[0];
  const std::string text = article.headline + (article.blocks.empty() ? "" : article.blocks[0].text);
  EXPECT_EQ(text.find(','), std::string::npos) << text;
  EXPECT_NE(text.find("，"), std::string::npos) << text;
}

}  // namespace
}  // namespace broadsheet::hocr
