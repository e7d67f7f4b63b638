// A desk's day: eight pages go out; then two corrections, a story on another page, an embargo, a kill.
#include "support/issue_lines.hpp"
#include "support/program.hpp"
#include "support/validator.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <map>
#include <set>
#include <sstream>

namespace broadsheet::testing {
namespace {

using Json = nlohmann::ordered_json;

/// Words that a page of a small port may have, in an order that depends on `seed` alone.
std::string words(unsigned seed, int count) {
  static const char* const kWords[] = {"harbour", "council", "ferry",  "market", "bridge", "tram",  "choir",
                                       "clinic",  "mayor",   "school", "storm",  "museum", "price", "worker",
                                       "goal",    "court",   "prize",  "lamp",   "winter", "road",  "theft"};
  std::string out;
  for (int i = 0; i < count; ++i) {
    seed = seed * 1103515245u + 12345u;
    out += (out.empty() ? "" : " ") + std::string(kWords[(seed >> 16) % std::size(kWords)]);
  }
  return out;
}

class Day {
 public:
  Day() {
    for (unsigned page = 1; page <= 8; ++page)
      for (unsigned n = 1; n <= 5; ++n) {
        const unsigned seed = page * 100 + n;
        stories.push_back({{"id", "a-" + std::to_string(page) + '-' + std::to_string(n)},
                           {"page", std::to_string(page)},
                           {"headline", "Story " + std::to_string(seed) + ' ' + words(seed, 5)},
                           {"blocks", {{{"type", "paragraph"}, {"text", words(seed * 7, 60) + '.'}}}}});
      }
  }

  Json& story(const std::string& id) {
    for (Json& its : stories)
      if (its["id"] == id) return its;
    throw std::runtime_error("no story " + id);
  }

  std::string text() const {
    std::string lines;
    for (const Json& its : stories) lines += its.dump() + '\n';
    return issue_of(lines, stories.size(), 8);
  }

  std::vector<Json> stories;
};

class DeskDay : public ::testing::Test {
 protected:
  std::string send(const Day& day, const std::string& name, const std::string& time,
                   std::vector<std::string> more = {}) {
    write_file(folder_ / "day.jsonl", day.text());
    std::vector<std::string> arguments = {"convert",
                                          folder_ / "day.jsonl",
                                          "--to",
                                          "newsml",
                                          "-o",
                                          folder_ / name,
                                          "--newsml.guid-domain",
                                          "quay.example",
                                          "--newsml.ledger",
                                          folder_ / "ledger.jsonl",
                                          "--newsml.changed-only",
                                          "--timestamp",
                                          time,
                                          "-q"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    expect_success(run(broadsheet(arguments)));
    return folder_ / name;
  }

  /// What a message says of its stories, by headline.
  std::map<std::string, Json> stories_in(const std::string& file) {
    std::map<std::string, Json> out;
    const Finished finished = run(broadsheet({"convert", file, "--to", "json", "-o", "-", "-q"}));
    expect_success(finished);
    std::istringstream lines(finished.output);
    for (std::string line; std::getline(lines, line);)
      if (const Json its = Json::parse(line); its.contains("headline")) out[its["headline"]] = its;
    return out;
  }

  TemporaryFolder folder_;
};

TEST_F(DeskDay, exactly_what_changed_goes_out_again_and_everything_is_valid) {
  Day day;
  const std::string first = send(day, "first.xml", "2024-05-18T06:00:00Z");
  const auto before = stories_in(first);
  ASSERT_EQ(before.size(), 40u);

  Json& corrected = day.story("a-3-2");
  std::string text = corrected["blocks"][0]["text"];
  corrected["blocks"][0]["text"] = text.replace(10, 3, "xyz");
  const std::string old_headline = day.story("a-3-4")["headline"], new_headline = old_headline + " now";
  day.story("a-3-4")["headline"] = new_headline;
  Json moved = day.story("a-3-1");
  std::erase(day.stories, moved);
  moved["page"] = "5";
  day.stories.push_back(moved);
  day.story("a-6-3")["embargoed"] = "2024-05-19T06:00:00Z";
  day.story("a-7-1")["pubStatus"] = "canceled";
  for (std::size_t i = 0; i < day.stories.size(); ++i) day.stories[i]["id"] = "b-" + std::to_string(i);

  const std::string second = send(day, "second.xml", "2024-05-18T09:00:00Z");
  const auto after = stories_in(second);
  ASSERT_EQ(after.size(), 5u);
  for (const auto& [headline, its] : after) {
    SCOPED_TRACE(headline);
    const auto was = before.find(headline == new_headline ? old_headline : headline);
    ASSERT_NE(was, before.end());
    EXPECT_EQ(its["guid"], was->second["guid"]);
    EXPECT_EQ(its["version"], 2);
    EXPECT_EQ(its["firstCreated"], "2024-05-18T06:00:00Z");
  }
  EXPECT_EQ(after.at(moved["headline"])["page"], "5");
  expect_clean("newsml", {first, second});

  EXPECT_FALSE(std::filesystem::exists(send(day, "third.xml", "2024-05-18T10:00:00Z")));
  day.stories.pop_back();  // the one that moved
  const auto last = stories_in(send(day, "last.xml", "2024-05-18T11:00:00Z", {"--newsml.cancel-missing"}));
  ASSERT_EQ(last.size(), 1u);
  EXPECT_EQ(last.begin()->second["pubStatus"], "canceled");
  EXPECT_EQ(last.begin()->second["version"], 3);
}

TEST_F(DeskDay, its_messages_are_right_by_the_schema_of_each_version) {
  std::vector<std::filesystem::path> messages;
  for (int minor = 28; minor <= 35; ++minor) {
    const std::string version = "2." + std::to_string(minor);
    const auto ask = [&](const Day& day, const char* name, const char* time) {
      messages.push_back(
          send(day, version + name, time, {"--newsml.g2-version", version, "--newsml.cancel-missing"}));
    };
    std::filesystem::remove(folder_ / "ledger.jsonl");
    Day day;
    ask(day, "-first.xml", "2024-05-18T06:00:00Z");
    day.story("a-6-3")["embargoed"] = "2024-05-19T06:00:00Z";
    day.story("a-7-1")["pubStatus"] = "canceled";
    day.stories.pop_back();
    ask(day, "-second.xml", "2024-05-18T09:00:00Z");
  }
  expect_clean("newsml-versions", messages);
}

TEST_F(DeskDay, names_of_items_carry_publication_date_and_page) {
  const std::string out = send(Day(), "items", "2024-05-18T06:00:00Z", {"--newsml.layout", "items"});
  std::size_t files = 0;
  for (const auto& file : std::filesystem::directory_iterator(out)) {
    EXPECT_TRUE(file.path().filename().string().starts_with("quay-daily-2024-05-18-A0")) << file.path();
    ++files;
  }
  EXPECT_EQ(files, 40u);
}

TEST_F(DeskDay, an_output_is_never_its_own_ledger) {
  write_file(folder_ / "day.jsonl", Day().text());
  expect_error(run(broadsheet({"convert", folder_ / "day.jsonl", "--to", "newsml", "-o",
                               folder_ / "sent.jsonl", "--newsml.ledger", folder_ / "sent.jsonl", "-q"})),
               2, "BS-C138", folder_ / "sent.jsonl");
}

}  // namespace
}  // namespace broadsheet::testing
