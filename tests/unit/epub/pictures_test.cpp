// Pictures of a book made smaller for e-readers, and one of them as its cover.
#include "epub/reader.hpp"
#include "epub/writer.hpp"
#include "pictures/identify.hpp"
#include "pictures/pixels.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>
#include <zip.h>

namespace broadsheet::epub {
namespace {

using testing::MemoryHost;

std::string jpeg(std::uint32_t width, std::uint32_t height) {
  const auto sink = pictures::jpeg_sink({width, height, 3}, 95);
  std::uint32_t grain = width;
  for (std::uint32_t y = 0; y < height; ++y) {
    std::vector<unsigned char> row;
    for (std::uint32_t x = 0; x < width * 3; ++x)
      row.push_back(static_cast<unsigned char>((grain = grain * 1664525u + 1013904223u) >> 26));
    sink->row(row.data());
  }
  return sink->file();
}

broadsheet::Document issue(const std::string& picture, const std::string& page = "1") {
  broadsheet::Document document;
  document.issue.language = "en", document.issue.publication = "The Harrow Bay Courier";
  document.issue.pages = {"1", "2"};
  document.resources.push_back({"p-1", "image/jpeg", 0, 0, "", "", picture});
  Article& article = document.articles.emplace_back();
  article.id = "a-1", article.page = page, article.headline = "Ferry Returns";
  article.blocks.resize(2);
  article.blocks[0].kind = BlockKind::figure, article.blocks[0].resource = "p-1";
  article.blocks[1].text = "The ferry left on Friday.";
  return document;
}

struct Written {
  std::string book;
  std::vector<MemoryHost::Warning> warnings;
  std::string entry(const std::string& name) const {
    zip_error_t error;
    zip_source_t* const source = zip_source_buffer_create(book.data(), book.size(), 0, &error);
    zip_t* const archive = zip_open_from_source(source, ZIP_RDONLY, &error);
    zip_stat_t stat;
    std::string out;
    if (zip_stat(archive, name.c_str(), 0, &stat) == 0) {
      out.resize(stat.size);
      zip_file_t* const file = zip_fopen(archive, name.c_str(), 0);
      zip_fread(file, out.data(), stat.size);
      zip_fclose(file);
    }
    zip_discard(archive);
    return out;
  }
};

Written write(const broadsheet::Document& document, std::map<std::string, std::string> options) {
  MemoryHost host("epub");
  options["threads"] = "1";
  for (const auto& [name, value] : options) host.options[name] = value;
  testing::write_with<Writer>(host, "epub", document);
  return {host.output, host.warnings};
}

TEST(EpubPictures, keep_their_bytes_unless_they_are_to_be_smaller) {
  const std::string picture = jpeg(300, 200);
  EXPECT_EQ(write(issue(picture), {}).entry("EPUB/pictures/p-1.jpg"), picture);
  EXPECT_EQ(write(issue(picture), {{"picture-side", "300"}}).entry("EPUB/pictures/p-1.jpg"), picture);
  const Written small = write(issue(picture), {{"picture-side", "150"}, {"picture-grey", "true"}});
  const std::string bytes = small.entry("EPUB/pictures/p-1.jpg");
  const auto image = pictures::identify(bytes);
  ASSERT_TRUE(image);
  EXPECT_EQ(image->width, 150u);
  EXPECT_EQ(pictures::jpeg_source(bytes)->shape().channels, 1u);
  EXPECT_EQ(small.entry("EPUB/articles/article-001.xhtml").find("width="), std::string::npos);
  const std::string coarse =
      write(issue(picture), {{"picture-quality", "20"}}).entry("EPUB/pictures/p-1.jpg");
  EXPECT_LT(coarse.size(), picture.size());
  EXPECT_EQ(pictures::identify(coarse)->width, 300u);
}

TEST(EpubPictures, that_cannot_be_unpacked_stay_as_they_came_with_a_warning) {
  const std::string damaged = jpeg(300, 200).substr(0, 3000);
  const Written out = write(issue(damaged), {{"picture-side", "150"}});
  EXPECT_EQ(out.entry("EPUB/pictures/p-1.jpg"), damaged);
  ASSERT_EQ(out.warnings.size(), 1u);
  EXPECT_EQ(out.warnings[0].code, "BS-E008");
  const std::string large = jpeg(1001, 1000);
  EXPECT_EQ(
      write(issue(large), {{"picture-side", "150"}, {"max-pixels", "1"}}).entry("EPUB/pictures/p-1.jpg"),
      large);
  EXPECT_NE(write(issue(jpeg(1000, 1000)), {{"picture-side", "150"}, {"max-pixels", "1"}})
                .entry("EPUB/pictures/p-1.jpg")
                .size(),
            jpeg(1000, 1000).size());
}

TEST(EpubPictures, of_the_first_page_may_be_the_cover) {
  const std::string large = jpeg(700, 800);
  const Written out = write(issue(large), {{"cover-picture", "true"}});
  EXPECT_EQ(out.entry("EPUB/cover.jpg"), large);
  EXPECT_NE(out.entry("EPUB/package.opf")
                .find("href=\"cover.jpg\" media-type=\"image/jpeg\" properties=\"cover-image\""),
            std::string::npos)
      << out.entry("EPUB/package.opf");
  EXPECT_EQ(write(issue(large), {}).entry("EPUB/cover.jpg"), "");
  EXPECT_EQ(write(issue(large, "2"), {{"cover-picture", "true"}}).entry("EPUB/cover.jpg"), "");
  EXPECT_EQ(write(issue(jpeg(300, 200)), {{"cover-picture", "true"}}).entry("EPUB/cover.jpg"), "");
}

TEST(EpubPictures, a_drawn_cover_may_be_of_pixels) {
  for (const std::string type : {"png", "jpeg", "auto"}) {
    const Written out = write(issue(jpeg(300, 200)), {{"cover-type", type}});
    if (!out.warnings.empty()) {
      EXPECT_EQ(out.warnings[0].code, "BS-E009");
      EXPECT_NE(out.entry("EPUB/cover.svg"), "");
      GTEST_SKIP() << out.warnings[0].why;
    }
    const auto image = pictures::identify(out.entry(type == "jpeg" ? "EPUB/cover.jpg" : "EPUB/cover.png"));
    ASSERT_TRUE(image);
    EXPECT_EQ(image->width, 1200u);
    EXPECT_EQ(image->height, 1600u);
    EXPECT_NE(out.entry("EPUB/package.opf").find("properties=\"cover-image\""), std::string::npos);
  }
}

TEST(EpubPictures, a_cover_whose_characters_no_font_has_is_an_svg) {
  Document document = issue(jpeg(300, 200));
  document.issue.publication = "\U000FFFF0";  // for private use
  const Written automatic = write(document, {});
  EXPECT_NE(automatic.entry("EPUB/cover.svg"), "");
  EXPECT_TRUE(automatic.warnings.empty());
  const Written asked = write(document, {{"cover-type", "png"}});
  EXPECT_NE(asked.entry("EPUB/cover.svg"), "");
  ASSERT_EQ(asked.warnings.size(), 1u);
  EXPECT_EQ(asked.warnings[0].code, "BS-E009");
}

}  // namespace
}  // namespace broadsheet::epub
