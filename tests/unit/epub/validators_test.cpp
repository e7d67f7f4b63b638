// Books before the readers and checkers of others; the slow ones in full runs only.
#include "support/makers/picture_maker.hpp"
#include "support/process.hpp"
#include "support/validator.hpp"
#include "unit/epub/books.hpp"

#include <gtest/gtest.h>

namespace broadsheet::epub {
namespace {

/// Every paragraph with its lead, a line each.
std::string shown_text(const Document& document) {
  std::string out;
  for (const Article& article : document.articles)
    for (const Block& block : article.blocks) out += block.text + "\n";
  return out;
}

Document issue_of(int articles) {
  Document many;
  many.issue = {"The Harbour Post", "", "2024-05-18", "en", "", {}, {}};
  for (int i = 0; i < articles; ++i)
    many.articles.push_back(plain_article("a-" + std::to_string(i), "Story " + std::to_string(i),
                                          {"It rained on day " + std::to_string(i) + "."},
                                          std::to_string(i / 20 + 1)));
  return many;
}

std::vector<std::pair<std::string, std::string>> books() {
  return {{"full", write_book(full_document())},
          {"vertical", write_book(full_document(), {{"vertical", "true"}, {"links", "both"}})},
          {"pictures", write_book(testing::with_pictures(full_document(), 6, 3))},
          {"empty", write_book(Document{})},
          {"one", write_book(issue_of(1))},
          {"many", write_book(issue_of(500))}};
}

void ask(const char* validator) {
  if (!testing::full_run()) GTEST_SKIP() << testing::kSlow;
  for (const auto& [name, book] : books()) {
    SCOPED_TRACE(name);
    testing::expect_clean_bytes(validator, ".epub", book);
    if (::testing::Test::IsSkipped()) return;
  }
}

void expect_readable(const char* validator, const Document& document, const Options& options) {
  const testing::TemporaryFolder folder;
  testing::write_file(folder / "book.epub", write_book(document, options));
  testing::write_file(folder / "shown.txt", shown_text(document));
  testing::expect_clean(validator, {folder / "book.epub", folder / "shown.txt"});
}

Document plain_issue() {
  Document document;
  document.issue = {"青河日报", "", "2024-05-18", "zh-Hans", "", {}, {}};
  for (int i = 0; i < 20; ++i)
    document.articles.push_back(plain_article("a-" + std::to_string(i), "第" + std::to_string(i) + "条",
                                              {"第一段，共" + std::to_string(i) + "字。", "完，见下。"},
                                              "1"));
  return document;
}

}  // namespace

TEST(EpubValidators, epubcheck_has_nothing_to_say) { ask("epubcheck"); }
TEST(EpubValidators, ace_finds_no_barrier) { ask("ace"); }
TEST(EpubValidators, the_nu_checker_has_nothing_to_say) { ask("vnu"); }

TEST(EpubValidators, mupdf_shows_every_paragraph_in_order) { expect_readable("mupdf", plain_issue(), {}); }

TEST(EpubValidators, epubjs_shows_every_paragraph_in_order) {
  if (!testing::full_run()) GTEST_SKIP() << testing::kSlow;
  expect_readable("epubjs", plain_issue(), {});
  expect_readable("epubjs", plain_issue(), {{"vertical", "true"}});
}

TEST(EpubValidators, readers_show_every_paragraph_of_few_and_of_many_articles) {
  if (!testing::full_run()) GTEST_SKIP() << testing::kSlow;
  for (const char* validator : {"mupdf", "epubjs", "calibre"})
    for (const int articles : {0, 1, 500}) {
      SCOPED_TRACE(std::string(validator) + ", " + std::to_string(articles));
      expect_readable(validator, issue_of(articles), {});
      if (::testing::Test::IsSkipped()) break;
    }
}

}  // namespace broadsheet::epub
