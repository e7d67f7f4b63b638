#include "issuetext/reader.hpp"

#include "support/memory_host.hpp"

#include <gtest/gtest.h>

namespace broadsheet::issuetext {
namespace {

Document read(const std::string& text) {
  testing::MemoryHost host("issuetext", text);
  return testing::read_with<Reader>(host, "issuetext");
}

TEST(Reader, a_lead_is_taken_off_the_first_paragraph) {
  const Document d = read(
      "本报讯（记者 方小舟） 3月\n"
      "6日，清河镇第一座图书馆在老\n"
      "码头边开放，首批藏书八千册。\n"
      "镇里的孩子们一早就排起\n"
      "了长队，等着办借书证。\n"
      "清河镇图书馆开放\n");
  ASSERT_EQ(d.articles.size(), 1u);
  const Article& a = d.articles[0];
  EXPECT_EQ(a.lead, "本报讯（记者 方小舟）");
  ASSERT_EQ(a.bylines.size(), 1u);
  EXPECT_EQ(a.bylines[0].role, "记者");
  EXPECT_EQ(a.bylines[0].name, "方小舟");
  EXPECT_EQ(a.headline, "清河镇图书馆开放");
  ASSERT_EQ(a.blocks.size(), 2u);
  EXPECT_EQ(a.blocks[0].text, "3月6日，清河镇第一座图书馆在老码头边开放，首批藏书八千册。");
  EXPECT_EQ(a.blocks[1].text, "镇里的孩子们一早就排起了长队，等着办借书证。");
  EXPECT_EQ(a.blocks[1].first_line, 4u);
}

}  // namespace
}  // namespace broadsheet::issuetext
