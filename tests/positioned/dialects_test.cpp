// The same issue in the dialect of every library and program: the same articles come back.
#include "positioned/dialects.hpp"

#include "alto/reader.hpp"
#include "hocr/reader.hpp"
#include "pagexml/reader.hpp"
#include "positioned/printed_issue.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace broadsheet::testing {
namespace {

Document read(const std::string& format, MemoryHost& host) {
  if (format == "hocr") return read_with<hocr::Reader>(host, format);
  if (format == "pagexml") return read_with<pagexml::Reader>(host, format);
  return read_with<alto::Reader>(host, format);
}

/// All inputs, one after the other, as the program does with several.
std::vector<Document> documents_of(const Delivered& its,
                                   const std::map<std::string, std::string>& options = {}) {
  std::vector<Document> all;
  for (const std::string& input : its.inputs) {
    MemoryHost host(its.format, its.files.at(input));
    host.siblings = its.files;
    for (const auto& [name, value] : options) host.options[name] = value;
    all.push_back(read(its.format, host));
    for (const MemoryHost::Warning& warning : host.warnings)
      ADD_FAILURE() << warning.code << ' ' << warning.why;
  }
  return all;
}

std::string bare(const std::string& text) {
  std::string out;
  std::copy_if(text.begin(), text.end(), std::back_inserter(out), [](char c) { return c != ' '; });
  return out;
}

const Article* find(const std::vector<Document>& documents, const std::string& headline) {
  for (const Document& document : documents)
    for (const Article& article : document.articles)
      if (article.headline == headline) return &article;
  return nullptr;
}

std::vector<std::string> paragraphs_of(const Article& article) {
  std::vector<std::string> out;
  for (const Block& block : article.blocks)
    if (block.kind == BlockKind::paragraph)
      out.push_back((out.empty() ? article.lead + std::string(blank_after(article.lead)) : "") + block.text);
  return out;
}

class Dialects : public ::testing::TestWithParam<Delivered> {};

TEST_P(Dialects, no_character_is_lost) {
  std::string all;
  for (const Document& document : documents_of(GetParam())) {
    for (const Article& article : document.articles) {
      all += article.headline + article.lead;
      for (const auto* lines : {&article.kickers, &article.subheadlines})
        for (const std::string& line : *lines) all += line;
      for (const Block& block : article.blocks) all += block.text + block.credit;
    }
    for (const Furniture& piece : document.end.furniture) all += piece.text;
    for (const Discarded& piece : document.end.discarded) all += piece.text;
  }
  for (const PrintedPage& page : printed_issue().pages)
    for (const PrintedBlock& block : page.blocks)
      for (const PrintedLine& line : block.lines)
        for (const PrintedWord& word : line.words)
          EXPECT_NE(all.find(word.text), std::string::npos) << word.text;
}

TEST_P(Dialects, broken_words_are_whole_again) {
  std::string all;
  for (const Document& document : documents_of(GetParam()))
    for (const Article& article : document.articles)
      for (const Block& block : article.blocks) all += block.text + '\n';
  std::size_t broken = 0;
  for (const PrintedPage& page : printed_issue().pages)
    for (const PrintedBlock& block : page.blocks)
      for (const PrintedLine& line : block.lines) {
        if (!line.broken) continue;
        ++broken;
        EXPECT_NE(all.find(line.words.back().whole), std::string::npos) << line.words.back().whole;
      }
  EXPECT_GT(broken, 5U);
}

TEST_P(Dialects, given_articles_come_back_as_they_were_printed) {
  if (!GetParam().names_articles) GTEST_SKIP() << "this dialect does not name articles";
  const std::vector<Document> documents = documents_of(GetParam());
  const bool whole = GetParam().inputs.size() == 1;  // else a page cannot know of the next
  for (const PrintedArticle& printed : printed_issue().articles) {
    const Article* article = find(documents, printed.title);
    ASSERT_NE(article, nullptr) << printed.title;
    if (!printed.overline.empty()) {
      EXPECT_EQ(article->kickers, std::vector<std::string>{printed.overline});
    }
    std::vector<std::string> expected = printed.paragraphs;
    if (!whole && expected.size() > 3) expected.resize(3);
    EXPECT_EQ(paragraphs_of(*article), expected) << printed.title;
    const auto caption = std::find_if(article->blocks.begin(), article->blocks.end(),
                                      [](const Block& block) { return block.kind == BlockKind::caption; });
    ASSERT_EQ(caption != article->blocks.end(), !printed.caption.empty()) << printed.title;
    if (!printed.caption.empty()) {
      EXPECT_EQ(caption->text, printed.caption);
    }
  }
}

TEST_P(Dialects, an_issue_that_is_described_knows_its_name_date_and_pages) {
  if (GetParam().inputs.size() > 1) GTEST_SKIP() << "pages alone do not know their issue";
  const Issue issue = documents_of(GetParam()).front().issue;
  EXPECT_EQ(issue.publication, printed_issue().name);
  EXPECT_EQ(issue.date, printed_issue().date);
  EXPECT_EQ(issue.language, "en");
  EXPECT_EQ(issue.pages, (std::vector<std::string>{"1", "2"}));
}

TEST_P(Dialects, advertisements_that_are_named_are_in_no_article) {
  if (!GetParam().names_articles || GetParam().name == "BritishLibrary")
    GTEST_SKIP() << "it does not name them";
  for (const Document& document : documents_of(GetParam()))
    for (const Article& article : document.articles)
      EXPECT_EQ(article.headline.find("SOAP"), std::string::npos) << article.headline;
}

TEST_P(Dialects, without_given_structure_the_layout_still_has_every_text) {
  if (GetParam().format == "hocr") GTEST_SKIP() << "hOCR has no structure to leave out";
  std::string all;
  for (const Document& document : documents_of(GetParam(), {{"structure", "layout"}}))
    for (const Article& article : document.articles)
      for (const std::string& text : paragraphs_of(article)) all += bare(text);
  for (const PrintedArticle& article : printed_issue().articles)
    EXPECT_NE(all.find(bare(article.paragraphs.front()).substr(0, 60)), std::string::npos) << article.title;
}

INSTANTIATE_TEST_SUITE_P(Of, Dialects, ::testing::ValuesIn(every_dialect()),
                         [](const auto& p) { return p.param.name; });

// ---- Where blocks stand
// ------------------------------------------------------------------------------------

std::vector<std::string> values(const Block& block, const std::string& key) {
  std::vector<std::string> out;
  for (const Attr& attr : block.attrs)
    if (attr.key == key) out.push_back(attr.value);
  return out;
}

TEST(Provenance, a_paragraph_over_two_columns_has_two_boxes_in_points) {
  const Delivered luxembourg = every_dialect().front();
  const std::vector<Document> documents = documents_of(luxembourg, {{"boxes", "true"}});
  std::size_t two = 0;
  for (const Article& article : documents.front().articles)
    for (const Block& block : article.blocks) {
      const std::vector<std::string> boxes = values(block, "box");
      EXPECT_FALSE(boxes.empty()) << block.text;
      EXPECT_EQ(values(block, "page").size(), boxes.empty() ? 0U : 1U) << block.text;
      two += boxes.size() == 2;
      for (const std::string& box : boxes) EXPECT_LT(std::stod(box), printed_issue().pages[0].width) << box;
    }
  EXPECT_GE(two, 1U);
}

TEST(Provenance, nothing_is_marked_unless_it_is_asked_for) {
  for (const Article& article : documents_of(every_dialect().front()).front().articles)
    for (const Block& block : article.blocks) EXPECT_TRUE(block.attrs.empty()) << block.text;
}

TEST(Provenance, blocks_recognised_worse_than_asked_for_are_marked_and_stay) {
  const Delivered luxembourg = every_dialect().front();  // its words are .93 sure
  const Article just = documents_of(luxembourg, {{"min-confidence", "93"}}).front().articles.front(),
                below = documents_of(luxembourg, {{"min-confidence", "94"}}).front().articles.front();
  ASSERT_EQ(just.blocks.size(), below.blocks.size());
  for (std::size_t i = 0; i < below.blocks.size(); ++i) {
    EXPECT_TRUE(values(just.blocks[i], "confidence").empty()) << just.blocks[i].text;
    EXPECT_EQ(values(below.blocks[i], "confidence"), std::vector<std::string>{"0.93"})
        << below.blocks[i].text;
  }
}

// ---- METS whose pages are not all there ------------------------------------------------------------------

Delivered luxembourg() { return every_dialect().front(); }

TEST(MetsIssue, a_page_that_is_not_there_is_warned_of_and_the_others_are_read) {
  Delivered its = luxembourg();
  its.files.erase("text/0002.xml");
  MemoryHost host("alto", its.files.at("mets.xml"));
  host.siblings = its.files;
  const Document document = read("alto", host);
  EXPECT_NE(find({document}, printed_issue().articles[0].title), nullptr);
  EXPECT_EQ(find({document}, printed_issue().articles[2].title), nullptr);
  ASSERT_EQ(host.warnings.size(), 1U);
  EXPECT_EQ(host.warnings[0].code, "BS-P020");
  EXPECT_NE(host.warnings[0].why.find("text/0002.xml"), std::string::npos);
}

TEST(MetsIssue, pages_laid_out_anew_beside_the_mets_are_found_by_their_names) {
  Delivered its = luxembourg();
  for (const char* name : {"0001.xml", "0002.xml"}) {
    its.files[name] = its.files.at(std::string("text/") + name);
    its.files.erase(std::string("text/") + name);
  }
  MemoryHost host("alto", its.files.at("mets.xml"));
  host.siblings = its.files;
  EXPECT_EQ(read("alto", host).issue.pages.size(), 2U);
  EXPECT_TRUE(host.warnings.empty());
}

TEST(MetsIssue, a_page_that_cannot_be_read_is_warned_of_with_its_line) {
  Delivered its = luxembourg();
  its.files["text/0002.xml"] = "<alto>\n<Layout>";
  MemoryHost host("alto", its.files.at("mets.xml"));
  host.siblings = its.files;
  EXPECT_NE(find({read("alto", host)}, printed_issue().articles[1].title), nullptr);
  ASSERT_EQ(host.warnings.size(), 1U);
  EXPECT_EQ(host.warnings[0].code, "BS-P021");
  EXPECT_NE(host.warnings[0].why.find("text/0002.xml"), std::string::npos);
}

std::string failure(const Delivered& its, const std::map<std::string, std::string>& options = {}) {
  MemoryHost host(its.format, its.files.at(its.inputs.front()));
  host.siblings = its.files;
  for (const auto& [name, value] : options) host.options[name] = value;
  return testing::refusal_of([&] { read(its.format, host); });
}

TEST(MetsIssue, without_any_of_its_pages_it_says_where_they_belong) {
  Delivered its = luxembourg();
  its.files = {{"mets.xml", its.files.at("mets.xml")}};
  EXPECT_EQ(failure(its),
            "none of the 2 pages that the METS names is there (first: \"file://./text/0001.xml\"): put them "
            "below its folder, as it "
            "says, or give the pages instead of the METS");
}

TEST(MetsIssue, it_has_as_many_pages_as_it_may_and_not_more) {
  EXPECT_EQ(failure(luxembourg(), {{"max-pages", "2"}}), "");
  EXPECT_EQ(failure(luxembourg(), {{"max-pages", "1"}}),
            "the METS has 2 pages, more than the 1 that the option max-pages allows");
}

TEST(MetsIssue, who_insists_on_the_mets_is_told_where_there_is_none) {
  Delivered page = luxembourg();
  page.inputs = {"text/0001.xml"};
  EXPECT_NE(failure(page, {{"structure", "mets"}}).find("give the METS of its issue"), std::string::npos);
  EXPECT_EQ(failure(luxembourg(), {{"structure", "mets"}}), "");
}

TEST(MetsIssue, blocks_that_its_pages_do_not_have_are_counted_in_a_warning) {
  Delivered its = luxembourg();
  std::string& page = its.files.at("text/0002.xml");
  for (std::size_t at = page.find("P2_TB"); at != std::string::npos; at = page.find("P2_TB", at))
    page.replace(at, 5, "P9_TB");
  MemoryHost host("alto", its.files.at("mets.xml"));
  host.siblings = its.files;
  read("alto", host);
  ASSERT_EQ(host.warnings.size(), 1U);
  EXPECT_EQ(host.warnings[0].code, "BS-P022");
}

TEST(Probing, each_format_knows_its_own_and_no_other) {
  for (const Delivered& its : every_dialect()) {
    const std::string& head = its.files.at(its.inputs.front());
    EXPECT_EQ(alto::Reader::probe("alto", head) > 50, its.format == "alto") << its.name;
    EXPECT_EQ(hocr::Reader::probe("hocr", head) > 60, its.format == "hocr") << its.name;
    EXPECT_EQ(pagexml::Reader::probe("pagexml", head) > 50, its.format == "pagexml") << its.name;
  }
  EXPECT_EQ(alto::Reader::probe("alto", "<?xml version=\"1.0\"?><!-- <alto> --><newsItem/>"), 0);
  EXPECT_EQ(hocr::Reader::probe("hocr", "<!DOCTYPE html><html><body><p>ferry</p></body></html>"), 0);
}

// The right column is read first.
TEST(RightToLeft, lines_keep_their_order_and_the_reader_says_that_it_finds_no_articles) {
  const auto line = [](const std::string& text, const std::string& box) {
    return "<span class='ocr_line' title='bbox " + box + "'><span class='ocrx_word' title='bbox " + box +
           "'>" + text + "</span></span>\n";
  };
  const std::string page =
      "<!DOCTYPE html><html><head><meta name='ocr-system' content='tesseract'/><title></title></head><body>"
      "<div class='ocr_page' title='image \"p.png\"; bbox 0 0 2000 3000; ppageno 0'>\n" +
      line("افتتحت البلدية أمس مكتبة", "1100 200 1900 240") +
      line("عامة في مصنع النسيج.", "1200 250 1900 290") +
      line("عادت الحافلة أمس إلى ثلاث", "100 200 900 240") + line("قرى في الوادي.", "500 250 900 290") +
      "</div></body></html>";
  MemoryHost host("hocr", page);
  const Document document = read("hocr", host);
  ASSERT_EQ(document.articles.size(), 1U);
  ASSERT_EQ(document.articles[0].blocks.size(), 1U);
  EXPECT_EQ(document.articles[0].blocks[0].text,
            "افتتحت البلدية أمس مكتبة عامة في مصنع النسيج. عادت الحافلة أمس إلى ثلاث قرى في الوادي.");
  EXPECT_EQ(document.issue.language, "ar");
  ASSERT_EQ(host.warnings.size(), 1U);
  EXPECT_EQ(host.warnings[0].code, "BS-I005");
}

}  // namespace
}  // namespace broadsheet::testing
