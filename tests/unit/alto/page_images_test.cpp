// Illustrations of scanned pages: cut out of the picture of the page, if it is beside it and can be read.
#include "alto/reader.hpp"
#include "pictures/identify.hpp"
#include "pictures/pixels.hpp"
#include "support/makers/picture_maker.hpp"
#include "support/makers/scan_maker.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

namespace broadsheet::alto {
namespace {

using testing::MemoryHost;

std::string line(int x, int y, int width, int height, const std::string& text) {
  const std::string at = "HPOS=\"" + std::to_string(x) + "\" VPOS=\"" + std::to_string(y) + "\" WIDTH=\"" +
                         std::to_string(width) + "\" HEIGHT=\"" + std::to_string(height) + "\"";
  return "<TextLine " + at + "><String CONTENT=\"" + text + "\" " + at + "/></TextLine>";
}

std::string block(const std::string& id, int x, int y, int width, int height, const std::string& lines) {
  return "<TextBlock ID=\"" + id + "\" HPOS=\"" + std::to_string(x) + "\" VPOS=\"" + std::to_string(y) +
         "\" WIDTH=\"" + std::to_string(width) + "\" HEIGHT=\"" + std::to_string(height) + "\">" + lines +
         "</TextBlock>";
}

// 1000 x 1500, with a picture from 100,400 to 500,700 under the first lines of its column.
std::string page(const std::string& image = "scans\\0001.tif") {
  std::string text, more;
  for (int k = 0; k < 6; ++k)
    text +=
        line(100, 200 + 30 * k, 400, 24, "The ferry went out again on Friday after eleven years of repair");
  for (int k = 0; k < 6; ++k)
    more +=
        line(100, 800 + 30 * k, 400, 24, "Many people of the town came to the pier and waved as it left.");
  return "<alto xmlns=\"http://www.loc.gov/standards/alto/ns-v3#\"><Description><MeasurementUnit>pixel"
         "</MeasurementUnit><sourceImageInformation><fileName>" +
         image +
         "</fileName></sourceImageInformation></Description><Layout><Page ID=\"P1\" WIDTH=\"1000\" "
         "HEIGHT=\"1500\"><PrintSpace>" +
         block("B1", 100, 100, 400, 60, line(100, 100, 400, 60, "Ferry Returns")) +
         block("B2", 100, 200, 400, 180, text) +
         "<Illustration ID=\"I1\" HPOS=\"100\" VPOS=\"400\" WIDTH=\"400\" HEIGHT=\"300\"/>"
         "<Illustration ID=\"I2\" HPOS=\"100\" VPOS=\"780\" WIDTH=\"10\" HEIGHT=\"10\"/>" +
         block("B3", 100, 710, 400, 20, line(100, 710, 400, 18, "The ferry at the pier.")) +
         block("B4", 100, 800, 400, 180, more) + "</PrintSpace></Page></Layout></alto>";
}

// Half the size of the page's own numbers: white, but for the picture's place.
std::string scan() {
  const auto sink = pictures::png_sink({500, 750, 1});
  for (unsigned y = 0; y < 750; ++y) {
    std::vector<unsigned char> row(500, 255);
    if (y >= 200 && y < 350) std::fill(row.begin() + 50, row.begin() + 250, static_cast<unsigned char>(7));
    sink->row(row.data());
  }
  return sink->file();
}

std::size_t figures(const Document& document) {
  std::size_t count = 0;
  for (const Article& article : document.articles)
    for (const Block& its : article.blocks) count += its.kind == BlockKind::figure;
  return count;
}

TEST(PageImages, give_the_illustration_in_its_place_and_nothing_around_it) {
  MemoryHost host("alto", page());
  host.siblings["0001.png"] = scan();  // the page says .tif
  const Document document = testing::read_with<Reader>(host, "alto");
  ASSERT_EQ(document.resources.size(), 1u);
  EXPECT_EQ(figures(document), 1u);
  const Resource& picture = document.resources[0];
  EXPECT_EQ(picture.media_type, "image/png");
  EXPECT_EQ(picture.width, 200u);
  EXPECT_EQ(picture.height, 150u);
  const auto source = pictures::png_source(picture.data);
  std::vector<unsigned char> row(200);
  for (unsigned y = 0; y < 150; ++y) {
    source->row(row.data());
    EXPECT_EQ(row, std::vector<unsigned char>(200, 7)) << y;
  }
}

TEST(PageImages, that_are_not_there_are_no_matter) {
  MemoryHost host("alto", page());
  const Document document = testing::read_with<Reader>(host, "alto");
  EXPECT_EQ(document.resources.size() + figures(document), 0u);
  EXPECT_TRUE(host.warnings.empty());
}

TEST(PageImages, that_cannot_be_read_or_are_too_large_or_damaged_are_warned_of) {
  std::string huge = scan();
  huge[16] = '\x7F';  // its width
  for (const std::string& bytes : {std::string("II*\0tiff", 8), huge, scan().substr(0, 300)}) {
    MemoryHost host("alto", page());
    host.siblings["0001.tif"] = bytes;
    const Document document = testing::read_with<Reader>(host, "alto");
    EXPECT_EQ(document.resources.size() + figures(document), 0u);
    ASSERT_EQ(host.warnings.size(), 1u);
    EXPECT_EQ(host.warnings[0].code, "BS-P024");
  }
  MemoryHost off("alto", page());
  off.siblings["0001.png"] = scan();
  off.options["pictures"] = "false";
  EXPECT_EQ(testing::read_with<Reader>(off, "alto").resources.size(), 0u);
}

#if BROADSHEET_HAS_SCANS
TEST(PageImages, may_be_scans_as_libraries_keep_them) {
  for (const std::string& bytes : {testing::make_tiff(testing::tiff_kinds()[0], 500, 750),
                                   testing::make_jpeg2000(testing::jpeg2000_kinds()[0], 500, 750)}) {
    MemoryHost host("alto", page("0001.tif"));
    host.siblings["0001.tif"] = bytes;  // whatever it is called
    const Document document = testing::read_with<Reader>(host, "alto");
    EXPECT_TRUE(host.warnings.empty());
    ASSERT_EQ(document.resources.size(), 1u);
    EXPECT_EQ(document.resources[0].media_type, "image/jpeg");
    EXPECT_EQ(document.resources[0].width, 200u);
    EXPECT_EQ(document.resources[0].height, 150u);
    EXPECT_EQ(figures(document), 1u);
  }
}
#endif

TEST(PageImages, are_found_where_a_mets_says) {
  const auto file = [](const std::string& id, const std::string& type, const std::string& href) {
    return "<file ID=\"" + id + "\" MIMETYPE=\"" + type +
           "\"><FLocat xmlns:xlink=\"http://www.w3.org/1999/xlink\" "
           "xlink:href=\"file://" +
           href + "\"/></file>";
  };
  const auto area = [](const std::string& begin) {
    return "<fptr><area FILEID=\"A1\" BETYPE=\"IDREF\" BEGIN=\"" + begin + "\"/></fptr>";
  };
  const std::string mets =
      "<mets xmlns=\"http://www.loc.gov/METS/\"><fileSec><fileGrp>" +
      file("M1", "image/png", "images/one.png") + file("A1", "text/xml", "text/0001.xml") +
      "</fileGrp></fileSec><structMap TYPE=\"PHYSICAL\"><div TYPE=\"PAGE\" ORDER=\"1\"><fptr><par><area "
      "FILEID=\"M1\"/><area FILEID=\"A1\"/></par></fptr></div></structMap><structMap TYPE=\"LOGICAL\"><div "
      "TYPE=\"ARTICLE\" ID=\"a1\"><div TYPE=\"HEADING\"><div TYPE=\"TITLE\">" +
      area("B1") + "</div></div><div TYPE=\"BODY\"><div TYPE=\"PARAGRAPH\"><div TYPE=\"TEXT\">" + area("B2") +
      "</div></div><div TYPE=\"ILLUSTRATION\"><div TYPE=\"IMAGE\">" + area("I1") +
      "</div><div TYPE=\"CAPTION\">" + area("B3") +
      "</div></div><div TYPE=\"PARAGRAPH\"><div TYPE=\"TEXT\">" + area("B4") +
      "</div></div></div></div></structMap></mets>";
  MemoryHost host("alto", mets);
  host.siblings = {{"text/0001.xml", page("nowhere.tif")}, {"images/one.png", scan()}};
  const Document document = testing::read_with<Reader>(host, "alto");
  ASSERT_EQ(document.resources.size(), 1u);
  ASSERT_EQ(document.articles.size(), 1u);
  const auto& blocks = document.articles[0].blocks;
  const auto at =
      std::find_if(blocks.begin(), blocks.end(), [](const Block& b) { return b.kind == BlockKind::figure; });
  ASSERT_LT(at + 1, blocks.end());
  EXPECT_EQ((at + 1)->kind, BlockKind::caption);
  EXPECT_EQ((at + 1)->text, "The ferry at the pier.");
}

}  // namespace
}  // namespace broadsheet::alto
