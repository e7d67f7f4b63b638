// What the NewsML-G2 reader makes of items that other producers write. All are invented; their
// shapes are those that real feeds have.
#include "newsml/reader.hpp"

#include "newsml/check.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace broadsheet::testing {
namespace {

using Marks = std::vector<Run>;

constexpr const char* kNamespace = "xmlns='http://iptc.org/std/nar/2006-10-01/'";

std::string item(const std::string& guid, const std::string& kind, const std::string& meta,
                 const std::string& content, const std::string& item_meta = "") {
  return std::string("<newsItem ") + kNamespace + " guid='" + guid +
         "' version='2' standard='NewsML-G2' standardversion='2.29' xml:lang='en'><itemMeta>"
         "<itemClass qcode='ninat:" +
         kind +
         "'/><provider literal='Harbour Wire'/>"
         "<versionCreated>2024-03-14T08:00:00Z</versionCreated>" +
         item_meta + "</itemMeta><contentMeta>" + meta + "</contentMeta><contentSet>" + content +
         "</contentSet></newsItem>";
}

std::string xhtml(const std::string& body) {
  return "<inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'><head>"
         "<title>t</title></head><body>" +
         body + "</body></html></inlineXML>";
}

class Read {
 public:
  explicit Read(const std::string& xml)
      : host("newsml", xml), document(read_with<newsml::Reader>(host, "newsml")) {}
  const Article& only() const {
    EXPECT_EQ(document.articles.size(), 1u);
    return document.articles.at(0);
  }
  std::string warning() const { return host.warnings.empty() ? "" : host.warnings[0].code; }

  MemoryHost host;
  Document document;
};

std::string failure_of(const std::string& xml) {
  try {
    Read read(xml);
  } catch (const plugin::Failure& failure) {
    return "line " + std::to_string(failure.line()) + ": " + failure.what();
  }
  return "";
}

TEST(NewsmlReader, markup_nested_in_sections_becomes_flat_blocks) {
  const Read read(
      item("urn:x:1", "text", "<headline>Tide tables</headline>",
           xhtml("<article><section><h1>Tide tables</h1><h2>North</h2><p>One <b>two</b>\n  three.</p>"
                 "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><table><tr><th>x</th><td>y</td></tr>"
                 "</table><blockquote><p>Said.</p></blockquote></section></article>")));
  const auto& blocks = read.only().blocks;
  ASSERT_EQ(blocks.size(), 7u);
  EXPECT_EQ(blocks[0].kind, BlockKind::subhead);
  EXPECT_EQ(blocks[1].text, "One two three.");
  EXPECT_EQ(blocks[1].runs, (Marks{{RunKind::strong, 4, 7, ""}}));
  EXPECT_EQ(blocks[4].text, "c");
  EXPECT_EQ(blocks[4].level, 2u);
  EXPECT_EQ(blocks[5].text, "x\ty");
  EXPECT_EQ(blocks[6].kind, BlockKind::quote);
}

TEST(NewsmlReader, html_in_a_text_is_read_however_broken) {
  const Read read(
      item("u:1", "text", "<headline>H</headline>",
           "<inlineData contenttype='text/html; charset=utf-8'>&lt;p&gt;One&lt;br&gt;two &amp;amp; "
           "three&lt;p&gt;A &amp;lt; B&lt;/div&gt;</inlineData>"));
  ASSERT_EQ(read.only().blocks.size(), 3u);
  EXPECT_EQ(read.only().blocks[1].text, "two & three");
  EXPECT_EQ(read.only().blocks[2].text, "A < B");
}

TEST(NewsmlReader, a_line_break_of_the_layout_is_no_blank_between_han_characters) {
  EXPECT_EQ(Read(item("u:1", "text", "", xhtml("<p>海滨\n    日报</p>"))).only().blocks.at(0).text,
            "海滨日报");
}

TEST(NewsmlReader, prefixes_of_namespaces_do_not_matter) {
  const Read read(
      "<n:newsItem xmlns:n='http://iptc.org/std/nar/2006-10-01/' "
      "guid='a:b'><n:contentMeta><n:headline>H</n:headline>"
      "</n:contentMeta><n:contentSet><n:inlineXML><h:html "
      "xmlns:h='http://www.w3.org/1999/xhtml'><h:body><h:p>Text"
      "</h:p></h:body></h:html></n:inlineXML></n:contentSet></n:newsItem>");
  EXPECT_EQ(read.only().headline, "H");
  EXPECT_EQ(read.only().blocks.at(0).text, "Text");
}

TEST(NewsmlReader, a_nitf_body_brings_what_the_metadata_lack) {
  const Read read(item(
      "u:1", "text", "",
      "<inlineXML contenttype='application/nitf+xml'><nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'>"
      "<body><body.head><hedline><hl1>Ferry back</hl1><hl2>After a year</hl2></hedline>"
      "<byline>By Ann Hall, <byttl>Staff</byttl></byline></body.head><body.content><p>It <em>sails</em>.</p>"
      "<media media-type='image'><media-reference source='p.jpg'/><media-caption>The ferry</media-caption>"
      "<media-producer>Ben Ode</media-producer></media></body.content></body></nitf></inlineXML>"));
  EXPECT_EQ(read.only().headline, "Ferry back");
  EXPECT_EQ(read.only().subheadlines, std::vector<std::string>{"After a year"});
  EXPECT_EQ(read.only().bylines, (std::vector<Byline>{{"Staff", "Ann Hall"}}));
  EXPECT_EQ(read.only().blocks.at(1).kind, BlockKind::caption);
  EXPECT_EQ(read.only().blocks.at(1).credit, "Ben Ode");
}

TEST(NewsmlReader, a_package_gives_the_order_and_its_pictures_their_story) {
  const std::string message =
      std::string("<newsMessage ") + kNamespace +
      "><header><sent>2024-03-14T08:00:00Z</sent></header><itemSet>" +
      item("u:second", "text", "<headline>Second</headline>", xhtml("<p>2</p>")) +
      item("u:pic", "picture", "<creditline>Wire</creditline><description>A crane</description>", "") +
      item("u:first", "text", "<headline>First</headline>", xhtml("<p>1</p>")) +
      "<packageItem guid='u:p'><itemMeta><itemClass qcode='ninat:composite'/></itemMeta><groupSet root='r'>"
      "<group id='r'><groupRef idref='a'/><groupRef idref='b'/></group><group id='a'><itemRef "
      "residref='u:first'/>"
      "<itemRef residref='u:pic'/></group><group id='b'><title>Sport</title><itemRef "
      "residref='u:second'/></group>"
      "</groupSet></packageItem></itemSet></newsMessage>";
  const Read read(message);
  ASSERT_EQ(read.document.articles.size(), 2u);
  EXPECT_EQ(read.document.articles[0].headline, "First");
  EXPECT_EQ(read.document.articles[0].blocks.at(1).text, "A crane");
  EXPECT_EQ(read.document.articles[1].section, "Sport");
}

TEST(NewsmlReader, a_package_alone_says_what_it_refers_to) {
  const Read read(
      std::string("<packageItem ") + kNamespace +
      " guid='u:p'><groupSet root='r'><group id='r'><itemRef residref='u:1'><itemClass qcode='ninat:text'/>"
      "<title>Ferry back</title><description>It "
      "sails.</description></itemRef></group></groupSet></packageItem>");
  EXPECT_EQ(read.only().headline, "Ferry back");
  EXPECT_EQ(read.warning(), "BS-N014");
}

TEST(NewsmlReader, what_cannot_be_read_is_left_out_with_a_warning) {
  EXPECT_EQ(Read(item("u:1", "video", "", "")).warning(), "BS-N010");
  EXPECT_EQ(Read(item("u:1", "text", "", xhtml("<p>1</p>"), "<pubStatus qcode='stat:canceled'/>")).warning(),
            "BS-N013");
  EXPECT_EQ(Read(item("u:1", "text", "<headline>H</headline>",
                      "<inlineXML contenttype='application/sportsml+xml'><sports-content/></inlineXML>"))
                .warning(),
            "BS-N011");
  const Read player(item("u:1", "text", "", xhtml("<p>Watch <iframe src='x'>this</iframe> now</p>")));
  EXPECT_EQ(player.warning(), "BS-N012");
  EXPECT_EQ(player.only().blocks.at(0).text, "Watch  now");
}

TEST(NewsmlReader, groups_that_refer_to_each_other_end) {
  const Read read(std::string("<packageItem ") + kNamespace +
                  " guid='u:p'><groupSet root='a'><group id='a'><groupRef idref='b'/></group><group id='b'>"
                  "<groupRef idref='a'/><itemRef "
                  "residref='u:1'><title>T</title></itemRef></group></groupSet></packageItem>");
  EXPECT_EQ(read.only().headline, "T");
}

TEST(NewsmlReader, errors_say_line_and_column) {
  EXPECT_EQ(failure_of("<newsItem>\n  <a></b>\n</newsItem>"),
            "line 2: the XML is not well-formed: start-end tags mismatch (column 8)");
  EXPECT_NE(failure_of("<a>\n\xFF</a>").find("line 2: this byte is no UTF-8"), std::string::npos);
  EXPECT_NE(failure_of("<a>&#0;</a>").find("names no character"), std::string::npos);
  EXPECT_NE(failure_of("<?xml version='1.0' encoding='GB2312'?><a/>").find("convert it to UTF-8"),
            std::string::npos);
  EXPECT_NE(failure_of("<NewsML/>").find("is NewsML 1, another format"), std::string::npos);
  EXPECT_NE(failure_of("").find("not well-formed"), std::string::npos);
}

// Plain text is looked at eight bytes at a time.
TEST(NewsmlReader, a_byte_that_is_no_text_is_told_wherever_it_stands) {
  for (std::size_t before = 0; before < 20; ++before)
    for (std::size_t after = 0; after < 20; ++after)
      for (const char byte : {'\xFF', '\x80', '\0'}) {
        const std::string xml =
            "<text>" + std::string(before, 'x') + byte + std::string(after, 'x') + "</text>";
        const std::string where = "(column " + std::to_string(before + 7) + ")";
        EXPECT_NE(failure_of(xml).find("this byte is no UTF-8 text"), std::string::npos) << before;
        EXPECT_NE(failure_of(xml).find(where), std::string::npos) << before;
      }
}

TEST(NewsmlReader, entities_of_a_document_type_are_refused) {
  const std::string bomb = "<!DOCTYPE a [<!ENTITY x 'ha'><!ENTITY y '&x;&x;'>]>\n<newsItem>&y;</newsItem>";
  EXPECT_NE(failure_of(bomb).find("line 1: the XML declares a document type"), std::string::npos);
}

TEST(NewsmlReader, depth_is_bounded) {
  std::string deep, close;
  for (int i = 0; i < 100000; ++i) deep += "<a>", close += "</a>";
  EXPECT_NE(failure_of(deep + close).find("more than 200 deep"), std::string::npos);
}

// An item whose text is within so many elements.
std::string nested(int depth) {
  std::string deep, close;
  for (int i = 6; i < depth; ++i) deep += "<div>", close += "</div>";  // newsItem to body, and p
  return item("u:1", "text", "", xhtml(deep + "\n<p>Rain</p>" + close));
}

TEST(NewsmlReader, elements_nest_as_deep_as_the_option_says) {
  EXPECT_EQ(Read(nested(200)).only().blocks.size(), 1u);
  EXPECT_NE(failure_of(nested(201)).find("line 2: the XML has elements more than 200 deep"),
            std::string::npos);
  for (const int most : {10, 1000}) {
    testing::MemoryHost enough("newsml", nested(most)), deeper("newsml", nested(most + 1));
    enough.options["max-nesting"] = deeper.options["max-nesting"] = std::to_string(most);
    EXPECT_EQ(testing::read_with<newsml::Reader>(enough, "newsml").articles.size(), 1u);
    EXPECT_THROW(testing::read_with<newsml::Reader>(deeper, "newsml"), plugin::Failure);
  }
}

// The headline of the item in a file of so many bytes and tags, of which a mebibyte may be read.
std::string headline_of_file(std::size_t size, std::size_t tags) {
  std::string xml = item("u:1", "text", "<headline>Rain</headline>", "<inlineData>x</inlineData>");
  for (auto n = static_cast<std::size_t>(std::count(xml.begin(), xml.end(), '<')); n < tags; ++n)
    xml += "<?a?>";
  xml.append(size - xml.size(), '\n');
  MemoryHost host("newsml", xml);
  host.options["max-size"] = "1";
  return read_with<newsml::Reader>(host, "newsml").articles.at(0).headline;
}

TEST(NewsmlReader, a_file_has_the_bytes_and_tags_that_the_option_says) {
  constexpr std::size_t kMost = std::size_t{1} << 20;
  EXPECT_EQ(headline_of_file(kMost, 0), "Rain");
  EXPECT_THROW(headline_of_file(kMost + 1, 0), plugin::Failure);
  EXPECT_EQ(headline_of_file(kMost, kMost / 8), "Rain");
  EXPECT_THROW(headline_of_file(kMost, kMost / 8 + 1), plugin::Failure);
}

TEST(NewsmlReader, what_the_reader_takes_can_be_checked) {
  const auto checked = [](int depth) {
    testing::MemoryHost host("newsml", nested(depth));
    host.options["max-nesting"] = "1000";
    newsml::Checker checker;
    checker.attach(host.host(), "newsml");
    checker.check();
  };
  EXPECT_NO_THROW(checked(1000));
  EXPECT_THROW(checked(1001), plugin::Failure);
}

TEST(NewsmlReader, latin1_and_utf16_are_understood) {
  const std::string body = item("u:1", "text", "<headline>caf\xE9</headline>", "<inlineData>x</inlineData>");
  EXPECT_EQ(Read("<?xml version='1.0' encoding='ISO-8859-1'?>" + body).only().headline, "café");
  std::string wide = "\xFF\xFE";
  for (const char c : item("u:1", "text", "<headline>wide</headline>", "<inlineData>x</inlineData>"))
    wide += {c, '\0'};
  EXPECT_EQ(Read(wide).only().headline, "wide");
}

TEST(NewsmlReader, a_head_is_told_from_others) {
  EXPECT_EQ(newsml::Reader::probe("newsml", item("u:1", "text", "", "")), 95);
  EXPECT_EQ(newsml::Reader::probe("newsml", "<nitf/>"), 0);
}

}  // namespace
}  // namespace broadsheet::testing
