// A page that comes again alone does not cut in two what was sent with its other page.
#include "newsml/reader.hpp"
#include "newsml/writer.hpp"
#include "support/makers/sample_document.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace broadsheet::testing {
namespace {

Article story(const std::string& page, const std::string& headline, std::vector<std::string> texts) {
  Article a;
  a.id = "a-" + page + '-' + std::to_string(headline.size());
  a.page = page;
  a.headline = headline;
  for (const std::string& text : texts) a.blocks.push_back(paragraph(text));
  return a;
}

constexpr const char* kOpening =
    "The first ferry of the day will leave the north pier at six from Monday on.";
constexpr const char* kRest = "Fares stay as they are until the spring, the harbour office said on Friday.";

Document of_pages(std::vector<std::string> pages, std::vector<Article> articles) {
  Document d;
  d.issue = {"Quay Daily", "", "2024-05-18", "en", "", std::move(pages), {}};
  d.articles = std::move(articles);
  return d;
}

Article bridge() {
  return story("A1", "Council votes on the bridge", {"After four hours of debate the council put it off."});
}
Article choir() {
  return story("A2", "Choir looks for tenors", {"The town choir sings Haydn in November and lacks tenors."});
}

/// As pages 1 and 2 have it together; as each of them has it alone.
Article whole() {
  Article a = story("A1", "Ferry sails an hour earlier", {kOpening, kRest});
  a.attrs = {{"continued_on", "A2"}};
  return a;
}
Article beginning() {
  Article a = story("A1", "Ferry sails an hour earlier", {kOpening});
  a.continued_to = "A2";
  return a;
}
Article continuation() {
  Article a = story("A2", "Ferry", {kRest});
  a.continued_from = "A1";
  return a;
}

Document both_pages() { return of_pages({"A1", "A2"}, {whole(), bridge(), choir()}); }

class Jumps : public ::testing::Test {
 protected:
  /// Headlines that go out, with status and version: "Ferry usable 1".
  std::vector<std::string> send(const Document& document, std::map<std::string, std::string> options = {}) {
    MemoryHost host("newsml");
    host.ledger = ledger_;
    host.options["ledger"] = "ledger.jsonl";
    host.options["changed-only"] = host.options["cancel-missing"] = "true";
    host.options["timestamp"] = "2024-05-18T0" + std::to_string(++runs_) + ":00:00Z";
    for (const auto& [name, value] : options) host.options[name] = value;
    write_with<newsml::Writer>(host, "newsml", document);
    ledger_ = host.ledger;
    warnings = host.warnings;
    std::vector<std::string> out;
    if (host.output.empty()) return out;
    MemoryHost input("newsml", host.output);
    for (const Article& a : read_with<newsml::Reader>(input, "newsml").articles) {
      const std::string status(attr(a.attrs, "pubStatus")), version(attr(a.attrs, "version"));
      out.push_back(a.headline + ' ' + (status.empty() ? "usable" : status) + ' ' +
                    (version.empty() ? "1" : version));
    }
    std::sort(out.begin(), out.end());
    return out;
  }

  /// How often it was said that a page is missing.
  long told() const {
    return std::count_if(warnings.begin(), warnings.end(), [](const auto& w) { return w.code == "BS-N024"; });
  }

  std::vector<MemoryHost::Warning> warnings;

 private:
  std::map<std::string, std::string> ledger_;
  int runs_ = 0;
};

using Lines = std::vector<std::string>;

TEST_F(Jumps, a_corrected_front_page_alone_leaves_the_story_that_goes_on_inside_as_it_was_sent) {
  EXPECT_EQ(send(both_pages()).size(), 3u);
  Article corrected = bridge();
  corrected.blocks[0].text = "After five hours of debate the council put it off.";
  EXPECT_EQ(send(of_pages({"A1"}, {beginning(), corrected})), Lines{"Council votes on the bridge usable 2"});
  EXPECT_EQ(told(), 1);
  EXPECT_EQ(send(both_pages()), Lines{"Council votes on the bridge usable 3"});  // nothing else was changed
}

TEST_F(Jumps, the_page_it_goes_on_on_makes_no_story_of_its_rest_and_kills_nothing) {
  send(both_pages());
  EXPECT_EQ(send(of_pages({"A2"}, {continuation(), choir()})), Lines{});
  EXPECT_EQ(told(), 1);
}

TEST_F(Jumps, a_kill_of_its_first_page_is_sent_all_the_same) {
  send(both_pages());
  const auto sent = send(of_pages({"A1"}, {beginning(), bridge()}), {{"rules", R"([[rule]]
headline = "ferry"
set = { pubStatus = "canceled" })"}});
  EXPECT_EQ(sent, Lines{"Ferry sails an hour earlier canceled 2"});
}

TEST_F(Jumps, a_page_that_comes_first_is_sent_in_part_and_then_whole) {
  EXPECT_EQ(send(of_pages({"A1"}, {beginning()})), Lines{"Ferry sails an hour earlier usable 1"});
  EXPECT_EQ(told(), 1);
  const Lines second = {"Choir looks for tenors usable 1", "Council votes on the bridge usable 1",
                        "Ferry sails an hour earlier usable 2"};
  EXPECT_EQ(send(both_pages()), second);
  EXPECT_EQ(told(), 0);
}

TEST_F(Jumps, a_jump_that_is_not_found_any_more_is_told_of) {
  send(both_pages());
  Document document = both_pages();
  document.articles[0] = beginning();
  EXPECT_EQ(send(document), Lines{"Ferry sails an hour earlier usable 2"});
  EXPECT_EQ(told(), 1);
}

}  // namespace
}  // namespace broadsheet::testing
