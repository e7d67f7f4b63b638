// Files that people hand over in the belief that they are read: each is named for what it is, with what to
// do.
#include "support/process.hpp"
#include "support/program.hpp"

#include <gtest/gtest.h>

namespace broadsheet::testing {
namespace {

Finished converted(const std::string& name, const std::string& bytes) {
  const TemporaryFolder folder;
  write_file(folder / name, bytes);
  return run(broadsheet({folder / name, "-t", "text", "-o", "-"}));
}

std::string utf16(const std::string& ascii) {
  std::string wide = "\xFF\xFE";
  for (const char c : ascii) wide += {c, '\0'};
  return wide;
}

TEST(Strangers, tagged_text_of_layout_programs_is_no_page_whatever_its_encoding_and_name) {
  const std::string indesign =
      "-WIN>\r\n<Version:18><FeatureSet:InDesign-Roman>\r\n<ParaStyle:Body>The ferry returned.\r\n";
  for (const std::string& text : {"<ASCII" + indesign, "<SJIS" + indesign, utf16("<UNICODE" + indesign)})
    expect_error(converted("page.txt", text), 1, "BS-C150", "tagged text of InDesign");
  const std::string quark = "<v7.31><e0>\r@Body:The ferry <B>returned<B>.\r";
  for (const std::string& text : {quark, utf16(quark)})
    expect_error(converted("page.txt", text), 1, "BS-C150", "XPress Tags");
  expect_error(converted("page.xtg", quark), 1, "BS-C150", "Text Only");
}

TEST(Strangers, what_an_extractor_says_beside_the_text_is_none) {
  const std::string html = "<!DOCTYPE html>\n<html><head>\n";
  for (const auto& [name, text] : std::vector<std::pair<std::string, std::string>>{
           {"page.txt", "level\tpage_num\tpar_num\tblock_num\tline_num\tword_num\tleft\ttop\n1\t1\t0\n"},
           {"page.html", html + "</head><body><doc>\n<page width=\"1\">\n<word xMin=\"1\">The</word>"},
           {"page.html", html + "<meta name=\"generator\" content=\"pdftohtml 0.36\"/></head><body>The"},
           {"page.html", html + "<style>\np{position:absolute;white-space:pre;margin:0}\n</style>"},
           {"page.html",
            html + "</head><body>\n<span style=\"position:absolute; border: gray 1px solid; left:0px"},
           {"page.txt", "<page>\n<span bbox=\"50 148 72 148\" font=\"A\" size=\"36.0000\">\n"},
           {"page.xml",
            "<?xml version=\"1.0\"?>\n<document name=\"a.pdf\">\n<page id=\"page1\" width=\"8\">"},
           {"page.xml", "<?xml version=\"1.0\" ?>\n<pages>\n<page id=\"1\" bbox=\"0.000\">"},
           {"page.xml", "<?xml version=\"1.0\"?>\n<pdf2xml producer=\"poppler\"><page/></pdf2xml>"}})
    expect_error(converted(name, text), 1, "BS-C150", "convert the PDF itself");
}

TEST(Strangers, tables_of_text_recognition_are_answered_with_what_to_let_it_write) {
  for (const char* text : {"level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\n1\t1\t0\t0\t0\t0\n",
                           "T 111 3171 695 3194 0\nh 120 3171 695 3194 0\n"})
    expect_error(converted("page.txt", text), 1, "BS-C150", "tesseract page.png page hocr");
}

TEST(Strangers, other_programs_of_newspapers_are_named) {
  for (const auto& [text, name] : std::vector<std::pair<std::string, std::string>>{
           {"<document xmlns=\"http://www.scansoft.com/omnipage/xml/ssdoc-schema3.xsd\"/>", "OmniPage"},
           {"<XMD-entity ID=\"Ar00301\" PAGE_NO=\"3\"><Content/></XMD-entity>", "Olive"},
           {"<pam:message xmlns:pam=\"http://prismstandard.org/namespaces/pam/2.0/\"/>", "PRISM"},
           {"<OCRDATASET><PAGE HEIGHT=\"1\"/></OCRDATASET>", "NDLOCR"},
           {"<?aid style=\"50\" type=\"snippet\"?>\n<Document DOMVersion=\"8.0\"/>", "InCopy"},
           {"<TEI xmlns=\"http://www.tei-c.org/ns/1.0\"/>", "TEI"}})
    expect_error(converted("page.xml", "<?xml version=\"1.0\"?>\n" + text), 1, "BS-C150", name);
}

TEST(Strangers, a_page_that_speaks_of_tags_is_a_page) {
  for (const char* text :
       {"<v7> was the name of the rocket\n\nIt flew on Monday for the first time, the office said.\n",
        "Ferry 1 2 3 4 5\n\nIt sailed on Monday for the first time, the office said.\n"})
    EXPECT_EQ(converted("page.txt", text).status, 0) << text;
}

// Whoever names the format knows better.
TEST(Strangers, a_format_that_is_named_is_believed) {
  const TemporaryFolder folder;
  write_file(folder / "page.txt", "<ASCII-WIN>\r\n<Version:18>\r\n<ParaStyle:Body>The ferry returned.\r\n");
  EXPECT_EQ(run(broadsheet({folder / "page.txt", "-f", "issuetext", "-t", "text", "-o", "-"})).status, 0);
}

}  // namespace
}  // namespace broadsheet::testing
