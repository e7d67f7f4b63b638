// What checkers, browsers and accessibility tools say of our pages.
#include "html/html.hpp"
#include "json/json.hpp"
#include "support/makers/picture_maker.hpp"
#include "support/makers/sample_document.hpp"
#include "support/memory_host.hpp"
#include "support/process.hpp"
#include "support/program.hpp"
#include "support/validator.hpp"

#include <gtest/gtest.h>

namespace broadsheet::html {
namespace {

namespace fs = std::filesystem;

Document five_hundred_articles() {
  Document document;
  document.issue.publication = "Harrow Bay Courier";
  document.issue.language = "en";
  for (int i = 0; i < 500; ++i) {
    Article& article = document.articles.emplace_back();
    article.page = std::to_string(i / 20 + 1);
    if (i % 20 == 0) document.issue.pages.push_back(article.page);
    article.id = "a-" + article.page + "-" + std::to_string(i % 20 + 1);
    article.headline = "Ferry " + std::to_string(i) + " returns";
    article.blocks.resize(2);
    article.blocks[0].text = "It was back at the pier before seven, and the band played.";
    article.blocks[1].text = "Nobody pays today.";
  }
  return document;
}

// The sample document and the issues of tests/samples, as HTML; in a full run a large one, too.
std::vector<Document> issues() {
  std::vector<Document> all = {
      testing::sample_document(), testing::with_pictures(testing::sample_document(), 6, 3), {}};
  if (testing::full_run()) all.push_back(five_hundred_articles());
  for (const auto& entry : fs::directory_iterator(fs::path(testing::source_folder()) / "tests/samples")) {
    if (entry.path().extension() != ".jsonl") continue;
    testing::MemoryHost memory("json", testing::read_file(entry.path()));
    all.push_back(testing::read_with<json::Reader>(memory, "json"));
  }
  return all;
}

// Writes every issue as one file into `folder`.
std::vector<fs::path> write_single_pages(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const Document& issue : issues()) {
    testing::MemoryHost memory("html");
    memory.options["search"] = "true";
    testing::write_with<Writer>(memory, "html", issue);
    files.push_back(folder / ("issue-" + std::to_string(files.size()) + ".html"));
    testing::write_file(files.back(), memory.output);
  }
  return files;
}

// Writes the sample document in the folder layout.
std::vector<fs::path> write_folder(const fs::path& folder) {
  testing::MemoryHost memory("html");
  memory.options["layout"] = "folder";
  memory.options["search"] = "true";
  testing::write_with<Writer>(memory, "html", testing::with_pictures(testing::sample_document(), 6, 3));
  for (const char* name : {"articles", "pictures"}) fs::create_directory(folder / name);
  std::vector<fs::path> files;
  for (const auto& [name, content] : memory.parts) {
    files.push_back(folder / name);
    testing::write_file(files.back(), content);
  }
  return files;
}

}  // namespace

TEST(HtmlValidators, the_nu_checker_says_nothing) {
  const testing::TemporaryFolder folder;
  std::vector<fs::path> files = write_single_pages(folder.path());
  for (const fs::path& file : write_folder(folder.path())) {
    // It takes no relative address for the policy's 'self'; the browser does.
    std::string page = testing::read_file(file);
    if (const std::size_t policy = page.find("<meta http-equiv"); policy != page.npos)
      page.erase(policy, page.find('>', policy) + 1 - policy);
    testing::write_file(file, page);
    files.push_back(file);
  }
  testing::expect_clean("vnu", files);
}

TEST(HtmlValidators, axe_finds_nothing) {
  if (!testing::full_run()) GTEST_SKIP() << testing::kSlow;
  const testing::TemporaryFolder folder;
  std::vector<fs::path> files = write_single_pages(folder.path());
  for (const fs::path& file : write_folder(folder.path()))
    if (file.extension() == ".html") files.push_back(file);
  testing::expect_clean("axe", files);
}

TEST(HtmlValidators, the_browser_asks_for_nothing_says_nothing_and_never_scrolls_sideways) {
  if (!testing::full_run()) GTEST_SKIP() << testing::kSlow;
  const testing::TemporaryFolder folder;
  testing::expect_clean("browser", write_single_pages(folder.path()));
}

TEST(HtmlValidators, search_finds_every_article_in_the_browser) {
  if (!testing::full_run()) GTEST_SKIP() << testing::kSlow;
  const testing::TemporaryFolder folder;
  testing::expect_clean("search", write_single_pages(folder.path()));
  write_folder(folder.path());
  testing::expect_clean("search", folder / "index.html");
}

}  // namespace broadsheet::html
