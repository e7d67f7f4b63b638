// A story whose embargo or status cannot be read is held back, and the warning says why.
#include "newsml/reader.hpp"
#include "ninjs/ninjs.hpp"
#include "nitf/nitf.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

struct Held {
  std::string status, embargoed, warning;
};

template <class Reader>
Held read(const char* format, const std::string& text) {
  MemoryHost host(format, text);
  const Document document = read_with<Reader>(host, format);
  const std::vector<Attr>& attrs = document.articles.at(0).attrs;
  return {std::string(attr(attrs, "pubStatus")), std::string(attr(attrs, "embargoed")),
          host.warnings.empty() ? "" : host.warnings[0].why};
}

Held newsml_item(const std::string& meta) {
  return read<newsml::Reader>(
      "newsml",
      "<newsItem xmlns='http://iptc.org/std/nar/2006-10-01/' guid='urn:q:1' version='1'><itemMeta>"
      "<itemClass qcode='ninat:text'/>" +
          meta +
          "</itemMeta><contentMeta><headline>Tolls</headline></contentMeta><contentSet><inlineData "
          "contenttype='text/plain'>Tolls rise.</inlineData></contentSet></newsItem>");
}

Held ninjs_story(const std::string& members) {
  return read<ninjs::Reader>("ninjs", R"({"uri":"urn:q:1","type":"text","headline":"Tolls",)" + members +
                                          R"(,"body_text":"Tolls rise."})");
}

Held nitf_story(const std::string& status, const std::string& release) {
  return read<nitf::Reader>(
      "nitf", "<nitf><head><docdata management-status='" + status + "'><date.release norm='" + release +
                  "'/></docdata></head><body><body.head><hedline><hl1>Tolls</hl1></hedline>"
                  "</body.head><body.content><p>Tolls rise.</p></body.content></body></nitf>");
}

TEST(HeldBack, an_embargo_that_cannot_be_read_withholds_the_story) {
  for (const char* when : {"18 May 2024, 6pm", "2024-05-18T18:00:00", "2024-02-30T18:00:00Z"}) {
    SCOPED_TRACE(when);
    const Held g2 = newsml_item("<embargoed>" + std::string(when) + "</embargoed>");
    EXPECT_EQ(g2.status, "withheld");
    EXPECT_NE(g2.warning.find("an embargo that cannot be read (\"" + std::string(when) + "\")"),
              std::string::npos);
    for (const char* name : {"embargoedUntil", "embargoed"})
      EXPECT_EQ(ninjs_story('"' + std::string(name) + "\":\"" + when + '"').status, "withheld");
  }
  EXPECT_EQ(nitf_story("embargoed", "18 May").status, "withheld");
  EXPECT_EQ(ninjs_story(R"("embargoed":true)").status, "withheld");
}

TEST(HeldBack, an_embargo_without_an_end_holds_until_further_notice_in_newsml_alone) {
  EXPECT_NE(newsml_item("<embargoed/>").warning.find("until further notice"), std::string::npos);
  EXPECT_EQ(newsml_item("<embargoed/>").status, "withheld");
  EXPECT_EQ(ninjs_story(R"("embargoed":"")").status, "");
  EXPECT_EQ(ninjs_story(R"("embargoed":null)").status, "");
}

TEST(HeldBack, a_status_that_nobody_knows_withholds_the_story) {
  EXPECT_EQ(newsml_item("<pubStatus qcode='desk:hold'/>").status, "withheld");
  EXPECT_EQ(ninjs_story(R"("pubstatus":"not for use")").status, "withheld");
  EXPECT_EQ(nitf_story("on hold", "20240518T060000Z").status, "withheld");
  EXPECT_NE(nitf_story("on hold", "20240518T060000Z").warning.find("\"on hold\""), std::string::npos);
}

TEST(HeldBack, a_kill_is_one_in_any_spelling) {
  EXPECT_EQ(newsml_item("<embargoed>soon</embargoed><pubStatus qcode='stat:canceled'/>").status, "canceled");
  EXPECT_EQ(ninjs_story(R"("pubstatus":"Cancelled")").status, "canceled");
  EXPECT_EQ(nitf_story("killed", "").status, "canceled");
}

TEST(HeldBack, a_usable_story_is_not_held) {
  EXPECT_EQ(ninjs_story(R"("pubstatus":"usable")").status, "");
  EXPECT_EQ(ninjs_story(R"("pubstatus":"USABLE")").warning, "");
  EXPECT_EQ(nitf_story("usable", "").warning, "");
}

}  // namespace
}  // namespace broadsheet::testing
