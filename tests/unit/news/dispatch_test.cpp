// A story is known again: after corrections, on another page, in another order.
#include "news/dispatch/dispatch.hpp"

#include "newsml/reader.hpp"
#include "newsml/writer.hpp"
#include "ninjs/ninjs.hpp"
#include "support/makers/sample_document.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace broadsheet::testing {
namespace {

Article story(const std::string& page, const std::string& headline, const std::string& text) {
  Article a;
  a.id = "a-" + page + '-' + std::to_string(headline.size());
  a.page = page;
  a.headline = headline;
  a.blocks = {paragraph(text)};
  return a;
}

Document day() {
  Document d;
  d.issue = {"Quay Daily", "", "2024-05-18", "en", "", {"1", "2"}, {}};
  d.articles = {
      story("1", "Ferry sails an hour earlier",
            "The first ferry of the day will leave the north pier at six from Monday on, the harbour office "
            "said."),
      story(
          "1", "Council votes on the bridge",
          "After four hours of debate the council put off its vote on the new road bridge until the autumn."),
      story("2", "Choir looks for tenors",
            "The town choir sings Haydn in November and still lacks three tenors, its conductor told us."),
      story("2", "Market moves to the square",
            "Stalls that stood along the river since spring return to the main square on Saturday morning.")};
  return d;
}

struct Sent {
  std::string guid, version, status;
  bool operator<(const Sent& o) const { return guid < o.guid; }
};

/// One run of the desk.
class Desk {
 public:
  std::string send(const Document& document, std::map<std::string, std::string> options = {}) {
    MemoryHost host("newsml");
    host.ledger = ledger;
    host.options["ledger"] = "ledger.jsonl";
    host.options["changed-only"] = "true";
    host.options["guid-domain"] = "quay.example";
    host.options["timestamp"] = "2024-05-18T0" + std::to_string(++runs_) + ":00:00Z";
    for (const auto& [name, value] : options) host.options[name] = value;
    write_with<newsml::Writer>(host, "newsml", document);
    ledger = host.ledger;
    warned.clear();
    for (const auto& warning : host.warnings) warned.push_back(warning.code);
    last_words = host.warnings.empty() ? "" : host.warnings.back().why;
    return host.output;
  }

  std::vector<std::string> warned;
  std::string last_words;

  std::map<std::string, std::string> ledger;

 private:
  int runs_ = 0;
};

std::map<std::string, Article> by_headline(const std::string& xml) {
  MemoryHost host("newsml", xml);
  std::map<std::string, Article> out;
  for (const Article& a : read_with<newsml::Reader>(host, "newsml").articles) out[a.headline] = a;
  return out;
}

std::string guid_of(const Article& a) { return std::string(attr(a.attrs, "guid")); }

TEST(Dispatch, only_what_changed_goes_out_under_its_guid_with_the_next_version) {
  Desk desk;
  Document document = day();
  const auto first = by_headline(desk.send(document));
  ASSERT_EQ(first.size(), 4u);
  document.articles[0].blocks[0].text.replace(4, 5, "early");      // a correction in the text
  document.articles[2].headline = "Choir still looks for tenors";  // and one in a headline
  std::swap(document.articles[2], document.articles[3]);           // in another order
  const auto second = by_headline(desk.send(document));
  ASSERT_EQ(second.size(), 2u);
  const Article& ferry = second.at("Ferry sails an hour earlier");
  EXPECT_EQ(guid_of(ferry), guid_of(first.at("Ferry sails an hour earlier")));
  EXPECT_EQ(attr(ferry.attrs, "version"), "2");
  EXPECT_EQ(attr(ferry.attrs, "firstCreated"), "2024-05-18T01:00:00Z");
  EXPECT_EQ(guid_of(second.at("Choir still looks for tenors")), guid_of(first.at("Choir looks for tenors")));
}

TEST(Dispatch, a_story_that_moves_to_another_page_keeps_its_guid) {
  Desk desk;
  Document document = day();
  const auto first = by_headline(desk.send(document));
  document.articles[3].page = "1";
  const auto second = by_headline(desk.send(document));
  ASSERT_EQ(second.size(), 1u);
  EXPECT_EQ(guid_of(second.at("Market moves to the square")),
            guid_of(first.at("Market moves to the square")));
  EXPECT_EQ(second.at("Market moves to the square").page, "1");
}

TEST(Dispatch, equal_stories_keep_their_guids_in_their_order_each_on_its_page) {
  const news::Candidate one{"g", "same", "1", {}}, other{"g", "same", "2", {}};
  news::SentStory first, second, third;
  for (news::SentStory* const its : {&first, &second, &third}) its->item.content = "same";
  first.page = "2", second.page = "1", third.page = "1";
  const std::size_t none = std::string::npos;
  EXPECT_EQ(news::match({one, other, one, one}, {first, second, third}),
            (std::vector<std::size_t>{1, 0, 2, none}));
  EXPECT_EQ(news::match({one, one}, {first, second}), (std::vector<std::size_t>{1, 0})) << "one moved";
}

TEST(Dispatch, an_embargo_and_a_kill_are_changes) {
  Desk desk;
  Document document = day();
  desk.send(document);
  document.articles[1].attrs = {{"embargoed", "2024-05-19T06:00:00Z"}};
  document.articles[2].attrs = {{"pubStatus", "canceled"}};
  const auto second = by_headline(desk.send(document));
  ASSERT_EQ(second.size(), 2u);
  EXPECT_EQ(attr(second.at("Council votes on the bridge").attrs, "embargoed"), "2024-05-19T06:00:00Z");
  EXPECT_EQ(attr(second.at("Choir looks for tenors").attrs, "pubStatus"), "canceled");
}

TEST(Dispatch, a_story_that_is_gone_is_called_back_once_where_that_is_asked_for) {
  Desk desk;
  Document document = day();
  const auto first = by_headline(desk.send(document));
  document.articles.pop_back();
  EXPECT_EQ(desk.send(document), "");
  const auto third = by_headline(desk.send(document, {{"cancel-missing", "true"}}));
  ASSERT_EQ(third.size(), 1u);
  const Article& gone = third.at("Market moves to the square");
  EXPECT_EQ(guid_of(gone), guid_of(first.at("Market moves to the square")));
  EXPECT_EQ(attr(gone.attrs, "pubStatus"), "canceled");
  EXPECT_EQ(attr(gone.attrs, "version"), "2");
  EXPECT_EQ(desk.send(document, {{"cancel-missing", "true"}}), "");
}

TEST(Dispatch, stories_of_pages_that_were_not_read_again_are_not_gone) {
  Desk desk;
  Document document = day();
  desk.send(document);
  document.issue.pages = {"2"};
  document.articles.erase(document.articles.begin(), document.articles.begin() + 2);
  EXPECT_EQ(desk.send(document, {{"cancel-missing", "true"}}), "");
}

TEST(Dispatch, the_same_input_and_ledger_make_the_same_bytes) {
  Desk a, b;
  EXPECT_EQ(a.send(day()), b.send(day()));
  EXPECT_EQ(a.ledger, b.ledger);
}

TEST(Dispatch, a_mended_caption_is_a_new_version_of_its_picture_alone) {
  Desk desk;
  Document document = day();
  document.articles[0].blocks.push_back(block(BlockKind::caption, "The ferry at the north pier on Friday."));
  const std::string first = desk.send(document);
  document.articles[0].blocks[1].text = "The ferry at the south pier on Friday.";
  const std::string second = desk.send(document);
  EXPECT_NE(second.find("ninat:picture"), std::string::npos);
  EXPECT_EQ(second.find("ninat:text"), std::string::npos);
  EXPECT_NE(second.find("version=\"2\""), std::string::npos);
}

TEST(Dispatch, a_correction_is_later_than_what_it_corrects_whatever_moment_is_given) {
  for (const char* moment : {"2024-05-18T01:00:00Z", "2024-05-17T20:00:00Z", ""}) {
    Desk desk;
    Document document = day();
    desk.send(document);
    document.articles[0].blocks[0].text.replace(4, 5, "early");
    const std::string second = desk.send(document, {{"timestamp", moment}});
    EXPECT_NE(second.find("<sent>2024-05-18T01:00:01Z</sent>"), second.npos) << moment;
    EXPECT_NE(second.find("<versionCreated>2024-05-18T01:00:01Z<"), second.npos) << moment;
    EXPECT_NE(second.find("<firstCreated>2024-05-18T01:00:00Z<"), second.npos) << moment;
    EXPECT_EQ(desk.warned, std::vector<std::string>{"BS-N025"});
    const bool is_advised = desk.last_words.find("--timestamp now") != std::string::npos;
    EXPECT_EQ(is_advised, std::string_view(moment).empty()) << "who gives one, now among them: " << moment;
  }
}

TEST(Dispatch, what_a_rule_kills_goes_out_without_its_text) {
  const std::string rules = R"([[rule]]
headline = "choir"
override = true
set = { pubStatus = "canceled", edNote = "KILL: legal" })";
  Desk desk;
  Document document = day();
  document.articles[2].blocks.push_back(block(BlockKind::caption, "The choir in the town hall."));
  const auto first = by_headline(desk.send(document));
  const std::string kill = desk.send(document, {{"rules", rules}});
  const Article gone = by_headline(kill).at("Choir looks for tenors");
  EXPECT_EQ(attr(gone.attrs, "pubStatus"), "canceled");
  EXPECT_EQ(attr(gone.attrs, "edNote"), "KILL: legal");
  EXPECT_EQ(guid_of(gone), guid_of(first.at("Choir looks for tenors")));
  EXPECT_EQ(gone.blocks.back().text, "This story has been withdrawn and must not be used.");
  for (const char* word : {"Haydn", "town hall"}) EXPECT_EQ(kill.find(word), kill.npos) << word;
  EXPECT_EQ(kill.find("sig:update"), kill.npos);
  MemoryHost without_ledger("newsml");
  without_ledger.options["rules"] = rules;
  write_with<newsml::Writer>(without_ledger, "newsml", document);
  EXPECT_EQ(without_ledger.output.find("Haydn"), std::string::npos);
}

TEST(Dispatch, what_was_canceled_goes_out_again_only_with_a_warning) {
  Desk desk;
  const std::string rule = "[[rule]]\nheadline = \"choir\"\nset = { pubStatus = \"canceled\" }";
  desk.send(day());
  desk.send(day(), {{"rules", rule}});
  desk.send(day(), {{"rules", rule}});  // it stays withdrawn
  EXPECT_EQ(std::count(desk.warned.begin(), desk.warned.end(), "BS-N028"), 0);
  const auto again = by_headline(desk.send(day()));
  EXPECT_EQ(attr(again.at("Choir looks for tenors").attrs, "version"), "3");
  EXPECT_EQ(std::count(desk.warned.begin(), desk.warned.end(), "BS-N028"), 1);
}

TEST(Dispatch, what_an_input_says_is_canceled_keeps_its_text_where_nothing_is_sent_again) {
  Document document = day();
  document.articles[2].attrs = {{"pubStatus", "canceled"}};
  MemoryHost host("newsml");
  write_with<newsml::Writer>(host, "newsml", document);
  EXPECT_NE(host.output.find("Haydn"), std::string::npos);
}

TEST(Dispatch, each_format_has_its_own_lines_in_a_ledger_that_several_share) {
  MemoryHost newsml("newsml"), ninjs("ninjs");
  for (MemoryHost* host : {&newsml, &ninjs}) host->options["ledger"] = "ledger.jsonl";
  write_with<newsml::Writer>(newsml, "newsml", day());
  ninjs.ledger = newsml.ledger;
  ninjs.options["changed-only"] = "true";
  write_with<ninjs::Writer>(ninjs, "ninjs", day());
  EXPECT_NE(ninjs.output.find("Ferry sails"), std::string::npos);
}

TEST(Dispatch, without_a_ledger_there_are_no_changes) {
  MemoryHost host("newsml");
  host.options["changed-only"] = "true";
  EXPECT_THROW(write_with<newsml::Writer>(host, "newsml", day()), plugin::Failure);
}

TEST(Identity, guids_follow_stories_not_places_nor_line_breaks) {
  const auto guids = [](const Document& document) {
    MemoryHost host("newsml");
    host.options["guid-domain"] = "quay.example";
    write_with<newsml::Writer>(host, "newsml", document);
    std::map<std::string, std::string> out;
    for (const auto& [headline, article] : by_headline(host.output)) out[headline] = guid_of(article);
    return out;
  };
  Document document = day();
  const auto before = guids(document);
  std::reverse(document.articles.begin(), document.articles.end());
  for (Article& a : document.articles) a.id = "x-" + a.id;
  document.articles[0].blocks[0].text.insert(20, " ");
  EXPECT_EQ(guids(document), before);
  std::set<std::string> distinct;
  for (const auto& [headline, guid] : before) distinct.insert(guid);
  EXPECT_EQ(distinct.size(), 4u);
}

TEST(Fingerprint, a_small_correction_changes_little_and_another_story_is_another) {
  const Document document = day();
  const auto print = [](const Article& a) { return news::fingerprint_of(a); };
  Article mended = document.articles[0];
  mended.blocks[0].text.replace(4, 5, "early");
  EXPECT_GT(news::likeness(print(document.articles[0]), print(mended)), 0.7);
  EXPECT_LT(news::likeness(print(document.articles[0]), print(document.articles[1])), 0.15);
  news::Fingerprint back{};
  ASSERT_TRUE(news::read_hex(news::hex_of(print(mended)), back));
  EXPECT_EQ(back.sketch, print(mended).sketch);
}

/// As the host gives it where the run before was ended while it sent `after`.
std::map<std::string, std::string> interrupted(const std::map<std::string, std::string>& before,
                                               std::map<std::string, std::string> after) {
  for (auto& [issue, lines] : after) {
    const auto its = before.find(issue);
    lines = (its == before.end() ? "" : its->second) + "{\"sending\":" + lines.substr(9);
  }
  return after;
}

TEST(Dispatch, what_was_on_its_way_when_a_run_was_ended_goes_out_again_as_the_same_version) {
  Desk desk;
  const std::string first = desk.send(day());
  desk.ledger = interrupted({}, desk.ledger);
  const auto before = by_headline(first), again = by_headline(desk.send(day()));
  EXPECT_EQ(desk.warned, std::vector<std::string>{"BS-N029"});
  ASSERT_EQ(again.size(), 4u);
  for (const auto& [headline, its] : again) EXPECT_EQ(its.attrs, before.at(headline).attrs) << headline;
  EXPECT_EQ(desk.send(day()), "") << "now it is known";
  EXPECT_TRUE(desk.warned.empty() || desk.warned == std::vector<std::string>{"BS-N018"});
}

TEST(Dispatch, no_version_ever_has_two_contents_though_a_run_was_ended_while_it_sent_the_first) {
  Desk desk;
  desk.send(day());
  const auto known = desk.ledger;
  Document second = day();
  second.articles[0].blocks[0].text += " It was agreed.";
  desk.send(second);
  desk.ledger = interrupted(known, desk.ledger);
  Document third = second;
  third.articles[0].blocks[0].text += " Or so it seemed.";
  const auto sent = by_headline(desk.send(third));
  ASSERT_EQ(sent.size(), 1u) << "the others are not in doubt";
  EXPECT_EQ(attr(sent.begin()->second.attrs, "version"), "3");
}

TEST(Dispatch, a_doubt_of_a_page_that_was_not_read_again_stays_until_it_is) {
  Desk desk;
  desk.send(day());
  desk.ledger = interrupted({}, desk.ledger);
  Document page = day();
  page.articles.resize(2);
  page.issue.pages = {"1"};
  EXPECT_EQ(by_headline(desk.send(page)).size(), 2u);
  EXPECT_EQ(by_headline(desk.send(day())).size(), 2u) << "those of page 2";
  EXPECT_EQ(desk.send(day()), "");
}

TEST(Dispatch, a_call_back_that_is_in_doubt_goes_out_again_as_the_same_version) {
  Desk desk;
  desk.send(day());
  const auto known = desk.ledger;
  Document less = day();
  less.articles.pop_back();
  const std::string first = desk.send(less, {{"cancel-missing", "true"}});
  desk.ledger = interrupted(known, desk.ledger);
  const std::string again = desk.send(less, {{"cancel-missing", "true"}});
  EXPECT_EQ(by_headline(first).begin()->second.attrs, by_headline(again).begin()->second.attrs);
  EXPECT_EQ(attr(by_headline(again).begin()->second.attrs, "version"), "2");
  EXPECT_EQ(desk.send(less, {{"cancel-missing", "true"}}), "");
}

TEST(Dispatch, a_damaged_ledger_is_named_with_the_issue_that_it_is_damaged_in_and_sends_nothing) {
  Desk desk;
  desk.send(day());
  const auto whole = desk.ledger;
  for (const char* damage : {R"("version":"one")", "\x01\x02\x03", R"("guid":7)"}) {
    desk.ledger = whole;
    std::string& lines = desk.ledger.begin()->second;
    lines.replace(lines.find("\"version\":1"), 11, damage);
    try {
      desk.send(day());
      ADD_FAILURE() << "no Failure: " << damage;
    } catch (const plugin::Failure& failure) {
      const std::string what = failure.what();
      EXPECT_NE(what.find("ledger.jsonl"), what.npos) << what;
      EXPECT_NE(what.find("Quay Daily 2024-05-18"), what.npos) << what;
    }
  }
}

TEST(Dispatch, a_guid_that_two_stories_bring_is_the_first_ones) {
  Document document = day();
  for (const std::size_t i : {0u, 2u}) document.articles[i].attrs = {{"guid", "urn:quay:7"}};
  Desk desk;
  const auto sent = by_headline(desk.send(document));
  EXPECT_EQ(guid_of(sent.at(document.articles[0].headline)), "urn:quay:7");
  EXPECT_NE(guid_of(sent.at(document.articles[2].headline)), "urn:quay:7");
}

TEST(Dispatch, stories_of_an_issue_without_a_date_are_not_called_back) {
  Document document = day();
  document.issue.date.clear();
  Desk desk;
  desk.send(document);
  document.articles.pop_back();
  EXPECT_NE(refusal_of([&] {
              desk.send(document, {{"cancel-missing", "true"}});
            }).find("--date"),
            std::string::npos);
}

}  // namespace
}  // namespace broadsheet::testing
