// Books that pandoc and calibre make of a text of ours are read back: each paragraph, in its
// order, under the headline it had.
#include "support/process.hpp"
#include "support/program.hpp"
#include "support/validator.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace broadsheet::testing {
namespace {

// Markdown, so that both tools can have it; with what strains a reader: two scripts, two levels
// of headings, notes, lists, a table, a quotation, verse and preformatted lines.
constexpr const char* kText = R"(---
title: 河湾夜话
author: 林小舟
lang: zh-CN
date: 2024-05-18
---

# 第一章 渡口

清晨的渡口还没有人，老船工把缆绳解开，又系上。

他说：“风大，再等一等。”[^1]

## 一、等船的人

第一个来的是卖豆腐的妇人，担子里还冒着热气。

* 豆腐两块
* 豆干一包

> 河水不问过客，过客也不问河水。

## 二、过河

船到中流，有人唱起歌来。*歌声*很轻，**水声**很重。

| 船名 | 载客 |
|------|------|
| 青雀 | 12   |

# Chapter Two & the “Bridge”

The bridge was finished in May; nobody used the ferry any more.

    first line
    second line

| One line of verse
| another line of verse

The last paragraph of the book, with a note.[^2]

[^1]: 老船工姓何，撑船四十年。

[^2]: It was opened on a Sunday.
)";

/// The paragraphs, without the notes, which stand at the end of their chapter or of the book.
const std::vector<std::string> kBody = {"清晨的渡口还没有人，老船工把缆绳解开，又系上。",
                                        "他说：“风大，再等一等。”[1]",
                                        "第一个来的是卖豆腐的妇人，担子里还冒着热气。",
                                        "豆腐两块",
                                        "豆干一包",
                                        "河水不问过客，过客也不问河水。",
                                        "船到中流，有人唱起歌来。歌声很轻，水声很重。",
                                        "船名\t载客",
                                        "青雀\t12",
                                        "The bridge was finished in May; nobody used the ferry any more.",
                                        "first line",
                                        "second line",
                                        "One line of verse",
                                        "another line of verse",
                                        "The last paragraph of the book, with a note."};  // [1], or [2]
const std::vector<std::string> kNotes = {"老船工姓何，撑船四十年。", "It was opened on a Sunday."};

std::string program(const std::string& name) {
  const char* const path = std::getenv("PATH");
  std::istringstream folders(path ? path : "");
  for (std::string folder; std::getline(folders, folder, ':');)
    if (std::filesystem::exists(folder + "/" + name)) return folder + "/" + name;
  return {};
}

struct ReadBack {
  std::vector<std::string> headlines, texts;
  std::string language;
};

ReadBack read_back(const std::filesystem::path& book) {
  const Finished finished = run(broadsheet({"convert", book, "-q", "--to", "json", "-o", "-"}));
  expect_success(finished);
  ReadBack back;
  std::istringstream lines(finished.output);
  for (std::string line; std::getline(lines, line);) {
    const auto json = nlohmann::json::parse(line);
    if (json.contains("issue") && json["issue"]["language"].is_string())
      back.language = json["issue"]["language"];
    if (!json.contains("blocks")) continue;
    if (json["headline"].is_string()) back.headlines.push_back(json["headline"]);
    for (const auto& block : json["blocks"]) back.texts.push_back(block["text"]);
  }
  return back;
}

/// What stands before a text that a tool has made part of it: a bullet, the number of a note.
bool is_said_by(const std::string& text, const std::string& wanted) {
  const std::size_t at = text.find(wanted);
  return at != std::string::npos && at <= 5;
}

/// The first of `wanted` that `texts` do not say in this order; "" = all are there.
std::string missing(const std::vector<std::string>& texts, const std::vector<std::string>& wanted) {
  auto at = texts.begin();
  for (const std::string& each : wanted) {
    at = std::find_if(at, texts.end(), [&](const std::string& text) { return is_said_by(text, each); });
    if (at == texts.end()) return each;
    ++at;
  }
  return {};
}

void expect_all(const ReadBack& back) {
  std::string all;
  for (const std::string& text : back.texts) all += text + "\n";
  EXPECT_EQ(missing(back.texts, kBody), "") << all;
  EXPECT_EQ(missing(back.texts, kNotes), "") << all;
  for (const std::vector<std::string>* list : {&kBody, &kNotes})
    for (const std::string& wanted : *list)
      EXPECT_EQ(std::count_if(back.texts.begin(), back.texts.end(),
                              [&](const std::string& text) { return text.find(wanted) != text.npos; }),
                1)
          << wanted << " in\n"
          << all;
}

/// A folder with the text, and the tools over it.
class Peers : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!full_run()) GTEST_SKIP() << kSlow;
    write_file(folder_ / "text.md", kText);
  }

  /// Skips the test where the tool is missing. Its settings are not the user's.
  void make(const std::string& tool, std::vector<std::string> arguments) {
    const std::string found = program(tool);
    if (found.empty()) GTEST_SKIP() << tool << " is not installed";
    arguments.insert(arguments.begin(), found);
    const Finished finished = run({arguments,
                                   "",
                                   {{"CALIBRE_CONFIG_DIRECTORY", folder_ / "settings"},
                                    {"QT_QPA_PLATFORM", "offscreen"},
                                    {"LC_ALL", "C.UTF-8"}}});
    ASSERT_EQ(finished.status, 0) << finished.output << finished.errors;
  }

  std::string in(const std::string& name) const { return folder_ / name; }

 private:
  TemporaryFolder folder_;
};

using Headlines = std::vector<std::string>;
const Headlines kAllHeadlines = {"河湾夜话", "第一章 渡口", "一、等船的人", "二、过河",
                                 "Chapter Two & the “Bridge”"};

TEST_F(Peers, books_of_pandoc_come_back_whole) {
  const std::vector<std::vector<std::string>> ways = {{"-t", "epub3"},
                                                      {"-t", "epub2"},
                                                      {"-t", "epub3", "--epub-chapter-level=2"},
                                                      {"-t", "epub2", "--toc", "--epub-subdirectory="}};
  for (std::vector<std::string> way : ways) {
    SCOPED_TRACE(way[1] + " " + way.back());
    way.insert(way.begin(), {in("text.md"), "-o", in("book.epub")});
    make("pandoc", way);
    if (IsSkipped() || HasFatalFailure()) return;
    const ReadBack back = read_back(in("book.epub"));
    expect_all(back);
    EXPECT_EQ(back.headlines, kAllHeadlines);
    EXPECT_EQ(back.language, "zh-CN");
  }
}

TEST_F(Peers, books_that_calibre_makes_of_pages_come_back_whole) {
  make("pandoc", {in("text.md"), "-s", "--wrap=none", "-o", in("text.html")});
  for (const char* version : {"2", "3"}) {
    if (IsSkipped() || HasFatalFailure()) return;
    SCOPED_TRACE(version);
    make("ebook-convert", {in("text.html"), in("book.epub"), "--epub-version", version});
    if (IsSkipped() || HasFatalFailure()) return;
    const ReadBack back = read_back(in("book.epub"));
    expect_all(back);
    // calibre lists links instead of sections where there are few of these.
    EXPECT_EQ(back.headlines, (Headlines{"河湾夜话", "第一章 渡口", "Chapter Two & the “Bridge”"}));
  }
}

TEST_F(Peers, books_that_calibre_makes_of_word_files_come_back_whole) {
  make("pandoc", {in("text.md"), "-o", in("text.docx")});
  if (IsSkipped() || HasFatalFailure()) return;
  make("ebook-convert", {in("text.docx"), in("book.epub")});
  if (IsSkipped() || HasFatalFailure()) return;
  const ReadBack back = read_back(in("book.epub"));
  expect_all(back);
  EXPECT_EQ(back.headlines,
            (Headlines{"第一章 渡口", "一、等船的人", "二、过河", "Chapter Two & the “Bridge”", "Notes"}));
}

TEST_F(Peers, books_of_ours_that_calibre_has_rewritten_come_back_whole) {
  make("pandoc", {in("text.md"), "-t", "epub3", "-o", in("first.epub")});
  if (IsSkipped() || HasFatalFailure()) return;
  expect_success(run(broadsheet({"convert", in("first.epub"), "-q", "-o", in("ours.epub")})));
  make("ebook-convert", {in("ours.epub"), in("book.epub")});
  if (IsSkipped() || HasFatalFailure()) return;
  expect_all(read_back(in("book.epub")));
}

}  // namespace
}  // namespace broadsheet::testing
