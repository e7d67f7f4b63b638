// What the NewsML-G2 writer promises, read from the XML it makes.
#include "newsml/writer.hpp"

#include "common/xml/pugixml.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

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
  Message(const Document& document, const std::map<std::string, std::string>& options = {}) : host("newsml") {
    for (const auto& [name, value] : options) host.options[name] = value;
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

TEST(NewsmlWriter, a_pictures_rights_are_the_papers_only_where_its_credit_says_so) {
  const auto has_rights = [](const char* credit) {
    Article article = staff_story();
    article.blocks.push_back(block(BlockKind::caption, "图为港区全景。", credit));
    Message message(issue_with(article), {{"rights-notice", "© 海滨日报"}});
    return !message.item("picture").child("rightsInfo").empty();
  };
  EXPECT_TRUE(has_rights("本报记者 林晓 摄"));
  EXPECT_FALSE(has_rights("新华社记者 甲乙 摄"));
  EXPECT_FALSE(has_rights("Ann Hall/AP"));
  EXPECT_FALSE(has_rights(""));
}

TEST(NewsmlWriter, older_versions_lack_what_came_later) {
  const std::map<std::string, std::string> mining = {
      {"data-mining", "http://ns.useplus.org/ldf/vocab/DMI-PROHIBITED"}};
  Article article = staff_story();
  article.headline_confidence = 80;
  const auto of_version = [&](const char* version) {
    auto options = mining;
    options["g2-version"] = version;
    return Message(issue_with(article), options).host.output;
  };
  EXPECT_NE(of_version("2.35").find("charcount="), std::string::npos);
  EXPECT_NE(of_version("2.35").find("<dataMining"), std::string::npos);
  EXPECT_EQ(of_version("2.33").find("<dataMining"), std::string::npos);
  EXPECT_EQ(of_version("2.26").find("confidence="), std::string::npos);
  EXPECT_EQ(of_version("2.25").find("charcount="), std::string::npos);
}

TEST(NewsmlWriter, a_part_that_is_missing_is_signalled) {
  Article article = staff_story();
  article.continued_to = "4";
  Message message(issue_with(article));
  EXPECT_TRUE(message.xml.select_node("//signal[@qcode='bssig:partialContent']"));
  EXPECT_TRUE(message.xml.select_node("//publishedExtProperty[@rel='bsprop:continuedOnPage'][@value='4']"));
}

TEST(NewsmlWriter, a_wrong_option_is_named) {
  try {
    const Message refused(issue_with(staff_story()), {{"guid-domain", "example.com/paper"}});
    FAIL() << "took a path for a domain";
  } catch (const plugin::Failure& failure) {
    EXPECT_NE(std::string(failure.what()).find("guid-domain"), std::string::npos);
  }
}

TEST(NewsmlWriter, a_time_that_nobody_knows_is_warned_of) {
  Document document = issue_with(staff_story());
  document.issue.date.clear();
  const Message message(document);
  ASSERT_EQ(message.host.warnings.size(), 1u);
  EXPECT_EQ(message.host.warnings[0].code, "BS-N001");
}

TEST(NewsmlWriter, the_date_of_a_dateline_is_found_where_it_is_certain) {
  using news::date_of_dateline;
  EXPECT_EQ(date_of_dateline("2月29日", "2024-03-01"), "2024-02-29");
  EXPECT_EQ(date_of_dateline("12月31日", "2024-01-01"), "2023-12-31");
  EXPECT_EQ(date_of_dateline("31日", "2024-04-02"), "2024-03-31");
  EXPECT_EQ(date_of_dateline("Feb. 29", "2024-03-01"), "2024-02-29");
  EXPECT_EQ(date_of_dateline("2月30日", "2024-03-01"), "");
  EXPECT_EQ(date_of_dateline("昨日", "2024-03-01"), "");
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

// Nodes that are null would be articles that are lost; fault_slow_test lets memory end everywhere.
TEST(NewsmlWriter, has_a_pugixml_that_says_so_where_memory_ends) {
  EXPECT_EQ(pugi::get_memory_allocation_function(), common::allocate_or_throw);
}

}  // namespace
}  // namespace broadsheet::testing
