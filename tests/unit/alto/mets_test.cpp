// What the METS of different libraries say of an issue, and what becomes of it on a page.
#include "alto/mets/mets.hpp"

#include "alto/mets/apply.hpp"
#include "alto/mets/mets_files.hpp"
#include "alto/mets/mods.hpp"
#include "support/memory_host.hpp"

#include <gtest/gtest.h>

namespace broadsheet::alto {
namespace {

using layout::BlockRole;
using layout::kNone;
using testing::MemoryHost;

Mets mets_of(const std::string& body) {
  MemoryHost host;
  host.options = {{"max-size", "64"}, {"max-nesting", "200"}};
  return read_mets(common::XmlInput(
      host.host(), "<mets:mets xmlns:mets=\"http://www.loc.gov/METS/\">" + body + "</mets:mets>",
      common::WhiteSpace::drop));
}

std::string div(const std::string& type, const std::string& inner, const std::string& more = "") {
  return "<mets:div TYPE=\"" + type + "\" " + more + ">" + inner + "</mets:div>";
}
std::string area(const std::string& begin, const std::string& file = "ALTO1", const std::string& more = "") {
  return "<mets:area FILEID=\"" + file + "\" BETYPE=\"IDREF\" BEGIN=\"" + begin + "\" " + more + "/>";
}
std::string fptr(const std::string& areas) { return "<mets:fptr>" + areas + "</mets:fptr>"; }
std::string logical(const std::string& divs) {
  return "<mets:structMap TYPE=\"LOGICAL\">" + divs + "</mets:structMap>";
}
std::string file(const std::string& id, const std::string& href, const std::string& type = "text/xml") {
  return "<mets:file ID=\"" + id + "\" MIMETYPE=\"" + type + "\"><mets:FLocat xlink:href=\"" + href +
         "\"/></mets:file>";
}

/// Article and role of the block that names this begin; article -2 = there is none.
std::pair<std::int32_t, BlockRole> given(const Mets& mets, const std::string& begin) {
  for (const GivenBlock& block : mets.blocks)
    for (const Area& its : block.areas)
      if (its.begin == begin) return {block.article, block.role};
  return {-2, BlockRole::unknown};
}

using Given = std::pair<std::int32_t, BlockRole>;

TEST(Mets, types_count_whatever_their_capitals) {
  for (const char* type : {"ARTICLE", "Article", "article"}) {
    const Mets mets = mets_of(logical(
        div("ISSUE", div("CONTENT", div(type,
                                        div("HEADING", div("TITLE", fptr(area("B1")))) +
                                            div("BODY", div("BODY_CONTENT",
                                                            div("PARAGRAPH", div("TEXT", fptr(area("B2")))))),
                                        "ID=\"a7\" LABEL=\"Ferry returns\"")))));
    ASSERT_EQ(mets.articles.size(), 1U) << type;
    EXPECT_EQ(mets.articles[0].id, "a7");
    EXPECT_EQ(mets.articles[0].label, "Ferry returns");
    EXPECT_EQ(given(mets, "B1"), Given(0, BlockRole::head));
    EXPECT_EQ(given(mets, "B2"), Given(0, BlockRole::body));
  }
}

TEST(Mets, a_heading_that_says_which_line_is_the_overline_says_which_is_the_headline) {
  const Mets mets = mets_of(logical(
      div("ARTICLE",
          div("HEADING", div("OVERLINE", fptr(area("B1"))) + div("TITLE", fptr(area("B2"))) +
                             div("SUBHEADLINE", fptr(area("B3"))) + div("AUTHOR", fptr(area("B4")))))));
  EXPECT_EQ(given(mets, "B1"), Given(0, BlockRole::kicker));
  EXPECT_EQ(given(mets, "B2"), Given(0, BlockRole::headline));
  EXPECT_EQ(given(mets, "B3"), Given(0, BlockRole::subheadline));
  EXPECT_EQ(given(mets, "B4"), Given(0, BlockRole::byline));
}

TEST(Mets, a_title_inside_the_body_is_a_section_title) {
  const Mets mets = mets_of(
      logical(div("ARTICLE", div("BODY", div("BODY_CONTENT", div("TITLE", fptr(area("B1"))) +
                                                                 div("PARAGRAPH", fptr(area("B2"))))))));
  EXPECT_EQ(given(mets, "B1"), Given(0, BlockRole::subhead));
  EXPECT_EQ(given(mets, "B2"), Given(0, BlockRole::body));
}

TEST(Mets, advertisements_are_no_articles_however_they_are_called) {
  for (const char* type : {"ADVERTISEMENT", "Advert", "AD", "FreeAd"}) {
    const Mets mets =
        mets_of(logical(div("CONTENT", div(type, div("HEADING", div("TITLE", fptr(area("B1")))) +
                                                     div("BODY", fptr(area("B2")))))));
    EXPECT_TRUE(mets.articles.empty()) << type;
    EXPECT_EQ(given(mets, "B1"), Given(kNone, BlockRole::advertisement)) << type;
    EXPECT_EQ(given(mets, "B2"), Given(kNone, BlockRole::advertisement)) << type;
  }
}

TEST(Mets, the_title_section_of_the_first_page_is_furniture) {
  const Mets mets =
      mets_of(logical(div("ISSUE", div("TITLE_SECTION", div("HEADLINE", fptr(area("B1"))) +
                                                            div("TEXTBLOCK", fptr(area("B2")))))));
  EXPECT_EQ(given(mets, "B1"), Given(kNone, BlockRole::furniture));
  EXPECT_EQ(given(mets, "B2"), Given(kNone, BlockRole::furniture));
}

TEST(Mets, a_section_with_articles_is_none_but_its_name_stays_with_them) {
  const Mets mets = mets_of(logical(div("SECTION",
                                        div("HEADING", div("TITLE", fptr(area("B1")))) +
                                            div("ARTICLE", div("BODY", fptr(area("B2"))), "ID=\"a1\""),
                                        "LABEL=\"Harbour news\"")));
  ASSERT_EQ(mets.articles.size(), 1U);
  EXPECT_EQ(mets.articles[0].section, "Harbour news");
  EXPECT_EQ(given(mets, "B1"), Given(kNone, BlockRole::furniture));
  EXPECT_EQ(given(mets, "B2"), Given(0, BlockRole::body));
}

TEST(Mets, a_section_without_articles_is_one) {
  const Mets mets = mets_of(
      logical(div("SECTION", div("HEADING", div("TITLE", fptr(area("B1")))) + div("BODY", fptr(area("B2"))),
                  "ID=\"s1\"")));
  ASSERT_EQ(mets.articles.size(), 1U);
  EXPECT_EQ(given(mets, "B1"), Given(0, BlockRole::head));
}

TEST(Mets, text_of_a_picture_is_its_caption) {
  const Mets mets = mets_of(logical(
      div("ARTICLE", div("BODY", div("ILLUSTRATION",
                                     div("IMAGE", fptr(area("I1"))) +
                                         div("CAPTION", div("PARAGRAPH", div("TEXT", fptr(area("B1"))))))))));
  EXPECT_EQ(given(mets, "I1"), Given(0, BlockRole::caption));
  EXPECT_EQ(given(mets, "B1"), Given(0, BlockRole::caption));
}

TEST(Mets, the_first_area_of_a_paragraph_begins_it_and_no_other) {
  const Mets mets = mets_of(
      logical(div("ARTICLE", div("BODY", div("PARAGRAPH", div("TEXT", fptr("<mets:seq>" + area("B1") +
                                                                           area("B2") + "</mets:seq>")))))));
  ASSERT_EQ(mets.blocks.size(), 1U);
  EXPECT_TRUE(mets.blocks[0].paragraph);
  EXPECT_EQ(mets.blocks[0].areas.size(), 2U);
}

TEST(Mets, links_tie_articles_to_page_areas_that_name_words) {
  const std::string physical =
      "<mets:structMap TYPE=\"PHYSICAL\">" +
      div("page",
          "<mets:fptr FILEID=\"alto1\"/>" +
              div("pagearea",
                  fptr("<mets:area FILEID=\"img1\" SHAPE=\"RECT\" COORDS=\"1,2,3,4\"/>") +
                      fptr(area("w10", "alto1", "END=\"w12\"")),
                  "ID=\"pa1\" LABEL=\"Headline\"") +
              div("pagearea", fptr(area("w13", "alto1", "END=\"w20\"")), "ID=\"pa2\" LABEL=\"Textblock\""),
          "ID=\"p1\" ORDERLABEL=\"1\"") +
      "</mets:structMap>";
  const std::string links =
      "<mets:structLink><mets:smLinkGrp><mets:smLocatorLink xlink:href=\"#art1\"/><mets:smLocatorLink "
      "xlink:href=\"#pa1\"/>"
      "<mets:smLocatorLink xlink:href=\"#pa2\"/></mets:smLinkGrp></mets:structLink>";
  const Mets mets = mets_of("<mets:fileSec><mets:fileGrp>" + file("alto1", "0001.xml") +
                            file("img1", "0001.jp2", "image/jp2") + "</mets:fileGrp></mets:fileSec>" +
                            logical(div("ISSUE", div("ARTICLE", "", "ID=\"art1\""))) + physical + links);
  ASSERT_EQ(mets.articles.size(), 1U);
  EXPECT_EQ(given(mets, "w10"), Given(0, BlockRole::head));
  EXPECT_EQ(given(mets, "w13"), Given(0, BlockRole::unknown));
  EXPECT_EQ(mets.blocks[0].areas.back().end, "w12");
  ASSERT_EQ(mets.pages.size(), 1U);
  EXPECT_EQ(mets.pages[0].label, "1");
  EXPECT_EQ(mets.pages[0].file, "alto1");
}

TEST(Mets, pages_come_in_the_order_of_the_physical_structure) {
  const std::string files = "<mets:fileSec><mets:fileGrp>" + file("ALTO1", "file://./text/1.xml") +
                            file("ALTO2", "file://./text/2.xml") + file("IMG1", "1.tif", "image/tiff") +
                            "</mets:fileGrp></mets:fileSec>";
  const std::string physical =
      "<mets:structMap TYPE=\"PHYSICAL\">" +
      div("Newspaper",
          div("PAGE", fptr("<mets:par><mets:area FILEID=\"IMG1\"/>" + area("P2", "ALTO2") + "</mets:par>"),
              "ORDER=\"1\"") +
              div("PAGE", fptr("<mets:par>" + area("P1") + "</mets:par>"), "ORDER=\"2\" ORDERLABEL=\"II\"")) +
      "</mets:structMap>";
  const Mets mets = mets_of(files + physical);
  ASSERT_EQ(mets.pages.size(), 2U);
  EXPECT_EQ(mets.pages[0].file, "ALTO2");
  EXPECT_EQ(mets.pages[0].label, "1");
  EXPECT_EQ(mets.pages[1].label, "II");
  EXPECT_EQ(mets.files[0].href, "file://./text/1.xml");
}

TEST(Mets, a_structure_in_a_file_of_its_own_is_found) {
  Mets mets = mets_of("<mets:fileSec><mets:fileGrp>" + file("ocr.1", "ocr/X0000001.xml") +
                      "</mets:fileGrp><mets:fileGrp USE=\"TOC\">" + file("toc.1", "toc/T0000001.xml") +
                      "</mets:fileGrp></mets:fileSec>");
  EXPECT_EQ(mets.structures, std::vector<std::string>{"toc/T0000001.xml"});
  ASSERT_EQ(mets.pages.size(), 1U);
  add_structure(mets,
                mets_of("<mets:structMap TYPE=\"logical\">" +
                        div("CONTENT", div("article", div("BODY", fptr(area("B1", "ocr.1"))), "ID=\"d1\"")) +
                        "</mets:structMap>"));
  ASSERT_EQ(mets.articles.size(), 1U);
  EXPECT_EQ(mets.articles[0].id, "d1");
}

TEST(Mets, the_issue_is_described_by_the_record_of_the_issue) {
  const auto record = [](const std::string& id, const std::string& mods) {
    return "<mets:dmdSec ID=\"" + id + "\"><mets:mdWrap><mets:xmlData><mods:mods>" + mods +
           "</mods:mods></mets:xmlData></mets:mdWrap></mets:dmdSec>";
  };
  const auto title = [](const std::string& its) {
    return "<mods:titleInfo><mods:title>" + its + "</mods:title></mods:titleInfo>";
  };
  const Mets mets = mets_of(
      record("ART", title("Ferry returns") +
                        "<mods:language><mods:languageTerm>eng</mods:languageTerm></mods:language>") +
      record("ISS", "<mods:relatedItem type=\"host\">" + title("Some collection") + "</mods:relatedItem>" +
                        title("Harrow Bay Courier") +
                        "<mods:originInfo><mods:dateIssued>17.12.1918</mods:dateIssued></mods:originInfo>") +
      logical(div("Newspaper", div("ISSUE", div("ARTICLE", "", "DMDID=\"ART\" ID=\"a\""), "DMDID=\"ISS\""))));
  EXPECT_EQ(mets.issue.publication, "Harrow Bay Courier");
  EXPECT_EQ(mets.issue.date, "1918-12-17");
  EXPECT_EQ(mets.issue.language, "en");
}

TEST(Mods, dates_of_libraries_become_iso_dates_and_years_none) {
  for (const auto& [given, iso] : {std::pair("1918-12-17", "1918-12-17"),
                                   {"17.12.1918", "1918-12-17"},
                                   {"19181217", "1918-12-17"},
                                   {"1858-12-07T00:00:00", "1858-12-07"},
                                   {"1858/12/7", "1858-12-07"},
                                   {"1918", ""},
                                   {"December 1918", ""},
                                   {"31.02.1918x", ""},
                                   {"1918-13-01", ""},
                                   {"00.12.1918", ""},
                                   {"", ""},
                                   {"1918-12-171", ""}})
    EXPECT_EQ(iso_date(given), iso) << given;
}

TEST(Mets, names_of_files_lose_their_scheme_and_a_name_elsewhere_keeps_only_its_end) {
  using Names = std::vector<std::string>;
  EXPECT_EQ(names_of("file://./text/1.xml"), (Names{"text/1.xml", "1.xml"}));
  EXPECT_EQ(names_of("text\\a%20b.xml"), (Names{"text/a b.xml", "a b.xml"}));
  EXPECT_EQ(names_of("0001.xml"), Names{"0001.xml"});
  EXPECT_EQ(names_of("https://library.example/files/0001.xml?x=1"), Names{"0001.xml"});
  EXPECT_EQ(names_of("https://library.example/files/4711"), Names{});
  EXPECT_EQ(names_of("file:///srv/data/0001.xml"), (Names{"/srv/data/0001.xml", "0001.xml"}));
  EXPECT_EQ(names_of(""), Names{});
}

// ---- On a page ----------------------------------------------------------------------------------------

AltoPage page_of(const std::string& blocks, const Mets& mets) {
  MemoryHost host;
  host.options = {{"max-size", "64"}, {"max-nesting", "200"}};
  const auto ids = targets_in(mets, "ALTO1");
  const common::XmlInput xml(
      host.host(),
      "<alto><Layout><Page ID=\"P1\"><PrintSpace>" + blocks + "</PrintSpace></Page></Layout></alto>",
      common::WhiteSpace::drop);
  return std::move(read_pages(xml, {"", &ids}).front());
}
std::string block(const std::string& id, const std::string& lines) {
  return "<TextBlock ID=\"" + id + "\">" + lines + "</TextBlock>";
}
std::string line(const std::string& text, const std::string& id = "") {
  return "<TextLine HPOS=\"1\" VPOS=\"1\" WIDTH=\"90\" HEIGHT=\"9\"><String ID=\"" + id + "\" CONTENT=\"" +
         text + "\"/></TextLine>";
}

TEST(MetsOnAPage, blocks_get_their_article_role_and_order) {
  const Mets mets =
      mets_of(logical(div("CONTENT", div("ARTICLE",
                                         div("HEADING", div("TITLE", fptr(area("B2")))) +
                                             div("BODY", div("PARAGRAPH", fptr(area("B1") + area("B3")))),
                                         "ID=\"a\""))));
  AltoPage page = page_of(block("B1", line("one")) + block("B2", line("head")) + block("B3", line("two")) +
                              block("B4", line("left")),
                          mets);
  EXPECT_EQ(apply(mets, "ALTO1", page), 0U);
  const auto& blocks = page.page.blocks;
  ASSERT_EQ(page.page.articles.size(), 1U);
  EXPECT_EQ(page.page.articles[0].id, "a");
  EXPECT_EQ(blocks[0].article, 0);
  EXPECT_EQ(blocks[0].role, BlockRole::body);
  EXPECT_TRUE(blocks[0].starts_paragraph);
  EXPECT_FALSE(blocks[2].starts_paragraph);
  EXPECT_EQ(blocks[1].role, BlockRole::head);
  EXPECT_LT(blocks[1].order, blocks[0].order);
  EXPECT_EQ(blocks[3].article, kNone);
  EXPECT_EQ(blocks[3].role, BlockRole::unknown);
}

TEST(MetsOnAPage, a_paragraph_that_began_on_another_page_begins_none_here) {
  const Mets mets =
      mets_of(logical(div("ARTICLE", div("BODY", div("PARAGRAPH", fptr(area("X", "ALTO0") + area("B1")))))));
  AltoPage page = page_of(block("B1", line("rest of it")), mets);
  EXPECT_EQ(apply(mets, "ALTO1", page), 0U);
  EXPECT_FALSE(page.page.blocks[0].starts_paragraph);
}

TEST(MetsOnAPage, words_from_one_to_another_make_a_block_of_their_own) {
  const Mets mets =
      mets_of(logical(div("ARTICLE", div("BODY", fptr(area("w2", "ALTO1", "END=\"w3\""))), "ID=\"a\"")));
  AltoPage page = page_of(
      block("B1", line("one", "w1") + line("two", "w2") + line("three", "w3") + line("four", "w4")), mets);
  EXPECT_EQ(apply(mets, "ALTO1", page), 0U);
  const auto& its = page.page;
  ASSERT_EQ(its.blocks.size(), 2U);
  EXPECT_EQ(its.lines[0].block, 0);
  EXPECT_EQ(its.lines[1].block, 1);
  EXPECT_EQ(its.lines[2].block, 1);
  EXPECT_EQ(its.lines[3].block, 0);
  EXPECT_EQ(its.blocks[1].article, 0);
  EXPECT_EQ(its.blocks[0].article, kNone);
}

TEST(MetsOnAPage, the_first_of_two_articles_that_claim_a_block_has_it) {
  const Mets mets =
      mets_of(logical(div("CONTENT", div("ARTICLE", div("BODY", fptr(area("B1"))), "ID=\"a\"") +
                                         div("ARTICLE", div("BODY", fptr(area("B1"))), "ID=\"b\""))));
  AltoPage page = page_of(block("B1", line("one")), mets);
  apply(mets, "ALTO1", page);
  EXPECT_EQ(page.page.articles[static_cast<std::size_t>(page.page.blocks[0].article)].id, "a");
}

TEST(MetsOnAPage, a_picture_belongs_to_the_article_that_names_it) {
  const Mets mets = mets_of(
      logical(div("ARTICLE", div("BODY", div("ILLUSTRATION", div("IMAGE", fptr(area("I1"))))), "ID=\"a\"")));
  AltoPage page = page_of(
      "<Illustration ID=\"I1\" HPOS=\"1\" VPOS=\"1\" WIDTH=\"90\" HEIGHT=\"60\"/>" + block("B1", line("one")),
      mets);
  EXPECT_EQ(apply(mets, "ALTO1", page), 0U);
  ASSERT_NE(page.page.marks[0].block, kNone);
  EXPECT_EQ(page.page.blocks[static_cast<std::size_t>(page.page.marks[0].block)].article, 0);
}

TEST(MetsOnAPage, an_id_that_the_page_does_not_have_is_counted) {
  const Mets mets = mets_of(logical(div("ARTICLE", div("BODY", fptr(area("B1") + area("B9"))))));
  AltoPage page = page_of(block("B1", line("one")), mets);
  EXPECT_EQ(apply(mets, "ALTO1", page), 1U);
}

}  // namespace
}  // namespace broadsheet::alto
