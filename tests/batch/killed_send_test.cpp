// kill -9 while news goes out: nothing is lost, and no version ever has two contents.
#include "batch/archive.hpp"
#include "support/files.hpp"
#include "support/issue_lines.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <iostream>
#include <map>
#include <regex>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

const std::string kFerry = "The first ferry of the day will leave the north pier at six from Monday on.";
const std::string kChoir = "The town choir sings Haydn in November and still lacks three tenors.";
const std::string kMarket = "Stalls that stood along the river since spring return to the main square.";

std::string morning() {
  return issue_of(article_line("a", "1", "Ferry sails earlier", kFerry) +
                      article_line("b", "1", "Choir looks for tenors", kChoir) +
                      article_line("c", "2", "Market moves", kMarket),
                  3, 2);
}
/// One story is corrected, one new, one gone.
std::string later(const std::string& of_ferry, const std::string& of_lamps) {
  return issue_of(article_line("a", "1", "Ferry sails earlier", kFerry + of_ferry) +
                      article_line("d", "1", "Lamps for the bridge", of_lamps) +
                      article_line("c", "2", "Market moves", kMarket),
                  3, 2);
}
std::string noon() {
  return later(" It was agreed on Friday.", "New lamps are to be put up along the old road bridge.");
}
std::string evening() {
  return later(" It was not agreed at all.", "New lamps are put up along the old road bridge now.");
}

/// Collects what waits in a spool, and keeps what it was sent.
class Receiver {
 public:
  void collect(const fs::path& spool) {
    static const std::regex begin(R"re(<newsItem[^>]* guid="([^"]*)" version="(\d+)")re");
    std::error_code error;
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(spool, error))
      if (entry.path().extension() == ".xml" && entry.is_regular_file()) files.push_back(entry.path());
    for (const fs::path& file : files) {
      const std::string text = read_file(file);
      fs::remove(file);
      for (std::size_t at = text.find("<newsItem"); at != text.npos; at = text.find("<newsItem", at + 1)) {
        const std::size_t end = text.find("</newsItem>", at);
        ASSERT_NE(end, text.npos) << "half an item: " << file;
        std::string item = text.substr(at, end - at);
        std::smatch its;
        ASSERT_TRUE(std::regex_search(item, its, begin)) << item.substr(0, 300);
        const auto [known, is_new] = sent_[its[1]].emplace(std::stoi(its[2]), item);
        ASSERT_TRUE(is_new || known->second == item) << "two contents of version " << its[2] << ":\n"
                                                     << known->second << "\n\n"
                                                     << item;
      }
    }
  }

  /// The newest version of each story: what of it tells contents apart.
  std::multiset<std::string> newest() const {
    std::multiset<std::string> out;
    for (const auto& [guid, versions] : sent_) {
      const std::string& item = versions.rbegin()->second;
      std::string its;
      for (const char* word :
           {"stat:canceled", "on Friday", "not agreed", "are to be", "bridge now", "Haydn", "square"})
        if (item.find(word) != item.npos) its += std::string(word) + ' ';
      out.insert(its);
    }
    return out;
  }

 private:
  std::map<std::string, std::map<int, std::string>> sent_;
};

class KilledSend : public ::testing::TestWithParam<std::vector<std::string>> {
 protected:
  int send(const std::string& what, const std::string& hour, const std::string& at) {
    fs::create_directories(folder_ / "in");
    write_file(folder_ / "in/quay-2024-05-18.jsonl", what);
    Process process = batch({});
    std::vector<std::string> words = GetParam();
    words.insert(words.begin(), process.arguments.front());
    for (const std::string& word :
         {std::string("--to"), std::string("newsml"), std::string("-o"), (folder_ / "spool").string(),
          std::string("--newsml.ledger"), (folder_ / "ledger.jsonl").string(),
          std::string("--newsml.changed-only"), std::string("--newsml.cancel-missing"),
          std::string("--timestamp"), "2024-05-18T" + hour + ":00:00Z"})
      words.push_back(word);
    words.push_back((folder_ / (words[1] == "batch" ? "in" : "in/quay-2024-05-18.jsonl")).string());
    process.arguments = words;
    process.environment.insert(
        {{"LD_PRELOAD", KILL_AT_LIBRARY}, {"COUNT_TO", folder_ / "points"}, {"KILL_AT", at}});
    return run(process).status;
  }

  void begin_day(Receiver& receiver) {
    for (const char* name : {"spool", "ledger.jsonl", "ledger.jsonl.index", "ledger.jsonl.sending"})
      fs::remove_all(folder_ / name);
    ASSERT_EQ(send(morning(), "06", ""), 0);
    receiver.collect(folder_ / "spool");
  }

  const TemporaryFolder folder_;
};

// Noon is killed at each moment there is, and sent again as it was, or as it has become.
TEST_P(KilledSend, loses_nothing_and_gives_no_version_two_contents) {
  if (BROADSHEET_SANITIZED) GTEST_SKIP() << "a sanitizer wants to be the first library";
  std::multiset<std::string> expected[2];
  for (const bool goes_on : {false, true}) {
    Receiver receiver;
    begin_day(receiver);
    ASSERT_EQ(send(noon(), "12", ""), 0);
    receiver.collect(folder_ / "spool");
    if (goes_on) {
      ASSERT_EQ(send(evening(), "18", ""), 0);
    }
    receiver.collect(folder_ / "spool");
    expected[goes_on ? 1 : 0] = receiver.newest();
    ASSERT_EQ(receiver.newest().size(), 4u);
  }
  Receiver first;
  begin_day(first);
  ASSERT_EQ(send(noon(), "12", ""), 0);
  const int points = std::stoi(read_file(folder_ / "points")), step = full_suite() ? 1 : 5;
  ASSERT_GT(points, 20);
  for (int at = 1; at <= points; at += step) {
    const bool goes_on = at / step % 2 == 1;
    SCOPED_TRACE("killed at point " + std::to_string(at) + " of " + std::to_string(points));
    Receiver receiver;
    begin_day(receiver);
    ASSERT_EQ(send(noon(), "12", std::to_string(at)), 128 + SIGKILL);
    receiver.collect(folder_ / "spool");
    ASSERT_EQ(send(goes_on ? evening() : noon(), goes_on ? "18" : "13", ""), 0);
    receiver.collect(folder_ / "spool");
    ASSERT_EQ(receiver.newest(), expected[goes_on ? 1 : 0]);
    ASSERT_FALSE(fs::exists(folder_ / "ledger.jsonl.sending"));
  }
  std::cout << points << " points\n";
}

INSTANTIATE_TEST_SUITE_P(Ways, KilledSend,
                         ::testing::Values(std::vector<std::string>{"convert", "--newsml.layout", "items"},
                                           std::vector<std::string>{"convert", "--newsml.layout", "package"},
                                           std::vector<std::string>{"batch", "-j", "1"},
                                           std::vector<std::string>{"batch", "-j", "1", "--resume"}));

}  // namespace
}  // namespace broadsheet::testing
