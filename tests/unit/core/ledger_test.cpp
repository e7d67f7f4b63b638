// A ledger remembers, whatever befell the program that wrote it.
#include "io/ledger/ledger.hpp"

#include "support/files.hpp"

#include <broadsheet/report.hpp>

#include <gtest/gtest.h>

#include <fstream>

namespace broadsheet::testing {
namespace {

std::string lines(const std::string& issue, int stories, const std::string& word) {
  std::string out =
      "{\"issue\":\"" + issue + "\",\"stories\":" + std::to_string(stories) + ",\"guid\":\"urn:i\"}\n";
  for (int i = 0; i < stories; ++i)
    out += "{\"issue\":\"" + issue + "\",\"guid\":\"urn:" + word + std::to_string(i) + "\"}\n";
  return out;
}

void remember(const std::filesystem::path& file, const std::string& issue, const std::string& its) {
  Ledger ledger(file);
  ledger.remember(issue, its);
  LedgerCommit({&ledger}).append();
}

TEST(Ledger, what_was_remembered_last_holds) {
  const TemporaryFolder folder;
  const auto file = folder / "ledger.jsonl";
  EXPECT_EQ(Ledger(file).recall("A"), "");
  remember(file, "A", lines("A", 2, "x"));
  remember(file, "B", lines("B", 0, "y"));
  remember(file, "A", lines("A", 3, "z"));
  EXPECT_EQ(Ledger(file).recall("A"), lines("A", 3, "z"));
  EXPECT_EQ(Ledger(file).recall("B"), lines("B", 0, "y"));
  EXPECT_EQ(Ledger(file).recall("C"), "");
}

TEST(Ledger, nothing_is_written_before_commit) {
  const TemporaryFolder folder;
  const auto file = folder / "ledger.jsonl";
  Ledger ledger(file);
  ledger.remember("A", lines("A", 1, "x"));
  EXPECT_FALSE(std::filesystem::exists(file));
}

TEST(Ledger, the_index_can_be_thrown_away_or_be_of_another_ledger) {
  const TemporaryFolder folder;
  const auto file = folder / "ledger.jsonl", index = folder / "ledger.jsonl.index";
  for (int i = 0; i < 3000; ++i) {  // the table grows on its way
    Ledger ledger(file);
    for (int j = 0; j < 10; ++j, ++i) ledger.remember(std::to_string(i), lines(std::to_string(i), 1, "s"));
    LedgerCommit({&ledger}).append();
  }
  EXPECT_EQ(Ledger(file).recall("17"), lines("17", 1, "s"));
  std::filesystem::remove(index);
  EXPECT_EQ(Ledger(file).recall("2017"), lines("2017", 1, "s"));
  write_file(index, "no index at all");
  EXPECT_EQ(Ledger(file).recall("17"), lines("17", 1, "s"));
  const auto other = folder / "other.jsonl";
  remember(other, "X", lines("X", 1, "x"));
  std::filesystem::copy_file(index, folder / "other.jsonl.index",
                             std::filesystem::copy_options::overwrite_existing);
  EXPECT_EQ(Ledger(other).recall("X"), lines("X", 1, "x"));
}

TEST(Ledger, lines_that_a_killed_program_left_count_for_nothing) {
  const TemporaryFolder folder;
  const auto file = folder / "ledger.jsonl";
  remember(file, "A", lines("A", 2, "x"));
  const std::string torn = lines("A", 5, "torn");
  for (const std::size_t cut : {torn.size() - 1, torn.size() / 2, std::size_t{12}}) {
    SCOPED_TRACE(cut);
    std::ofstream(file, std::ios::app) << torn.substr(0, cut);
    EXPECT_EQ(Ledger(file).recall("A"), lines("A", 2, "x"));
    remember(file, "B", lines("B", 1, "y"));
    EXPECT_EQ(Ledger(file).recall("A"), lines("A", 2, "x"));
    EXPECT_EQ(Ledger(file).recall("B"), lines("B", 1, "y"));
  }
}

TEST(Ledger, whose_lines_somebody_edited_is_refused) {
  const TemporaryFolder folder;
  const auto file = folder / "ledger.jsonl", index = folder / "ledger.jsonl.index";
  remember(file, "A", lines("A", 2, "x"));
  remember(file, "B", lines("B", 2, "y"));
  const std::string whole = read_file(file), table = read_file(index);
  const auto said_of = [&](const std::string& from, const std::string& to) {
    std::string edited = whole;
    write_file(file, edited.replace(edited.find(from), from.size(), to));
    try {
      Ledger(file).recall(from.find('y') == from.npos ? "A" : "B");
    } catch (const Error& error) {
      return std::string(error.code());
    }
    return std::string();
  };
  const std::string first = "{\"issue\":\"A\",\"guid\":\"urn:x1\"}\n",
                    last = "{\"issue\":\"B\",\"guid\":\"urn:y1\"}\n";
  for (const bool has_index : {true, false})
    for (const auto& [from, to] : {std::pair<std::string, std::string>{"urn:x1", "urn:x7"},
                                   {"urn:x1", "urn:longer"},
                                   {"urn:x1", "x"},
                                   {first, ""},
                                   {"urn:y1", "urn:y7"},
                                   {last, ""}}) {
      SCOPED_TRACE(from + " -> " + to + (has_index ? "" : ", no index"));
      if (!has_index && to.empty() && from == last) continue;  // as a killed program leaves it
      std::filesystem::remove(index);
      if (has_index) write_file(index, table);
      EXPECT_EQ(said_of(from, to), "BS-C196");
    }
}

TEST(Ledger, of_before_lines_had_a_hash_is_read) {
  const TemporaryFolder folder;
  const auto file = folder / "ledger.jsonl";
  write_file(file, lines("A", 2, "x"));
  EXPECT_EQ(Ledger(file).recall("A"), lines("A", 2, "x"));
}

TEST(Ledger, what_another_program_changed_meanwhile_is_not_overwritten) {
  const TemporaryFolder folder;
  const auto file = folder / "ledger.jsonl";
  remember(file, "A", lines("A", 1, "x"));
  Ledger ledger(file);
  ledger.recall("A");
  ledger.remember("A", lines("A", 1, "mine"));
  remember(file, "B", lines("B", 1, "y"));  // of another issue: no matter
  EXPECT_NO_THROW(LedgerCommit({&ledger}));
  remember(file, "A", lines("A", 1, "theirs"));
  EXPECT_THROW(LedgerCommit({&ledger}), Error);
  EXPECT_EQ(Ledger(file).recall("A"), lines("A", 1, "theirs"));
}

TEST(Ledger, two_formats_of_a_conversion_share_one) {
  const TemporaryFolder folder;
  const auto file = folder / "ledger.jsonl";
  write_file(file, "");
  std::filesystem::create_symlink("ledger.jsonl", folder / "link");
  std::filesystem::create_hard_link(file, folder / "other");
  Ledger a(file), b(folder / "link"), c(folder / "other");
  for (Ledger* const its : {&a, &b, &c}) {
    its->recall("A");
    its->remember("A", lines("A", 1, "x"));
  }
  LedgerCommit({&a, &b, &c}).append();
  EXPECT_EQ(Ledger(file).recall("A"), lines("A", 1, "x"));
}

std::string sending(std::string lines) { return lines.replace(0, 9, "{\"sending\":"), lines; }

/// As a program leaves it that is ended while its outputs appear.
void die_while_sending(const std::filesystem::path& file, const std::string& issue, const std::string& its) {
  Ledger ledger(file);
  ledger.recall(issue);
  ledger.remember(issue, its);
  LedgerCommit({&ledger}).announce();
}

TEST(Ledger, what_was_going_out_when_a_program_was_ended_is_told_from_what_went_out) {
  const TemporaryFolder folder;
  const auto file = folder / "ledger.jsonl";
  die_while_sending(file, "A", lines("A", 1, "x"));
  EXPECT_EQ(Ledger(file).recall("A"), sending(lines("A", 1, "x"))) << "the first that was ever sent";
  remember(file, "A", lines("A", 1, "x"));
  EXPECT_EQ(Ledger(file).recall("A"), lines("A", 1, "x"));
  die_while_sending(file, "A", lines("A", 2, "y"));
  EXPECT_EQ(Ledger(file).recall("A"), lines("A", 1, "x") + sending(lines("A", 2, "y")));
  EXPECT_EQ(Ledger(file).recall("B"), "");
}

TEST(Ledger, another_issue_that_is_sent_meanwhile_does_not_hide_what_is_in_doubt) {
  const TemporaryFolder folder;
  const auto file = folder / "ledger.jsonl";
  std::filesystem::create_symlink("ledger.jsonl", folder / "link");
  die_while_sending(file, "A", lines("A", 1, "x"));
  remember(folder / "link", "B", lines("B", 1, "b"));
  die_while_sending(folder / "link", "C", lines("C", 0, ""));
  EXPECT_EQ(Ledger(folder / "link").recall("A"), sending(lines("A", 1, "x")));
  Ledger ledger(file);
  ledger.recall("A");
  ledger.remember("A", lines("A", 1, "x"));
  EXPECT_TRUE(ledger.has_news());
  {
    LedgerCommit commit({&ledger});
    commit.announce();
    commit.append();
  }
  EXPECT_EQ(Ledger(file).recall("A"), lines("A", 1, "x"));
  EXPECT_EQ(Ledger(file).recall("C"), sending(lines("C", 0, "")));
}

TEST(Ledger, a_program_that_was_ended_after_the_ledger_had_it_all_leaves_no_doubt) {
  const TemporaryFolder folder;
  const auto file = folder / "ledger.jsonl";
  remember(file, "A", lines("A", 1, "x"));
  write_file(folder / "ledger.jsonl.sending", lines("A", 1, "x"));
  EXPECT_EQ(Ledger(file).recall("A"), lines("A", 1, "x"));
}

TEST(Ledger, whoever_was_ended_meanwhile_is_noticed_before_anything_goes_out) {
  const TemporaryFolder folder;
  const auto file = folder / "ledger.jsonl";
  Ledger ledger(file);
  ledger.recall("A");
  ledger.remember("A", lines("A", 1, "mine"));
  die_while_sending(file, "A", lines("A", 1, "theirs"));
  EXPECT_THROW(LedgerCommit({&ledger}), Error);
}

TEST(Ledger, a_damaged_note_of_what_is_going_out_says_what_is_whole_in_it) {
  const TemporaryFolder folder;
  const auto file = folder / "ledger.jsonl";
  remember(file, "A", lines("A", 1, "x"));
  for (const std::string& text :
       {std::string("no ledger"), lines("A", 2, "y").substr(0, 60), std::string("\0\0\n", 3),
        std::string("{\"issue\":\"A\",\"stories\":99999999999999999999}\n")}) {
    write_file(folder / "ledger.jsonl.sending", text);
    EXPECT_EQ(Ledger(file).recall("A"), lines("A", 1, "x")) << text;
  }
  write_file(folder / "ledger.jsonl.sending", lines("A", 2, "y") + "torn");
  EXPECT_EQ(Ledger(file).recall("A"), lines("A", 1, "x") + sending(lines("A", 2, "y")));
  remember(file, "A", lines("A", 2, "y"));
  EXPECT_FALSE(std::filesystem::exists(folder / "ledger.jsonl.sending"));
}

/// A line of a story as news formats write it.
std::string story(const std::string& guid, int version, const std::string& status, const std::string& more) {
  return R"({"issue":"A","guid":")" + guid + R"(","version":)" + std::to_string(version) +
         (status.empty() ? "" : R"(,"status":")" + status + '"') + R"(,"title":"T )" + guid +
         R"(","page":"3")" + more + "}\n";
}

TEST(Ledger, tells_what_is_new_changed_canceled_and_the_same) {
  const TemporaryFolder folder;
  const auto file = folder / "ledger.jsonl";
  const std::string first = R"({"issue":"A","stories":4,"guid":"urn:a"})"
                            "\n";
  remember(file, "A",
           first + story("same", 1, "", "") + story("mended", 1, "", "") + story("killed", 2, "", "") +
               story("gone", 2, "canceled", ""));
  Ledger ledger(file);
  ledger.recall("A");
  EXPECT_EQ(ledger.sent().size(), 3u);  // as it was
  ledger.remember("A", first + story("same", 1, "", "") + story("mended", 2, "withheld", "") +
                           story("killed", 3, "canceled", "") + story("gone", 2, "canceled", "") +
                           story("come", 1, "", R"(,"pictures":[{"guid":"p","version":1}])"));
  std::string told;
  for (const SentItem& its : ledger.sent())
    told += its.guid + ' ' + word_of(its.change) + " v" + std::to_string(its.version) + " p" + its.page +
            (its.is_picture ? " picture" : "") + '\n';
  EXPECT_EQ(told,
            "same unchanged v1 p3\nmended changed v2 p3\nkilled canceled v3 p3\ncome new v1 p3\n"
            "p new v1 p3 picture\n");
}

TEST(Ledger, lines_of_others_tell_nothing) {
  Ledger ledger("nowhere.jsonl");
  ledger.remember("A", "{\"issue\":\"A\",\"stories\":2}\n{\"issue\":\"A\",\"n\":1}\nno JSON at all");
  EXPECT_TRUE(ledger.sent().empty());
  ledger.remember("A", "");
  EXPECT_TRUE(ledger.sent().empty());
}

TEST(Ledger, another_file_is_not_taken_for_one) {
  const TemporaryFolder folder;
  const auto file = folder / "page.txt";
  write_file(file, "The first line of a page of text\nand the second one\n");
  EXPECT_THROW(Ledger(file).recall("A"), Error);
  EXPECT_THROW(remember(file, "A", lines("A", 0, "")), Error);
  EXPECT_EQ(read_file(file), "The first line of a page of text\nand the second one\n");
}

}  // namespace
}  // namespace broadsheet::testing
