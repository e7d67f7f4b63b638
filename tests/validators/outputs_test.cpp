// What we write of the sample pages and of the reference page, before the validators.
#include "support/program.hpp"
#include "support/validator.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace broadsheet::testing {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kSamples = {
    sample("bincheng-shibao-2024-05-18-03.txt"), sample("harrow-bay-courier-2024-05-18-a1.txt"),
    sample("nagiura-shimbun-2024-05-18-01.txt"), sample("qinghe-ribao-2024-05-18-01.txt")};
const std::vector<std::string> kIssue = {sample("qinghe-ribao-2024-05-18-01.txt"),
                                         sample("qinghe-ribao-2024-05-18-02.txt")};
const std::vector<std::string> kReference = {shared("issues/luliang-2021-10-31.txt")};

struct Book {
  std::string name;
  std::vector<std::string> pages, options;
};
const std::vector<Book> kBooks = {{"issue", kIssue, {}}, {"reference", kReference, {}}};
// Of each script, and in vertical lines; for full runs.
const std::vector<Book> kMoreBooks = {
    {"japanese", {sample("nagiura-shimbun-2024-05-18-01.txt")}, {"--epub.vertical"}},
    {"dev-zh-Hans", {shared("benchmark/dev/press-001.txt")}, {}},
    {"dev-zh-Hant", {shared("benchmark/dev/press-013.txt")}, {"--epub.vertical"}},
    {"dev-en", {shared("benchmark/dev/press-015.txt")}, {}}};

// The text of an issue's blocks, a line each, in the order a reader is to show them.
std::string paragraphs_of(const std::string& json_lines) {
  std::istringstream in(json_lines);
  std::string out;
  for (std::string line; std::getline(in, line);) {
    const auto record = nlohmann::json::parse(line);
    for (const auto& block : record.value("blocks", nlohmann::json::array()))
      out += block.at("text").get<std::string>() + '\n';
  }
  return out;
}

class Outputs : public ::testing::Test {
 protected:
  // Converts the pages of one issue to a file NAME of the folder.
  fs::path convert(const std::vector<std::string>& pages, const std::string& name,
                   std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"convert", "-q"};
    arguments.insert(arguments.end(), pages.begin(), pages.end());
    arguments.insert(arguments.end(), {"-o", folder_ / name});
    arguments.insert(arguments.end(), more.begin(), more.end());
    expect_success(run(broadsheet(arguments)));
    return folder_ / name;
  }

  // Every sample on its own, the issue of two pages, and the reference page where it is there.
  std::vector<fs::path> all_with(const std::string& extension) {
    std::vector<fs::path> files = {convert(kIssue, "issue" + extension)};
    for (const std::string& page : kSamples)
      files.push_back(convert({page}, fs::path(page).stem().string() + extension));
    if (fs::exists(kReference[0])) files.push_back(convert(kReference, "reference" + extension));
    return files;
  }

  // Books, each followed by what a reader must show of it.
  std::vector<fs::path> books_to_read(const std::vector<Book>& books) {
    std::vector<fs::path> files;
    for (const Book& book : books) {
      if (!fs::exists(book.pages[0])) continue;
      const std::string json = read_file(convert(book.pages, book.name + ".jsonl"));
      write_file(folder_ / (book.name + ".txt"), paragraphs_of(json));
      files.push_back(convert(book.pages, book.name + ".epub", book.options));
      files.push_back(folder_ / (book.name + ".txt"));
    }
    return files;
  }

  TemporaryFolder folder_;
};

TEST_F(Outputs, epub_is_valid_by_the_reference_validator) {
  expect_clean("epubcheck", convert(kIssue, "issue.epub"));
  if (fs::exists(kReference[0])) expect_clean("epubcheck", convert(kReference, "reference.epub"));
}
TEST_F(Outputs, epub_is_valid_by_the_rules_of_epub_3_3) { expect_clean("epubcheck-ts", all_with(".epub")); }
TEST_F(Outputs, epub_is_accessible) { expect_clean("ace", convert(kIssue, "issue.epub")); }
TEST_F(Outputs, epub_holds_clean_html_css_and_svg) { expect_clean("vnu", all_with(".epub")); }
TEST_F(Outputs, epub_shows_every_paragraph_in_mupdf) { expect_clean("mupdf", books_to_read(kBooks)); }
TEST_F(Outputs, epub_shows_every_paragraph_in_epubjs) { expect_clean("epubjs", books_to_read(kBooks)); }

TEST_F(Outputs, html_is_silent_before_the_nu_checker) { expect_clean("vnu", all_with(".html")); }
TEST_F(Outputs, html_is_accessible_in_light_and_dark) { expect_clean("axe", all_with(".html")); }
TEST_F(Outputs, html_asks_for_nothing_and_fits_a_phone) { expect_clean("browser", all_with(".html")); }

TEST_F(Outputs, newsml_is_valid) { expect_clean("newsml", all_with(".xml")); }
TEST_F(Outputs, newsml_holds_clean_html) { expect_clean("vnu", all_with(".xml")); }
TEST_F(Outputs, newsml_with_nitf_bodies_is_valid) {
  expect_clean("newsml", convert(kIssue, "issue.xml", {"--newsml.body", "nitf"}));
}

TEST_F(Outputs, every_epub_passes_every_validator) {
  if (!full_run()) GTEST_SKIP() << kSlow;
  std::vector<fs::path> books = all_with(".epub");
  for (const Book& book : kMoreBooks)
    if (fs::exists(book.pages[0])) books.push_back(convert(book.pages, book.name + ".epub", book.options));
  for (const char* name : {"epubcheck", "epubcheck-ts", "ace", "vnu"}) expect_clean(name, books);
  expect_clean("calibre", books_to_read(kBooks));
  for (const char* name : {"mupdf", "epubjs", "calibre"}) expect_clean(name, books_to_read(kMoreBooks));
}

}  // namespace
}  // namespace broadsheet::testing
