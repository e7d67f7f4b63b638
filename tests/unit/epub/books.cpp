#include "unit/epub/books.hpp"

#include "support/makers/sample_document.hpp"

#include <gtest/gtest.h>
#include <zip.h>

namespace broadsheet::epub {
using testing::block;

Block paragraph(std::string text) { return block(BlockKind::paragraph, std::move(text)); }

Article plain_article(std::string id, std::string headline, std::vector<std::string> paragraphs,
                      std::string page) {
  Article a;
  a.id = std::move(id);
  a.headline = std::move(headline);
  a.page = std::move(page);
  for (std::string& p : paragraphs) a.blocks.push_back(paragraph(std::move(p)));
  return a;
}

namespace {

Issue full_issue() {
  return {"青河日报",
          "国庆特刊",
          "2024-10-01",
          "zh-Hans",
          "早报",
          {"1", "2", "A4"},
          {{"issn", "1234-5679"}, {"天气", "晴 & <暖>"}}};
}

Article full_article() {
  Article first = plain_article("a-1-1", "青河大桥 & 通车 <今日>", {}, "1");
  first.section = "要闻";
  first.kickers = {"十年磨一剑", "国庆献礼"};
  first.headline_confidence = 93;
  first.subheadlines = {"全长三公里", "——记者现场直击"};
  first.lead = "本报讯（记者 林小舟）";
  first.bylines = {{"记者", "林小舟"}, {"通讯员", "高一帆"}, {"通讯员", "何川"}, {"", "老舟"}};
  first.dateline = Dateline{"新华社", "青河", "10月1日", "新华社青河10月1日电"};
  first.continued_to = "2";
  first.attrs = {{"source", "a=b&c d"}, {"source", "第二"}};
  first.blocks = {paragraph("10月1日上午，大桥通车。"),
                  block(BlockKind::subhead, "十年", 0),
                  paragraph("  两端  有空格 "),
                  block(BlockKind::subhead, "细节", 2),
                  block(BlockKind::caption, "图为大桥。"),
                  block(BlockKind::quote, "“真快！”"),
                  block(BlockKind::quote, "“是啊。”"),
                  block(BlockKind::list_item, "一、桥", 1),
                  block(BlockKind::list_item, "甲、塔", 2),
                  block(BlockKind::list_item, "二、路", 0),
                  block(BlockKind::table_row, "长\t3 km"),
                  block(BlockKind::table_row, "\t"),
                  paragraph("完。")};
  first.blocks[0].attrs = {{"column", "1"}};
  first.blocks[0].runs = {
      {RunKind::strong, 0, 6, ""}, {RunKind::person, 5, 9, "某人"}, {RunKind::lost_glyph, 9, 9, ""}};
  first.blocks[4].credit = "林小舟 摄";
  first.blocks[10].runs = {{RunKind::emphasis, 4, 5, ""}};
  return first;
}

}  // namespace

Document full_document() {
  Article second = plain_article("a-2-1", "青河大桥 & 通车 <今日>", {"续上文。"}, "2");
  second.continued_from = "1";
  Article third = plain_article("a-2-2", "", {"昨夜，小雨。见 https://example.org 。"}, "2");
  third.blocks[0].runs = {{RunKind::link, 0, 6, "javascript:alert(1)"},
                          {RunKind::link, 22, 41, "https://example.org"}};
  third.dateline = Dateline{"AP", "LONDON", "", ""};
  Article fourth = plain_article("7:x", "Sports", {}, "A4");
  fourth.lead = "LONDON (AP) —";
  Document d;
  d.issue = full_issue();
  d.articles = {full_article(), second, third, fourth};
  d.end.furniture = {{"青河日报 2024年10月1日", "folio", "1", 0}, {"责任编辑：何川", "editors", "2", 0}};
  return d;
}

std::string write_book(testing::MemoryHost& host, const Document& document, const Options& options) {
  for (const auto& [name, value] : options) host.options[name] = value;
  testing::write_with<Writer>(host, "epub", document);
  return host.output;
}

std::string write_book(const Document& document, const Options& options) {
  testing::MemoryHost host("epub");
  return write_book(host, document, options);
}

Document read_book_bytes(const std::string& bytes) {
  testing::MemoryHost host("epub", bytes);
  return testing::read_with<Reader>(host, "epub");
}

std::string file_of(const std::string& book, const std::string& path) {
  ArchiveReader archive(book);
  EXPECT_TRUE(archive.has(path)) << path;
  return archive.has(path) ? archive.read(path) : "";
}

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* bytes = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* zip = zip_open_from_source(bytes, ZIP_TRUNCATE, &error);
  zip_source_keep(bytes);
  for (const auto& [name, content] : files)
    zip_file_add(zip, name.c_str(), zip_source_buffer(zip, content.data(), content.size(), 0),
                 ZIP_FL_ENC_GUESS);
  EXPECT_EQ(zip_close(zip), 0);
  EXPECT_EQ(zip_source_open(bytes), 0);
  std::string out(1 << 24, '\0');
  out.resize(
      static_cast<std::size_t>(std::max<zip_int64_t>(zip_source_read(bytes, out.data(), out.size()), 0)));
  zip_source_close(bytes);
  zip_source_free(bytes);
  return out;
}

std::string foreign_book(const std::vector<std::pair<std::string, std::string>>& spine,
                         const std::string& nav) {
  std::string manifest, itemrefs;
  std::vector<std::pair<std::string, std::string>> files = {
      {"mimetype", "application/epub+zip"},
      {"META-INF/container.xml",
       "<container><rootfiles><rootfile full-path=\"OPS/book.opf\"/></rootfiles></container>"}};
  for (const auto& [name, body] : spine) {
    manifest += "<item id=\"" + name + "\" href=\"" + name + "\" media-type=\"application/xhtml+xml\"/>";
    itemrefs += "<itemref idref=\"" + name + "\"/>";
    files.emplace_back("OPS/" + name, "<html><head><title>t</title></head><body>" + body + "</body></html>");
  }
  if (!nav.empty()) {
    manifest +=
        "<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>";
    files.emplace_back("OPS/nav.xhtml",
                       "<html xmlns:epub=\"e\"><body><nav epub:type=\"toc\">" + nav + "</nav></body></html>");
  }
  files.emplace_back("OPS/book.opf",
                     "<package><metadata xmlns:dc=\"d\"><dc:title>The Book</dc:title><dc:language>en"
                     "</dc:language><dc:date>2020-02-03T00:00:00Z</dc:date></metadata><manifest>" +
                         manifest + "</manifest><spine>" + itemrefs + "</spine></package>");
  return zip_of(files);
}

BookMaker::BookMaker(std::string package) : package_(std::move(package)) {
  files_ = {{"mimetype", "application/epub+zip"},
            {"META-INF/container.xml", "<container><rootfiles><rootfile full-path=\"" + package_ +
                                           "\" media-type=\"application/oebps-package+xml\"/>"
                                           "</rootfiles></container>"}};
}

BookMaker& BookMaker::file(const std::string& path, const std::string& content) {
  files_.emplace_back(path, content);
  return *this;
}

BookMaker& BookMaker::item(const std::string& href, const std::string& type, const std::string& more) {
  manifest += "<item id=\"" + href + "\" href=\"" + href + "\" media-type=\"" + type + "\" " + more + "/>";
  return *this;
}

BookMaker& BookMaker::in_spine(const std::string& href, const std::string& more) {
  spine += "<itemref idref=\"" + href + "\"/>";
  return item(href, "application/xhtml+xml", more);
}

BookMaker& BookMaker::text(const std::string& href, const std::string& path, const std::string& body) {
  return in_spine(href).file(path, xhtml(body));
}

BookMaker& BookMaker::ncx(const std::string& href, const std::string& path, const std::string& points) {
  return item(href, "application/x-dtbncx+xml")
      .file(path, "<ncx xmlns='http://www.daisy.org/z3986/2005/ncx/'><navMap>" + points + "</navMap></ncx>");
}

std::string BookMaker::bytes() const {
  auto files = files_;
  files.emplace_back(package_, "<package version='2.0'><metadata xmlns:dc='d' xmlns:opf='o'>" + metadata +
                                   "</metadata><manifest>" + manifest + "</manifest><spine>" + spine +
                                   "</spine><guide>" + guide + "</guide></package>");
  return zip_of(files);
}

std::string xhtml(const std::string& body) {
  return "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml' "
         "xmlns:epub='http://www.idpf.org/2007/ops'><head><title>t</title></head><body>" +
         body + "</body></html>";
}

std::string ncx_point(const std::string& label, const std::string& target, const std::string& below) {
  return "<navPoint><navLabel><text>" + label + "</text></navLabel><content src='" + target + "'/>" + below +
         "</navPoint>";
}

std::vector<std::string> outline(const Document& document) {
  std::vector<std::string> lines;
  for (const Article& article : document.articles) {
    for (const std::string& kicker : article.kickers) lines.push_back("^ " + kicker);
    lines.push_back("# " + article.headline + (article.section.empty() ? "" : " < " + article.section));
    for (const Block& block : article.blocks) lines.push_back(block.text);
  }
  return lines;
}

}  // namespace broadsheet::epub
