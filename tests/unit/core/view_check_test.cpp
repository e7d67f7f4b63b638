#include "host/view_check.hpp"

#include <broadsheet/views.hpp>

#include <gtest/gtest.h>

namespace broadsheet {
namespace {

std::string fault_with_headline(std::string_view headline) {
  bs_article a{};
  a.size = sizeof a;
  a.headline = {headline.data(), headline.size()};
  return fault_of(&a);
}

TEST(ViewCheck, text_must_be_utf8) {
  for (const char* good : {"", "plain", "é汉🗞", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF"})
    EXPECT_EQ(fault_with_headline(good), "") << good;
  for (const char* bad : {"\x80", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80",
                          "abcdefgh\xE6\xB1", "\xF5\x80\x80\x80", "\xC3"})
    EXPECT_NE(fault_with_headline(bad).find("headline that is not UTF-8"), std::string::npos);
}

TEST(ViewCheck, a_length_without_a_pointer_is_a_lie) {
  bs_article a{};
  a.size = sizeof a;
  a.lead.len = 7;
  EXPECT_NE(fault_of(&a).find("lead that is NULL but 7 bytes"), std::string::npos);
  a.lead.len = 0;
  a.block_count = 3;
  EXPECT_NE(fault_of(&a).find("list of blocks that is NULL"), std::string::npos);
}

TEST(ViewCheck, a_run_lies_in_its_text) {
  Article a;
  a.blocks.push_back({});
  a.blocks[0].text = "汉字";
  a.blocks[0].runs = {{RunKind::strong, 0, 6, ""}};
  Views views;
  EXPECT_EQ(fault_of(&views.article(a)), "");
  a.blocks[0].runs[0].end = 7;
  EXPECT_NE(fault_of(&views.article(a)).find("run that does not lie"), std::string::npos);
  a.blocks[0].runs[0] = {RunKind::strong, 3, 2, ""};
  EXPECT_NE(fault_of(&views.article(a)).find("run that does not lie"), std::string::npos);
}

TEST(ViewCheck, a_struct_of_another_size_is_refused) {
  bs_issue issue{};
  issue.size = 8;
  EXPECT_NE(fault_of(&issue).find("8 bytes"), std::string::npos);
  EXPECT_NE(fault_of(static_cast<const bs_end*>(nullptr)).find("NULL"), std::string::npos);
}

TEST(ViewCheck, a_picture_has_an_id_a_type_and_bytes) {
  Views views;
  const auto fault = [&](const Resource& r) { return fault_of(&views.resource(r)); };
  EXPECT_EQ(fault({"P.1_a-b", "image/svg+xml", 0, 0, "", "", "x"}), "");
  for (const std::string id : {"", ".p", "a/b", "..", "é", "a b"})
    EXPECT_NE(fault({id, "image/png", 0, 0, "", "", "x"}).find("has an id that is not"), std::string::npos)
        << id;
  EXPECT_NE(fault({std::string(101, 'x'), "image/png", 0, 0, "", "", "x"}), "");
  for (const char* type : {"", "png", "/png", "image/", "image/png/x", "image/png; x=1"})
    EXPECT_NE(fault({"p", type, 0, 0, "", "", "x"}).find("media type that is none"), std::string::npos)
        << type;
  EXPECT_EQ(fault({"p", "image/png", 0, 0, "", "", ""}), "has no bytes");
  bs_resource lie = views.resource({"p", "image/png", 0, 0, "", "", "x"});
  lie.data = nullptr;
  EXPECT_EQ(fault_of(&lie), "has no bytes");
}

}  // namespace
}  // namespace broadsheet
