// What a desk says of a story: where it comes from, and which word holds.
#include "news/settings/metadata.hpp"

#include "news/settings/rules.hpp"
#include "news/settings/settings.hpp"
#include "news/story/story.hpp"
#include "newsml/writer.hpp"
#include "support/makers/sample_document.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace broadsheet::testing {
namespace {

TEST(StoryFields, a_value_of_another_form_is_none) {
  const auto is = [](const char* name, const char* value) {
    return is_field_value(*story_field(name), value);
  };
  EXPECT_TRUE(is("embargoed", "2030-01-01T00:00:00+08:00"));
  EXPECT_TRUE(is("embargoed", "2030-01-01T00:00:00.5Z"));
  EXPECT_TRUE(is("embargoed", "2028-02-29T00:00:00Z"));
  for (const char* day : {"2027-02-29", "2030-02-30", "2030-04-31", "2100-02-29"})
    EXPECT_FALSE(is("embargoed", (day + std::string("T00:00:00Z")).c_str())) << day;
  for (const char* bad : {"", "2030-01-01", "2030-01-01T00:00:00", "2030-13-01T00:00:00Z", "tomorrow"})
    EXPECT_FALSE(is("embargoed", bad)) << bad;
  EXPECT_TRUE(is("urgency", "9"));
  for (const char* bad : {"0", "10", "03", "-1", "high", ""}) EXPECT_FALSE(is("urgency", bad)) << bad;
  EXPECT_TRUE(is("pubStatus", "withheld"));
  EXPECT_FALSE(is("pubStatus", "usable|withheld"));
  EXPECT_TRUE(is("subjects", "medtop:04000000=economy"));
  EXPECT_TRUE(is("subjects", "economy"));
  EXPECT_FALSE(is("subjects", "medtop:=economy"));
  EXPECT_FALSE(is("guid", "no scheme"));
  EXPECT_EQ(story_field("headline"), nullptr);
}

TEST(Metadata, a_concept_is_code_name_and_language) {
  EXPECT_EQ(news::concept_of("medtop:04000000=Wirtschaft@de"),
            (news::Concept{"medtop:04000000", "Wirtschaft", "de"}));
  EXPECT_EQ(news::concept_of("acme:mail=write to us@home"),
            (news::Concept{"acme:mail", "write to us@home", ""}));
  EXPECT_EQ(news::concept_of("economy"), (news::Concept{"", "economy", ""}));
  for (const char* value : {"medtop:04000000=Wirtschaft@de", "acme:x", "economy", "acme:x=a=b"})
    EXPECT_EQ(news::value_of(news::concept_of(value)), value);
}

news::RuleFields fields(const char* rules, const Article& article) {
  return news::fields_by_rules(news::parse_rules(rules), article);
}

Article regatta() {
  Article a;
  a.page = "4";
  a.section = "Sport";
  a.headline = "Regatta on the lake";
  a.bylines = {{"By", "Ann Ward"}};
  a.blocks = {paragraph("Twelve boats start at noon. 帆船比赛。")};
  return a;
}

TEST(Rules, all_conditions_of_a_rule_must_be_met_and_one_word_of_each) {
  const char* rules = R"(
    [[rule]]
    section = ["news", "SPORT"]
    page = 4
    words = ["swimming", "regatta"]
    byline = "ann ward"
    set = { urgency = 6, subjects = { code = "medtop:15000000", name = "sport", language = "en" } }
  )";
  const auto found = fields(rules, regatta()).weak;
  ASSERT_EQ(found.size(), 2u);
  EXPECT_EQ(attr(found, "urgency"), "6");
  EXPECT_EQ(attr(found, "subjects"), "medtop:15000000=sport@en");
  Article other = regatta();
  other.page = "5";
  EXPECT_TRUE(fields(rules, other).weak.empty());
}

TEST(Rules, a_word_is_not_found_within_another_but_in_chinese_text) {
  const auto matches = [](const char* word) {
    const std::string rules = "[[rule]]\nwords = \"" + std::string(word) + "\"\nset = { urgency = 1 }";
    return !fields(rules.c_str(), regatta()).weak.empty();
  };
  EXPECT_TRUE(matches("boats"));
  EXPECT_TRUE(matches("比赛"));
  EXPECT_FALSE(matches("boat"));
  EXPECT_FALSE(matches("art"));
}

TEST(Rules, a_mistake_is_told_with_its_line) {
  const auto fault = [](const char* rules) {
    return testing::refusal_of([&] { (void)news::parse_rules(rules); });
  };
  EXPECT_NE(fault("[[rule]]\nset = { urgency = 12 }").find("line 2: urgency cannot be \"12\""),
            std::string::npos);
  EXPECT_NE(fault("[[rule]]\nset = { colour = \"red\" }").find("no story has \"colour\""), std::string::npos);
  EXPECT_NE(fault("[[rule]]\npage = 3").find("sets nothing"), std::string::npos);
  EXPECT_NE(fault("[[rule]]\npages = 3\nset = { urgency = 1 }").find("a rule has no \"pages\""),
            std::string::npos);
  EXPECT_NE(fault("[[rule]]\nwords = \"\"\nset = { urgency = 1 }").find("line 2: words is an empty text"),
            std::string::npos);
  EXPECT_NE(fault("[[rule]\n").find("line 1"), std::string::npos);
}

TEST(Rules, a_wrong_value_is_told_with_what_it_must_be) {
  const auto fault = [](const std::string& set) {
    return testing::refusal_of([&] { (void)news::parse_rules("[[rule]]\nset = { " + set + " }"); });
  };
  EXPECT_NE(fault("urgency = 12").find("give a whole number from 1 to 9"), std::string::npos);
  EXPECT_NE(fault("embargoed = \"18.05.2024\"").find("with its zone, like 2024-05-18T"), std::string::npos);
  EXPECT_NE(fault("pubStatus = \"killed\"").find("one of usable|withheld|canceled"), std::string::npos);
}

TEST(Schemes, an_alias_has_one_meaning) {
  const auto fault = [](const char* schemes) {
    MemoryHost host("newsml");
    host.options["schemes"] = schemes;
    return testing::refusal_of([&] { (void)news::settings_from(host.host(), Issue{}); });
  };
  EXPECT_NE(fault("medtop=http://quay.example/topic/").find("is IPTC's"), std::string::npos);
  EXPECT_NE(fault("q=http://a.example/; q=http://b.example/").find("given twice"), std::string::npos);
  EXPECT_EQ(fault("q=http://a.example/; q=http://a.example/"), "");
}

news::Story mapped(Article article, const std::map<std::string, std::string>& options) {
  MemoryHost host("newsml");
  for (const auto& [name, value] : options) host.options[name] = value;
  Issue issue;
  issue.publication = "Quay Daily";
  issue.date = "2024-05-18";
  issue.language = "en";
  const news::Settings settings = news::settings_from(host.host(), issue);
  return news::Mapper(issue, settings).map(article);
}

TEST(Rules, a_section_is_also_a_line_above_the_headline_and_a_page_has_its_number_in_any_form) {
  Article a = regatta();
  a.section.clear();
  a.kickers = {"SPORT"};
  const auto meets = [&](const std::string& condition, const std::string& page) {
    a.page = page;
    return !fields(("[[rule]]\n" + condition + "\nset = { urgency = 1 }").c_str(), a).met.empty();
  };
  EXPECT_TRUE(meets("section = \"Sport\"", "4"));
  EXPECT_FALSE(meets("section = \"Opinion\"", "4"));
  for (const char* page : {"4", "04", "A4", "A04"}) EXPECT_TRUE(meets("page = 4", page)) << page;
  for (const char* page : {"14", "40", "B4", ""}) EXPECT_FALSE(meets("page = 4", page)) << page;
  EXPECT_TRUE(meets("page = \"B4\"", "B04"));
  EXPECT_FALSE(meets("page = \"A4\"", "4"));
  EXPECT_TRUE(meets("headline = \"regatta\"", "4"));
  EXPECT_FALSE(meets("headline = \"boats\"", "4"));
}

TEST(Rules, a_typing_error_in_an_alias_is_refused) {
  const auto fault = [](const std::string& code) {
    MemoryHost host("newsml");
    host.options["rules"] = "[[rule]]\n\nset = { subjects = \"" + code + "\" }";
    host.options["schemes"] = "acme=http://example.com/topics/";
    return refusal_of([&] { (void)news::settings_from(host.host(), Issue()); });
  };
  for (const char* good : {"medtop:04000000=economy", "acme:mail", "http://example.com/x/1=x", "sport"})
    EXPECT_EQ(fault(good), "") << good;
  EXPECT_NE(fault("medtp:04000000=economy").find("medtp"), std::string::npos);
  MemoryHost host("newsml");
  host.options["subjects"] = "foo:1=bar";
  EXPECT_NE(refusal_of([&] { (void)news::settings_from(host.host(), Issue()); }), "");
}

TEST(Codes, of_an_alias_that_nothing_declares_are_told_of_where_an_article_brings_them) {
  MemoryHost host("newsml");
  Document document = sample_document();
  document.articles[0].attrs = {
      {"subjects", "foo:1=bar"}, {"subjects", "medtop:04000000=economy"}, {"subjects", "urn:quay:t:1=tolls"}};
  write_with<newsml::Writer>(host, "newsml", document);
  std::vector<std::string> told;
  for (const auto& warning : host.warnings)
    if (warning.code == "BS-N021") told.push_back(warning.why);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].rfind("codes of \"foo\"", 0), 0u) << told[0];
  EXPECT_NE(host.output.find("literal=\"foo:1\""), std::string::npos);
  EXPECT_NE(host.output.find("uri=\"urn:quay:t:1\""), std::string::npos);
}

TEST(Rules, what_holds_a_story_back_and_meets_none_is_told_of_with_what_it_looked_for) {
  const auto told = [](const std::string& rule) {
    MemoryHost host("newsml");
    host.options["rules"] = "[[rule]]\n" + rule;
    write_with<newsml::Writer>(host, "newsml", sample_document());
    for (const auto& warning : host.warnings)
      if (warning.code == "BS-N026") return warning.why;
    return std::string();
  };
  for (const char* field : {"embargoed = \"2030-01-01T06:00:00Z\"", "pubStatus = \"withheld\"",
                            "expires = \"2030-01-01T06:00:00Z\""}) {
    const std::string set = "set = { " + std::string(field) + " }";
    const std::string why = told("headline = [\"tenis\", \"golf\"]\npage = 7\n" + set);
    EXPECT_NE(why.find("4: the rule that sets"), why.npos) << why;
    EXPECT_NE(why.find("(page \"7\", headline \"tenis\" or \"golf\")"), why.npos) << why;
    EXPECT_EQ(told(set), "");
  }
  EXPECT_EQ(told("headline = \"tenis\"\nset = { urgency = 2 }"), "");
}

TEST(Rules, a_kill_that_meets_no_story_is_told_of) {
  MemoryHost host("newsml");
  host.options["rules"] =
      "[[rule]]\nheadline = \"tennis\"\noverride = true\nset = { pubStatus = \"canceled\" }";
  write_with<newsml::Writer>(host, "newsml", sample_document());
  EXPECT_TRUE(std::any_of(host.warnings.begin(), host.warnings.end(),
                          [](const auto& warning) { return warning.code == "BS-N026"; }));
}

TEST(Metadata, the_article_holds_before_a_rule_and_a_rule_before_an_option) {
  Article article = regatta();
  const std::string rule = "[[rule]]\nset = { urgency = 5, keywords = [\"boats\"] }";
  EXPECT_EQ(mapped(article, {{"urgency", "7"}}).meta.urgency, 7);
  EXPECT_EQ(mapped(article, {{"urgency", "7"}, {"rules", rule}}).meta.urgency, 5);
  article.attrs = {{"urgency", "2"}, {"keywords", "lake"}};
  const news::Story story = mapped(article, {{"urgency", "7"}, {"keywords", "sail"}, {"rules", rule}});
  EXPECT_EQ(story.meta.urgency, 2);
  EXPECT_EQ(story.meta.keywords, (std::vector<std::string>{"lake", "boats", "sail"}));
  EXPECT_EQ(mapped(article, {{"rules", "[[rule]]\noverride = true\nset = { urgency = 9 }"}}).meta.urgency, 9);
}

TEST(Metadata, a_rule_takes_codes_and_keywords_in_one_text_as_options_do) {
  const std::string rule =
      "[[rule]]\nset = { keywords = \"boats; lake\", subjects = \"medtop:15000000=sport; medtop:20000574\", "
      "edNote = \"Check; then send\" }";
  const news::Story story = mapped(regatta(), {{"rules", rule}});
  EXPECT_EQ(story.meta.keywords, (std::vector<std::string>{"boats", "lake"}));
  ASSERT_EQ(story.meta.subjects.size(), 2u);
  EXPECT_EQ(story.meta.subjects[0].name, "sport");
  EXPECT_EQ(story.meta.notes, (std::vector<std::string>{"Check; then send"}));
}

TEST(Metadata, rights_that_an_article_brings_do_not_stand_beside_the_papers) {
  Article article = regatta();
  const std::map<std::string, std::string> paper = {{"rights-holder", "Quay Daily"},
                                                    {"rights-notice", "(c) Quay"}};
  EXPECT_EQ(mapped(article, paper).rights.notice, "(c) Quay");
  article.attrs = {{"usageTerms", "No archive use."}};
  EXPECT_EQ(mapped(article, paper).rights.terms, "No archive use.");
  EXPECT_EQ(mapped(article, paper).rights.notice, "");
}

TEST(Metadata, members_that_only_our_json_knows_are_no_facts_of_a_story) {
  Article article = regatta();
  article.attrs = {{"json:embargoed", "\"never\""}, {"desk", "city"}};
  EXPECT_EQ(mapped(article, {}).attrs, (std::vector<Attr>{{"desk", "city"}}));
}

TEST(Metadata, a_picture_is_under_the_embargo_of_its_story) {
  Article article = regatta();
  article.attrs = {{"embargoed", "2030-01-01T00:00:00Z"}, {"version", "4"}};
  article.blocks.push_back(block(BlockKind::caption, "The start."));
  const news::Story story = mapped(article, {});
  ASSERT_EQ(story.pictures.size(), 1u);
  EXPECT_EQ(story.pictures[0].meta.embargoed, "2030-01-01T00:00:00Z");
  EXPECT_EQ(story.pictures[0].meta.version, 4);
}

}  // namespace
}  // namespace broadsheet::testing
