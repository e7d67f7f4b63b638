// Pictures beside news items: what the items say of them, what is read back, and what check finds.
#include "newsml/check.hpp"
#include "newsml/reader.hpp"
#include "newsml/writer.hpp"
#include "support/makers/picture_maker.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

namespace broadsheet::newsml {
namespace {

using testing::MemoryHost;

constexpr const char* kPicture = "pictures/p-1-0wb4m3fg.png";  // its SHA-256 begins so

broadsheet::Document issue() {
  broadsheet::Document document;
  document.issue.publication = "The Harrow Bay Courier", document.issue.date = "2024-05-18";
  document.issue.language = "en";
  document.resources.push_back({"p-1", "image/jpeg", 9, 9, "", "", testing::grey_png(40, 33, 7)});  // it lies
  Article& article = document.articles.emplace_back();
  article.id = "a-1", article.page = "1", article.headline = "Ferry Returns";
  article.blocks.resize(3);
  article.blocks[0].text = "The ferry left on Friday.";
  article.blocks[1].kind = BlockKind::figure, article.blocks[1].resource = "p-1";
  article.blocks[2].kind = BlockKind::caption, article.blocks[2].text = "The ferry.",
  article.blocks[2].credit = "Photo: Ann Hall";
  return document;
}

/// `grey` is what its picture shows.
std::map<std::string, std::string> written(std::map<std::string, std::string> options,
                                           unsigned char grey = 7) {
  MemoryHost host("newsml");
  for (const auto& [name, value] : options) host.options[name] = value;
  broadsheet::Document document = issue();
  document.resources[0].data = testing::grey_png(40, 33, grey);
  testing::write_with<Writer>(host, "newsml", document);
  if (!host.output.empty()) host.parts[""] = host.output;
  return host.parts;
}

std::map<std::string, std::string> message() { return written({{"pictures", "files"}}); }

std::vector<std::string> findings(const std::map<std::string, std::string>& files, const std::string& name) {
  MemoryHost host("newsml", files.at(name));
  host.siblings = files;
  Checker checker;
  checker.attach(host.host(), "newsml");
  checker.check();
  std::vector<std::string> out;
  for (const auto& its : host.findings) out.push_back(its.code + " " + its.what);
  return out;
}

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

TEST(NewsmlPictures, say_where_their_file_lies_and_what_it_is) {
  const auto files = message();
  const std::string png = testing::grey_png(40, 33, 7), &xml = files.at("issue.xml");
  EXPECT_EQ(files.at(kPicture), png);
  EXPECT_TRUE(has(xml, "rendition=\"rnd:highRes\" href=\"" + std::string(kPicture) +
                           "\" contenttype=\"image/png\" size=\"" + std::to_string(png.size()) +
                           "\" width=\"40\" height=\"33\""))
      << xml;
  EXPECT_TRUE(has(xml, "<hash hashtype=\"bshash:sha-256\">"));
  EXPECT_FALSE(has(xml, "picture.href"));
  EXPECT_EQ(findings(files, "issue.xml"), std::vector<std::string>());
}

TEST(NewsmlPictures, are_files_where_there_is_a_folder_and_only_there) {
  EXPECT_FALSE(has(written({}).at(""), kPicture));
  EXPECT_EQ(written({{"layout", "items"}}).count(kPicture), 1u);
  EXPECT_EQ(written({{"layout", "items"}, {"pictures", "none"}}).count(kPicture), 0u);
  bool found = false;
  for (const auto& [name, xml] : written({{"layout", "package"}}))
    found = found || has(xml, "href=\"../" + std::string(kPicture) + '"');
  EXPECT_TRUE(found);
}

TEST(NewsmlPictures, of_two_days_that_have_one_id_lie_in_one_folder_under_names_of_their_own) {
  const auto monday = written({{"layout", "items"}}, 7), tuesday = written({{"layout", "items"}}, 8);
  EXPECT_EQ(monday.count(kPicture), 1u);
  EXPECT_EQ(tuesday.count(kPicture), 0u);
  EXPECT_EQ(written({{"layout", "items"}}, 7), monday);
}

TEST(NewsmlPictures, that_are_missing_or_others_are_found) {
  auto files = message();
  files[kPicture] += "x";
  EXPECT_TRUE(
      has(findings(files, "issue.xml").at(0), "BS-N210 the file \"" + std::string(kPicture) + "\" has "));
  files[kPicture] = testing::grey_png(40, 33, 8);
  EXPECT_TRUE(has(findings(files, "issue.xml").at(0), "is not the one whose hash is given"));
  files.erase(kPicture);
  EXPECT_TRUE(has(findings(files, "issue.xml").at(0), "is not there"));
}

TEST(NewsmlPictures, that_lie_elsewhere_are_not_fetched) {
  for (const std::string href : {"../p-1.png", "/etc/passwd", "https://example.com/p-1.png",
                                 "pictures/none.png", "pictures/..%2f..%2fp-1.png"}) {
    auto files = message();
    std::string& xml = files["issue.xml"];
    xml.replace(xml.find(kPicture), std::string(kPicture).size(), href);
    MemoryHost host("newsml", xml);
    host.siblings = files;
    host.siblings["../p-1.png"] = host.siblings["/etc/passwd"] = testing::grey_png(40, 40, 1);
    const auto document = testing::read_with<Reader>(host, "newsml");
    EXPECT_EQ(document.resources.size(), 0u) << href;
    ASSERT_EQ(document.articles.at(0).blocks.size(), 2u) << href;
    const Block& caption = document.articles[0].blocks[1];
    EXPECT_EQ(caption.text, "The ferry.");
    EXPECT_EQ(attr(caption.attrs, "picture.href"), href);
    ASSERT_EQ(host.warnings.size(), href.starts_with("https") ? 0u : 1u) << href;
    if (host.warnings.empty()) continue;
    const bool is_inside = href == "pictures/none.png";
    EXPECT_TRUE(
        has(host.warnings[0].why, is_inside ? "put them beside it" : "read the file that names its items"))
        << host.warnings[0].why;
  }
}

}  // namespace
}  // namespace broadsheet::newsml
