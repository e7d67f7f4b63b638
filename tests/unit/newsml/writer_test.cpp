// What the NewsML-G2 writer promises, read from the XML it makes.
#include "newsml/writer.hpp"

#include "support/memory_host.hpp"

#include <gtest/gtest.h>
#include <pugixml.hpp>

namespace broadsheet::testing {
namespace {

Block block(BlockKind kind, std::string text, std::string credit = "") {
  Block out;
  out.kind = kind;
  out.text = std::move(text);
  out.credit = std::move(credit);
  return out;
}

Document issue_with(Article article) {
  Document document;
  document.issue.publication = "海滨日报";
  document.issue.date = "2024-03-01";
  document.issue.language = "zh-Hans";
  document.issue.pages = {"1"};
  article.id = "a-1-1";
  article.page = "1";
  document.articles.push_back(std::move(article));
  return document;
}

Article staff_story() {
  Article article;
  article.headline = "新港区开港";
  article.lead = "本报讯（记者 林晓）";
  article.bylines = {{"记者", "林晓"}};
  article.blocks = {block(BlockKind::paragraph, "3月1日，新港区开港。")};
  return article;
}

/// Writes with options that differ from the defaults, and parses the message.
class Message {
 public:
  Message(const Document& document, std::map<std::string, std::string> options = {}) : host("newsml") {
    for (auto& [name, value] : options) host.options[name] = value;
    write_with<newsml::Writer>(host, "newsml", document);
    EXPECT_TRUE(xml.load_string(host.output.c_str()));
  }
  pugi::xml_node item(const char* kind) {
    const std::string query = "//*[itemMeta/itemClass/@qcode='ninat:" + std::string(kind) + "']";
    return xml.select_node(query.c_str()).node();
  }
  std::string value(const char* xpath) { return xml.select_node(xpath).node().child_value(); }

  MemoryHost host;
  pugi::xml_document xml;
};

TEST(NewsmlWriter, an_article_without_headline_gets_a_title_but_no_headline) {
  Article article = staff_story();
  article.headline.clear();
  Message message(issue_with(article));
  EXPECT_FALSE(message.xml.select_node("//headline"));
  EXPECT_FALSE(message.xml.select_node("//h1"));
  EXPECT_FALSE(std::string(message.item("text").child("itemMeta").child_value("title")).empty());
}

TEST(NewsmlWriter, the_lead_is_printed_in_front_of_the_first_paragraph) {
  EXPECT_EQ(Message(issue_with(staff_story())).value("//body/p"), "本报讯（记者 林晓）3月1日，新港区开港。");
  Article agency = staff_story();
  agency.lead = "新华社北京2月29日电";
  EXPECT_EQ(Message(issue_with(agency)).value("//body/p"), "新华社北京2月29日电 3月1日，新港区开港。");
}

TEST(NewsmlWriter, agency_copy_never_carries_the_rights_of_the_paper) {
  const std::map<std::string, std::string> rights = {{"rights-notice", "© 海滨日报"}};
  EXPECT_TRUE(Message(issue_with(staff_story()), rights).item("text").child("rightsInfo"));
  Article agency = staff_story();
  agency.dateline = Dateline{"新华社", "北京", "2月29日", "新华社北京2月29日电"};
  EXPECT_FALSE(Message(issue_with(agency), rights).item("text").child("rightsInfo"));
}

TEST(NewsmlWriter, a_caption_is_a_picture_item_that_says_its_file_is_missing) {
  Article article = staff_story();
  article.blocks.push_back(block(BlockKind::caption, "图为港区全景。", "记者 林晓 摄"));
  Message message(issue_with(article));
  const pugi::xml_node picture = message.item("picture");
  EXPECT_STREQ(picture.select_node("contentSet/remoteContent").node().attribute("hascontent").value(),
               "false");
  EXPECT_STREQ(picture.select_node("contentMeta/description").node().child_value(), "图为港区全景。");
  EXPECT_STREQ(picture.select_node("contentMeta/creator/name").node().child_value(), "林晓");
}

TEST(NewsmlWriter, identifiers_do_not_depend_on_what_else_is_in_the_issue) {
  Document alone = issue_with(staff_story()), among = alone;
  Article other = staff_story();
  other.id = "a-1-0";
  among.articles.insert(among.articles.begin(), other);
  const auto guid = [](const Document& document) {
    Message message(document);
    return std::string(
        message.xml.select_node("//newsItem[contentMeta/altId='a-1-1']/@guid").attribute().value());
  };
  EXPECT_TRUE(guid(alone).starts_with("urn:uuid:"));
  EXPECT_EQ(guid(alone), guid(among));
}

}  // namespace
}  // namespace broadsheet::testing
